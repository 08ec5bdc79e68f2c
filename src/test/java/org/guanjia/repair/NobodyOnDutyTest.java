package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.staff.Caller;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A business failure is not a crash: what the diagram catches as an error event must leave the
 * transaction fit to be committed, with the real services.
 */
@ServerTest
class NobodyOnDutyTest {

    private static final ServiceTime OFFER =
            new ServiceTime("offer", Duration.ofMinutes(5), false, "technician", false);

    @Autowired RepairService repairs;
    @Autowired RepairDispatch dispatch;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transaction;

    @Test
    void nobody_for_the_job_leaves_the_transaction_to_the_diagram() {
        String caseNumber = caseThatNobodyCanDo();

        transaction.executeWithoutResult(
                status -> {
                    assertThatThrownBy(() -> dispatch.assign(caseNumber, "assigned", OFFER))
                            .isInstanceOf(NoTechnicianException.class);
                    assertThat(status.isRollbackOnly()).isFalse();
                    dispatch.offerToAll(caseNumber, OFFER);
                });

        assertThat(repairs.order(caseNumber).technician()).isNull();
        assertThat(cases.view(caseNumber).clocks())
                .extracting(clock -> clock.measure())
                .contains("offer");
    }

    @Test
    void a_refusal_leaves_the_transaction_to_the_diagram_too() {
        String caseNumber = caseThatNobodyCanDo();

        transaction.executeWithoutResult(
                status -> {
                    assertThatThrownBy(() -> repairs.order("BX-20000101-0001"));
                    assertThatThrownBy(() -> cases.get("BX-20000101-0001"));
                    assertThatThrownBy(() -> dispatch.rule(caseNumber, "nix", "x", "foreman"));
                    assertThat(status.isRollbackOnly()).isFalse();
                });
    }

    private String caseThatNobodyCanDo() {
        String caseNumber =
                repairs.open(
                                new Report(
                                        "yunqi", "1", "3", "1", "1201", null, null, "api", "灯坏了",
                                        null, null, null, null, null, null, List.of(), null),
                                new Caller("desk", Set.of("desk"), Set.of("yunqi"), false))
                        .caseNumber();
        database.sql("update repair_order set skill = 'alchemy' where case_number = ?")
                .param(caseNumber)
                .update();
        return caseNumber;
    }
}
