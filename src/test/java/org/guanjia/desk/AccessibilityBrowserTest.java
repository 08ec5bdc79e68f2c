package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who cannot see, point or tell red from green would meet on our pages and parts. */
@InBrowser
class AccessibilityBrowserTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "admin, /guanjia/",
        "admin, /guanjia/import",
        "desk, /guanjia/messages",
        "cashier, /guanjia/cashier",
        "cashier, /guanjia/bank",
        "cashier, /guanjia/fees",
        "cashier, /guanjia/collections",
        "legal, /guanjia/limitations",
        "guard, /guanjia/passes",
        "project-manager, /guanjia/statistics",
        "service-manager, /guanjia/care",
        "desk, /guanjia/password",
        "desk, /guanjia/notices.html?community=yunqi",
    })
    void our_own_pages(String user, String path, Desk desk) {
        Person person = desk.signIn(Language.CHINESE, user);
        person.open(path);
        assertThat(person.page.locator("main h1")).isVisible();
        person.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(serious(person, null)).isEmpty();
    }

    @Test
    void the_login_page_a_missing_page_and_a_case(Desk desk) {
        Person nobody = desk.come(Language.CHINESE, "desk");
        nobody.open("/guanjia/");
        assertThat(nobody.page.locator("input[type=password]")).isVisible();
        assertThat(serious(nobody, null)).isEmpty();

        Person clerk = desk.signIn(Language.CHINESE, "desk");
        clerk.expects("404 GET .*/guanjia/nothing");
        clerk.open("/guanjia/nothing");
        assertThat(clerk.page.locator("main h1")).isVisible();
        assertThat(serious(clerk, null)).isEmpty();

        JsonNode cases = desk.office(Language.CHINESE).get("desk", "/api/cases?limit=1");
        clerk.open("/guanjia/case?number=" + cases.at("/items/0/caseNumber").asText());
        assertThat(clerk.page.locator(".gj h4").first()).isVisible();
        clerk.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(serious(clerk, null)).isEmpty();
    }

    @Test
    void paying_by_code(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        JsonNode house = office.house();
        JsonNode link =
                office.post(
                        "cashier",
                        "/api/houses/" + house.get("id").asLong() + "/pay-link",
                        Map.of());
        Person resident = desk.come(Language.CHINESE, "desk");
        resident.open(link.get("url").asText().replaceFirst("https?://[^/]+", ""));
        assertThat(resident.page.locator("main h1")).isVisible();
        resident.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(serious(resident, null)).isEmpty();
    }

    @Test
    void our_parts_of_tasklist(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        Tasklist tasklist = new Tasklist(clerk);
        for (String flow : List.of("报修", "投诉", "装修申报", "装修违规")) {
            tasklist.open();
            Locator form = tasklist.startForm(flow);
            assertThat(form.locator("select[name=community] option").first()).isAttached();
            assertThat(serious(clerk, ".modal-dialog .gj")).as(flow).isEmpty();
        }
        tasklist.open();
        clerk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("工单与值班")).click();
        assertThat(clerk.page.locator("dialog .gj-pick").first()).isVisible();
        clerk.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(serious(clerk, "dialog.gj-dialog")).isEmpty();

        Person cashier = desk.signIn(Language.CHINESE, "cashier");
        new Tasklist(cashier).open();
        cashier.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("收款")).click();
        assertThat(cashier.page.locator("dialog.gj-dialog")).isVisible();
        cashier.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(serious(cashier, "dialog.gj-dialog")).isEmpty();
    }

    @Test
    void the_case_beside_a_task(Desk desk) {
        Person foreman = desk.signIn(Language.CHINESE, "foreman");
        Tasklist tasklist = new Tasklist(foreman);
        tasklist.open();
        tasklist.filter("我们组的任务");
        assertThat(foreman.page.locator(".gj-card").first()).isVisible();
        assertThat(serious(foreman, ".gj-card")).isEmpty();
        tasklist.cards().first().getByRole(AriaRole.LINK).first().click();
        tasklist.tab("工单");
        assertThat(foreman.page.locator(".task-details .gj h4").first()).isVisible();
        assertThat(serious(foreman, ".task-details .gj")).isEmpty();
    }

    @Test
    void our_parts_of_cockpit(Desk desk) {
        Person manager = desk.signIn(Language.CHINESE, "project-manager");
        manager.open("/camunda/app/cockpit/");
        assertThat(manager.page.locator(".gj-board h1")).isVisible();
        assertThat(serious(manager, ".gj-board")).isEmpty();
        manager.open("/camunda/app/cockpit/default/#/guanjia-cases");
        Locator first = manager.page.locator(".gj-history table a").first();
        assertThat(first).isVisible();
        assertThat(serious(manager, ".gj-history")).isEmpty();
        first.click();
        assertThat(manager.page.locator(".gj-history .gj-part table").first()).isVisible();
        assertThat(serious(manager, ".gj-history")).isEmpty();
    }

    /** What axe holds against the page, or against a part of it. */
    static List<String> serious(Person person, String within) {
        // It asks for imported style sheets once more, from where they are not, and tries styles of
        // its own, which our pages do not let in.
        person.expects("404 GET .*/\\w+[.]css$");
        person.expects("^console: Applying inline style violates");
        AxeBuilder axe = new AxeBuilder(person.page).setLegacyMode(true);
        if (within != null) {
            axe.include(within);
        }
        return axe.analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(AccessibilityBrowserTest::words)
                .toList();
    }

    private static String words(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getHelp()
                + "\n"
                + rule.getNodes().stream()
                        .limit(4)
                        .map(
                                node ->
                                        "    "
                                                + node.getHtml()
                                                + "\n      "
                                                + node.getFailureSummary())
                        .reduce("", (one, other) -> one + other + "\n");
    }
}
