package org.guanjia.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Judgement;
import org.guanjia.casefile.Judgements;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The standard that a task's result has to come up to, line by line: what it asks, who judged what,
 * and whether the result may be claimed.
 *
 * <p>A user task names its table in {@code standard}, and in {@code standardMetWhen} and {@code
 * standardFailedWhen} the answers of its form that say whether the standard is met. Whoever judges
 * and whoever completes hold the case meanwhile, so that no line fails behind a result that claims
 * it passed; the table is read before.
 */
@Service
public class Checklists {

    static final String PROPERTY = "standard";
    private static final String MET = "standardMetWhen";
    private static final String FAILED = "standardFailedWhen";

    private final Standards standards;
    private final Judgements judgements;
    private final CaseFiles cases;
    private final TaskService tasks;
    private final EngineWork work;
    private final Texts texts;

    Checklists(
            Standards standards,
            Judgements judgements,
            CaseFiles cases,
            TaskService tasks,
            EngineWork work,
            Texts texts) {
        this.standards = standards;
        this.judgements = judgements;
        this.cases = cases;
        this.tasks = tasks;
        this.work = work;
        this.texts = texts;
    }

    /**
     * The checklist of a task.
     *
     * @param caseNumber that the task belongs to
     * @return empty when its result has no standard
     */
    public Optional<Checklist> of(Task task, String caseNumber) {
        Map<String, String> properties = work.propertiesOf(task);
        return properties.containsKey(PROPERTY)
                ? Optional.of(
                        checklist(cases.get(caseNumber), task.getProcessDefinitionId(), properties)
                                .with(judgements.latest(caseNumber, task.getId())))
                : Optional.empty();
    }

    /**
     * Judges one line, again if need be.
     *
     * @param userId the colleague who has the task
     * @param line key of the line
     * @param result one of those of {@link Judgement}
     * @param remark may be null unless the line failed
     * @return the checklist afterwards
     * @throws Refusal 404 when the task is done, or has no such line; 409 when nobody has the task,
     *     403 when somebody else has; 422 as {@link Judgements#keep}
     */
    @Transactional(noRollbackFor = Refusal.class)
    public Checklist judge(
            String taskId,
            String caseNumber,
            String userId,
            String line,
            String result,
            String remark) {
        Task seen = open(taskId);
        Checklist list =
                of(seen, caseNumber)
                        .orElseThrow(
                                () -> Refusal.notFound("engine.standard.none", seen.getName()));
        Standard standard = list.standard();
        Standard.Line asked =
                standard.line(line)
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "engine.standard.unknownLine",
                                                standard.name(),
                                                line));
        cases.hold(caseNumber);
        Task task = open(taskId);
        if (task.getAssignee() == null) {
            throw Refusal.conflict("engine.standard.claimFirst", task.getName());
        }
        if (!task.getAssignee().equals(userId)) {
            throw Refusal.forbidden("engine.standard.ofSomeoneElse", task.getName());
        }
        judgements.keep(
                caseNumber,
                new Judgement(
                        0,
                        taskId,
                        task.getName(),
                        standard.id(),
                        standard.name(),
                        standard.version(),
                        asked.key(),
                        asked.text(),
                        result,
                        remark,
                        userId,
                        null),
                asked.mayNotApply());
        return list.with(judgements.latest(caseNumber, taskId));
    }

    private Task open(String taskId) {
        Task task = work.asHouse(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null) {
            throw Refusal.notFound("engine.standard.done", taskId);
        }
        return task;
    }

    /**
     * Refuses a result that the judgements do not bear out: one that claims the standard while a
     * line is open or a decisive one failed, and one that says it is not met while nothing failed.
     * An answer that says neither, such as nobody at home, asks for no judgement.
     *
     * @throws Refusal 409 naming the line
     */
    void check(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        Checklist read =
                checklist(
                        cases.get(caseNumber),
                        task.getProcessDefinitionId(),
                        ElementProperties.of(
                                task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
        cases.hold(caseNumber);
        Checklist list = read.with(judgements.latest(caseNumber, task.getId()));
        Map<String, Object> answers = task.getVariables();
        List<Standard.Line> wrong = list.failed(true);
        if (list.claimedBy(answers)) {
            List<Standard.Line> open = list.open();
            if (!open.isEmpty()) {
                throw Refusal.conflict(
                        "engine.standard.open", task.getName(), open.get(0).text(), open.size());
            }
            if (!wrong.isEmpty()) {
                Standard.Line first = wrong.get(0);
                throw Refusal.conflict(
                        list.claims() == null
                                ? "engine.standard.failed"
                                : "engine.standard.contradicted",
                        task.getName(),
                        first.text(),
                        list.judged().get(first.key()).remark());
            }
        } else if (list.failedBy(answers) && list.failed(false).isEmpty()) {
            throw Refusal.conflict("engine.standard.nothingFailed", task.getName());
        }
        if (!list.judged().isEmpty()) {
            judgements.concluded(
                    caseNumber,
                    wrong.isEmpty() ? "met" : "notMet",
                    task.getAssignee(),
                    texts.say(
                            "engine.standard.concluded",
                            list.standard().name(),
                            count(list, Judgement.PASS),
                            count(list, Judgement.FAIL),
                            count(list, Judgement.NOT_APPLICABLE)));
        }
    }

    private static long count(Checklist list, String result) {
        return list.standard().lines().stream()
                .map(line -> list.judged().get(line.key()))
                .filter(judged -> judged != null && judged.result().equals(result))
                .count();
    }

    /** The standard as it stands, nothing judged. */
    private Checklist checklist(
            CaseFile file, String definitionId, Map<String, String> properties) {
        return new Checklist(
                standards.of(definitionId, properties.get(PROPERTY), file.category()),
                Claim.of(properties.get(MET)),
                Claim.of(properties.get(FAILED)),
                Map.of());
    }
}
