package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was promised holds: times after a change of severity, a 12345 order's due, money. */
@ServerTest
class ComplaintPromisesTest {

    private static final String MATTER = "这个月物业费账单多收了钱";

    @Autowired Flow flow;
    @Autowired ComplaintService complaints;
    @Autowired ComplaintMajor major;
    @Autowired ComplaintRaises raises;
    @Autowired ComplaintProcess process;
    @Autowired CaseFiles cases;
    @Autowired ServiceClocks clocks;
    @Autowired TaskService tasks;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private ComplaintDriver complaint;

    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("delete from complaint_raise").update();
        complaint = new ComplaintDriver(flow, complaints, cases, sql, environment);
    }

    private ComplaintDriver.Said judge(String user, String severity, String reason) {
        return complaint.send(
                user,
                "POST",
                "/api/cases/" + complaint.caseNumber() + "/severity",
                Map.of("severity", severity, "reason", reason));
    }

    // ---- severity by hand ----

    @Test
    void who_handles_it_raises_it_and_time_that_ran_or_stood_still_counts_on() {
        complaint.file(MATTER);
        String handler = complaint.record().hands().handler().user();
        Instant opened = complaint.view().openedAt();
        flow.advance(Duration.ofMinutes(30));
        clocks.pause(complaint.caseNumber(), "resident");
        flow.advance(Duration.ofMinutes(45));
        clocks.resume(complaint.caseNumber());
        Instant reply = complaint.clock("reply").dueAt();
        assertThat(judge(handler, "important", "老人独居").status()).isEqualTo(204);

        assertThat(complaint.view().severity()).isEqualTo("important");
        assertThat(complaint.record().severityReason()).isEqualTo("byHand");
        // Grade A: four hours for an important one, 45 minutes stood still.
        assertThat(complaint.clock("contact").dueAt())
                .isEqualTo(opened.plus(Duration.ofMinutes(4 * 60 + 45)));
        assertThat(complaint.clock("contact").pausedMinutes()).isEqualTo(45);
        assertThat(complaint.clock("reply").dueAt()).isEqualTo(reply);
        assertThat(flow.dueAt(complaint.caseNumber(), Element.EVENT_CONTACT_WARNING))
                .isEqualTo(complaint.clock("contact").warnAt());
        assertThat(complaint.view().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("一般", "重要", "老人独居"));
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
        String task = complaint.task(Element.CONTACT_RESIDENT).getId();
        assertThat(tasks.getVariable(task, "summary").toString()).contains("重要");
    }

    @Test
    void a_clock_that_stands_still_goes_on_standing_and_then_has_its_new_time() {
        complaint.file(MATTER);
        flow.advance(Duration.ofMinutes(30));
        clocks.pause(complaint.caseNumber(), "resident");
        assertThat(judge("service-manager", "major", "情绪激烈").status()).isEqualTo(204);
        assertThat(complaint.clock("contact").paused()).isTrue();
        flow.advance(Duration.ofHours(5));
        clocks.resume(complaint.caseNumber());
        assertThat(complaint.clock("contact").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void only_a_manager_takes_it_more_lightly_and_a_stranger_judges_nothing() {
        complaint.file(MATTER);
        String handler = complaint.record().hands().handler().user();
        assertThat(judge(handler, "minor", "小事").status()).isEqualTo(403);
        assertThat(judge("technician", "major", "我看严重").status()).isEqualTo(403);
        assertThat(judge(ComplaintDriver.RESIDENT, "major", "我看严重").status()).isEqualTo(403);
        assertThat(judge("service-manager", "S1", "小事").field()).isEqualTo("severity");
        assertThat(judge("service-manager", "minor", " ").field()).isEqualTo("reason");
        assertThat(judge("service-manager", "ordinary", "一样").status()).isEqualTo(409);
        assertThat(complaint.view().severity()).isEqualTo("ordinary");
        assertThat(judge("service-manager", "minor", "当场说清了").status()).isEqualTo(204);
        complaint.withdraw();
        assertThat(judge("service-manager", "major", "再看").status()).isEqualTo(409);
    }

    @Test
    void a_suggestion_has_no_severity_to_judge() {
        complaint.file("建议装个路灯", Map.of("type", "suggestion"));
        assertThat(judge("service-manager", "major", "再看").status()).isEqualTo(409);
    }

    @Test
    void who_rejects_twice_is_taken_more_seriously() {
        complaint.file(MATTER).work().reject();
        raise();
        assertThat(complaint.view().severity()).isEqualTo("ordinary");
        complaint.investigate().proposeRemedy(0).reject();
        raise();
        assertThat(complaint.view().severity()).isEqualTo("important");
        assertThat(complaint.record().severityReason()).isEqualTo("rejected");
        complaint.investigate().proposeRemedy(0).reject();
        raise();
        assertThat(complaint.view().severity()).isEqualTo("important");
    }

    private void raise() {
        raises.waiting().forEach(process::raise);
    }

    // ---- 12345 ----

    private ComplaintDriver order(Duration left) {
        return complaint.file(
                MATTER,
                Map.of(
                        "externalNumber",
                        "12345-88",
                        "externalDue",
                        complaint.now().plus(left).toString()));
    }

    @Test
    void the_earlier_due_time_rules_every_clock() {
        Instant due = complaint.now().plus(Duration.ofHours(20));
        order(Duration.ofHours(20));
        for (String measure : List.of("reply", "close")) {
            assertThat(complaint.clock(measure).dueAt()).as(measure).isEqualTo(due);
        }
        assertThat(complaint.clock("contact").dueAt()).isBefore(due);
        complaint.contactResident();
        assertThat(complaint.clock("investigate").dueAt()).isEqualTo(due);
        assertThat(judge("service-manager", "ordinary", "已说明").status()).isEqualTo(204);
        for (String measure : List.of("investigate", "reply", "close")) {
            assertThat(complaint.clock(measure).dueAt()).as(measure).isEqualTo(due);
        }
        complaint.investigate().proposeRemedy(0).reject();
        for (String measure : List.of("investigate", "reply")) {
            assertThat(complaint.clock(measure).dueAt()).as("again " + measure).isEqualTo(due);
        }
    }

    @Test
    void a_later_due_time_changes_nothing() {
        order(Duration.ofDays(30));
        assertThat(complaint.clock("close").dueAt())
                .isEqualTo(complaint.view().openedAt().plus(Duration.ofDays(10)));
    }

    @Test
    void the_reply_to_the_hotline_says_number_facts_measures_and_the_residents_word() {
        order(Duration.ofDays(2));
        assertThat(page("desk").status()).isEqualTo(409);
        complaint.work().accept();
        ComplaintDriver.Page said = page("desk");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body())
                .contains("12345-88", "要求说明并改正", "调取记录核对,情况属实", "本周内改流程")
                .contains("情况属实,已改正", "认可", complaint.caseNumber())
                .doesNotContain("诉测试");
        assertThat(complaint.view().details()).containsKey("orderReplyUrl");
        assertThat(page(ComplaintDriver.RESIDENT).status()).isEqualTo(404);
    }

    @Test
    void who_complained_in_confidence_is_named_to_nobody_who_reads_the_papers() {
        complaint.file(
                MATTER,
                Map.of("confidential", true, "reporterName", "慕容秋", "externalNumber", "12345-89"));
        complaint.contactResident().investigate();
        complaint.complete(
                Element.PROPOSE_REMEDY,
                Map.of("remedy", "退款", "compensation", 0, "replyText", "慕容秋女士:已退款"));
        assertThat(page("desk").body()).contains("已退款").doesNotContain("慕容");
        assertThat(complaints.replyOf(complaint.caseNumber())).doesNotContain("慕容");
        complaint.send(
                "service-manager",
                "POST",
                "/api/cases/" + complaint.caseNumber() + "/vexatious",
                Map.of("act", "set", "reason", "慕容秋天天来电"));
        assertThat(
                        complaint
                                .send(
                                        "desk",
                                        "GET",
                                        "/api/cases/" + complaint.caseNumber() + "/vexatious",
                                        null)
                                .body()
                                .toString())
                .contains("天天来电")
                .doesNotContain("慕容");
    }

    @Test
    void what_is_no_order_has_no_such_reply() {
        complaint.file(MATTER).work();
        assertThat(page("desk").status()).isEqualTo(404);
        assertThat(complaint.view().details()).doesNotContainKey("orderReplyUrl");
    }

    private ComplaintDriver.Page page(String user) {
        return complaint.page(user, "/api/cases/" + complaint.caseNumber() + "/order-reply");
    }

    // ---- money ----

    private List<BigDecimal> granted() {
        return complaint.view().linkedRequests().stream()
                .filter(entry -> entry.reason().equals("compensation"))
                .map(LinkedRequest::payload)
                .map(entry -> new BigDecimal(entry.get("amount").toString()))
                .toList();
    }

    @Test
    void what_is_beyond_the_role_goes_up_and_fees_hear_of_it_once() {
        complaint.file(MATTER).contactResident().investigate().proposeRemedy(800);
        assertThat(complaint.open()).containsExactly(Element.APPROVE_REMEDY);
        complaint.approveRemedy("approve").accept();
        assertThat(granted()).isEmpty();
        complaint.callBack("satisfied").ended("EndEvent_ComplaintSettled", "settled");
        assertThat(granted()).singleElement().satisfies(yuan -> equal(yuan, "800.00"));
    }

    @Test
    void after_a_rejection_only_the_second_remedy_is_paid() {
        complaint.file(MATTER).contactResident().investigate().proposeRemedy(100).reject();
        complaint.investigate().proposeRemedy(150).accept().callBack("satisfied");
        complaint.ended("EndEvent_ComplaintSettled", "settled");
        assertThat(granted()).singleElement().satisfies(yuan -> equal(yuan, "150.00"));
    }

    @Test
    void who_is_heard_again_after_the_money_was_paid_gets_the_difference() {
        complaint.file(MATTER).contactResident().investigate().proposeRemedy(100);
        complaint.accept().callBack("satisfied").ended("EndEvent_ComplaintSettled", "settled");
        ComplaintRecord paid = complaint.record();
        assertThat(paid.granted()).isEqualByComparingTo("100");
        for (String yuan : List.of("100.00", "60.00", "130.50")) {
            ComplaintRecord again = complaint.record();
            again.proposed("再办一次", new BigDecimal(yuan), "再答复");
            complaints.save(again);
            major.draft(complaint.caseNumber(), null, role -> java.util.Optional.empty());
        }
        assertThat(granted()).hasSize(2);
        equal(granted().get(1), "30.50");
    }

    @Test
    void what_was_rejected_to_the_end_is_not_paid() {
        complaint.file(MATTER).contactResident().investigate().proposeRemedy(100).reject();
        complaint.withdraw();
        assertThat(granted()).isEmpty();
    }

    private static void equal(BigDecimal yuan, String expected) {
        assertThat(yuan).isEqualByComparingTo(expected);
    }
}
