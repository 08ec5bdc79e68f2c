package org.guanjia.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.casework.CaseworkDriver.SEEPAGE;
import static org.guanjia.casework.CaseworkDriver.YUNQI;
import static org.guanjia.casework.CaseworkDriver.body;
import static org.guanjia.casework.CaseworkDriver.place;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casework.CaseworkDriver.Said;
import org.guanjia.engine.Rehearsal;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at the same moment: one wins, the other is told so, and nothing happens twice. */
@ServerTest
class CaseworkRaceTest {

    @Autowired Flow flow;
    @Autowired Rehearsal rehearsal;
    @Autowired CaseFiles cases;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired JdbcClient sql;
    @LocalServerPort int port;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private CaseworkDriver play;

    @BeforeEach
    void open() {
        play = new CaseworkDriver(flow, cases, tasks, sql, port);
    }

    @AfterEach
    void close() {
        two.shutdownNow();
    }

    @RepeatedTest(3)
    void two_guards_claim_the_same_scene_and_one_gets_it() throws Exception {
        String caseNumber = play.report("厨房水管爆了,水喷得到处都是");
        String task = flow.task(caseNumber, "Activity_SecureScene").getId();

        List<Integer> said =
                both(() -> claim(task, "wei-shan").status(), () -> claim(task, "wei-hai").status());

        assertThat(said).filteredOn(status -> status == 204).hasSize(1);
        assertThat(said).filteredOn(status -> status != 204).isSubsetOf(403, 404, 409);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(said.get(0) == 204 ? "wei-shan" : "wei-hai");
    }

    @RepeatedTest(3)
    void a_form_submitted_twice_at_once_counts_once() throws Exception {
        String caseNumber = play.report("厨房水管爆了,水喷得到处都是");
        String task = flow.task(caseNumber, "Activity_SecureScene").getId();
        assertThat(claim(task, "wei-shan").status()).isEqualTo(204);
        rehearsal.judge(task, "wei-shan", Map.of("sceneSafe", "yes"));

        List<Integer> said =
                both(
                        () -> submit(task, "wei-shan").status(),
                        () -> submit(task, "wei-shan").status());

        assertThat(said).filteredOn(status -> status < 300).hasSize(1);
        assertThat(said).filteredOn(status -> status >= 300).containsAnyOf(404, 409);
        assertThat(flow.path(caseNumber)).containsOnlyOnce("Activity_RecordScene");
        assertThat(play.view(caseNumber).notes()).hasSize(1);
        assertThat(submit(task, "wei-shan").status()).as("much later").isEqualTo(404);
    }

    @RepeatedTest(3)
    void two_answers_to_one_question_are_one_answer_and_a_conflict() throws Exception {
        String caseNumber = waiting();

        List<Integer> said = both(() -> answer(caseNumber), () -> answer(caseNumber));

        assertThat(said).containsExactlyInAnyOrder(204, 409);
        assertThat(flow.open(caseNumber)).containsExactly("Activity_ArriveOnSite");
        assertThat(play.view(caseNumber).answeredQuestions()).hasSize(1);
        assertThat(play.clock(caseNumber, "arrive").paused()).isFalse();
    }

    @RepeatedTest(3)
    void the_same_key_twice_at_once_is_one_case() throws Exception {
        String key = UUID.randomUUID().toString();
        String description = SEEPAGE + " " + key;
        Supplier<Said> report =
                () ->
                        play.send(
                                "desk",
                                "POST",
                                "/api/cases/repair",
                                body(place(YUNQI, "1", "3", "1", "1201"), description),
                                key);

        List<Said> said = both(report, report);

        assertThat(said).extracting(Said::status).isSubsetOf(201, 409).contains(201);
        assertThat(
                        sql.sql("select case_number from case_file where description like ?")
                                .param("%" + key)
                                .query(String.class)
                                .list())
                .hasSize(1)
                .containsAnyElementsOf(
                        said.stream()
                                .filter(one -> one.status() == 201)
                                .map(one -> one.body().get("caseNumber").asText())
                                .toList());
        Said again = report.get();
        assertThat(again.status()).isEqualTo(201);
    }

