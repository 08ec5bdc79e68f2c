package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.complaint.ComplaintDriver.house;
import static org.guanjia.complaint.ComplaintDriver.investigation;
import static org.guanjia.complaint.ComplaintDriver.without;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.complaint.ComplaintModel.Element;
import org.junit.jupiter.api.Test;

/** The complaint from report to end, the short ways, and what it refuses. */
class ComplaintProcessTest extends ComplaintPlay {

    // ---- from beginning to end ----

    @Test
    void an_ordinary_complaint_is_looked_into_replied_to_and_settled() {
        complaint.file("这个月物业费账单多收了钱");
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
        String handler = complaint.assignee(Element.CONTACT_RESIDENT);
        assertThat(complaint.record().hands().handler().role()).isEqualTo("housekeeper");
        assertThat(complaint.view().severity()).isEqualTo("ordinary");
        assertThat(complaint.view().category()).isEqualTo("fee.dispute");
        assertThat(complaint.clock("acknowledge").metAt()).isEqualTo(complaint.now());
        assertThat(complaint.clock("contact").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofHours(12)));
        assertThat(complaint.clock("reply").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofDays(2)));

        complaint.after(Duration.ofHours(1)).contactResident();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("cashier");
        complaint.after(Duration.ofHours(2)).investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY)).isEqualTo(handler);
        complaint.proposeRemedy(0).accept();
        assertThat(complaint.assignee(Element.CALL_BACK)).isNotIn(handler, "cashier");
        complaint.callBack("satisfied").ended("EndEvent_ComplaintSettled", "settled");

        assertThat(complaint.milestones())
                .containsExactly(
                        "reported", "triaged", "acknowledged", "investigated", "replied", "closed");
        assertThat(complaint.messages())
                .containsExactly("resident:acknowledged", handler + ":inCharge", "resident:reply");
        assertThat(complaint.view().clocks()).noneMatch(clock -> clock.breached());
    }

    @Test
    void a_colleague_takes_a_complaint_down_and_stays_its_first_contact() {
        complaint.request("楼道卫生没人扫");
        assertThat(complaint.view().firstContact().userId()).isEqualTo("desk");
        assertThat(complaint.view().severity()).isEqualTo("minor");
        assertThat(complaint.messages()).contains("desk:milestone", "resident:acknowledged");
    }

    @Test
    void the_resident_is_told_number_and_name_of_the_person_in_charge() {
        complaint.file("这个月物业费账单多收了钱");
        String text =
                sql.sql(
                                "select text from notice_outbox where thread_key = ?"
                                        + " and template = 'complaint.notice.acknowledged'")
                        .param(complaint.caseNumber())
                        .query(String.class)
                        .single();
        assertThat(text).contains("承办人");
        assertThat(text.contains("管家") || text.contains("方知秋") || text.contains("许清和")).isTrue();
    }

    // ---- the short ways ----

    @Test
    void a_suggestion_is_answered_and_closed() {
        complaint.file("建议在儿童乐园加一盏灯", Map.of("type", "suggestion"));
        assertThat(complaint.open()).containsExactly(Element.GIVE_ANSWER);
        assertThat(complaint.record().hands().handler().role()).isEqualTo("housekeeper");
        complaint.refuses(Element.GIVE_ANSWER, Map.of("answerText", " "), "answerText");
        complaint.giveAnswer("采纳,本月底装好").ended("EndEvent_MatterClosed", "answered");
        assertThat(complaint.messages()).endsWith("resident:answer");
    }

    @Test
    void an_enquiry_is_answered_by_the_desk() {
        complaint.file("请问宠物能不能进电梯", Map.of("type", "enquiry"));
        assertThat(complaint.record().hands().handler().role()).isEqualTo("desk");
        complaint.late("Answer");
        assertThat(complaint.open())
                .containsExactlyInAnyOrder("Activity_DecideEscalation", Element.GIVE_ANSWER);
        complaint.giveAnswer("可以,请抱起或牵好").ended("EndEvent_MatterClosed", "answered");
    }

    @Test
    void praise_is_thanked_for_and_reaches_the_person() {
        complaint.file("卫山师傅半夜帮我搬东西,感谢", Map.of("type", "praise", "aboutStaff", "卫山"));
        complaint.ended("EndEvent_MatterClosed", "answered");
        assertThat(complaint.messages())
                .containsExactly("resident:thanks", "wei-shan:praise", "service-manager:praise");
    }

    // ---- whose matter, which address ----

    @Test
    void what_is_not_ours_is_referred() {
        complaint.file("楼下烧烤店油烟太大");
        complaint
                .complete("Activity_PassOnMatter", Map.of("receiptNumber", "SL-7"))
                .until("Event_FollowUpDue")
                .complete("Activity_CheckOutcome", Map.of("outcomeAnswer", "solved"));
        complaint.ended("EndEvent_ComplaintReferred", "referred");
        assertThat(complaint.record().hands().handler()).isNull();
    }

    @Test
    void a_receipt_leaves_in_time_while_the_address_is_looked_for() {
        complaint.file(without(house(1), "phase"), "物业费账单多收了钱", Map.of());
        complaint.until("Event_AcknowledgeWarning");
        assertThat(complaint.now()).isBefore(complaint.clock("acknowledge").dueAt());
        assertThat(complaint.messages()).contains("resident:receipt");
        complaint.complete("Activity_ConfirmAddress", Map.of("confirmOutcome", "notFound"));
        complaint.ended("EndEvent_AddressUnknown", "cancelled");
    }

    // ---- withdrawal ----

    @Test
    void the_resident_withdraws_and_who_was_in_charge_is_told() {
        complaint.file("保安态度很差");
        String handler = complaint.assignee(Element.CONTACT_RESIDENT);
        complaint.withdraw();
        assertThat(complaint.view().status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(complaint.messages()).contains(handler + ":withdrawn");
        assertThat(complaint.answer(Map.of("question", "resolution", "answer", "accept")).status())
                .isEqualTo(409);
    }

    // ---- clocks ----

    @Test
    void late_work_climbs_the_ladder() {
        complaint.file("这个月物业费账单多收了钱");
        complaint.late("Contact").contactResident();
        complaint.late("Investigation").investigate();
        complaint.late("Reply").proposeRemedy(300);
        complaint.late("RemedyApproval").approveRemedy("approve");
        complaint.accept().late("CallBack").callBack("satisfied");
        complaint.ended("EndEvent_ComplaintSettled", "settled");
    }

    @Test
    void a_case_that_drags_on_is_escalated_as_a_whole() {
        complaint.file("这个月物业费账单多收了钱").late("Close");
        assertThat(complaint.open()).contains("Activity_DecideEscalation");
    }

    @Test
    void the_due_time_of_a_12345_order_counts_when_it_is_earlier() {
        String due = complaint.now().plus(Duration.ofHours(20)).toString();
        complaint.file(
                "这个月物业费账单多收了钱",
                Map.of("externalNumber", "HL-1", "externalDue", due, "channel", "12345"));
        assertThat(complaint.view().severity()).isEqualTo("major");
        assertThat(complaint.clock("reply").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofHours(20)));
        assertThat(complaint.clock("close").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofHours(20)));
    }

    @Test
    void the_due_time_of_a_12345_order_does_not_lengthen_ours() {
        String due = complaint.now().plus(Duration.ofDays(60)).toString();
        complaint.file("这个月物业费账单多收了钱", Map.of("externalNumber", "HL-2", "externalDue", due));
        assertThat(complaint.clock("close").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofDays(10)));
    }

    // ---- money ----

    @Test
    void money_beyond_the_limit_goes_to_whoever_may_grant_it() {
        complaint.file("这个月物业费账单多收了钱").contactResident().investigate();
        complaint.proposeRemedy(2000.5);
        assertThat(complaint.assignee(Element.APPROVE_REMEDY)).isEqualTo("project-manager");
        assertThat(complaint.fact(Element.APPROVE_REMEDY, "proposal")).contains("2,000.50 元");
        assertThat(complaint.fact(Element.APPROVE_REMEDY, "findings"))
                .contains("住户诉求：", "查明的事实：", "结论：");
        complaint.approveRemedy("return");
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "findings")).contains("上次审批意见：");
        // What came back is there to be improved.
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "remedy")).isEqualTo("当面说明并改正");
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "replyText")).isEqualTo("情况属实,已改正");
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "compensation")).isEqualTo("2000.5");
        complaint.proposeRemedy(2000);
        assertThat(complaint.assignee(Element.APPROVE_REMEDY)).isEqualTo("service-manager");
        complaint.approveRemedy("approve");
        assertThat(complaint.record().compensation()).isEqualByComparingTo("2000.00");
        assertThat(complaint.view().questions()).hasSize(1);
    }

    @Test
    void money_within_the_limit_needs_nobody() {
        complaint.file("这个月物业费账单多收了钱").contactResident().investigate().proposeRemedy(200);
        assertThat(complaint.open()).isEmpty();
        assertThat(complaint.view().questions()).hasSize(1);
    }

    // ---- what is refused ----

    @Test
    void soothing_alone_closes_nothing() {
        complaint.file("这个月物业费账单多收了钱").contactResident();
        Map<String, Object> soothed = new HashMap<>(investigation());
        soothed.remove("correctiveAction");
        complaint.refuses(Element.INVESTIGATE_COMPLAINT, soothed, "correctiveAction");
        soothed.put("noActionReason", "账单无误,已逐项说明");
        complaint.complete(Element.INVESTIGATE_COMPLAINT, soothed);
        assertThat(complaint.open()).containsExactly(Element.PROPOSE_REMEDY);
    }

    @Test
    void a_report_is_refused_by_the_field_that_cannot_be_read() {
        assertThat(complaint.refused("多收钱", Map.of("type", "rant")).field()).isEqualTo("type");
        assertThat(complaint.refused("多收钱", Map.of("mood", "furious")).field()).isEqualTo("mood");
        assertThat(complaint.refused("多收钱", Map.of("externalDue", "soon")).field())
                .isEqualTo("externalDue");
        assertThat(complaint.refused("多收钱", Map.of("anonymous", "perhaps")).field())
                .isEqualTo("anonymous");
        assertThat(complaint.refused("多收钱", Map.of("aboutStaff", "nobody-here")).field())
                .isEqualTo("aboutStaff");
        assertThat(complaint.refused("多收钱", Map.of("aboutStaff", "nobody-here")).status())
                .isEqualTo(422);
    }

    @Test
    void forms_are_checked_again() {
        complaint.file("这个月物业费账单多收了钱");
        complaint.refuses(
                Element.CONTACT_RESIDENT,
                Map.of("contactOutcome", "reached", "contactMood", "upset"),
                "demand");
        complaint.refuses(
                Element.CONTACT_RESIDENT,
                Map.of(
                        "contactOutcome", "reached",
                        "contactMood", "upset",
                        "demand", "退钱",
                        "accusedStaff", "谁都不是"),
                "accusedStaff");
        complaint.contactResident().investigate();
        complaint.refuses(
                Element.PROPOSE_REMEDY,
                Map.of("remedy", "退钱", "replyText", "退", "compensation", -1),
                "compensation");
        complaint.refuses(
                Element.PROPOSE_REMEDY,
                Map.of("remedy", "退钱", "replyText", "退", "compensation", "0.005"),
                "compensation");
    }
}
