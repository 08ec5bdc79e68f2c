package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.guanjia.renovation.ViolationModel.Element;
import org.junit.jupiter.api.Test;

/** When talking did not help: stop-work, deduction, objection, the authority. */
class ViolationMeasuresTest extends ViolationPlay {

    @Test
    void a_refusal_goes_to_the_authority_and_is_fined_by_it() {
        String permit = permit();
        violation.untilMeasures();
        assertThat(violation.open()).containsExactly(Element.BAR_ENTRY, Element.DECIDE_DEDUCTION);
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.SUSPENDED);
        violation.bar().deduct(300.5);
        assertThat(deposits.balance(permit)).isEqualByComparingTo("1699.50");
        assertThat(violation.documents())
                .containsExactly("rectification-notice", "stop-work-notice");
        violation.serve().until(Element.EVENT_DEADLINE_REACHED).reinspect("failed");
        violation.report();
        violation.until(Element.EVENT_OBJECTION_PERIOD_OVER);
        violation.until(Element.EVENT_REMINDER_DUE).until(Element.EVENT_NEXT_REMINDER);
        assertThat(violation.messages()).filteredOn("project-manager:remind"::equals).hasSize(2);

        assertThat(violation.authorityAnswer(Map.of("result", "jailed", "note", "x")).field())
                .isEqualTo("authorityResult");
        assertThat(violation.authorityAnswer(Map.of("result", "fined")).field())
                .isEqualTo("authorityNote");
        violation.answered(violation.authorityAnswer(Map.of("result", "fined", "note", "决定书 3 号")));
        violation.ended(Element.END_HANDED_OVER, "handedOver");
        assertThat(violation.record().authorityResult()).isEqualTo("fined");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.VALID);
        assertThat(deposits.balance(permit)).isEqualByComparingTo("1699.50");
        assertThat(violation.authorityAnswer(Map.of("result", "fined", "note", "又一份")).status())
                .isEqualTo(409);
    }

    @Test
    void an_upheld_objection_undoes_the_deduction_and_lifts_the_suspension() {
        String permit = permit();
        violation.untilMeasures().bar().deduct(300.5).object();
        assertThat(violation.open()).contains(Element.RULE_OBJECTION);
        violation.ruleObjection("upheld");
        violation.ended(Element.END_OBJECTION_UPHELD, "objectionUpheld");
        assertThat(deposits.balance(permit)).isEqualByComparingTo("2000.00");
        assertThat(
                        deposits.movements(permit).stream()
                                .map(DepositMovement::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2000.00");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.VALID);
        assertThat(violation.messages()).contains("guard:lifted", "guard:upheld", "foreman:upheld");
        assertThat(flow.path(violation.caseNumber()))
                .containsSubsequence(
                        Element.UNDO_DEDUCTION, Element.LIFT_SUSPENSION, Element.TELL_EVERYONE);
    }

    @Test
    void the_gate_lets_nobody_in_while_another_violation_keeps_them_out() {
        String permit = permit();
        violation.untilMeasures().bar().deduct(300.5);
        passes.suspend(permit, "WG-20261123-0001", "动了承重墙", null);
        violation.object().ruleObjection("upheld");
        violation.ended(Element.END_OBJECTION_UPHELD, "objectionUpheld");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.SUSPENDED);
        assertThat(violation.messages()).doesNotContain("guard:lifted");
    }

    @Test
    void an_objection_before_the_deduction_comes_first_and_a_rejected_one_ends_nothing() {
        String permit = permit();
        violation.untilMeasures().object();
        assertThat(violation.open()).doesNotContain(Element.DECIDE_DEDUCTION);
        assertThat(
                        violation
                                .answer(
                                        Map.of(
                                                "question", "objection",
                                                "answer", "object",
                                                "comment", "再提一次"))
                                .status())
                .as("a second objection")
                .isEqualTo(409);
        violation.ruleObjection("rejected").bar().serve().rectified().reinspect("passed");
        violation.ended(Element.END_VIOLATION_RECTIFIED, "rectified");
        assertThat(deposits.balance(permit)).isEqualByComparingTo("2000.00");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.VALID);
    }

    @Test
    void the_case_stays_open_while_the_house_may_object() {
        violation.untilMeasures().bar().serve().rectified().reinspect("passed");
        assertThat(violation.open()).isEmpty();
        assertThat(violation.view().closedAt()).isNull();
        violation.object().ruleObjection("rejected");
        violation.ended(Element.END_VIOLATION_RECTIFIED, "rectified");
    }

    @Test
    void without_a_deposit_nothing_is_deducted() {
        violation.untilMeasures();
        assertThat(violation.open()).containsExactly(Element.BAR_ENTRY);
        violation.bar().serve().rectified().reinspect("passed");
        violation.until(Element.EVENT_OBJECTION_PERIOD_OVER);
        violation.ended(Element.END_VIOLATION_RECTIFIED, "rectified");
    }

    @Test
    void the_authority_does_not_take_it_up() {
        violation.untilMeasures().bar().serve();
        violation.until(Element.EVENT_DEADLINE_REACHED).reinspect("failed").report();
        violation.authority("notAccepted").court("none").object().late("ObjectionRuling");
        violation.ruleObjection("rejected").ended(Element.END_HANDED_OVER, "handedOver");
    }

    @Test
    void a_deduction_needs_clause_reason_and_money() {
        permit();
        violation.untilMeasures().late("Deduction");
        violation.refuses(
                Element.DECIDE_DEDUCTION,
                Map.of(
                        "deductionDecision", "deduct",
                        "deductionAmount", 10,
                        "deductionReason", "损坏"),
                "agreementClause");
        violation.refuses(
                Element.DECIDE_DEDUCTION,
                Map.of(
                        "deductionDecision", "deduct",
                        "deductionAmount", 10.005,
                        "agreementClause", "第八条",
                        "deductionReason", "损坏"),
                "deductionAmount");
        violation.refuses(
                Element.DECIDE_DEDUCTION, Map.of("deductionDecision", "none"), "deductionReason");
        assertThat(
                        violation
                                .refusal(
                                        Element.DECIDE_DEDUCTION,
                                        Map.of(
                                                "deductionDecision", "deduct",
                                                "deductionAmount", 2000.01,
                                                "agreementClause", "第八条",
                                                "deductionReason", "损坏"))
                                .kind()
                                .status())
                .isEqualTo(409);
        violation.deductNothing();
    }
}
