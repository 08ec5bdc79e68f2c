package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.document.Documents;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.renovation.PermitModel.Element;
import org.guanjia.renovation.PermitModel.Process;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The acceptance in two steps, what holds it back, and the deposit's way home. */
class PermitAcceptanceTest extends PermitPlay {

    @Autowired CaseLinks links;

    private static final Map<String, Object> WET = Map.of("works", "wet.waterproof,wall.paint");

    @Autowired ManagementService management;
    @Autowired RuntimeService runtime;
    @Autowired Documents documents;
    @Autowired ViolationProcess violations;
    @Autowired EngineWork engine;
    @Autowired Texts texts;

    // ---- two steps ----

    @Test
    void wet_rooms_stand_under_water_for_48_hours() {
        permit.apply(WET).open().finish().inspect("passed");
        String paper =
                new String(documents.html(permit.record().permitNumber()), StandardCharsets.UTF_8);
        assertThat(paper).containsOnlyOnce("按申报的内容和图纸施工；完工后闭水 48 小时");
        assertThat(permit.tasks()).containsExactly(Element.WATCH_WATER_TEST);
        assertThat(permit.dueAt(Element.EVENT_WATER_TEST_OVER))
                .isEqualTo(permit.now().plus(Duration.ofHours(48)));
        String standing =
                "闭水：%s 开始，%s 之后验收"
                        .formatted(
                                texts.moment(permit.now()),
                                texts.moment(permit.now().plus(Duration.ofHours(48))));
        assertThat(permit.summary(Element.WATCH_WATER_TEST)).endsWith(standing);
        permit.until(Element.EVENT_WATER_TEST_OVER);
        assertThat(permit.tasks()).containsExactly(Element.CHECK_WATER_TEST);
        assertThat(permit.summary(Element.CHECK_WATER_TEST)).endsWith(standing);
        permit.late("WaterCheck").checkWater("tight");
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ACCEPTED);
        assertThat(documents.last(permit.caseNumber(), "acceptance-sheet")).isPresent();
        assertThat(passes.of(permit.caseNumber()))
                .allMatch(pass -> pass.state() == WorkerPass.State.REVOKED);
        permit.late("Refund").refund().ended("EndEvent_PermitCompleted", "accepted");
    }

    @Test
    void a_water_test_short_of_48_hours_is_not_accepted_by_any_trick() {
        permit.apply(WET).open().finish().inspect("passed");
        permit.after(Duration.ofHours(47).plusMinutes(59));
        // An operator fires the timer early: the foreman's word is refused.
        Job timer =
                management
                        .createJobQuery()
                        .activityId(Element.EVENT_WATER_TEST_OVER)
                        .list()
                        .stream()
                        .filter(
                                job ->
                                        instance(Process.PERMIT_INSPECTION)
                                                .equals(job.getProcessInstanceId()))
                        .findFirst()
                        .orElseThrow();
        management.executeJob(timer.getId());
        permit.photo("evidence");
        Map<String, Object> word = Map.of("waterTest", "tight", "waterNote", "不漏");
        Map<String, Object> before = permit.everything();
        assertThat(permit.refusal(Element.CHECK_WATER_TEST, word).textKey())
                .isEqualTo("permit.waterTestShort");
        assertThat(permit.everything()).isEqualTo(before);
        // An operator moves the token to the acceptance itself.
        String acceptance = instance(Process.PERMIT_ACCEPTANCE);
        assertThat(
                        catchThrowable(
                                () ->
                                        runtime.createProcessInstanceModification(acceptance)
                                                .startBeforeActivity(Element.ACCEPT_PERMIT)
                                                .execute()))
                .isInstanceOf(Refusal.class);
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.FINISHED);
        permit.after(Duration.ofMinutes(1)).complete(Element.CHECK_WATER_TEST, word);
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ACCEPTED);
    }

    private String instance(String process) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(permit.caseNumber())
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_fails_is_put_right_and_both_steps_come_again() {
        permit.apply(WET).open().finish();
        permit.late("Inspection").inspect("failed");
        assertThat(permit.messages()).endsWith("resident:rework");
        assertThat(permit.questions()).containsExactly("works");
        assertThat(permit.answer("works", "extend", "2026-12-30 还要").status()).isEqualTo(422);
        permit.finish().inspect("passed").until(Element.EVENT_WATER_TEST_OVER);
        permit.checkWater("leaking");
        assertThat(permit.record().finalPassedAt()).isNull();
        permit.finish().inspect("passed");
        assertThat(permit.dueAt(Element.EVENT_WATER_TEST_OVER))
                .isEqualTo(permit.now().plus(Duration.ofHours(48)));
        permit.until(Element.EVENT_WATER_TEST_OVER).checkWater("tight").refund();
        permit.ended("EndEvent_PermitCompleted", "accepted");
    }

    @Test
    void a_leak_that_shows_before_the_48_hours_ends_the_test_at_once() {
        permit.apply(WET).open().finish().inspect("passed").after(Duration.ofHours(5));
        Map<String, Object> leak = Map.of("waterNote", "楼下管根滴水,已放水");
        assertThat(permit.refusal(Element.WATCH_WATER_TEST, leak).textKey())
                .as("not without a photo")
                .isEqualTo("engine.photo.missing.evidence");
        permit.photo("evidence");
        assertThat(permit.refusal(Element.WATCH_WATER_TEST, Map.of()).field())
                .isEqualTo("waterNote");
        permit.complete(Element.WATCH_WATER_TEST, leak);
        assertThat(permit.record().finalPassedAt()).isNull();
        assertThat(permit.record().missing()).contains("楼下管根滴水");
        assertThat(permit.messages()).endsWith("resident:rework");
        assertThat(permit.questions()).containsExactly("works");
        permit.finish().inspect("passed");
        assertThat(permit.dueAt(Element.EVENT_WATER_TEST_OVER))
                .as("the 48 hours begin anew")
                .isEqualTo(permit.now().plus(Duration.ofHours(48)));
        permit.until(Element.EVENT_WATER_TEST_OVER).checkWater("tight").refund();
        permit.ended("EndEvent_PermitCompleted", "accepted");
    }

    // ---- violations ----

    @Test
    void an_open_violation_holds_the_acceptance_back_and_only_that() {
        permit.apply().open().until(Element.EVENT_PATROL_DUE);
        permit.look("going", "violation", "外墙");
        // Patrols, the report and the inspection go on.
        permit.patrol("going").finish().inspect("passed");
        assertThat(permit.waitsAt("Gateway_AwaitViolations")).isTrue();
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.FINISHED);

        // A message that comes too early changes nothing, nor does a day.
        tell();
        assertThat(permit.waitsAt("Gateway_AwaitViolations")).isTrue();
        permit.until(Element.EVENT_VIOLATION_RECHECK);
        assertThat(permit.waitsAt("Gateway_AwaitViolations")).isTrue();

        // The flow of violations takes it up, and it turns out to be nothing.
        LinkedRequest found =
                links.waitingRequests("renovation-violation").stream()
                        .filter(one -> one.fromCase().equals(permit.caseNumber()))
                        .findFirst()
                        .orElseThrow();
        String violation = violations.take(found);
        flow.runJobs(violation);
        tell();
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.FINISHED);
        violations.cancel(violation, "看错了房号", null);
        flow.runJobs(violation);
        flow.runJobs(permit.caseNumber());
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ACCEPTED);
        permit.refund().ended("EndEvent_PermitCompleted", "accepted");
    }

    @Test
    void the_acceptance_goes_on_in_the_moment_the_violation_ends() {
        permit.apply().open().until(Element.EVENT_PATROL_DUE);
        permit.look("going", "violation", "外墙").finish().inspect("passed");
        LinkedRequest found =
                links.waitingRequests("renovation-violation").stream()
                        .filter(one -> one.fromCase().equals(permit.caseNumber()))
                        .findFirst()
                        .orElseThrow();
        String violation = violations.take(found);
        flow.runJobs(violation);
        sql.sql("update renovation_violation set state = 'closed' where case_number = ?")
                .param(violation)
                .update();
        tell();
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ACCEPTED);
        assertThat(engine.waits(permit.caseNumber(), PermitModel.Message.VIOLATION_ENDED))
                .isFalse();
    }

    private void tell() {
        engine.correlate(permit.caseNumber(), PermitModel.Message.VIOLATION_ENDED, Map.of());
        flow.runJobs(permit.caseNumber());
    }

    // ---- money ----

    @Test
    void a_deduction_stands_on_its_clause_and_the_rest_goes_back() {
        permit.apply().open().finish().photo("after");
        Map<String, Object> passed =
                Map.of("inspection", "passed", "inspectionNote", "电梯轿厢划伤,业主已签字");
        permit.refuses(
                Element.INSPECT_FINAL, with(passed, "deductionAmount", 300), "deductionClause");
        permit.refuses(
                Element.INSPECT_FINAL, with(passed, "deductionClause", "第 9 条"), "deductionAmount");
        permit.refuses(
                Element.INSPECT_FINAL,
                with(with(passed, "deductionAmount", 2000.01), "deductionClause", "第 9 条"),
                "deductionAmount");
        permit.refuses(
                Element.INSPECT_FINAL,
                with(with(passed, "deductionAmount", -1), "deductionClause", "第 9 条"),
                "deductionAmount");
        permit.complete(
                Element.INSPECT_FINAL,
                with(with(passed, "deductionAmount", 300.5), "deductionClause", "第 9 条"));
        assertThat(deposits.balance(permit.caseNumber())).isEqualByComparingTo("1699.50");
        permit.refuses(
                Element.PAY_REFUND,
                Map.of("refundMethod", "cheque", "refundReceipt", "TK-1"),
                "refundMethod");
        permit.refuses(
                Element.PAY_REFUND,
                Map.of("refundMethod", "cash", "refundReceipt", " "),
                "refundReceipt");
        permit.refund().ended("EndEvent_PermitCompleted", "accepted");
        assertThat(deposits.movements(permit.caseNumber()))
                .extracting(movement -> movement.amount().toPlainString())
                .containsExactly("2000.00", "-300.50", "-1699.50");
        assertThat(documents.last(permit.caseNumber(), "refund-sheet")).isPresent();
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
