package org.guanjia.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.casework.CaseworkDriver.SEEPAGE;
import static org.guanjia.casework.CaseworkDriver.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseEvent;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Dangers;
import org.guanjia.casework.CaseModel.Element;
import org.guanjia.casework.CaseModel.Process;
import org.guanjia.staff.Roles;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Danger to persons, beside a repair: every way through its diagram (S1-10). */
@ServerTest
@CoversPaths(diagrams = Process.DANGER)
class DangerProcessTest {

    private static final String WHAT = "业主酒后拿着棍子追维修工";

    @Autowired Flow flow;
    @Autowired CaseFiles cases;
    @Autowired CaseExclusions exclusions;
    @Autowired Dangers dangers;
    @Autowired TaskService tasks;
    @Autowired JdbcClient sql;
    @LocalServerPort int port;

    private CaseworkDriver play;
    private String caseNumber;

    @BeforeEach
    void open() {
        play = new CaseworkDriver(flow, cases, tasks, sql, port);
        caseNumber = play.report(SEEPAGE);
    }

    @Test
    void police_and_two_guards_at_once_then_the_evidence_and_the_visit() {
        Instant start = flow.now();
        report("wei-shan");
        assertThat(flow.open(caseNumber))
                .contains("Activity_AcceptJob", Element.PROTECT_PERSONS, Element.CALL_POLICE);
        assertThat(play.group(caseNumber, Element.PROTECT_PERSONS)).isEqualTo(Roles.GUARD);
        assertThat(play.told(caseNumber, "notice.danger"))
                .containsExactly(
                        Roles.GUARD, Roles.CONTROL_ROOM, Roles.PROJECT_MANAGER, Roles.HOUSEKEEPER);
        assertThat(flow.task(caseNumber, Element.CALL_POLICE).getDueDate())
                .isEqualTo(start.plus(Duration.ofMinutes(5)));

        police(Map.of("policeAnswer", "coming", "policeReceipt", "110-8012"));
        assertThat(flow.open(caseNumber)).doesNotContain(Element.KEEP_EVIDENCE);
        guard(Map.of("protectOutcome", "safe", "partner", "wei-hai"));
        play.complete(
                caseNumber,
                Element.KEEP_EVIDENCE,
                "control-room",
                Map.of("evidenceNote", "三号机位 14:00-15:00 存取证盘"));
        assertThat(flow.task(caseNumber, Element.VISIT_VICTIM).getDueDate())
                .isEqualTo(start.plus(Duration.ofDays(1)));
        assertThat(dangers.running(caseNumber)).isTrue();
        visit("visited");

        assertThat(flow.path(caseNumber)).contains(Element.END_PERSONS_SAFE);
        assertThat(dangers.running(caseNumber)).isFalse();
        assertThat(notes())
                .anySatisfy(note -> assertThat(note).contains(WHAT))
                .anySatisfy(note -> assertThat(note).contains("110-8012"))
                .anySatisfy(note -> assertThat(note).contains("存取证盘"));
        assertThat(play.clock(caseNumber, "visit").metAt()).isNotNull();
        assertThat(flow.open(caseNumber)).containsExactly("Activity_AcceptJob");
    }

    @Test
    void nobody_steps_up_alone() {
        report("wei-shan");
        for (Map<String, Object> alone :
                List.<Map<String, Object>>of(
                        Map.of("protectOutcome", "safe", "protectNote", "劝开了"),
                        Map.of("protectOutcome", "safe", "partner", "guard", "protectNote", "劝开了"),
                        Map.of(
                                "protectOutcome", "safe",
                                "partner", "一个路人",
                                "protectNote", "劝开了"))) {
            assertThat(
                            refusal(
                                            () ->
                                                    play.complete(
                                                            caseNumber,
                                                            Element.PROTECT_PERSONS,
                                                            "guard",
                                                            alone))
                                    .field())
                    .isEqualTo("partner");
        }
        guard(Map.of("protectOutcome", "police"));
        assertThat(flow.open(caseNumber)).doesNotContain(Element.PROTECT_PERSONS);
    }

    @Test
    void what_the_forms_say_is_checked_again() {
        report("desk");
        assertThat(refusal(() -> police(Map.of("policeAnswer", "coming"))).field())
                .isEqualTo("policeReceipt");
        assertThat(refusal(() -> police(Map.of("policeAnswer", "later"))).field())
                .isEqualTo("policeAnswer");
        police(Map.of("policeAnswer", "notNeeded"));
        guard(Map.of("protectOutcome", "safe", "partner", "卫山"));
        assertThat(
                        refusal(
                                        () ->
                                                play.complete(
                                                        caseNumber,
                                                        Element.KEEP_EVIDENCE,
                                                        "control-room",
                                                        Map.of("evidenceNote", " ")))
                                .field())
                .isEqualTo("evidenceNote");
        play.complete(
                caseNumber, Element.KEEP_EVIDENCE, "control-room", Map.of("evidenceNote", "已存"));
        assertThat(refusal(() -> visit("later")).field()).isEqualTo("visitOutcome");
        visit("declined");
    }

