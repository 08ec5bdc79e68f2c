package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseEvent;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Judgement;
import org.guanjia.casefile.Judgements;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The standard of a result: judged line by line, and no result that claims more (S2-08). */
@ServerTest
class ChecklistsTest {

    private static final String LI = "li";
    private static final Map<String, Object> PASSED = Map.of("inspection", "passed");
    private static final Map<String, Object> FAILED = Map.of("inspection", "failed");

    /** Of every case; whoever judges it as failed cannot pass the work. */
    private static final String TIGHT = line("tight", "", "不漏", "forbid", false);

    /** Of plumbing alone; may be left out. */
    private static final String DRAINS = line("drains", "plumbing", "排水通畅", "forbid", true);

    /** A failed one needs a word and no more. */
    private static final String TOLD = line("told", "", "已交代", "remark", false);

    @Autowired Sample.Diagrams diagrams;
    @Autowired Checklists checklists;
    @Autowired Judgements judgements;
    @Autowired CaseFiles cases;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired RepositoryService repository;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private String number;
    private Task task;

    @BeforeEach
    void deploy() {
        deploy(TIGHT + DRAINS + TOLD, "inspection=passed", "inspection=failed,rework");
        open("plumbing.leak");
    }

    @AfterEach
    void remove() {
        two.shutdownNow();
        diagrams.removeAll();
    }

    // ---- what a result may claim

    @Test
    void nothing_is_passed_before_every_line_was_judged() {
        pass("tight");
        pass("told");

        Refusal refusal = assertRefused(() -> complete(PASSED), "engine.standard.open");

        assertThat(refusal.args()).containsExactly("验收", "排水通畅", 1);
        assertRefused(() -> forms.submitTaskForm(task.getId(), PASSED), "engine.standard.open");
        judge("drains", Judgement.NOT_APPLICABLE, null);
        complete(PASSED);
        assertThat(diagrams.task(number)).isNull();
    }

    @Test
    void a_failed_line_contradicts_a_passed_result() {
        pass("drains");
        pass("told");
        judge("tight", Judgement.FAIL, "接口还在滴");

        Refusal refusal = assertRefused(() -> complete(PASSED), "engine.standard.contradicted");

        assertThat(refusal.args()).containsExactly("验收", "不漏", "接口还在滴");
        assertThat(cases.view(number).timeline())
                .extracting(CaseEvent::kind)
                .doesNotContain("checked");
        pass("tight");
        complete(PASSED);
        assertThat(timeline())
                .extracting(CaseEvent::code, CaseEvent::who, CaseEvent::text)
                .containsExactly(tuple("met", LI, "验收标准：合格 3，不合格 0，不适用 0"));
    }

    @Test
    void a_result_that_is_not_passed_names_what_failed() {
        pass("tight");

        assertRefused(() -> complete(FAILED), "engine.standard.nothingFailed");
        assertRefused(
                () -> complete(Map.of("inspection", "rework")), "engine.standard.nothingFailed");

        judge("drains", Judgement.FAIL, "放满一盆水半天不下");
        complete(FAILED);
        assertThat(timeline()).extracting(CaseEvent::code).containsExactly("notMet");
    }

    @Test
    void an_answer_that_says_neither_asks_for_no_judgement() {
        complete(Map.of("inspection", "nobodyHome"));

        assertThat(diagrams.task(number)).isNull();
        assertThat(timeline()).isEmpty();
    }

    @Test
    void a_line_that_is_not_decisive_may_fail_with_a_word() {
        pass("tight");
        pass("drains");
        judge("told", Judgement.FAIL, "业主赶着出门");

        complete(PASSED);

        assertThat(timeline()).extracting(CaseEvent::text).containsExactly("验收标准：合格 2，不合格 1，不适用 0");
    }

    @Test
    void where_the_form_has_no_result_whoever_completes_claims_the_standard() {
        deploy(TIGHT, null, null);
        open(null);

        assertRefused(() -> complete(Map.of()), "engine.standard.open");
        judge("tight", Judgement.FAIL, "还在渗");
        assertRefused(() -> complete(Map.of()), "engine.standard.failed");
        pass("tight");
        complete(Map.of());
    }

    // ---- which lines

    @Test
    void each_case_has_the_lines_of_its_trade() {
        assertThat(lines()).containsExactly("tight", "drains", "told");

        open("electrical.trip");
        assertThat(lines()).containsExactly("tight", "told");

        open(null);
        assertThat(lines()).containsExactly("tight", "told");
    }

