package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A technician takes a job from the team's list and does it, photo and all. */
@InBrowser
class TechnicianBrowserTest {

    private static final String ME = "technician";
    private static final String LOCK = "入户门锁芯卡住了，钥匙要拧很久";

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_job_is_claimed_accepted_and_repaired_and_without_its_photo_does_not_end(
            Language language, Desk desk) {
        Office office = desk.office(language);
        String caseNumber = office.report("repair", office.house(), LOCK);
        office.task(caseNumber, "Activity_AcceptJob");

        Person technician = desk.signIn(language, ME);
        Tasklist tasklist = new Tasklist(technician);
        tasklist.open();
        tasklist.filter(technician.says("我们组的任务", "My team's tasks"));
        tasklist.pick(caseNumber);
        tasklist.claim();
        tasklist.choice(technician.says("接单", "Accept")).check();
        tasklist.field(technician.says("多少分钟后到场", "Arrival in")).fill("20");
        tasklist.complete();

        tasklist.open(mine(office, caseNumber, "Activity_ArriveOnSite"));
        tasklist.choice(technician.says("已到场，见到业主或可以作业", "On site, resident met or work possible"))
                .check();
        tasklist.complete();

        tasklist.open(mine(office, caseNumber, "Activity_DiagnoseFault"));
        tasklist.field(technician.says("故障判断", "Diagnosis")).fill("锁芯磨损");
        tasklist.choice(technician.says("免费维修", "Free of charge")).check();
        tasklist.takePhoto();
        tasklist.complete();

        tasklist.open(mine(office, caseNumber, "Activity_RepairFault"));
        tasklist.field(technician.says("维修说明", "What was done")).fill("换了锁芯，开合十次正常");
        tasklist.passEveryLine();
        technician.expects("(400|409|422|500) POST .*/submit-form");
        assertThat(tasklist.sent(tasklist.completeButton()::click)).isBetween(400, 500);
        assertThat(
                        technician
                                .page
                                .locator(".notification, .alert")
                                .getByText(technician.says("照片", "photo"))
                                .first())
                .isVisible();
        assertThat(technician.page.locator(".notifications .status"))
                .hasText(
                        technician.says(
                                "没有提交成功，请看标红的项或这里的原因",
                                "Not submitted; look at the entries marked red, or at the reason"
                                        + " given here"));
        assertThat(office.standsAt(caseNumber, "Activity_RepairFault")).isTrue();
        assertThat(tasklist.field(technician.says("维修说明", "What was done")))
                .hasValue("换了锁芯，开合十次正常");

        tasklist.takePhoto();
        tasklist.complete();
        JsonNode file = office.caseFile(caseNumber);
        assertThat(file.get("photos").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("before", "after");
    }

    @Test
    void a_form_is_filled_in_by_keyboard_alone(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        String caseNumber = office.report("repair", office.house(), LOCK);
        String taskId = office.task(caseNumber, "Activity_AcceptJob").get("id").asText();
        office.post(ME, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", ME));

        Person technician = desk.signIn(Language.CHINESE, ME);
        Tasklist tasklist = new Tasklist(technician);
        tasklist.open(taskId);
        technician.tabTo(tasklist.choice("接单"));
        technician.page.keyboard().press("Space");
        technician.tabTo(tasklist.field("多少分钟后到场"));
        technician.page.keyboard().type("15");
        technician.tabTo(tasklist.completeButton());
        assertThat(tasklist.sent(() -> technician.page.keyboard().press("Enter")))
                .isBetween(200, 299);
        office.task(caseNumber, "Activity_ArriveOnSite");
    }

    private static String mine(Office office, String caseNumber, String step) {
        JsonNode task = office.task(caseNumber, step);
        assertThat(task.get("assignee").asText()).isEqualTo(ME);
        return task.get("id").asText();
    }
}
