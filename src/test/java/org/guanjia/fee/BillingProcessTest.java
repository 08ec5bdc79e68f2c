package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.BillingModel.Element;
import org.guanjia.fee.BillingModel.Process;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The billing run from its request to each of its ends, for houses of the demo community. */
@ServerTest
@CoversPaths(diagrams = "billing-run")
class BillingProcessTest {

    private static final Caller CASHIER =
            new Caller("cashier", Set.of(Roles.CASHIER), Set.of("yunqi"), false);

    private static final AtomicInteger MONTHS = new AtomicInteger();
    private static final LocalDate SPRING = LocalDate.of(2020, 1, 1);

    @Autowired Flow flow;
    @Autowired BillingProcess process;
    @Autowired BillingCases billing;
    @Autowired BillingRuns runs;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired Payments payments;
    @Autowired CaseFiles cases;
    @Autowired EstateService estate;
    @Autowired JdbcClient sql;

    private YearMonth month;
    private String caseNumber;

    /** Each play bills a month that no other one has. */
    @BeforeEach
    void houses_that_are_charged() {
        month = YearMonth.of(2024, 1).plusMonths(MONTHS.getAndIncrement());
        if (items.items("yunqi").stream().noneMatch(item -> item.code().equals("TEST"))) {
            int item = items.add("yunqi", "TEST", "物业费", Formula.AREA, null);
            items.price(item, SPRING, null, new BigDecimal("2.00"), null);
            record Resident(long house, long id, String name) {}
            List<Resident> residents =
                    sql.sql(
                                    "select r.house_id, r.id, r.name from resident r join house h"
                                            + " on h.id = r.house_id where h.community = 'yunqi'"
                                            + " and h.area is not null and h.id not in (select house_id"
                                            + " from fee_account) and r.id in (select"
                                            + " min(x.id) from resident x group by x.house_id)"
                                            + " order by r.house_id limit 3")
                            .query(
                                    (row, n) ->
                                            new Resident(
                                                    row.getLong(1),
                                                    row.getLong(2),
                                                    row.getString(3)))
                            .list();
            for (Resident resident : residents) {
                accounts.open(resident.house(), SPRING, "owner", resident.name(), resident.id());
                accounts.charge(resident.house(), item, SPRING, null, null);
            }
        }
        caseNumber = process.begin("yunqi", month, "cashier");
        flow.runJobs(caseNumber);
    }

    private void check(String decision, String note) {
        flow.complete(
                caseNumber,
                Element.CHECK_PREVIEW,
                "cashier",
                note == null
                        ? Map.of("previewDecision", decision)
                        : Map.of("previewDecision", decision, "previewNote", note));
        flow.runJobs(caseNumber);
    }

    private BillingRun run() {
        return runs.ofCase(caseNumber).orElseThrow();
    }

    private long bills() {
        BillingRun run = run();
        return sql.sql("select count(*) from fee_bill where id > ? and id < ?")
                .params(run.base(), run.base() + BillingSql.RUN)
                .query(Long.class)
                .single();
    }

