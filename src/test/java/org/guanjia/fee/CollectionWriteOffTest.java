package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;

/** What cannot be had is written off, by whom the table names, to the last fen. */
class CollectionWriteOffTest extends LegalPlay {

    @Test
    void with_a_ruling_the_project_manager_approves_and_the_ledger_is_even() {
        debt.toRemedy().remedy("writeOff").late("WriteOffDraft");
        debt.refuses(
                Element.PROPOSE_WRITE_OFF,
                Map.of("writeOffReason", "unenforceable", "writeOffBasis", "查无财产"),
                "judgmentNumber");
        debt.propose("unenforceable").late("WriteOffApproval");
        debt.decideWriteOff(true);
        debt.ended(Element.END_DEBT_WRITTEN_OFF, "writtenOff");
        assertThat(collections.record(debt.caseNumber()).closeType()).isEqualTo("writtenOff");
        for (long bill : debt.bills) {
            assertThat(ledger.find(bill).open()).isEqualByComparingTo("0");
        }
        assertThat(accounts.account(debt.house).prepaid()).isEqualByComparingTo("0");
        assertThat(written()).isEqualByComparingTo("1500.50");
        assertThat(limitations.of(debt.house)).isEmpty();
        new FeeWorld(sql, accounts).checkBalance(debt.house);
    }

    private BigDecimal written() {
        return sql.sql(
                        "select sum(b.amount) from collection_write_off_bill b join"
                                + " collection_write_off w on w.id = b.write_off_id where"
                                + " w.case_number = ?")
                .param(debt.caseNumber())
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void a_large_amount_without_a_ruling_goes_to_the_region() {
        debt.owes("6000.00", 60).toRemedy().remedy("writeOff").propose("costly");
        assertThat(debt.task(Element.APPROVE_WRITE_OFF).getAssignee()).isNull();
        assertThat(role()).isEqualTo("region");
        debt.decideWriteOff(false);
        assertThat(legal.details(debt.caseNumber()).toString()).contains("outcome=不核销");
        assertThat(ledger.find(debt.bills.get(0)).open()).isEqualByComparingTo("1200.00");
        assertThat(flow.hasTimer(debt.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
    }

    private String role() {
        return sql.sql(
                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ? and TYPE_ ="
                                + " 'candidate'")
                .param(debt.task(Element.APPROVE_WRITE_OFF).getId())
                .query(String.class)
                .single();
    }

    @Test
    void nobody_approves_their_own_proposal() {
        debt.toRemedy().remedy("writeOff").propose("other");
        sql.sql(
                        "update collection_write_off set proposed_by = 'project-manager' where"
                                + " case_number = ?")
                .param(debt.caseNumber())
                .update();
        assertThat(
                        debt.refusal(
                                        Element.APPROVE_WRITE_OFF,
                                        Map.of("writeOffApproved", "true", "writeOffNote", "同意"))
                                .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void what_was_paid_meanwhile_is_not_written_off() {
        debt.toRemedy().remedy("writeOff").propose("other");
        payments.pay(
                new Payments.NewPayment(
                        debt.house,
                        "cash",
                        "late-" + debt.caseNumber(),
                        new BigDecimal("1000.00"),
                        null,
                        java.util.List.of(),
                        null),
                "cashier");
        debt.decideWriteOff(true);
        assertThat(written()).isEqualByComparingTo("500.50");
        assertThat(accounts.account(debt.house).prepaid()).isEqualByComparingTo("0");
    }
}
