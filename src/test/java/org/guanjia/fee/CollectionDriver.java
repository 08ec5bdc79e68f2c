package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.CollectionModel.Process;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One collection, played: a household of the demo community that owes, what is done about it, and
 * what it says. Staff act through their task forms, residents and payments through the API.
 */
class CollectionDriver extends CaseDriver<CollectionDriver> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger HOUSES = new AtomicInteger();
    private static final AtomicInteger PAYMENTS = new AtomicInteger();

    private final CollectionService collections;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final Ledger ledger;
    private final EstateService estate;

    private final long houseId;

    CollectionDriver(
            Flow flow,
            CollectionService collections,
            FeeAccounts accounts,
            FeeItems items,
            Ledger ledger,
            EstateService estate,
            CaseFiles cases,
            JdbcClient sql,
            Environment environment) {
        super("collection", flow, cases, sql, environment);
        this.collections = collections;
        this.accounts = accounts;
        this.items = items;
        this.ledger = ledger;
        this.estate = estate;
        this.houseId = house();
    }

    /** A house that no other play uses, whose owner has a phone. */
    private long house() {
        List<Long> houses =
                sql.sql(
                                "select distinct r.house_id from resident r join resident_phone p on"
                                        + " p.resident_id = r.id join house h on h.id = r.house_id"
                                        + " where h.community = 'yunqi' and not exists (select 1"
                                        + " from fee_account a where a.house_id = r.house_id) order"
                                        + " by r.house_id desc limit 1")
                        .query(Long.class)
                        .list();
        return houses.get(0);
    }

    // ---- what is owed ----

    /** The house owes so much, due so many days ago. */
    CollectionDriver owes(String amount, int daysAgo) {
        LocalDate due = today().minusDays(daysAgo);
        if (sql.sql("select count(*) from fee_account where house_id = ?")
                        .param(houseId)
                        .query(Integer.class)
                        .single()
                == 0) {
            accounts.open(houseId, today().minusYears(5), "owner", "业主测试", null);
        }
        FeeItem item =
                items.items("yunqi").stream()
                        .filter(one -> one.code().equals("PLAY"))
                        .findFirst()
                        .orElseGet(
                                () ->
                                        items.item(
                                                items.add(
                                                        "yunqi",
                                                        "PLAY",
                                                        "物业费",
                                                        Formula.JOB,
                                                        null)));
        long bill =
                ledger.single(
                        houseId,
                        item,
                        new BigDecimal(amount),
                        "物业费",
                        null,
                        "play:" + HOUSES.incrementAndGet(),
                        "cashier");
        sql.sql("update fee_bill set due_on = ?, from_on = ?, to_on = ? where id = ?")
                .params(due, due.minusDays(30), due, bill)
                .update();
        return this;
    }

    BigDecimal owed() {
        return ledger.open(accounts.account(houseId)).stream()
                .map(Bill::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long houseId() {
        return houseId;
    }

    LocalDate today() {
        return LocalDate.ofInstant(flow.now(), ZONE);
    }

    // ---- the case ----

    Said askToCollect(String user) {
        House house = estate.house(houseId);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("community", house.community());
        body.put("phase", house.phase());
        body.put("building", house.building());
        body.put("unit", house.unit());
        body.put("room", house.room());
        body.put("description", "电话里好说话,先提醒");
        return send(user, "POST", "/api/cases/fee-collection", body);
    }

    CollectionDriver collect() {
        Said said = askToCollect("cashier");
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        return this;
    }

    /** The next step comes; nothing happens before its time. */
    CollectionDriver next() {
        return until(Element.EVENT_NEXT_STEP_DUE);
    }

    /** Steps come until one of them asks a colleague for this. */
    CollectionDriver nextUntil(String activity) {
        for (int i = 0; i < 20 && !flow.open(caseNumber).contains(activity); i++) {
            next();
        }
        assertThat(flow.open(caseNumber)).containsExactly(activity);
        return this;
    }

    /** In how many days the next step comes. */
    long daysToNext() {
        return ChronoUnit.DAYS.between(
                today(),
                LocalDate.ofInstant(flow.dueAt(caseNumber, Element.EVENT_NEXT_STEP_DUE), ZONE));
    }

    // ---- what is said ----

    CollectionDriver phone(String result, String reason) {
        return contact(Element.PHONE_HOUSEHOLD, result, reason, Map.of());
    }

    CollectionDriver visit(String result, String reason) {
        return contact(Element.VISIT_HOUSEHOLD, result, reason, Map.of());
    }

    CollectionDriver contact(
            String activity, String result, String reason, Map<String, Object> more) {
        return complete(activity, said(result, reason, more));
    }

    static Map<String, Object> said(String result, String reason, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("contactResult", result);
        if (reason != null) {
            answers.put("reasonCode", reason);
        }
        answers.put("contactNote", "住户这样说");
        answers.putAll(more);
        return answers;
    }

    Said answer(String answer) {
        return send(
                RESIDENT,
                "POST",
                "/api/cases/" + caseNumber + "/answers",
                Map.of("question", CollectionContacts.QUESTION, "answer", answer));
    }

    // ---- money ----

    CollectionDriver pays(String amount) {
        Said said =
                send(
                        "cashier",
                        "POST",
                        "/api/payments",
                        Map.of(
                                "houseId",
                                houseId,
                                "channel",
                                "transfer",
                                "transactionId",
                                "PLAY-" + PAYMENTS.incrementAndGet() + "-" + houseId,
                                "amount",
                                new BigDecimal(amount)));
        assertThat(said.status()).as("%s", said.body()).isBetween(200, 201);
        flow.runJobs(caseNumber);
        return this;
    }

    Said cancel(String user, String reason) {
        return send(user, "POST", "/api/cases/" + caseNumber + "/cancel", Map.of("reason", reason));
    }

    // ---- how it stands ----

    List<String> open() {
        return flow.open(caseNumber);
    }

    CollectionCase record() {
        return collections.record(caseNumber);
    }

    CollectionDriver ended(String endEvent, String outcome) {
        super.ended(Process.FEE_COLLECTION, endEvent, outcome);
        assertThat(record().running()).isFalse();
        return this;
    }

    List<String> contacts() {
        return sql.sql(
                        "select channel, result, reason_code from collection_contact where"
                                + " case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, line) ->
                                row.getString(1)
                                        + ":"
                                        + row.getString(2)
                                        + (row.getString(3) == null ? "" : ":" + row.getString(3)))
                .list();
    }

    @Override
    protected CollectionDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        return rows("1", List.of("collection_case", "collection_contact", "collection_movement"));
    }
}
