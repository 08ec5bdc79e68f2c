package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A technician judges the work line by line, by keyboard too, and completes when it holds. */
@InBrowser
class ChecklistBrowserTest {

    private static final String ME = "technician";
    private static final String LOCK = "入户门锁芯卡住了，钥匙要拧很久";

    @ParameterizedTest
    @EnumSource(Language.class)
    void work_is_judged_line_by_line_and_a_failed_line_holds_it_back(Language language, Desk desk) {
        Office office = desk.office(language);
        String caseNumber = office.report("repair", office.house(), LOCK);
        Person technician = desk.signIn(language, ME);
        Tasklist tasklist = new Tasklist(technician);
        tasklist.open(onSite(office, caseNumber));
        tasklist.field(technician.says("故障判断", "Diagnosis")).fill("锁芯磨损");
        tasklist.choice(technician.says("免费维修", "Free of charge")).check();
        tasklist.takePhoto();
        tasklist.complete();
        tasklist.open(office.task(caseNumber, "Activity_RepairFault").get("id").asText());
        Locator list = technician.page.locator(".gj-checklist");
        Locator lines = tasklist.lines();
        int all = lines.count();

        // The first by keyboard: Space passes, the arrow fails and asks why.
        technician.tabTo(choice(lines.first(), technician.says("合格", "Passed")));
        technician.page.keyboard().press("Space");
        assertThat(list.locator("> [role=status]"))
                .containsText(technician.says("已判定 1 条", "1 of "));
        technician.page.keyboard().press("ArrowRight");
        Locator why = lines.first().getByRole(AriaRole.TEXTBOX);
        assertThat(why).isFocused();
        technician.page.keyboard().type("还有一点涩");
        technician.page.keyboard().press("Tab");
        technician.page.keyboard().press("Enter");
        assertThat(lines.first()).hasAttribute("data-result", "fail");
        for (int line = 1; line < all; line++) {
            choice(lines.nth(line), technician.says("合格", "Passed")).check();
            assertThat(lines.nth(line)).hasAttribute("data-result", "pass");
        }

        tasklist.takePhoto();
        tasklist.field(technician.says("维修说明", "What was done")).fill("换了锁芯，开合十次正常");
        technician.expects("(400|409|422|500) POST .*/submit-form");
        tasklist.completeButton().click();
        assertThat(technician.page.locator(".notification, .alert").getByText("还有一点涩").first())
                .isVisible();

        // Whoever completes while the last judgement is still on its way is not refused for it.
        List<Route> held = new ArrayList<>();
        technician.page.route("**/checklist/*", held::add);
        choice(lines.first(), technician.says("合格", "Passed")).check();
        assertThat(lines.first()).containsText(technician.says("正在保存", "Saving"));
        int answer =
                tasklist.sent(
                        () -> {
                            tasklist.completeButton().click();
                            held.forEach(Route::resume);
                        });
        assertThat(answer).isBetween(200, 299);
        JsonNode kept = office.get("foreman", "/api/cases/" + caseNumber + "/checklists");
        assertThat(kept.at("/items/0/lines")).hasSize(all);
        assertThat(kept.at("/items/0/earlier")).isNotEmpty();
    }

    private static String onSite(Office office, String caseNumber) {
        does(
                office,
                caseNumber,
                "AcceptJob",
                Map.of("jobDecision", "accept", "arrivalInMinutes", 20));
        does(office, caseNumber, "ArriveOnSite", Map.of("arrivalOutcome", "arrived"));
        return office.task(caseNumber, "Activity_DiagnoseFault").get("id").asText();
    }

    private static void does(
            Office office, String caseNumber, String step, Map<String, Object> answers) {
        JsonNode task = office.task(caseNumber, "Activity_" + step);
        String path = "/engine-rest/task/" + task.get("id").asText();
        if (!ME.equals(task.path("assignee").asText())) {
            office.post(ME, path + "/claim", Map.of("userId", ME));
        }
        Map<String, Object> variables = new HashMap<>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        office.post(ME, path + "/submit-form", Map.of("variables", variables));
    }

    private static Locator choice(Locator line, String words) {
        return line.getByRole(
                AriaRole.RADIO,
                new Locator.GetByRoleOptions().setName(Pattern.compile("\\S " + words + "$")));
    }
}