    @Test
    void each_step_that_is_late_climbs_its_ladder() {
        report("desk");
        late("Police");
        late("Protection");
        police(Map.of("policeAnswer", "coming", "policeReceipt", "1"));
        guard(Map.of("protectOutcome", "police"));
        late("Evidence");
        play.complete(
                caseNumber, Element.KEEP_EVIDENCE, "control-room", Map.of("evidenceNote", "已存"));
        late("Visit");
        visit("nobody");
        assertThat(flow.path(caseNumber)).contains(Element.END_PERSONS_SAFE);
    }

    @Test
    void it_goes_on_when_the_case_ends_and_is_not_begun_after() {
        report("desk");
        assertThat(
                        play.post(
                                        "desk",
                                        "/api/cases/" + caseNumber + "/cancel",
                                        Map.of("reason", "不修了"))
                                .status())
                .isEqualTo(204);
        flow.runJobs(caseNumber);
        assertThat(flow.open(caseNumber))
                .containsExactlyInAnyOrder(Element.PROTECT_PERSONS, Element.CALL_POLICE);
        police(Map.of("policeAnswer", "coming", "policeReceipt", "1"));
        guard(Map.of("protectOutcome", "police"));
        play.complete(
                caseNumber, Element.KEEP_EVIDENCE, "control-room", Map.of("evidenceNote", "已存"));
        visit("visited");
        assertThat(dangers.running(caseNumber)).isFalse();
        assertThat(post("desk", WHAT).status()).isEqualTo(409);
        assertThat(dangers.running(caseNumber)).isFalse();
    }

    @Test
    void two_who_report_at_once_start_it_once() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> said = new ArrayList<>();
            for (String who : List.of("desk", "wei-shan")) {
                Callable<Integer> call = () -> post(who, WHAT).status();
                said.add(two.submit(call));
            }
            for (Future<Integer> one : said) {
                assertThat(one.get()).isEqualTo(204);
            }
        } finally {
            two.shutdown();
        }
        flow.runJobs(caseNumber);
        assertThat(flow.open(caseNumber)).filteredOn(Element.CALL_POLICE::equals).hasSize(1);
        assertThat(notes()).hasSize(2);
    }

    @Test
    void a_report_names_what_was_seen_and_whoever_is_kept_out_gets_no_part() {
        CaseworkDriver.Said said = post("desk", " ");
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.body().get("field").asText()).isEqualTo("what");
        exclusions.exclude(caseNumber, "wei-shan", true, "事涉本人", null);
        assertThat(post("wei-shan", WHAT).status()).isEqualTo(404);
        report("desk");
        String task = flow.task(caseNumber, Element.PROTECT_PERSONS).getId();
        assertThat(flow.as("wei-shan", () -> tasks.createTaskQuery().taskId(task).count()))
                .isZero();
    }

    // ---- how ----

    private void report(String by) {
        CaseworkDriver.Said said = post(by, WHAT);
        assertThat(said.status()).as(said.text()).isEqualTo(204);
        flow.runJobs(caseNumber);
    }

    private CaseworkDriver.Said post(String by, String what) {
        return play.post(by, "/api/cases/" + caseNumber + "/danger", Map.of("what", what));
    }

    private void police(Map<String, Object> answers) {
        complete(Element.CALL_POLICE, "control-room", answers, "policeNote", "两人,无刀棍");
    }

    private void guard(Map<String, Object> answers) {
        complete(Element.PROTECT_PERSONS, "guard", answers, "protectNote", "双方已离开");
    }

    private void visit(String outcome) {
        complete(
                Element.VISIT_VICTIM,
                "housekeeper",
                Map.of("visitOutcome", outcome),
                "visitNote",
                "身体没事,想加一次夜巡");
    }

    private void complete(
            String activity, String user, Map<String, Object> answers, String note, String text) {
        Map<String, Object> all = new HashMap<>(answers);
        all.put(note, text);
        play.complete(caseNumber, activity, user, all);
        flow.runJobs(caseNumber);
    }

    private void late(String word) {
        flow.fireTimer(caseNumber, "Event_" + word + "Warning");
        flow.fireTimer(caseNumber, "Event_" + word + "Overdue");
        assertThat(flow.open(caseNumber)).contains(Element.DECIDE_ESCALATION);
        play.decide(
                caseNumber,
                play.decider(caseNumber),
                Map.of("escalationDecision", "extend", "extendMinutes", 600));
    }

    private List<String> notes() {
        return play.view(caseNumber).notes().stream().map(CaseEvent::text).toList();
    }
}
