package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.guanjia.fee.CollectionModel.Element;
import org.junit.jupiter.api.Test;

/** The claim, its evidence, its decision and its enforcement. */
class CollectionCourtTest extends LegalPlay {

    @Test
    void an_order_that_is_objected_to_becomes_small_claims_and_is_enforced_in_vain() {
        debt.toRemedy().remedy("court").late("Filing");
        debt.refuses(
                Element.FILE_CLAIM,
                Map.of(
                        "claimProcedure", "paymentOrder",
                        "claimBody", "测试区人民法院",
                        "docketNumber", "1",
                        "filedOn", debt.today().plusDays(1).toString()),
                "filedOn");
        debt.file("paymentOrder").late("Judgment");
        assertThat(limitations.of(debt.house).get(0).because()).isEqualTo("claim");
        debt.judged("objected");
        assertThat(documents.of(debt.caseNumber()))
                .filteredOn(document -> document.kind().equals("evidence-pack"))
                .hasSize(2);
        debt.file("smallClaims");
        debt.refuses(
                Element.FOLLOW_CLAIM,
                Map.of("claimOutcome", "objected", "judgmentNote", "异议"),
                "claimOutcome");
        debt.refuses(
                Element.FOLLOW_CLAIM,
                Map.of("claimOutcome", "granted", "judgmentNote", "判了"),
                "payBy");
        debt.judged("granted");
        assertThat(debt.open()).doesNotContain(Element.FOLLOW_CLAIM, Element.ENFORCE_JUDGMENT);
        debt.until(Element.EVENT_PAYMENT_PERIOD_OVER).late("Enforcement");
        debt.complete(
                Element.ENFORCE_JUDGMENT,
                Map.of(
                        "enforcementNumber", "(2026)测0101执1号",
                        "enforcementOutcome", "nothing",
                        "enforcementNote", "终结本次执行"));
        assertThat(debt.milestones()).contains("claimFiled", "claimDecided", "judgmentEnforced");
        debt.remedyDue();
        debt.remedy("writeOff");
        assertThat(debt.open()).contains(Element.PROPOSE_WRITE_OFF);
    }

    @Test
    void a_rejected_claim_leaves_the_debt() {
        debt.toRemedy().remedy("court").file("suit").judged("rejected");
        assertThat(legal.details(debt.caseNumber()).toString()).contains("outcome=rejected");
        assertThat(flow.hasTimer(debt.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
    }

    @Test
    void what_the_court_recovers_and_the_cashier_books_ends_the_collection() {
        debt.toRemedy().remedy("court").file("suit").judged("granted");
        debt.until(Element.EVENT_PAYMENT_PERIOD_OVER);
        // As when the money is booked and its message has not arrived yet.
        ledger.single(
                debt.house,
                items.single("yunqi", Formula.CREDIT),
                new BigDecimal("-1500.50"),
                "执行款",
                null,
                "court:" + debt.caseNumber(),
                "cashier");
        ledger.applyPrepaid(debt.house);
        debt.complete(
                Element.ENFORCE_JUDGMENT,
                Map.of(
                        "enforcementNumber", "(2026)测0101执1号",
                        "enforcementOutcome", "recovered",
                        "enforcementNote", "款已到账"));
        debt.ended(Element.END_JUDGMENT_ENFORCED, "enforced");
    }

    @Test
    void money_that_comes_after_the_judgment_ends_the_collection_by_it() {
        debt.toRemedy().remedy("court").file("suit").judged("settled");
        payments.pay(
                new Payments.NewPayment(
                        debt.house,
                        "transfer",
                        "court-" + debt.caseNumber(),
                        new BigDecimal("1500.50"),
                        null,
                        List.of(),
                        null),
                "cashier");
        flow.runJobs(debt.caseNumber());
        assertThat(collections.record(debt.caseNumber()).closeType()).isEqualTo("enforced");
        debt.ended(Element.END_JUDGMENT_PAID, "enforced");
    }

    @Test
    void the_evidence_bears_each_figure_with_its_number_and_its_sums_agree() {
        payments.pay(
                new Payments.NewPayment(
                        debt.house,
                        "wechat",
                        "part-" + debt.house,
                        new BigDecimal("200.00"),
                        null,
                        List.of(),
                        null),
                "cashier");
        debt.toRemedy().remedy("court");
        String pack = debt.page("evidence-pack");
        for (long bill : debt.bills) {
            assertThat(pack).contains(String.valueOf(bill));
        }
        assertThat(pack)
                .contains("part-" + debt.house, "微信", "200.00")
                .as("billed, paid, open")
                .contains("1,500.50", "200.00", "1,300.50")
                .contains("催告函", "赵测试", "当面签收", "万分之5", "催告函送达");
        assertThat(debt.read("integration", "/api/documents/" + number()))
                .as("residents do not read it")
                .doesNotContain("证据材料");
    }

    private String number() {
        return documents.last(debt.caseNumber(), "evidence-pack").orElseThrow().number();
    }
}