    @Test
    void the_version_that_a_task_began_with_holds() {
        pass("tight");
        pass("drains");
        pass("told");
        int version = list().standard().version();
        deploy(TIGHT + line("clean", "", "干净", "forbid", false), "inspection=passed", null);

        assertThat(lines()).containsExactly("tight", "drains", "told");
        assertRefused(() -> judge("clean", Judgement.PASS, null), "engine.standard.unknownLine");
        complete(PASSED);

        open("plumbing.leak");
        assertThat(lines()).containsExactly("tight", "clean");
        assertThat(list().standard().version()).isEqualTo(version + 1);
    }

    @Test
    void a_table_deployed_alone_is_for_diagrams_that_have_none_of_their_own() {
        repository
                .createDeployment()
                .name("sample")
                .addString("sample-standard.dmn", table(TIGHT))
                .deploy();
        open("plumbing.leak");

        assertThat(lines()).containsExactly("tight", "drains", "told");
    }

    // ---- judging

    @Test
    void the_latest_counts_and_the_earlier_ones_stay() {
        judge("tight", Judgement.FAIL, "滴水");
        pass("tight");
        pass("tight");

        assertThat(list().judged().get("tight").result()).isEqualTo(Judgement.PASS);
        assertThat(judgements.of(number))
                .extracting(Judgement::line, Judgement::result, Judgement::remark, Judgement::by)
                .containsExactly(
                        tuple("tight", "fail", "滴水", LI), tuple("tight", "pass", null, LI));
        assertThat(judgements.of(number).get(0))
                .satisfies(
                        one -> {
                            assertThat(one.text()).isEqualTo("不漏");
                            assertThat(one.task()).isEqualTo("验收");
                            assertThat(one.standard()).isEqualTo("sample-standard");
                            assertThat(one.taskId()).isEqualTo(task.getId());
                            assertThat(one.at()).isNotNull();
                        });
    }

    @Test
    void a_judgement_that_cannot_be_is_refused_and_named() {
        assertField(() -> judge("tight", "good", null), "result");
        assertField(() -> judge("tight", null, null), "result");
        assertField(() -> judge("tight", Judgement.NOT_APPLICABLE, null), "result");
        assertField(() -> judge("tight", Judgement.FAIL, null), "remark");
        assertField(() -> judge("tight", Judgement.FAIL, "  "), "remark");
        assertField(() -> judge("tight", Judgement.FAIL, "漏".repeat(501)), "remark");
        assertRefused(() -> judge("loud", Judgement.PASS, null), "engine.standard.unknownLine");
        assertThat(judgements.of(number)).isEmpty();

        judge("tight", Judgement.FAIL, "😀".repeat(500));
        assertThat(list().judged().get("tight").remark()).isEqualTo("😀".repeat(500));
    }

    @Test
    void only_whoever_has_the_task_judges_it_and_only_while_it_is_open() {
        assertRefused(
                () -> checklists.judge(task.getId(), number, "wang", "tight", Judgement.PASS, null),
                "engine.standard.ofSomeoneElse");
        tasks.setAssignee(task.getId(), null);
        assertRefused(() -> pass("tight"), "engine.standard.claimFirst");
        tasks.setAssignee(task.getId(), LI);
        complete(Map.of("inspection", "nobodyHome"));
        assertRefused(() -> pass("tight"), "engine.standard.done");
        assertThat(judgements.of(number)).isEmpty();
    }

