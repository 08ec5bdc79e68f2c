package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.desk.StartFormBrowserTest.choose;
import static org.guanjia.desk.StartFormBrowserTest.form;
import static org.guanjia.desk.StartFormBrowserTest.kept;
import static org.guanjia.desk.StartFormBrowserTest.query;
import static org.guanjia.desk.StartFormBrowserTest.send;
import static org.guanjia.desk.StartFormBrowserTest.sent;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start form takes care of while a clerk has somebody on the line. */
@InBrowser
class StartFormCareBrowserTest {

    /** In the demo, building 6 stands in phase 1 alone. */
    @Test
    void a_phase_that_nobody_said_is_not_filled_in(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        page.locator("[name=building]").fill("6");
        page.locator("[name=unit]").fill("1");
        page.locator("[name=room]").fill("302");

        Locator found = page.locator(".gj-option");
        assertThat(found).hasCount(1);
        assertThat(page.locator("[name=phase]")).hasValue("");
        assertThat(page.locator(".gj-read-back")).containsText("没有期别");
        found.click();
        assertThat(page.locator("[name=phase]")).hasValue("1");
        assertThat(page.locator(".gj-read-back")).not().containsText("没有期别");
    }

    @Test
    void a_read_back_counts_for_the_address_that_was_read(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        choose(page, "2期3-1-502");
        assertThat(page.locator(".gj-report")).containsText("最近上门");
        page.locator("[name=readBack]").check();

        page.locator("[name=room]").fill("9998");

        assertThat(page.locator("[name=readBack]")).not().isChecked();
        // Nor is anything told of a house that is not meant any more.
        assertThat(page.locator(".gj-report")).not().containsText("最近上门");
    }

    @Test
    void what_is_pressed_again_while_the_server_is_slow_is_sent_once(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        choose(page, "2期3-1-502");
        page.locator("textarea[name=description]").fill("走廊灯不亮");
        page.locator("[name=readBack]").check();
        List<Route> asked = new ArrayList<>();
        page.route("**/api/cases/repair", asked::add);
        send(page);
        page.waitForCondition(() -> asked.size() == 1);

        send(page);

        // What a second press sends stands in this list before the first one is answered.
        page.evaluate("() => fetch('/api/session').then(() => null)");
        asked.get(0).resume();
        sent(page);
        assertThat(asked).hasSize(1);
    }

    /** Building 3 stands in both phases. */
    @Test
    void nobody_is_sent_to_a_house_that_is_not_certain(Desk desk) {
        Person manager = desk.signIn(Language.ENGLISH, "service-manager");
        form(manager, "House visit");
        Page page = manager.page;
        page.locator("[name=building]").fill("3");
        page.locator("[name=unit]").fill("1");
        page.locator("[name=room]").fill("302");
        assertThat(page.locator(".gj-option")).hasCount(2);
        page.locator("textarea[name=description]").fill("Sounded unhappy");
        page.locator("[name=readBack]").check();

        send(page);

        assertThat(page.locator(".gj-error")).containsText("Choose a house");
        assertThat(query(page)).isFocused();
    }

    @Test
    void a_draft_is_gone_after_a_shift(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        page.locator("textarea[name=description]").fill("单元门关不上");
        older(page, 7);
        page.reload();
        form(clerk, "报修");
        assertThat(page.locator(".gj-draft")).containsText("单元门关不上");

        older(page, 2);
        page.reload();
        form(clerk, "报修");
        assertThat(page.locator(".gj-draft")).hasCount(0);
        assertThat(kept(page)).isEmpty();
    }

    /** As if so many hours had passed since somebody typed. */
    private static void older(Page page, int hours) {
        page.evaluate(
                "hours => Object.keys(sessionStorage).filter(key =>"
                        + " key.startsWith('guanjia.draft.')).forEach(key => {"
                        + " const draft = JSON.parse(sessionStorage.getItem(key));"
                        + " draft.at -= hours * 3600000;"
                        + " sessionStorage.setItem(key, JSON.stringify(draft)); })",
                hours);
    }

    @Test
    void a_film_is_not_taken_for_a_photo(Desk desk, @TempDir Path folder) throws IOException {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        Path film = folder.resolve("stairs.jpg");
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(40L * 1024 * 1024 + 1);
        }
        query(page).fill("3-1-602");

        page.locator("[name=photos]").setInputFiles(film);

        assertThat(page.locator(".gj-error")).containsText("stairs.jpg");
        assertThat(page.locator(".gj-error")).containsText("超过 40 MB");
        assertThat(page.locator(".gj-photos img")).hasCount(0);
        assertThat(query(page)).hasValue("3-1-602");
    }
}
