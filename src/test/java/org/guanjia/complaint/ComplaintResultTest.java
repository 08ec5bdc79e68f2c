package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.guanjia.complaint.ComplaintModel.Element;
import org.junit.jupiter.api.Test;

/** What the resident says to the reply, and what follows. */
class ComplaintResultTest extends ComplaintPlay {

    private static final String MATTER = "这个月物业费账单多收了钱";

    @Test
    void after_three_days_of_silence_the_resident_is_phoned_once_and_accepts() {
        complaint.file(MATTER).work();
        complaint.until("Event_ResolutionSilent");
        assertThat(complaint.assignee(Element.PHONE_COMPLAINANT))
                .isEqualTo(complaint.record().hands().handler().user());
        complaint.late("ResolutionCall").phone("accept").callBack("unreachable");
        complaint.ended("EndEvent_ComplaintSettled", "settled");
    }

    @Test
    void who_stays_silent_on_the_telephone_too_has_been_answered() {
        complaint.file(MATTER).work().until("Event_ResolutionSilent").phone("unreachable");
        complaint.ended("EndEvent_ComplaintAnswered", "answered");
    }

    @Test
    void an_answer_that_comes_during_the_call_counts() {
        complaint.file(MATTER).work().until("Event_ResolutionSilent");
        complaint.accept().phone("unreachable");
        assertThat(complaint.record().resolution()).isEqualTo("accepted");
        assertThat(complaint.open()).containsExactly(Element.CALL_BACK);
    }

    @Test
    void an_answer_after_the_call_comes_too_late() {
        complaint.file(MATTER).work().until("Event_ResolutionSilent").phone("reject");
        assertThat(complaint.answer(Map.of("question", "resolution", "answer", "accept")).status())
                .isEqualTo(409);
    }

    @Test
    void a_rejection_without_a_reason_is_refused() {
        complaint.file(MATTER).work();
        ComplaintDriver.Said said =
                complaint.answer(Map.of("question", "resolution", "answer", "reject"));
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.field()).isEqualTo("comment");
        assertThat(complaint.answer(Map.of("question", "quote", "answer", "accept")).field())
                .isEqualTo("question");
    }

    @Test
    void who_rejects_twice_is_heard_one_step_up_each_time_and_then_others_mediate() {
        complaint.file(MATTER).work().reject();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("service-manager");
        assertThat(complaint.record().hands().handler().role()).isEqualTo("service-manager");
        complaint.investigate().proposeRemedy(0).reject();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("project-manager");
        complaint.investigate().proposeRemedy(0).reject();
        assertThat(complaint.record().rejections()).isEqualTo(3);
        complaint
                .complete("Activity_PassOnMatter", Map.of("receiptNumber", "SL-7"))
                .until("Event_FollowUpDue")
                .complete("Activity_CheckOutcome", Map.of("outcomeAnswer", "solved"));
        complaint.ended("EndEvent_ComplaintNotSettled", "notSettled");
        assertThat(complaint.milestones()).contains("raised", "referring");
    }

    @Test
    void who_is_unhappy_at_the_call_back_is_heard_again() {
        complaint.file(MATTER).work().accept().callBack("dissatisfied");
        assertThat(complaint.open()).containsExactly(Element.INVESTIGATE_COMPLAINT);
        assertThat(complaint.record().rejections()).isEqualTo(1);
    }

    @Test
    void an_anonymous_complaint_keeps_no_name_and_gets_no_call_back() {
        complaint.file(MATTER, Map.of("anonymous", true));
        assertThat(complaint.view().reporterName()).isNull();
        assertThat(complaint.view().reporterPhone()).isNull();
        complaint.work();
        complaint.ended("EndEvent_ComplaintAnswered", "answered");
        assertThat(flow.path(complaint.caseNumber())).contains("EndEvent_ResultPublished");
        assertThat(complaint.messages()).noneMatch(line -> line.startsWith("resident"));
    }

    @Test
    void nobody_calls_back_when_everybody_had_a_part() {
        complaint.file(MATTER).work();
        for (String user : someone("yunqi")) {
            sql.sql(
                            "insert into complaint_hand (case_number, part, user_id, since)"
                                    + " values (?, 'handler', ?, ?)")
                    .params(complaint.caseNumber(), user, LocalDateTime.of(2026, 11, 23, 0, 0))
                    .update();
        }
        complaint.accept().ended("EndEvent_ComplaintSettled", "settled");
        assertThat(flow.path(complaint.caseNumber())).contains("EndEvent_NoCallBack");
    }

    private List<String> someone(String community) {
        return sql.sql("select distinct user_id from staff_role where community = ?")
                .param(community)
                .query(String.class)
                .list();
    }
}