    @Test
    void a_month_is_previewed_checked_posted_and_told() {
        assertThat(caseNumber).startsWith("ZD-");
        assertThat(flow.open(caseNumber)).containsExactly(Element.CHECK_PREVIEW);
        assertThat(bills()).isZero();
        check("post", null);
        assertThat(bills()).isGreaterThanOrEqualTo(3);
        assertThat(cases.view(caseNumber).details()).containsEntry("progress", 100);
        List<String> told =
                sql.sql(
                                "select text from notice_outbox where thread_key = ? and template ="
                                        + " 'fee.notice.bill'")
                        .param(caseNumber)
                        .query(String.class)
                        .list();
        assertThat(told)
                .isNotEmpty()
                .allMatch(
                        text ->
                                text.contains(
                                        "%d年%d月的账单已出"
                                                .formatted(
                                                        month.getYear(), month.getMonthValue())));
        flow.fireTimer(caseNumber, Element.EVENT_DUE_DAY_PASSED);
        flow.assertEndedAt(caseNumber, Process.BILLING_RUN, Element.END_MONTH_BILLED);
        assertThat(cases.get(caseNumber).status()).isEqualTo(CaseStatus.CLOSED);
        assertThatThrownBy(() -> process.begin("yunqi", month, "cashier"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void it_is_previewed_again_after_a_correction_and_abandoned_with_a_reason() {
        check("again", null);
        assertThat(flow.open(caseNumber)).containsExactly(Element.CHECK_PREVIEW);
        assertThatThrownBy(() -> check("abandon", null)).isInstanceOf(RuntimeException.class);
        check("abandon", "单价待业主大会表决");
        flow.assertEndedAt(caseNumber, Process.BILLING_RUN, Element.END_BILLING_ABANDONED);
        assertThat(bills()).isZero();
        assertThat(run().state()).isEqualTo("abandoned");
    }

    @Test
    void what_blocks_it_keeps_the_task_open() {
        int item = items.add("yunqi", "GAP" + month, "无价", Formula.FIXED, null);
        long house =
                sql.sql("select min(house_id) from fee_account where community = 'yunqi'")
                        .query(Long.class)
                        .single();
        accounts.charge(house, item, month.atDay(1), month.atEndOfMonth(), null);
        check("again", null);
        assertThat(billing.findings(caseNumber))
                .extracting(BillingPreview.Finding::kind)
                .contains("missingPrice");
        assertThatThrownBy(() -> check("post", null)).hasMessageContaining("必须先解决");
        assertThat(flow.open(caseNumber)).containsExactly(Element.CHECK_PREVIEW);
        check("abandon", "缺单价");
        accounts.endCharge(house, item, month.atDay(1));
        items.price(item, month.atDay(1), null, BigDecimal.ONE, null);
    }

    @Test
    void a_posted_run_is_reversed_when_the_manager_approves_and_then_billed_anew() {
        check("post", null);
        process.requestReversal(caseNumber, "单价录错", CASHIER);
        assertThat(flow.open(caseNumber)).containsExactly(Element.APPROVE_REVERSAL);
        decide(false, "先核对");
        assertThat(run().state()).isEqualTo("posted");
        process.requestReversal(caseNumber, "单价确实录错", CASHIER);
        decide(true, "同意");
        flow.assertEndedAt(caseNumber, Process.BILLING_RUN, Element.END_BILLING_REVERSED);
        assertThat(run().state()).isEqualTo("reversed");
        assertThat(
                        sql.sql(
                                        "select coalesce(sum(b.amount), 0) from fee_bill b where b.from_on"
                                                + " >= ? and b.to_on <= ?")
                                .params(month.atDay(1), month.atEndOfMonth())
                                .query(BigDecimal.class)
                                .single())
                .isEqualByComparingTo("0");
        assertThatThrownBy(() -> process.requestReversal(caseNumber, "再来", CASHIER))
                .isInstanceOf(Refusal.class);
        caseNumber = process.begin("yunqi", month, "cashier");
        flow.runJobs(caseNumber);
        check("post", null);
        assertThat(run().state()).isEqualTo("posted");
    }

    @Test
    void a_paid_run_cannot_be_reversed_and_its_case_goes_on() {
        check("post", null);
        long house =
                sql.sql("select min(house_id) from fee_bill where id > ? and id < ?")
                        .params(run().base(), run().base() + BillingSql.RUN)
                        .query(Long.class)
                        .single();
        long bill = run().base() + house * 100 + 1;
        payments.pay(
                new Payments.NewPayment(
                        house,
                        "cash",
                        "paid" + month,
                        BigDecimal.ONE,
                        null,
                        List.of(new Payments.Part(bill, BigDecimal.ONE)),
                        null),
                "cashier");
        assertThatThrownBy(() -> process.requestReversal(caseNumber, "单价录错", CASHIER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("收了款");
        assertThat(flow.hasTimer(caseNumber, Element.EVENT_DUE_DAY_PASSED)).isTrue();
    }

    private void decide(boolean approved, String note) {
        flow.complete(
                caseNumber,
                Element.APPROVE_REVERSAL,
                "project-manager",
                Map.of("reversalApproved", String.valueOf(approved), "reversalNote", note));
        flow.runJobs(caseNumber);
    }
}
