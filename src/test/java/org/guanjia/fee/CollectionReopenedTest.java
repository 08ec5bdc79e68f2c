package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Columns;
import org.guanjia.document.Documents;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.testing.CoversPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A complaint runs again while a later step of the collection is under way: it comes first. */
@CoversPaths(
        diagrams = {"fee-collection", "collection-contact"},
        together = {CollectionProcessTest.class, CollectionReopenedTest.class})
class CollectionReopenedTest extends ReasonPlay {

    @Autowired Documents documents;
    @Autowired CaseLinks links;

    private LinkedDriver complaint;
    private LegalDriver debt;

    /** 万分之五 a day after thirty days. */
    @BeforeEach
    void damages_by_contract() {
        items.contract("yunqi", 30, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
    }

    @AfterEach
    void no_damages() {
        items.contract("yunqi", 30, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    /** They did not pay for a complaint; it was answered, and the debt went on to a demand. */
    private LegalDriver demandAfterComplaint(int days) {
        collection.owes("1500.50", days);
        says("service", Map.of("contactNote", "保洁半个月没扫楼道"));
        complaint = linked("complaint");
        complaint.answered("upheld").toTheEnd();
        deliverNews();
        explained();
        sql.sql("update collection_case set stage = 'visit', attempts = 0 where case_number = ?")
                .param(collection.caseNumber())
                .update();
        debt =
                new LegalDriver(
                                flow,
                                process,
                                items,
                                ledger,
                                photos,
                                documents,
                                cases,
                                sql,
                                environment)
                        .joins(collection);
        for (int i = 0; i < 20 && !debt.open().contains(Element.DRAFT_DEMAND); i++) {
            debt.until(Element.EVENT_NEXT_STEP_DUE);
        }
        return debt;
    }

    private LegalDriver courtAfterComplaint(int days) {
        return demandAfterComplaint(days)
                .draft(15)
                .approve()
                .serve("signed")
                .remedyDue()
                .remedy("court");
    }

    private void explained() {
        collection.complete(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "accepted", "explanationNote", "认可"));
    }

    /** Within the 72 hours in which a complaint is reopened, whatever was played since its end. */
    private void reopens() {
        sql.sql("update case_file set closed_at = ? where case_number = ?")
                .params(Columns.time(flow.now()), complaint.caseNumber())
                .update();
        assertThat(
                        complaint
                                .send(
                                        "desk",
                                        "POST",
                                        "/api/cases/" + complaint.caseNumber() + "/reopen",
                                        Map.of("reason", "又没人扫了"))
                                .status())
                .isEqualTo(200);
        flow.runJobs(complaint.caseNumber());
        deliverNews();
    }

    private void isAnswered() {
        complaint.answered("upheld").toTheEnd();
        deliverNews();
    }

    @Test
    void a_claim_waits_for_the_complaint_and_goes_on_where_it_stood() {
        courtAfterComplaint(90);
        reopens();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(disputed()).endsWith("justified open");
        assertThat(collection.view().linkedRequests()).as("no second complaint").hasSize(1);
        assertThat(collection.view().toString()).contains(complaint.caseNumber() + "）：催缴暂停");
        assertThat(debt.open()).containsExactly(Element.FILE_CLAIM);
        assertThat(paused("claimFiling")).isTrue();
        debt.refuses(Element.FILE_CLAIM, filing(0), "filedOn");
        BigDecimal grown = damages.grown(bill(), collection.today());
        collection.after(Duration.ofDays(3));
        assertThat(damages.grown(bill(), collection.today())).isEqualByComparingTo(grown);

        isAnswered();
        assertThat(collection.record().pausedBecause()).isNull();
        assertThat(collection.record().pausedDays()).isGreaterThanOrEqualTo(3);
        assertThat(paused("claimFiling")).isFalse();
        assertThat(debt.open())
                .containsExactlyInAnyOrder(Element.FILE_CLAIM, Element.VISIT_AFTER_COMPLAINT);
        explained();
        assertThat(outcomes()).containsExactly("service:solved", "service:solved");
        debt.complete(Element.FILE_CLAIM, filing(0));
        assertThat(debt.open()).containsExactly(Element.FOLLOW_CLAIM);
    }

    private Map<String, Object> filing(int daysAgo) {
        return Map.of(
                "claimProcedure", "suit",
                "claimBody", "测试区人民法院",
                "docketNumber", "(2026)测0101民初9号",
                "filedOn", collection.today().minusDays(daysAgo).toString());
    }

    private boolean paused(String measure) {
        return collection.view().clocks().stream()
                .filter(clock -> clock.measure().equals(measure))
                .reduce((first, last) -> last)
                .map(CaseView.Clock::paused)
                .orElseThrow();
    }

    @Test
    void what_the_court_decides_meanwhile_is_kept_and_nothing_follows_it() {
        courtAfterComplaint(90).file("suit");
        reopens();
        debt.judged("rejected");
        collection.next().next();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(collection.open()).as("no further step").isEmpty();
        assertThat(collection.daysToNext()).isEqualTo(1);

        isAnswered();
        collection.next();
        assertThat(collection.open())
                .as("none before the result was explained")
                .containsExactly(Element.VISIT_AFTER_COMPLAINT);
        explained();
        debt.remedyDue();
        assertThat(collection.open()).containsExactly(Element.APPROVE_REMEDY);
    }

    @Test
    void a_claim_filed_before_is_a_fact() {
        courtAfterComplaint(90);
        reopens();
        debt.refuses(Element.FILE_CLAIM, filing(0), "filedOn");
        debt.complete(Element.FILE_CLAIM, filing(1));
        assertThat(debt.open()).containsExactly(Element.FOLLOW_CLAIM);
    }

    @Test
    void a_debt_that_is_about_to_lapse_is_claimed_all_the_same() {
        courtAfterComplaint(90);
        reopens();
        sql.sql("update fee_limitation set from_on = ? where house_id = ?")
                .params(collection.today().minusMonths(33), collection.houseId())
                .update();
        debt.complete(Element.FILE_CLAIM, filing(0));
        assertThat(debt.open()).containsExactly(Element.FOLLOW_CLAIM);
    }

    @Test
    void nobody_approves_a_demand_while_the_complaint_runs_again() {
        demandAfterComplaint(90).draft(15);
        reopens();
        Map<String, Object> approval = Map.of("demandDecision", "approved", "demandNote", "已核对");
        debt.refuses(Element.APPROVE_DEMAND, approval, "demandDecision");
        isAnswered();
        explained();
        debt.approve();
        assertThat(debt.open()).containsExactly(Element.SERVE_DEMAND);
    }

    @Test
    void nobody_approves_a_letter_or_a_claim_while_the_complaint_runs_again() {
        demandAfterComplaint(90).draft(15).approve().serve("signed").remedyDue();
        reopens();
        for (String step : new String[] {"letter", "court"}) {
            debt.refuses(
                    Element.APPROVE_REMEDY, Map.of("remedy", step, "remedyNote", "按建议"), "remedy");
        }
        debt.remedy("hold");
    }

    @Test
    void a_payment_meanwhile_ends_everything() {
        courtAfterComplaint(90);
        reopens();
        collection.pays("1500.50").ended(Element.END_COLLECTION_SETTLED, "settled");
        assertThat(outcomes()).contains("service:collectionEnded");
        assertThat(disputed()).allMatch(one -> one.endsWith("over"));
        complaint.answered("upheld").toTheEnd();
        deliverNews();
        assertThat(links.waitingRequests("fee-collection")).isEmpty();
    }

    @Test
    void one_reason_at_a_time_is_dealt_with() {
        collection.owes("1500.50", 20);
        says("service", Map.of("contactNote", "保洁半个月没扫楼道"));
        complaint = linked("complaint");
        isAnswered();
        explained();
        collection.nextUntil(Element.VISIT_HOUSEHOLD);
        collection.contact(Element.VISIT_HOUSEHOLD, "met", "amount", Map.of());
        collection.next();
        assertThat(collection.open()).containsExactly(Element.CHECK_BILL);
        reopens();
        assertThat(collection.open()).containsExactly(Element.CHECK_BILL);
        assertThat(outcomes()).containsExactly("amount:open", "service:solved");
        collection.complete(
                Element.CHECK_BILL, Map.of("amountFinding", "upheld", "amountNote", "没有错"));
        collection.next();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
    }
}