    @Test
    void a_task_without_a_standard_has_nothing_to_judge() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\" name=\"接单\"/>"
                        + Sample.flows("S", "U"));
        open(null);

        assertThat(checklists.of(task, number)).isEmpty();
        assertRefused(() -> pass("tight"), "engine.standard.none");
        complete(Map.of());
    }

    // ---- at once

    @RepeatedTest(3)
    void no_line_fails_behind_a_result_that_claims_it_passed() throws Exception {
        pass("tight");
        pass("drains");
        pass("told");
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Throwable> failing =
                two.submit(
                        () -> {
                            start.await();
                            return catchThrowable(() -> judge("tight", Judgement.FAIL, "又漏了"));
                        });
        Future<Throwable> completing =
                two.submit(
                        () -> {
                            start.await();
                            return catchThrowable(() -> complete(PASSED));
                        });
        Throwable judged = failing.get();
        Throwable completed = completing.get();

        boolean failed = judgements.of(number).stream().anyMatch(Judgement::failed);
        assertThat(judged == null).as("%s", judged).isEqualTo(failed);
        assertThat(completed == null).as("%s", completed).isEqualTo(!failed);
        assertThat(diagrams.task(number) != null).isEqualTo(failed);
    }

    @RepeatedTest(3)
    void two_judgements_at_once_are_both_kept() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Throwable> one =
                two.submit(
                        () -> {
                            start.await();
                            return catchThrowable(() -> pass("tight"));
                        });
        Future<Throwable> other =
                two.submit(
                        () -> {
                            start.await();
                            return catchThrowable(() -> judge("tight", Judgement.FAIL, "在滴"));
                        });

        assertThat(one.get()).isNull();
        assertThat(other.get()).isNull();
        List<Judgement> all = judgements.of(number);
        assertThat(all).extracting(Judgement::result).containsExactlyInAnyOrder("pass", "fail");
        assertThat(list().judged().get("tight").result()).isEqualTo(all.get(1).result());
    }

    // ---- how

    private void deploy(String lines, String met, String failed) {
        StringBuilder properties =
                new StringBuilder(
                        "<camunda:property name=\"standard\" value=\"sample-standard\"/>");
        if (met != null) {
            properties.append(
                    "<camunda:property name=\"standardMetWhen\" value=\"%s\"/>".formatted(met));
        }
        if (failed != null) {
            properties.append(
                    "<camunda:property name=\"standardFailedWhen\" value=\"%s\"/>"
                            .formatted(failed));
        }
        byte[] diagram =
                Sample.diagram(
                        Sample.FLOW,
                        "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\" name=\"验收\""
                                + " camunda:assignee=\"li\"><bpmn:extensionElements>"
                                + "<camunda:properties>"
                                + properties
                                + "</camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                                + Sample.flows("S", "U"));
        repository
                .createDeployment()
                .name("sample")
                .addInputStream(Sample.FLOW + ".bpmn", new ByteArrayInputStream(diagram))
                .addString("sample-standard.dmn", table(lines))
                .deploy();
    }

    private static String table(String lines) {
        StringBuilder outputs = new StringBuilder();
        for (String name :
                List.of(
                        "line",
                        "text",
                        "textEn",
                        "measure",
                        "measureEn",
                        "failed",
                        "notApplicable")) {
            outputs.append("<output id=\"O_%s\" name=\"%s\"/>".formatted(name, name));
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="D" name="d" namespace="http://g">
          <decision id="sample-standard" name="验收标准" camunda:historyTimeToLive="P1D">
            <decisionTable id="T" hitPolicy="RULE ORDER">
              <input id="I"><inputExpression id="IE" typeRef="string"><text>if category = null then
                "" else substring before(category + ".", ".")</text></inputExpression></input>
              %s%s
            </decisionTable>
          </decision>
        </definitions>
        """
                .formatted(outputs, lines);
    }

    private static String line(
            String key, String trade, String text, String failed, boolean notApplicable) {
        StringBuilder rule = new StringBuilder("<rule id=\"R_%s\">".formatted(key));
        rule.append(
                "<inputEntry id=\"I_%s\"><text>%s</text></inputEntry>"
                        .formatted(key, trade.isEmpty() ? "" : '"' + trade + '"'));
        int number = 0;
        for (String says :
                List.of(
                        '"' + key + '"',
                        '"' + text + '"',
                        '"' + key + " in English\"",
                        "\"看一看\"",
                        "\"look\"",
                        '"' + failed + '"',
                        String.valueOf(notApplicable))) {
            rule.append(
                    "<outputEntry id=\"O_%s_%d\"><text>%s</text></outputEntry>"
                            .formatted(key, number++, says));
        }
        return rule.append("</rule>").toString();
    }

    private void open(String category) {
        number = diagrams.open();
        if (category != null) {
            cases.classify(number, category, null);
        }
        diagrams.start(number);
        task = diagrams.task(number);
        tasks.setAssignee(task.getId(), LI);
    }

    private Checklist list() {
        return checklists.of(task, number).orElseThrow();
    }

    private List<String> lines() {
        return list().standard().lines().stream().map(Standard.Line::key).toList();
    }

    private List<CaseEvent> timeline() {
        return cases.view(number).timeline().stream()
                .filter(event -> event.kind().equals("checked"))
                .toList();
    }

    private void pass(String line) {
        judge(line, Judgement.PASS, null);
    }

    private void judge(String line, String result, String remark) {
        checklists.judge(task.getId(), number, LI, line, result, remark);
    }

    private void complete(Map<String, Object> answers) {
        tasks.complete(task.getId(), answers);
    }

    private static Refusal assertRefused(ThrowingCallable call, String textKey) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Refusal.class);
        assertThat(((Refusal) thrown).textKey()).isEqualTo(textKey);
        return (Refusal) thrown;
    }

    private static void assertField(ThrowingCallable call, String field) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
