package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.LinkedCase;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.fee.CollectionModel.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What has to be put right before anything is collected: a repair, a complaint, an amount. */
class CollectionDisputeTest extends ReasonPlay {

    @Autowired CaseLinks links;

    private static final BigDecimal RATE = new BigDecimal("0.0005");
    private static final BigDecimal CAP = new BigDecimal("30");

    /** 万分之五 a day after thirty days. */
    @BeforeEach
    void damages_by_contract() {
        items.contract("yunqi", 30, RATE, 30, CAP);
    }

    @AfterEach
    void no_damages() {
        items.contract("yunqi", 30, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    // ---- a repair ----

    @Test
    void a_broken_lamp_is_repaired_before_anything_is_collected() {
        collection.owes("600.00", 20);
        says("facility", Map.of("contactNote", "单元门口的路灯坏了一个月没人修"));
        assertThat(collection.open()).isEmpty();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(disputed()).containsExactly("justified open");
        assertThat(collection.messages()).contains("resident:reason.notice.paused");
        LinkedDriver repair = linked("repair");
        assertThat(repair.view().description())
                .contains("路灯坏了")
                .doesNotContain(collection.caseNumber(), "费", "催缴");
        assertThat(repair.view().house().id()).isEqualTo(collection.houseId());
        assertThat(repair.view().reporterPhone()).isNotNull();
        assertThat(links(repair.caseNumber()))
                .containsExactly(waits(collection.caseNumber(), false));
        assertThat(links(collection.caseNumber()))
                .containsExactly(waits(repair.caseNumber(), true));

        collection.after(Duration.ofDays(9));
        repair.repaired().toTheEnd();
        assertThat(collection.record().pausedBecause()).as("not yet told").isNotNull();
        deliverNews();
        assertThat(collection.record().pausedBecause()).isNull();
        assertThat(collection.record().pausedDays()).isGreaterThanOrEqualTo(9);
        assertThat(disputed()).containsExactly("justified over");
        assertThat(outcomes()).containsExactly("facility:solved");
        assertThat(collection.messages()).contains("resident:reason.notice.resumed");
        assertThat(collection.milestones()).containsSubsequence("paused", "resumed");
        collection.nextUntil(Element.VISIT_HOUSEHOLD);
        collection.pays("600.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    private LinkedCase waits(String number, boolean outgoing) {
        return links(outgoing ? collection.caseNumber() : linkedRepair()).stream()
                .filter(one -> one.caseNumber().equals(number))
                .filter(one -> one.kind().equals("waits") && one.outgoing() == outgoing)
                .findFirst()
                .orElseThrow();
    }

    private String linkedRepair() {
        return collection.view().linkedRequests().get(0).takenCase();
    }

    @Test
    void a_repair_that_is_given_up_lets_the_damages_of_the_pause_grow_after_all() {
        collection.owes("600.00", 50);
        says("leak");
        BigDecimal paused = damages.grown(bill(), collection.today());
        assertThat(paused).isPositive();
        LinkedDriver repair = linked("repair");
        collection.after(Duration.ofDays(10));
        assertThat(damages.grown(bill(), collection.today()))
                .as("none while it is open")
                .isEqualByComparingTo(paused);
        flows.named("repair").cancel(repair.caseNumber(), "不修了", null);
        flow.runJobs(repair.caseNumber());
        deliverNews();
        assertThat(disputed()).containsExactly("unjustified over");
        assertThat(outcomes()).containsExactly("leak:unfounded");
        // The day on which it was opened and ten more: 11 x 600.00 x 0.0005.
        assertThat(damages.grown(bill(), collection.today()))
                .isEqualByComparingTo(paused.add(new BigDecimal("3.30")));
    }

    @Test
    void a_payment_ends_it_while_the_repair_still_runs_and_the_news_of_its_end_is_no_fuss() {
        collection.owes("600.00", 20);
        says("facility");
        LinkedDriver repair = linked("repair");
        collection.pays("600.00").ended(Element.END_COLLECTION_SETTLED, "settled");
        assertThat(outcomes()).containsExactly("facility:collectionEnded");
        assertThat(disputed()).containsExactly("justified over");
        repair.repaired().toTheEnd();
        deliverNews();
        assertThat(repair.view().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(links.waitingRequests("fee-collection")).isEmpty();
    }

    @Test
    void another_reason_while_a_repair_runs_is_dealt_with_and_its_end_wakes_nobody_else() {
        collection.owes("600.00", 20);
        says("facility");
        LinkedDriver first = linked("repair");
        assertThat(disputes.waitingFor(news(first.caseNumber()))).as("it still runs").isEmpty();
        first.repaired().toTheEnd();
        assertThat(disputes.waitingFor(news(first.caseNumber()))).isPresent();
        assertThat(disputes.waitingFor(news("BX-20200101-1"))).isEmpty();
    }

    private LinkedRequest news(String from) {
        return new LinkedRequest(
                1,
                from,
                "fee-collection",
                CollectionDisputes.LINKED_CASE_ENDED,
                Map.of("collection", collection.caseNumber()),
                flow.now(),
                null,
                null);
    }

    // ---- a complaint ----

    @Test
    void a_complaint_is_answered_and_the_housekeeper_explains_the_result() {
        collection.owes("600.00", 20);
        says("service", Map.of("contactNote", "保洁半个月没扫楼道"));
        LinkedDriver complaint = linked("complaint");
        assertThat(complaint.view().description())
                .startsWith("由关联事项 " + collection.caseNumber() + " 转来：")
                .contains("保洁半个月没扫");
        complaint.answered("upheld").toTheEnd();
        deliverNews();
        assertThat(collection.open()).containsExactly(Element.VISIT_AFTER_COMPLAINT);
        assertThat(disputed()).containsExactly("justified over");
        collection.late("ComplaintVisit");
        collection.refuses(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "accepted"),
                "explanationNote");
        collection.refuses(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "perhaps", "explanationNote", "x"),
                "explanation");
        collection.complete(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "accepted", "explanationNote", "认可,下周缴"));
        assertThat(outcomes()).containsExactly("service:solved");
        assertThat(flow.waitsAt(collection.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
    }

    private void reopens(LinkedDriver complaint) {
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

    @Test
    void a_complaint_that_is_reopened_stops_the_collection_again_and_opens_no_second_one() {
        collection.owes("600.00", 20);
        says("service", Map.of("contactNote", "保洁半个月没扫楼道"));
        LinkedDriver complaint = linked("complaint");
        complaint.answered("upheld").toTheEnd();
        deliverNews();
        collection.complete(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "accepted", "explanationNote", "认可"));
        assertThat(collection.record().pausedBecause()).isNull();

        reopens(complaint);
        collection.next();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(disputed()).containsExactly("justified over", "justified open");
        assertThat(collection.view().linkedRequests()).hasSize(1);
        assertThat(flow.waitsAt(collection.caseNumber(), Element.EVENT_LINKED_CASE_ENDED)).isTrue();

        complaint.answered("upheld").toTheEnd();
        deliverNews();
        assertThat(collection.open()).containsExactly(Element.VISIT_AFTER_COMPLAINT);
        assertThat(collection.record().pausedBecause()).isNull();
    }

    /** The news of the end comes when it runs again already: nothing ever went on. */
    @Test
    void what_is_reopened_before_the_collection_heard_of_its_end_keeps_it_standing() {
        collection.owes("600.00", 20);
        says("service");
        LinkedDriver complaint = linked("complaint");
        complaint.answered("upheld").toTheEnd();
        reopens(complaint);
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(outcomes()).containsExactly("service:open");
        assertThat(collection.open()).isEmpty();
    }

    @Test
    void whoever_repairs_the_lamp_is_not_told_what_the_household_owes() {
        collection.owes("600.00", 20);
        says("facility", Map.of("contactNote", "单元门口的路灯坏了"));
        LinkedDriver repair = linked("repair");
        String path = "/api/cases/" + repair.caseNumber();
        String told = collection.read("technician", path);
        assertThat(told)
                .contains("路灯坏了")
                .doesNotContain(collection.caseNumber(), "fee-collection", "催缴", "物业费");
        assertThat(collection.read("housekeeper", path)).contains(collection.caseNumber());

        String debt = "/api/cases/" + collection.caseNumber();
        assertThat(collection.page("technician", debt).status()).isEqualTo(404);
        assertThat(collection.page("housekeeper", debt).status()).isEqualTo(200);
        String list = "/api/cases?flow=fee-collection&house=" + collection.houseId();
        assertThat(collection.read("technician", list)).doesNotContain(collection.caseNumber());
        assertThat(collection.read("cashier", list)).contains(collection.caseNumber());
    }

    @Test
    void a_complaint_that_was_not_upheld_stopped_no_damages() {
        collection.owes("600.00", 20);
        says("damage");
        linked("complaint").answered("notUpheld").toTheEnd();
        deliverNews();
        assertThat(disputed()).containsExactly("unjustified over");
        collection.complete(
                Element.VISIT_AFTER_COMPLAINT,
                Map.of("explanation", "open", "explanationNote", "仍不认可"));
        assertThat(outcomes()).containsExactly("damage:explained");
    }

    // ---- the amount ----

    @Test
    void a_right_amount_is_explained_and_collected() {
        collection.owes("600.00", 20);
        says("amount", Map.of("contactNote", "怎么比上月多"));
        assertThat(collection.open()).containsExactly(Element.CHECK_BILL);
        assertThat(disputed()).containsExactly("justified open");
        collection.late("AmountCheck");
        collection.refuses(Element.CHECK_BILL, Map.of("amountFinding", "upheld"), "amountNote");
        collection.complete(
                Element.CHECK_BILL, Map.of("amountFinding", "upheld", "amountNote", "本月含公摊 20 元"));
        assertThat(disputed()).containsExactly("unjustified over");
        assertThat(collection.messages()).contains("resident:reason.notice.amountUpheld");
        assertThat(outcomes()).containsExactly("amount:upheld");
        owed("600.00");
    }

    @Test
    void a_wrong_bill_is_corrected_and_the_rest_is_collected() {
        collection.owes("600.00", 50);
        says("amount");
        long bill = bill();
        Map<String, Object> half = corrected(bill, "400.00");
        collection.refuses(Element.CHECK_BILL, corrected(bill, "600.00"), "correctedAmount");
        collection.refuses(
                Element.CHECK_BILL, corrected(999_999_999_999L, "1.00"), "correctedBill");
        CollectionDriver neighbour = another().owes("500.00", 20);
        collection.refuses(Element.CHECK_BILL, corrected(bill(neighbour), "1.00"), "correctedBill");
        collection.owes("50.00", 5);
        long undone =
                sql.sql("select max(id) from fee_bill where house_id = ?")
                        .param(collection.houseId())
                        .query(Long.class)
                        .single();
        reversals.reverse(undone, "重复开单", "cashier");
        collection.refuses(Element.CHECK_BILL, corrected(undone, "1.00"), "correctedBill");
        collection.refuses(Element.CHECK_BILL, corrected(bill, null), "correctedAmount");
        collection.complete(Element.CHECK_BILL, half);
        owed("400.00");
        assertThat(outcomes()).containsExactly("amount:corrected");
        assertThat(disputed()).containsExactly("justified over", "justified over of a bill");
        assertThat(damages.grown(bill, collection.today()))
                .as("a wrong bill bore no damages")
                .isZero();
        assertThat(collection.view().status()).isEqualTo(CaseStatus.OPEN);
        collection.pays("400.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_correction_to_nothing_ends_the_collection() {
        collection.owes("600.00", 20);
        says("amount");
        collection.complete(Element.CHECK_BILL, corrected(bill(), "0"));
        owed("0.00");
        collection.ended(Element.END_DEBT_CORRECTED, "corrected");
        assertThat(collection.record().closeType()).isEqualTo("corrected");
    }

    private static Map<String, Object> corrected(long bill, String amount) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("amountFinding", "corrected");
        answers.put("correctedBill", String.valueOf(bill));
        answers.put("correctedAmount", amount == null ? null : new BigDecimal(amount));
        answers.put("amountNote", "面积录错了");
        return answers;
    }
}
