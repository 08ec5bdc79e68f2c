package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.renovation.PermitModel.Element;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at the same moment: one wins, and no money and no permit is there twice. */
@ServerTest
class PermitRaceTest {

    @Autowired Flow flow;
    @Autowired PermitProcess process;
    @Autowired PermitService permits;
    @Autowired PermitLists lists;
    @Autowired Deposits deposits;
    @Autowired WorkerPasses passes;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired StaffService staff;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private PermitDriver permit;

    @BeforeEach
    void open() {
        permit = new PermitDriver(flow, permits, cases, photos, staff, sql, environment);
    }

    @AfterEach
    void close() {
        two.shutdownNow();
    }

    @RepeatedTest(3)
    void a_deposit_paid_at_the_counter_and_online_at_once_is_held_once() throws Exception {
        permit.apply().review("approve").sign();
        String number = permit.caseNumber();
        List<Boolean> done =
                both(
                        () -> done(() -> permit.collect(2000)),
                        () ->
                                done(
                                        () ->
                                                process.depositPaid(
                                                        number,
                                                        new BigDecimal("2000"),
                                                        "qr",
                                                        "WX-" + number)));
        assertThat(done).containsExactlyInAnyOrder(true, false);
        flow.runJobs(number);
        assertThat(deposits.movements(number)).hasSize(1);
        assertThat(deposits.balance(number)).isEqualByComparingTo("2000");
        assertThat(passes.of(number)).hasSize(2);
        assertThat(permit.tasks()).containsExactly(Element.HAND_OUT_PASSES);
    }

    @RepeatedTest(3)
    void two_requests_for_more_time_at_once_are_one_and_a_conflict() throws Exception {
        permit.apply().open();
        LocalDate end = permit.record().validTo();
        List<Integer> said =
                both(
                        () -> permit.answer("works", "extend", end.plusDays(5) + " 一").status(),
                        () -> permit.answer("works", "extend", end.plusDays(9) + " 二").status());
        assertThat(said).containsExactlyInAnyOrder(204, 409);
        flow.runJobs(permit.caseNumber());
        assertThat(lists.extensions(permit.caseNumber())).hasSize(1);
        assertThat(permit.tasks()).containsExactly(Element.DECIDE_EXTENSION);
        assertThat(permit.questions()).containsExactly("works");
    }

    @RepeatedTest(5)
    void a_withdrawal_in_the_moment_of_issuing_leaves_no_pass_and_no_money_behind()
            throws Exception {
        permit.apply().review("approve").sign();
        String number = permit.caseNumber();
        List<Boolean> done =
                both(
                        () -> done(() -> permit.collect(2000)),
                        () -> permit.withdrawing().status() == 204);
        flow.runJobs(number);
        assertThat(done).as("deposit taken, withdrawn").contains(true);
        boolean paid = deposits.balance(number).signum() > 0;
        assertThat(paid).isEqualTo(done.get(0));
        if (done.get(1)) {
            assertThat(permit.record().state()).isEqualTo(RenovationPermit.WITHDRAWN);
            assertThat(passes.of(number))
                    .allMatch(pass -> pass.state() == WorkerPass.State.REVOKED);
            if (paid) {
                assertThat(permit.tasks()).containsExactly(Element.PAY_REFUND);
                permit.refund();
            }
            permit.ended("EndEvent_PermitWithdrawn", "cancelled");
            assertThat(deposits.balance(number)).isEqualByComparingTo("0");
        } else {
            assertThat(permit.record().state()).isEqualTo(RenovationPermit.ISSUED);
            assertThat(permit.tasks()).containsExactly(Element.HAND_OUT_PASSES);
            assertThat(passes.of(number)).hasSize(2);
        }
    }

    @RepeatedTest(3)
    void two_applications_for_one_house_are_not_both_approved() throws Exception {
        permit.apply();
        PermitDriver other =
                new PermitDriver(flow, permits, cases, photos, staff, sql, environment);
        other.apply();
        // Both came in before either was known, for the same house and days.
        sql.sql("update renovation_permit set house_id = ? where case_number = ?")
                .params(permit.record().houseId(), other.caseNumber())
                .update();
        List<Boolean> done =
                both(
                        () -> done(() -> permit.review("approve")),
                        () -> done(() -> other.review("approve")));
        assertThat(done).doesNotContain(true);
        permit.complete(
                Element.REVIEW_APPLICATION, Map.of("review", "refuse", "reviewNote", "重复申报"));
        other.review("approve");
        assertThat(other.record().state()).isEqualTo(RenovationPermit.APPROVED);
    }

    private static boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | AssertionError refused) {
            return false;
        }
    }

    private <T> List<T> both(Supplier<T> one, Supplier<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<T> first =
                two.submit(
                        () -> {
                            start.await();
                            return one.get();
                        });
        Future<T> second =
                two.submit(
                        () -> {
                            start.await();
                            return other.get();
                        });
        return List.of(first.get(), second.get());
    }
}
