package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasklist offers nobody what the server would refuse. */
@InBrowser
class RightsBrowserTest {

    private static final String ME = "technician";

    @ParameterizedTest
    @EnumSource(Language.class)
    void who_watches_is_offered_no_hand_in_a_task_and_asked_for_no_photo(
            Language language, Desk desk) {
        Office office = desk.office(language);
        String caseNumber = office.report("repair", office.house(), "入户门锁芯松动");
        String offered = id(office, caseNumber, "Activity_AcceptJob");

        Person technician = desk.signIn(language, ME);
        Person watcher = desk.signIn(language, "region");
        open(technician, offered);
        assertThat(button(technician, "claim")).isVisible();
        open(watcher, offered);
        assertThat(button(watcher, "claim")).isHidden();

        complete(office, offered, Map.of("jobDecision", "accept", "arrivalInMinutes", 20));
        complete(
                office,
                id(office, caseNumber, "Activity_ArriveOnSite"),
                Map.of("arrivalOutcome", "arrived"));
        String taken = id(office, caseNumber, "Activity_DiagnoseFault");
        open(technician, taken);
        assertThat(button(technician, "unclaim")).isVisible();
        assertThat(technician.page.locator("input[name=neededPhoto]")).hasCount(1);
        open(watcher, taken);
        assertThat(button(watcher, "reset-assignee")).isHidden();
        assertThat(watcher.page.locator("input[name=neededPhoto]")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void who_may_start_nothing_is_offered_no_start(Language language, Desk desk) {
        Person contractor = desk.signIn(language, "contractor");
        contractor.page.waitForResponse(
                answer -> answer.url().contains("/process-definition/count"),
                () -> new Tasklist(contractor).open());
        assertThat(contractor.page.locator(".start-process-action")).isHidden();

        Person cleaner = desk.signIn(language, "cleaner");
        new Tasklist(cleaner).open();
        assertThat(cleaner.page.locator(".start-process-action")).isVisible();
    }

    /** Opens the task, and the server has said what its reader may do. */
    private static void open(Person person, String taskId) {
        person.page.waitForResponse(
                answer -> answer.url().endsWith("/api/tasks/" + taskId + "/case"),
                () -> new Tasklist(person).open(taskId));
    }

    private static Locator button(Person person, String name) {
        return person.page.locator(".task-details .assignee ." + name);
    }

    private static String id(Office office, String caseNumber, String step) {
        return office.task(caseNumber, step).get("id").asText();
    }

    private static void complete(Office office, String taskId, Map<String, Object> answers) {
        if (office.get(ME, "/engine-rest/task/" + taskId).get("assignee").isNull()) {
            office.post(ME, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", ME));
        }
        Map<String, Object> variables = new HashMap<>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        office.post(
                ME, "/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }
}
