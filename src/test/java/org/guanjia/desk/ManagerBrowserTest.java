package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A manager reads the figures, looks behind one, takes them along, and decides what came up. */
@InBrowser
class ManagerBrowserTest {

    @Test
    void a_figure_opens_the_cases_behind_it_and_the_figures_are_exported(Desk desk)
            throws IOException {
        Person manager = desk.come(Language.CHINESE, "project-manager");
        manager.open("/camunda/app/cockpit/");
        manager.enterPassword();
        Locator board = manager.page.locator(".gj-board");
        assertThat(
                        board.getByRole(
                                AriaRole.HEADING, new Locator.GetByRoleOptions().setName("经营看板")))
                .isVisible();

        Locator open =
                board.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^在办: \\d+$")));
        int count = Integer.parseInt(open.innerText().trim());
        open.click();
        Locator behind = manager.page.getByRole(AriaRole.DIALOG);
        assertThat(behind.locator("tbody tr").first()).isVisible();
        assertThat(behind.locator("tbody tr").count()).isBetween(1, count);
        String caseNumber = behind.locator("tbody a").first().innerText();
        Page file = manager.page.waitForPopup(() -> behind.locator("tbody a").first().click());
        assertThat(
                        file.getByRole(
                                AriaRole.HEADING, new Page.GetByRoleOptions().setName(caseNumber)))
                .isVisible();
        assertThat(file.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("经过")))
                .isVisible();
        file.close();
        behind.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("关闭")).click();

        Download csv = manager.page.waitForDownload(() -> board.getByText("导出 CSV").click());
        List<String> lines = Files.readAllLines(csv.path());
        assertThat(lines.get(0)).containsPattern("\\p{IsHan}");
        assertThat(lines).hasSizeGreaterThan(5);
    }

    @Test
    void the_monthly_statistics_are_read_and_exported(Desk desk) {
        Person manager = desk.signIn(Language.CHINESE, "service-manager");
        manager.open("/guanjia/statistics");
        assertThat(manager.page.locator("article.sheet h2")).containsText("月度统计");
        assertThat(
                        manager.page.getByRole(
                                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打印")))
                .isVisible();
        assertThat(
                        manager.page
                                .locator("article.sheet tbody tr")
                                .filter(new Locator.FilterOptions().setHasText("云栖苑"))
                                .first())
                .containsText(Pattern.compile("6\\d\\d"));
        Download excel =
                manager.page.waitForDownload(() -> manager.page.getByText("导出 Excel").click());
        assertThat(excel.suggestedFilename()).endsWith(".xlsx");
    }

    @Test
    void an_escalation_is_decided_in_tasklist(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        // Whose turn it is in the demo depends on the hour.
        String role =
                Stream.of("service-manager", "project-manager", "region")
                        .filter(one -> owed(office, one).size() > 0)
                        .findFirst()
                        .orElseThrow();
        String taskId = owed(office, role).at("/0/id").asText();
        String caseNumber =
                office.get(role, "/api/tasks/" + taskId + "/case").get("caseNumber").asText();
        Person manager = desk.signIn(Language.CHINESE, role);
        Tasklist tasklist = new Tasklist(manager);
        tasklist.open();
        tasklist.filter("已升级");
        assertThat(tasklist.card(caseNumber).first()).isVisible();
        tasklist.open(taskId);
        tasklist.claim();
        tasklist.choice("延长时限").check();
        tasklist.field("延长多久").fill("90");
        tasklist.field("决定理由").fill("师傅在路上，已和住户约好");
        tasklist.complete();
        JsonNode decided =
                desk.office(Language.CHINESE)
                        .caseFile(
                                caseNumber,
                                file ->
                                        file.get("escalations")
                                                .toString()
                                                .contains("师傅在路上，已和住户约好"));
        assertThat(decided.get("escalations").toString()).contains("\"decision\":\"extend\"");
    }

    /** The decisions that a role owes, those first that have waited longest. */
    private static JsonNode owed(Office office, String role) {
        return office.get(
                role,
                "/engine-rest/task?taskDefinitionKey=Activity_DecideEscalation&candidateGroup="
                        + role
                        + "&sortBy=created&sortOrder=asc");
    }
}
