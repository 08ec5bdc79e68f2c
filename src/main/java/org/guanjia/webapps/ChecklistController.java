package org.guanjia.webapps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.Judgement;
import org.guanjia.engine.Checklist;
import org.guanjia.engine.Checklists;
import org.guanjia.engine.Standard;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The standard of a task's result, judged line by line, and what was judged in a case (S2-08). */
@RestController
@RequestMapping("/api")
@Tag(name = "checklists", description = "验收标准 · standards of results")
class ChecklistController {

    private final Checklists checklists;
    private final SeenTasks seen;
    private final CaseAccess access;
    private final StaffService staff;

    ChecklistController(
            Checklists checklists, SeenTasks seen, CaseAccess access, StaffService staff) {
        this.checklists = checklists;
        this.seen = seen;
        this.access = access;
        this.staff = staff;
    }

    /**
     * A standard with what was judged.
     *
     * @param standard id of its table
     * @param name in the house's language
     * @param mine whether the caller has the task and may judge
     */
    record TaskChecklist(
            String taskId,
            String standard,
            String name,
            int version,
            boolean mine,
            List<Line> lines) {}

    /**
     * @param measure what counts as passed
     * @param decisive whether nothing can be passed while this line failed
     * @param result null while nobody has judged it
     */
    record Line(
            String line,
            String text,
            String measure,
            boolean decisive,
            boolean mayNotApply,
            String result,
            String remark,
            String by,
            Instant at) {}

    @Schema(name = "JudgedLine")
    record Judging(String result, String remark) {}

    /**
     * What was judged for one task.
     *
     * @param earlier judgements that a later one of the same line took the place of
     */
    record JudgedTask(
            String taskId,
            String task,
            String name,
            int version,
            List<Judged> lines,
            List<Judged> earlier) {}

    record Judged(String line, String text, String result, String remark, String by, Instant at) {}

    record JudgedTasks(List<JudgedTask> items) {}

    @GetMapping("/tasks/{taskId}/checklist")
    @Operation(
            summary = "任务的验收标准 · the standard of a task's result",
            description = "没有标准的任务答复 404 · 404 for a task without one")
    TaskChecklist of(@PathVariable String taskId, @AuthenticationPrincipal Caller caller) {
        Task task = seen.find(taskId, caller);
        String caseNumber = seen.caseNumber(task);
        return checklists
                .of(task, caseNumber)
                .map(list -> told(task.getId(), list, caller.userId().equals(task.getAssignee())))
                .orElseThrow(() -> Refusal.notFound("engine.standard.none", task.getName()));
    }

    @PostMapping("/tasks/{taskId}/checklist/{line}")
    @Operation(
            summary = "判定一条 · judge a line",
            description =
                    "只限任务的办理人；pass、fail（须写原因）或 notApplicable；再判一次以后一次为准"
                            + " · by whoever has the task: pass, fail (with a remark) or notApplicable; judged"
                            + " again, the latest counts")
    TaskChecklist judge(
            @PathVariable String taskId,
            @PathVariable String line,
            @RequestBody Judging judged,
            @AuthenticationPrincipal Caller caller) {
        Task task = seen.find(taskId, caller);
        return told(
                taskId,
                checklists.judge(
                        taskId,
                        seen.caseNumber(task),
                        caller.userId(),
                        line,
                        judged.result(),
                        judged.remark()),
                true);
    }

    @GetMapping("/cases/{caseNumber}/checklists")
    @Operation(
            summary = "工单的验收记录 · what was judged in a case",
            description = "每个任务一项，先后为序 · one item per task, in order")
    JudgedTasks judged(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        Map<String, List<Judgement>> byTask = new LinkedHashMap<>();
        access.judgements(caseNumber, caller)
                .forEach(
                        one ->
                                byTask.computeIfAbsent(one.taskId(), task -> new ArrayList<>())
                                        .add(one));
        return new JudgedTasks(byTask.values().stream().map(this::task).toList());
    }

    private JudgedTask task(List<Judgement> all) {
        Map<String, Judgement> latest = new LinkedHashMap<>();
        all.forEach(one -> latest.put(one.line(), one));
        Judgement last = all.get(all.size() - 1);
        return new JudgedTask(
                last.taskId(),
                last.task(),
                last.standardName(),
                last.version(),
                latest.values().stream().map(this::judged).toList(),
                all.stream()
                        .filter(one -> latest.get(one.line()) != one)
                        .map(this::judged)
                        .toList());
    }

    private Judged judged(Judgement one) {
        return new Judged(
                one.line(),
                one.text(),
                one.result(),
                one.remark(),
                staff.nameOf(one.by()),
                one.at());
    }

    private TaskChecklist told(String taskId, Checklist list, boolean mine) {
        Standard standard = list.standard();
        return new TaskChecklist(
                taskId,
                standard.id(),
                standard.name(),
                standard.version(),
                mine,
                standard.lines().stream()
                        .map(line -> line(line, list.judged().get(line.key())))
                        .toList());
    }

    private Line line(Standard.Line line, Judgement judged) {
        return new Line(
                line.key(),
                line.text(),
                line.measure(),
                line.decisive(),
                line.mayNotApply(),
                judged == null ? null : judged.result(),
                judged == null ? null : judged.remark(),
                judged == null ? null : staff.nameOf(judged.by()),
                judged == null ? null : judged.at());
    }
}
