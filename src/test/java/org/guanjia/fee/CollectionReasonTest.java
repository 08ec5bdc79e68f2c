package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;

/** Vacancy, hardship, promises, other payers and plain refusals. */
class CollectionReasonTest extends ReasonPlay {

    // ---- refusal, other ----

    @Test
    void a_plain_refusal_brings_the_next_stage_at_once() {
        collection.owes("600.00", 20);
        says("refusal");
        assertThat(outcomes()).containsExactly("refusal:refused");
        collection.next();
        assertThat(collection.open()).containsExactly(Element.VISIT_HOUSEHOLD);
    }

    @Test
    void what_nobody_can_do_anything_about_is_noted_and_the_collection_goes_on() {
        collection.owes("600.00", 20);
        says("other");
        assertThat(outcomes()).containsExactly("other:noted");
        assertThat(flow.waitsAt(collection.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
        assertThat(collection.view().details().get("reasons").toString()).contains("已记下");
    }

    // ---- promise ----

    @Test
    void a_promise_is_waited_for_reminded_of_and_kept() {
        collection.owes("600.00", 20);
        LocalDate day = collection.collect().today().plusDays(20);
        collection.nextUntil(Element.PHONE_HOUSEHOLD);
        collection.contact(
                Element.PHONE_HOUSEHOLD,
                "answered",
                "promise",
                Map.of("promiseOn", day.toString(), "promiseAmount", 250));
        collection.next();
        assertThat(collection.messages()).contains("resident:reason.notice.promised");
        assertThat(limitations.breaks(collection.houseId()))
                .extracting(Limitations.Break::kind)
                .contains("promise");
        collection.until(Element.EVENT_PROMISE_REMINDER_DUE);
        assertThat(collection.today()).isEqualTo(day.minusDays(1));
        assertThat(collection.messages()).contains("resident:reason.notice.promiseDue");
        collection.pays("250.00");
        assertThat(collection.view().status()).isEqualTo(CaseStatus.OPEN);
        collection.until(Element.EVENT_PROMISED_DAY_OVER);
        assertThat(outcomes()).containsExactly("promise:promiseKept");
        assertThat(collection.record().pushed()).isFalse();
    }

    @Test
    void a_broken_promise_brings_the_next_stage() {
        collection.owes("600.00", 20);
        LocalDate day = collection.collect().today().plusDays(20);
        collection.nextUntil(Element.PHONE_HOUSEHOLD);
        collection.contact(
                Element.PHONE_HOUSEHOLD,
                "answered",
                "promise",
                Map.of("promiseOn", day.toString()));
        collection.next().until(Element.EVENT_PROMISE_REMINDER_DUE);
        collection.pays("100.00").until(Element.EVENT_PROMISED_DAY_OVER);
        assertThat(outcomes()).containsExactly("promise:promiseBroken");
        collection.next();
        assertThat(collection.open()).containsExactly(Element.VISIT_HOUSEHOLD);
    }

    // ---- vacancy ----

    private Map<String, Object> vacant(LocalDate from, LocalDate to) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("vacancyFinding", from == null ? "occupied" : "vacant");
        answers.put("vacantFrom", from == null ? null : from.toString());
        answers.put("vacantTo", to == null ? null : to.toString());
        answers.put("vacancyNote", "水表半年没动");
        return answers;
    }

    /** What every month is charged, on top of what is owed. */
    private void charged() {
        sql.sql(
                        "insert into fee_charge (house_id, item_id, from_on, to_on) select ?, id, ?,"
                                + " ? from fee_item where community = 'yunqi' and code = 'VPLAY'")
                .params(
                        collection.houseId(),
                        collection.today().minusDays(200),
                        LocalDate.of(9999, 12, 31))
                .update();
    }

    private void photo() {
        new LinkedDriver(collection.caseNumber(), flow, cases, photos, sql, environment)
                .photo("evidence");
    }

    @Test
    void an_empty_house_pays_less_for_its_empty_days_and_the_rest_is_collected() {
        LocalDate from = collection.today().minusDays(80);
        long bill = owesRent("300.00", from, from.plusDays(29), 20);
        says("vacant");
        assertThat(collection.open()).containsExactly(Element.CHECK_VACANCY);
        collection.late("VacancyCheck");
        photo();
        collection.refuses(
                Element.CHECK_VACANCY, vacant(from, collection.today().plusDays(367)), "vacantTo");
        collection.refuses(
                Element.CHECK_VACANCY,
                vacant(collection.today().plusDays(1), collection.today().plusDays(9)),
                "vacantFrom");
        collection.refuses(Element.CHECK_VACANCY, vacant(from, from.minusDays(1)), "vacantTo");
        collection.complete(Element.CHECK_VACANCY, vacant(from.plusDays(10), from.plusDays(24)));
        assertThat(collection.open()).contains(Element.DECIDE_REDUCTION);
        collection.late("Reduction");
        collection.refuses(
                Element.DECIDE_REDUCTION, Map.of("reductionDecision", "approve"), "reductionNote");
        collection.complete(
                Element.DECIDE_REDUCTION,
                Map.of("reductionDecision", "approve", "reductionNote", "按规则"));
        // 300.00 x 70 % x 15 of 30 days = 105.00
        owed("195.00");
        assertThat(outcomes()).containsExactly("vacant:reduced");
        assertThat(bill).isPositive();
        assertThat(collection.messages()).contains("resident:reason.notice.reduced");
        collection.pays("195.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_reduction_of_all_that_is_owed_ends_the_collection() {
        LocalDate from = collection.today().minusDays(80);
        long rent = owesRent("300.00", from, from.plusDays(29), 20);
        entries.credit(rent, new BigDecimal("90.00"), "已付", null, "part:" + rent, "cashier");
        says("vacant");
        photo();
        collection.complete(Element.CHECK_VACANCY, vacant(from, from.plusDays(29)));
        collection.complete(
                Element.DECIDE_REDUCTION,
                Map.of("reductionDecision", "approve", "reductionNote", "按规则"));
        owed("0.00");
        collection.ended(Element.END_DEBT_REDUCED, "reduced");
    }

    @Test
    void a_house_that_stays_empty_pays_less_for_the_days_to_come_as_well() {
        LocalDate from = collection.today().minusDays(80);
        owesRent("300.00", from, from.plusDays(29), 20);
        charged();
        LocalDate until = collection.today().plusDays(100);
        says("vacant");
        photo();
        collection.complete(Element.CHECK_VACANCY, vacant(from, until));
        assertThat(
                        sql.sql(
                                        "select max(TEXT_) from ACT_RU_VARIABLE v join ACT_RU_EXECUTION"
                                                + " e on e.ID_ = v.PROC_INST_ID_ where e.BUSINESS_KEY_"
                                                + " = ? and v.NAME_ = 'proposal'")
                                .param(collection.caseNumber())
                                .query(String.class)
                                .single())
                .contains("按空置规则出", until.toString());
        collection.complete(
                Element.DECIDE_REDUCTION,
                Map.of("reductionDecision", "approve", "reductionNote", "按规则"));
        // 300.00 x 70 % of a month that is over
        owed("90.00");
        assertThat(
                        sql.sql(
                                        "select concat(kind, ' ', percent, ' ', state, ' ', from_on,"
                                                + " ' ', to_on) from fee_reduction where house_id = ?")
                                .param(collection.houseId())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "vacancy 70.00 approved " + collection.today().plusDays(1) + " " + until);
        assertThat(collection.messages()).contains("resident:reason.notice.reducedAhead");
    }

    /** Nothing is overdue for empty days, but the next bill will be. */
    @Test
    void a_house_that_is_empty_from_today_on_pays_less_from_tomorrow_on() {
        owesRent("300.00", collection.today().minusDays(80), collection.today().minusDays(51), 20);
        charged();
        says("vacant");
        photo();
        LocalDate today = collection.today();
        collection.complete(Element.CHECK_VACANCY, vacant(today, today.plusDays(30)));
        assertThat(collection.open()).contains(Element.DECIDE_REDUCTION);
        collection.complete(
                Element.DECIDE_REDUCTION,
                Map.of("reductionDecision", "approve", "reductionNote", "按规则"));
        owed("300.00");
        assertThat(outcomes()).containsExactly("vacant:reduced");
    }

    @Test
    void a_house_with_people_in_it_and_a_refused_reduction_change_nothing() {
        LocalDate from = collection.today().minusDays(80);
        owesRent("300.00", from, from.plusDays(29), 20);
        says("vacant");
        photo();
        collection.complete(Element.CHECK_VACANCY, vacant(null, null));
        assertThat(outcomes()).containsExactly("vacant:occupied");
        owed("300.00");

        collection = another();
        owesRent("300.00", from, from.plusDays(29), 20);
        says("vacant");
        photo();
        collection.complete(Element.CHECK_VACANCY, vacant(from, from.plusDays(5)));
        collection.complete(
                Element.DECIDE_REDUCTION,
                Map.of("reductionDecision", "refuse", "reductionNote", "证据不足"));
        assertThat(outcomes()).containsExactly("vacant:reductionRefused");
        assertThat(collection.messages()).contains("resident:reason.notice.noReduction");
        owed("300.00");
    }

    // ---- instalments ----

    private void propose(int many) {
        collection.complete(
                Element.PROPOSE_PLAN, plan(many, collection.today().plusDays(10).toString()));
    }

    private static Map<String, Object> plan(Object many, String first) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("instalments", many);
        answers.put("firstDueOn", first);
        answers.put("debtAcknowledged", true);
        answers.put("planReason", "失业三个月");
        return answers;
    }

    /** How each instalment stands, as the case shows it. */
    private String stands() {
        return ((List<?>) collection.view().details().get("instalments"))
                .stream()
                        .map(one -> ((Map<?, ?>) one).get("stands").toString())
                        .collect(Collectors.joining(","));
    }

    private void approve(String decision) {
        collection.complete(
                Element.APPROVE_PLAN, Map.of("planDecision", decision, "planNote", "情况属实"));
    }

    @Test
    void instalments_are_agreed_reminded_of_and_paid_to_the_end() {
        collection.owes("1000.00", 20);
        says("hardship", Map.of("contactNote", "失业了"));
        assertThat(collection.open()).containsExactly(Element.PROPOSE_PLAN);
        collection.late("PlanProposal");
        collection.refuses(Element.PROPOSE_PLAN, plan(1, "2030-01-01"), "instalments");
        collection.refuses(Element.PROPOSE_PLAN, plan(3, "2030-01-01"), "firstDueOn");
        propose(3);
        assertThat(collection.open()).contains(Element.APPROVE_PLAN);
        assertThat(stands()).isEqualTo("待审批,待审批,待审批");
        collection.late("PlanApproval");
        approve("approve");
        assertThat(stands()).isEqualTo("待付,待付,待付");
        assertThat(plans.runs(collection.houseId())).isTrue();
        assertThat(limitations.breaks(collection.houseId()))
                .extracting(Limitations.Break::kind)
                .contains("instalments");
        assertThat(amounts()).isEqualTo("333.33,333.33,333.34");

        collection.until(Element.EVENT_INSTALMENT_REMINDER_DUE);
        assertThat(collection.messages()).contains("resident:reason.notice.instalmentDue");
        collection.pays("333.33").until(Element.EVENT_INSTALMENT_DUE);
        collection.pays("400.00").until(Element.EVENT_INSTALMENT_REMINDER_DUE);
        collection.until(Element.EVENT_INSTALMENT_DUE);
        collection.until(Element.EVENT_INSTALMENT_REMINDER_DUE);
        // The cashier books what a shop paid back: no payment that would end it at once.
        entries.credit(bill(), new BigDecimal("266.67"), "返还", null, "back:" + bill(), "cashier");
        collection.until(Element.EVENT_INSTALMENT_DUE);
        collection.ended(Element.END_INSTALMENTS_KEPT, "instalments");
        assertThat(outcomes()).containsExactly("hardship:planPaid");
        assertThat(stands()).isEqualTo("已付,已付,已付");
        owed("0.00");
        assertThat(plans.runs(collection.houseId())).isFalse();
    }

    private String amounts() {
        return String.join(
                ",",
                sql.sql(
                                "select i.amount from collection_instalment i join collection_plan p"
                                        + " on p.reason_id = i.reason_id where p.house_id = ? order"
                                        + " by i.number")
                        .param(collection.houseId())
                        .query((row, number) -> row.getBigDecimal(1).toPlainString())
                        .list());
    }

    @Test
    void a_missed_instalment_lets_the_collection_go_on() {
        collection.owes("1000.00", 20);
        says("hardship");
        propose(2);
        approve("approve");
        collection.pays("499.99");
        collection.until(Element.EVENT_INSTALMENT_REMINDER_DUE).until(Element.EVENT_INSTALMENT_DUE);
        assertThat(outcomes()).containsExactly("hardship:planMissed");
        assertThat(stands()).isEqualTo("未付,不再执行");
        assertThat(collection.messages()).contains("resident:reason.notice.planMissed");
        assertThat(plans.runs(collection.houseId())).isFalse();
        assertThat(flow.waitsAt(collection.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
    }

    @Test
    void a_plan_that_is_not_approved_lets_it_go_on() {
        collection.owes("1000.00", 20);
        says("hardship");
        propose(12);
        approve("refuse");
        assertThat(outcomes()).containsExactly("hardship:planRefused");
        assertThat(stands()).isEmpty();
        assertThat(collection.messages()).contains("resident:reason.notice.planRefused");
    }

    /** The form is the project manager's; the row says that they proposed or looked themselves. */
    private void checkedBy(String who) {
        sql.sql("update collection_reason set checked_by = ? where case_number = ?")
                .params(who, collection.caseNumber())
                .update();
    }

    @Test
    void nobody_approves_the_plan_that_they_proposed() {
        collection.owes("1000.00", 20);
        says("hardship");
        propose(3);
        checkedBy("project-manager");
        assertThat(
                        collection
                                .refusal(
                                        Element.APPROVE_PLAN,
                                        Map.of("planDecision", "approve", "planNote", "好"))
                                .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(plans.runs(collection.houseId())).isFalse();
    }

    @Test
    void nobody_approves_the_reduction_of_a_house_that_they_looked_at() {
        LocalDate from = collection.today().minusDays(80);
        owesRent("300.00", from, from.plusDays(29), 20);
        says("vacant");
        photo();
        collection.complete(Element.CHECK_VACANCY, vacant(from, from.plusDays(5)));
        checkedBy("project-manager");
        assertThat(
                        collection
                                .refusal(
                                        Element.DECIDE_REDUCTION,
                                        Map.of(
                                                "reductionDecision", "approve",
                                                "reductionNote", "好"))
                                .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        owed("300.00");
    }

    @Test
    void a_plan_whose_first_day_is_over_is_approved_no_more() {
        collection.owes("1000.00", 20);
        says("hardship");
        propose(3);
        collection.after(Duration.ofDays(12));
        assertThat(
                        collection
                                .refusal(
                                        Element.APPROVE_PLAN,
                                        Map.of("planDecision", "approve", "planNote", "好"))
                                .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        approve("refuse");
        assertThat(outcomes()).containsExactly("hardship:planRefused");
    }

    // ---- another payer ----

    private Map<String, Object> payer(String finding, String kind, LocalDate from) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("payerFinding", finding);
        answers.put("payerKind", kind);
        answers.put("payerName", "租户测试");
        answers.put("payerFrom", from == null ? null : from.toString());
        answers.put("ownerJoint", true);
        answers.put("payerNote", "看过租赁合同");
        return answers;
    }

    @Test
    void the_tenant_pays_from_that_day_and_the_owner_is_liable_too() {
        collection.owes("600.00", 20);
        says("notPayer");
        collection.late("PayerCheck");
        LocalDate from = collection.today().minusDays(5);
        collection.refuses(Element.CHECK_PAYER, payer("changed", "nobody", from), "payerKind");
        collection.refuses(Element.CHECK_PAYER, payer("changed", "tenant", null), "payerFrom");
        collection.refuses(
                Element.CHECK_PAYER,
                payer("changed", "tenant", collection.today().plusDays(1)),
                "payerFrom");
        collection.complete(Element.CHECK_PAYER, payer("changed", "tenant", from));
        assertThat(outcomes()).containsExactly("notPayer:payerJoint");
        assertThat(
                        sql.sql(
                                        "select name from fee_payer where house_id = ? and from_on ="
                                                + " ? and kind = 'tenant'")
                                .params(collection.houseId(), from)
                                .query(String.class)
                                .single())
                .isEqualTo("租户测试");
        assertThat(collection.view().details().get("reasons").toString()).contains("连带");
        assertThat(collection.view().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void a_payer_who_stands_is_told_why() {
        collection.owes("600.00", 20);
        says("notPayer");
        collection.complete(Element.CHECK_PAYER, payer("stands", null, null));
        assertThat(outcomes()).containsExactly("notPayer:payerStands");
        assertThat(collection.messages()).contains("resident:reason.notice.payerStands");
    }
}
