package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.renovation.ViolationModel.Element;
import org.guanjia.testing.CaseDriver.Said;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at the same moment: nothing is lost, and nothing happens twice. */
@ServerTest
class ViolationRaceTest {

    @Autowired Flow flow;
    @Autowired ViolationService violations;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired ManagementService management;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private ViolationDriver violation;

    @BeforeEach
    void a_new_play() {
        violation = another();
    }

    @AfterEach
    void close() {
        two.shutdownNow();
    }

    private ViolationDriver another() {
        return new ViolationDriver(flow, violations, cases, photos, sql, environment);
    }

    private <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<T> first = two.submit(() -> together(start, one));
        Future<T> second = two.submit(() -> together(start, other));
        return List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
    }

    private static <T> T together(CyclicBarrier start, Callable<T> work) throws Exception {
        start.await(30, TimeUnit.SECONDS);
        return work.call();
    }

    /** Whoever comes second is told so; the answer is kept, and the foreman goes once. */
    @RepeatedTest(3)
    void put_right_in_the_moment_of_the_deadline_is_one_reinspection() throws Exception {
        violation.untilNotice();
        Job deadline = timer(violation.caseNumber());

        List<Integer> said =
                both(
                        () -> done(violation).status(),
                        () -> {
                            try {
                                management.executeJob(deadline.getId());
                                return 204;
                            } catch (RuntimeException overtaken) {
                                return 409;
                            }
                        });

        assertThat(said).as("one of them at least").contains(204);
        if (said.get(0) != 204) {
            assertThat(said.get(0)).isEqualTo(409);
            assertThat(done(violation).status()).as("said again").isEqualTo(204);
        }
        assertThat(violation.open()).containsExactly(Element.REINSPECT);
        assertThat(flow.path(violation.caseNumber())).containsOnlyOnce(Element.PLAN_REINSPECTION);
        violation.reinspect("passed").ended(Element.END_VIOLATION_RECTIFIED, "rectified");
    }

    private Said done(ViolationDriver one) {
        return one.answer(Map.of("question", "rectified", "answer", "done"));
    }

    private Job timer(String caseNumber) {
        String instance =
                sql.sql(
                                "select PROC_INST_ID_ from ACT_RU_EXECUTION where ACT_ID_ = ? and"
                                        + " PROC_INST_ID_ in (select PROC_INST_ID_ from"
                                        + " ACT_RU_EXECUTION where BUSINESS_KEY_ = ?)")
                        .params("Gateway_AwaitRectification", caseNumber)
                        .query(String.class)
                        .single();
        return management.createJobQuery().processInstanceId(instance).timers().singleResult();
    }

    @RepeatedTest(3)
    void two_objections_are_one_and_a_conflict() throws Exception {
        violation.untilMeasures();

        List<Integer> said =
                both(() -> objects(violation).status(), () -> objects(violation).status());

        assertThat(said).containsExactlyInAnyOrder(204, 409);
        assertThat(violation.open()).containsOnlyOnce(Element.RULE_OBJECTION);
        assertThat(flow.path(violation.caseNumber())).containsOnlyOnce(Element.RECORD_OBJECTION);
    }

    private Said objects(ViolationDriver one) {
        return one.answer(
                Map.of("question", "objection", "answer", "object", "comment", "护栏是开发商装的"));
    }

    @RepeatedTest(3)
    void two_of_the_same_kind_at_once_are_a_first_and_a_repeated_one() throws Exception {
        ViolationDriver other = another().inHouseOf(violation);

        both(
                () -> violation.find(ViolationDriver.RUBBISH),
                () -> other.find("technician", ViolationDriver.RUBBISH, Map.of()));

        List<RenovationViolation> both = List.of(violation.record(), other.record());
        assertThat(both).filteredOn(RenovationViolation::repeated).hasSize(1);
        RenovationViolation second =
                both.stream().filter(RenovationViolation::repeated).findFirst().orElseThrow();
        assertThat(second.firstCase())
                .isIn(violation.caseNumber(), other.caseNumber())
                .isNotEqualTo(second.caseNumber());
        assertThat(
                        sql.sql(
                                        "select count(*) from case_link l join case_file f"
                                                + " on f.id = l.from_case where l.kind = 'repeated'"
                                                + " and f.case_number in (?, ?)")
                                .params(violation.caseNumber(), other.caseNumber())
                                .query(Integer.class)
                                .single())
                .isOne();
    }
}
