package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedCase;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Photos;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.testing.CoversPaths;
import org.springframework.beans.factory.annotation.Autowired;

/** What the path tests of the reasons have in common; together they walk all their diagrams. */
@CoversPaths(
        diagrams = {
            "collection-reason",
            "collection-dispute",
            "collection-amount",
            "collection-vacancy",
            "collection-instalment",
            "collection-payer",
            "collection-promise"
        },
        together = {CollectionReasonTest.class, CollectionDisputeTest.class})
abstract class ReasonPlay extends CollectionPlay {

    @Autowired CaseLinks links;
    @Autowired CaseFlows flows;
    @Autowired Photos photos;
    @Autowired CollectionDisputes disputes;
    @Autowired CollectionPlans plans;
    @Autowired FeeEntries entries;
    @Autowired BillReversals reversals;
    @Autowired LateDamages damages;
    @Autowired Limitations limitations;

    /** The housekeeper phones, and this is why it is not paid. */
    CollectionDriver says(String reason, Map<String, Object> more) {
        collection.collect().nextUntil(Element.PHONE_HOUSEHOLD);
        collection.contact(Element.PHONE_HOUSEHOLD, "answered", reason, more);
        return collection.next();
    }

    CollectionDriver says(String reason) {
        return says(reason, Map.of());
    }

    /** The other flow takes what it was asked for. */
    LinkedDriver linked(String flow) {
        LinkedRequest waiting =
                collection.view().linkedRequests().stream()
                        .filter(one -> one.flow().equals(flow) && one.takenCase() == null)
                        .findFirst()
                        .orElseThrow();
        String number = flows.named(flow).take(waiting);
        return new LinkedDriver(number, this.flow, cases, photos, sql, environment);
    }

    /** The news that a case has ended reaches the collection that waits for it. */
    void deliverNews() {
        links.waitingRequests("fee-collection").forEach(flows.named("fee-collection")::take);
        flow.runJobs(collection.caseNumber());
    }

    List<LinkedCase> links(String caseNumber) {
        return cases.view(caseNumber).linkedCases();
    }

    /** What came of each reason, the last one first. */
    List<String> outcomes() {
        return sql.sql(
                        "select code, coalesce(outcome, 'open') from collection_reason where"
                                + " case_number = ? order by id desc")
                .param(collection.caseNumber())
                .query((row, number) -> row.getString(1) + ":" + row.getString(2))
                .list();
    }

    /** The disputes of the house, each whether it was justified and is over. */
    List<String> disputed() {
        return sql.sql(
                        "select justified, closed_on, bill_id from fee_dispute where house_id = ?"
                                + " order by id")
                .param(collection.houseId())
                .query(
                        (row, number) ->
                                (row.getBoolean(1) ? "justified" : "unjustified")
                                        + (row.getObject(2, LocalDate.class).equals(FeeItems.NEVER)
                                                ? " open"
                                                : " over")
                                        + (row.getObject(3) == null ? "" : " of a bill"))
                .list();
    }

    long bill() {
        return bill(collection);
    }

    long bill(CollectionDriver household) {
        return sql.sql(
                        "select min(id) from fee_bill where house_id = ? and amount > settled and"
                                + " reversed = false")
                .param(household.houseId())
                .query(Long.class)
                .single();
    }

    /** A month's fee of which an empty house pays 30 percent; due that many days ago. */
    long owesRent(String amount, LocalDate from, LocalDate to, int daysAgo) {
        collection.owes("100.00", daysAgo);
        long first = bill();
        FeeItem item =
                items.items("yunqi").stream()
                        .filter(one -> one.code().equals("VPLAY"))
                        .findFirst()
                        .orElseGet(
                                () ->
                                        items.item(
                                                items.add(
                                                        "yunqi",
                                                        "VPLAY",
                                                        "物业服务费",
                                                        Formula.JOB,
                                                        new BigDecimal("30"))));
        long bill =
                ledger.single(
                        collection.houseId(),
                        item,
                        new BigDecimal(amount),
                        "物业费",
                        null,
                        "rent:" + first,
                        "cashier");
        sql.sql("update fee_bill set due_on = ?, from_on = ?, to_on = ? where id = ?")
                .params(collection.today().minusDays(daysAgo), from, to, bill)
                .update();
        reversals.reverse(first, "测试", "cashier");
        sql.sql("update fee_line set from_on = ?, to_on = ? where bill_id = ?")
                .params(from, to, bill)
                .update();
        return bill;
    }

    void owed(String amount) {
        assertThat(collection.owed()).isEqualByComparingTo(amount);
    }
}
