package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four web apps in the reader's language, under our name. */
@InBrowser
class LanguageBrowserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tasklist, '', 任务列表",
        "cockpit, default/#/processes, 流程监控",
        "admin, default/#/users, 系统管理",
        "welcome, '', 欢迎",
    })
    void no_label_is_left_in_english(String app, String path, String name, Desk desk) {
        Person admin = desk.signIn(Language.CHINESE, "admin");
        admin.open("/camunda/app/" + app + "/" + path);
        assertThat(admin.page.locator(".navbar-brand, .brand").first()).containsText("管家");
        assertThat(admin.page).hasTitle(Pattern.compile(name));
        admin.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(admin.page.locator(".ce-eol-banner").filter(visible())).hasCount(0);
        assertThat(Words.foreign(admin.page, Language.CHINESE, "body")).isEmpty();
        assertThat(Words.raw(admin.page, "body")).isEmpty();
    }

    @Test
    void labels_that_come_late_still_take_the_place_of_their_keys(Desk desk) {
        Person technician = desk.signIn(Language.CHINESE, "technician");
        List<Route> held = new ArrayList<>();
        technician.page.route("**/tasklist/locales/zh.json*", held::add);
        technician.open("/camunda/app/tasklist/");
        assertThat(technician.page.getByPlaceholder("SEARCH_PLACEHOLDER")).isVisible();
        held.forEach(Route::resume);
        assertThat(technician.page.getByPlaceholder("筛选任务")).isVisible();
        assertThat(Words.raw(technician.page, "body")).isEmpty();
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }
}
