package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a phone nothing is cut off and nothing has to be pushed aside. */
@InBrowser
class PhoneBrowserTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_table_of_the_figures_is_wider_than_the_phone(Language language, Desk desk) {
        Person manager = desk.signIn(language, "project-manager", Screen.PHONE);
        manager.open("/camunda/app/cockpit/default/#/dashboard");
        Locator board = manager.page.locator(".gj-board");
        for (String card : new String[] {"clocks", "collection"}) {
            Locator table = board.locator(".gj-card-" + card + " .gj-scroll");
            assertThat(table).isVisible();
            assertThat((int) table.evaluate("one => one.scrollWidth - one.clientWidth"))
                    .as(card)
                    .isNotPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_fact_is_as_high_as_its_words_in_a_window_that_became_narrow(
            Language language, Desk desk) {
        String preview =
                desk.office(language)
                        .get("admin", "/engine-rest/task?taskDefinitionKey=Activity_CheckPreview")
                        .at("/0/id")
                        .asText();
        Person cashier = desk.signIn(language, "cashier");
        Tasklist tasklist = new Tasklist(cashier);
        tasklist.open(preview);
        Locator fact = tasklist.field(cashier.says("试算结果", "Preview"));
        assertThat(fact).isVisible();
        cashier.page.setViewportSize(Screen.PHONE.width(), Screen.PHONE.height());
        assertThat((int) fact.evaluate("one => one.scrollHeight - one.clientHeight"))
                .isNotPositive();
    }
}