    @RepeatedTest(5)
    void an_answer_in_the_moment_of_giving_up_wins_or_loses_as_a_whole() throws Exception {
        String caseNumber = waiting();
        String timer = timer(caseNumber, "Event_ContactExpired");
        flow.advance(Duration.ofDays(1));

        List<Integer> said = both(() -> answer(caseNumber), () -> fire(timer));
        int answered = said.get(0);
        flow.runJobs(caseNumber);

        CaseView view = play.view(caseNumber);
        if (answered == 204) {
            assertThat(view.status()).isEqualTo(CaseStatus.OPEN);
            assertThat(flow.open(caseNumber)).containsExactly("Activity_ArriveOnSite");
            assertThat(view.answeredQuestions().get(0).answer()).isEqualTo("ready");
            assertThat(fire(timer)).as("the timer is gone").isZero();
        } else {
            assertThat(answered).isEqualTo(409);
            // Whoever lost may have lost to a lock: then the timer's turn comes again.
            flow.runDueJobs(caseNumber);
            assertThat(play.view(caseNumber).status()).isEqualTo(CaseStatus.CANCELLED);
            assertThat(flow.open(caseNumber)).isEmpty();
            assertThat(view.answeredQuestions())
                    .allSatisfy(question -> assertThat(question.answer()).isNull());
        }
    }

    @Test
    void a_step_that_fails_leaves_nothing_behind() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);
        int events = play.view(caseNumber).timeline().size();

        CaseworkDriver.refusal(
                () ->
                        play.complete(
                                caseNumber,
                                CaseModel.Element.CONFIRM_ADDRESS,
                                "desk",
                                Map.of(
                                        "confirmOutcome",
                                        "found",
                                        "phase",
                                        "1",
                                        "building",
                                        "3",
                                        "unit",
                                        "1",
                                        "room",
                                        "9901",
                                        "confirmNote",
                                        "问过业主")));

        assertThat(play.view(caseNumber).notes()).isEmpty();
        assertThat(play.view(caseNumber).timeline()).hasSize(events);
        assertThat(play.clock(caseNumber, "confirm").metAt()).isNull();
        assertThat(flow.open(caseNumber)).containsExactly(CaseModel.Element.CONFIRM_ADDRESS);
    }

    /** A case that waits for the resident to name a time. */
    private String waiting() {
        String caseNumber = play.report(SEEPAGE);
        play.missResident(caseNumber, play.accept(caseNumber));
        return caseNumber;
    }

    private int answer(String caseNumber) {
        return play.post(
                        "integration",
                        "/api/cases/" + caseNumber + "/answers",
                        Map.of("question", "appointment", "answer", "ready"))
                .status();
    }

    private Said claim(String task, String user) {
        return play.post(user, "/engine-rest/task/" + task + "/claim", Map.of("userId", user));
    }

    private Said submit(String task, String user) {
        return play.post(
                user,
                "/engine-rest/task/" + task + "/submit-form",
                Map.of(
                        "variables",
                        Map.of(
                                "sceneSafe",
                                Map.of("value", "yes"),
                                "sceneNote",
                                Map.of("value", "已关总阀"))));
    }

    private String timer(String caseNumber, String event) {
        for (ProcessInstance part :
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .list()) {
            for (Job job :
                    management.createJobQuery().processInstanceId(part.getId()).timers().list()) {
                if (management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals(event)) {
                    return job.getId();
                }
            }
        }
        throw new AssertionError("no timer at " + event);
    }

    /** 1 when the timer did its work, 0 when it could not. */
    private int fire(String timer) {
        try {
            management.executeJob(timer);
            return 1;
        } catch (RuntimeException lost) {
            return 0;
        }
    }

    private <T> List<T> both(Supplier<T> first, Supplier<T> second) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Future<T> one = two.submit(() -> at(together, first));
        Future<T> other = two.submit(() -> at(together, second));
        return List.of(one.get(), other.get());
    }

    private static <T> T at(CyclicBarrier together, Supplier<T> work) throws Exception {
        together.await();
        return work.get();
    }
}
