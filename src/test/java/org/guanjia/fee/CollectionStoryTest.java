package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.Photos;
import org.guanjia.fee.CollectionModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A household's story: a month is billed, paid in part, collected; the household refuses because of
 * a broken lamp, the repair lets the collection go on, and what is left is paid.
 */
class CollectionStoryTest extends CollectionPlay {

    @Autowired CaseLinks links;

    private static final LocalDate SPRING = LocalDate.of(2020, 1, 1);

    @Autowired BillingProcess billing;
    @Autowired BillingRuns runs;
    @Autowired CaseFlows flows;
    @Autowired Photos photos;

    @Test
    void a_month_is_billed_paid_in_part_and_collected_through_a_refusal_for_a_broken_lamp() {
        // A month is billed.
        long house = collection.houseId();
        accounts.open(house, SPRING, "owner", "业主测试", null);
        int item = items.add("yunqi", "STORY" + house, "物业服务费", Formula.AREA, null);
        items.price(item, SPRING, null, new BigDecimal("3.00"), null);
        accounts.charge(house, item, SPRING, null, null);
        YearMonth month = YearMonth.of(2023, 5);
        String run = billing.begin("yunqi", month, "cashier");
        flow.runJobs(run);
        flow.complete(
                run,
                BillingModel.Element.CHECK_PREVIEW,
                "cashier",
                Map.of("previewDecision", "post"));
        flow.runJobs(run);
        BigDecimal billed = collection.owed();
        assertThat(billed).isGreaterThan(new BigDecimal("100.00"));
        LocalDate due =
                sql.sql("select due_on from fee_bill where house_id = ?")
                        .param(house)
                        .query(LocalDate.class)
                        .single();

        // Paid in part, and the rest comes due.
        collection.after(Duration.ofDays(collection.today().until(due).getDays() + 45L));
        collection.collect();
        collection.pays("100.00");
        BigDecimal left = billed.subtract(new BigDecimal("100.00"));
        assertThat(collection.owed()).isEqualByComparingTo(left);
        assertThat(collection.record().owed()).isEqualByComparingTo(left);
        assertThat(collection.messages()).contains("resident:partlyPaid");

        // Reminded, phoned; they refuse because of the lamp.
        collection.nextUntil(Element.PHONE_HOUSEHOLD);
        collection.contact(
                Element.PHONE_HOUSEHOLD,
                "answered",
                "facility",
                Map.of("contactNote", "楼道灯坏了一个月没人修,修好再付"));
        collection.next();
        assertThat(collection.record().pausedBecause()).isEqualTo("linkedCase");
        assertThat(flow.waitsAt(collection.caseNumber(), Element.EVENT_LINKED_CASE_ENDED)).isTrue();

        // The lamp is repaired; nobody is asked for money meanwhile.
        String number =
                flows.named("repair")
                        .take(
                                collection.view().linkedRequests().stream()
                                        .filter(one -> one.flow().equals("repair"))
                                        .findFirst()
                                        .orElseThrow());
        LinkedDriver repair = new LinkedDriver(number, flow, cases, photos, sql, environment);
        assertThat(repair.view().linkedCases())
                .anyMatch(
                        one ->
                                one.caseNumber().equals(collection.caseNumber())
                                        && one.kind().equals("waits"));
        assertThat(collection.open()).isEmpty();
        repair.repaired().toTheEnd();

        // Now the collection goes on where it stood, and the rest is paid.
        links.waitingRequests("fee-collection").forEach(flows.named("fee-collection")::take);
        flow.runJobs(collection.caseNumber());
        assertThat(collection.record().pausedBecause()).isNull();
        assertThat(collection.messages()).contains("resident:reason.notice.resumed");
        collection.nextUntil(Element.VISIT_HOUSEHOLD);
        assertThat(collection.view().status()).isEqualTo(CaseStatus.OPEN);
        collection.pays(left.toPlainString()).ended(Element.END_COLLECTION_SETTLED, "settled");
        assertThat(collection.owed()).isEqualByComparingTo("0.00");
    }
}
