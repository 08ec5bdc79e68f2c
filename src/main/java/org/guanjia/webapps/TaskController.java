package org.guanjia.webapps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.Photos;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the case panel of Tasklist asks about the task at hand. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "tasks", description = "办理任务时用 · used while a task is worked on")
class TaskController {

    private static final int MOST_CARDS = 50;

    private final RuntimeService processes;
    private final RepositoryService models;
    private final SeenTasks seen;
    private final Photos photos;
    private final CaseFiles files;
    private final CasePlaces places;
    private final CaseAccess access;
    private final StaffService staff;

    TaskController(
            RuntimeService processes,
            RepositoryService models,
            SeenTasks seen,
            Photos photos,
            CaseFiles files,
            CasePlaces places,
            CaseAccess access,
            StaffService staff) {
        this.processes = processes;
        this.models = models;
        this.seen = seen;
        this.photos = photos;
        this.files = files;
        this.places = places;
        this.access = access;
        this.staff = staff;
    }

    /**
     * A task's case.
     *
     * @param caseNumber null when the task belongs to no case
     * @param community where the case is; null without a case
     * @param requiresPhoto whether the task cannot be completed without a photo
     * @param photoKind the kind it asks for; null for any. Named without {@code requiresPhoto}, the
     *     kind that usually belongs to the task
     * @param photoThere whether a colleague added such a photo since the task was created
     * @param mayTake whether the caller may claim it while nobody has it
     * @param mayHandOn whether the caller may give it to another, whoever has it
     * @param mayComplete whether the caller has it, or may take it
     * @param standard id of the table that its result has to come up to; null without one
     */
    record TaskCase(
            String taskId,
            String name,
            String caseNumber,
            String community,
            boolean requiresPhoto,
            String photoKind,
            boolean photoThere,
            boolean mayTake,
            boolean mayHandOn,
            boolean mayComplete,
            String standard) {}

    @GetMapping("/{taskId}/case")
    @Operation(
            summary = "任务所属的工单 · the case of a task",
            description = "只限本人可见的任务 · only tasks that the caller may see")
    TaskCase caseOf(@PathVariable String taskId, @AuthenticationPrincipal Caller caller) {
        Task task = seen.find(taskId, caller);
        String caseNumber = seen.caseNumber(task);
        boolean mayTake = seen.may(task, Permissions.TASK_WORK, caller);
        boolean mayHandOn = seen.may(task, Permissions.TASK_ASSIGN, caller);
        boolean mayComplete =
                task.getAssignee() == null ? mayTake : task.getAssignee().equals(caller.userId());
        boolean ofFlow = caseNumber != null && task.getProcessDefinitionId() != null;
        boolean required = ofFlow && "true".equals(property(task, "requiresPhoto"));
        String kind = ofFlow ? property(task, "photoKind") : null;
        boolean there =
                (required || kind != null)
                        && photos.staffPhotoSince(
                                caseNumber, kind, task.getCreateTime().toInstant());
        return new TaskCase(
                task.getId(),
                task.getName(),
                caseNumber,
                ofFlow ? task.getTenantId() : null,
                required,
                kind,
                there,
                mayTake,
                mayHandOn,
                mayComplete,
                ofFlow ? property(task, "standard") : null);
    }

    /**
     * What stands on a task's card in the list.
     *
     * @param caseNumber never null: tasks without a case are left out
     * @param title the case in a few words; null for whoever reads no words
     * @param severity null before triage
     * @param house the house when it is certain, else the address as it was reported; the building
     *     alone for whoever must not know who reported
     * @param dueAt null where nothing is due
     * @param assignee name of the colleague who has it; null while nobody has
     */
    record Card(
            String taskId,
            String caseNumber,
            String title,
            String severity,
            String house,
            Instant dueAt,
            String assignee) {}

    record Cards(List<Card> items) {}

    @GetMapping("/cards")
    @Operation(
            summary = "任务列表里每个任务的工单 · the cases of the tasks in a list",
            description = "只限本人可见的任务，一次最多 50 个 · only tasks that the caller may see, at most 50")
    Cards cards(@RequestParam List<String> id, @AuthenticationPrincipal Caller caller) {
        if (id.size() > MOST_CARDS) {
            throw Refusal.invalid("id", "webapps.tooManyTasks", MOST_CARDS);
        }
        List<Task> visible = seen.visible(id, caller);
        Set<String> instances =
                visible.stream()
                        .map(Task::getProcessInstanceId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return new Cards(List.of());
        }
        Map<String, String> numbers = new HashMap<>();
        seen.asNobody(
                        () ->
                                processes
                                        .createProcessInstanceQuery()
                                        .processInstanceIds(instances)
                                        .list())
                .forEach(one -> numbers.put(one.getId(), one.getBusinessKey()));
        Map<String, String> names = names(visible);
        return new Cards(
                visible.stream()
                        .filter(task -> numbers.get(task.getProcessInstanceId()) != null)
                        .map(
                                task ->
                                        card(
                                                task,
                                                numbers.get(task.getProcessInstanceId()),
                                                names,
                                                caller))
                        .toList());
    }

    private Map<String, String> names(List<Task> visible) {
        Set<String> assignees =
                visible.stream()
                        .map(Task::getAssignee)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return staff.named(assignees).stream()
                .collect(Collectors.toMap(StaffMember::userId, StaffMember::name));
    }

    private Card card(Task task, String caseNumber, Map<String, String> names, Caller caller) {
        CaseFile file = files.get(caseNumber);
        String assignee = task.getAssignee();
        return new Card(
                task.getId(),
                caseNumber,
                Privacy.of(caller).readsWords() ? file.title() : null,
                file.severity(),
                access.knowsReporter(file, caller) ? places.exactly(file) : places.of(file),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                assignee == null ? null : names.getOrDefault(assignee, assignee));
    }

    private String property(Task task, String name) {
        UserTask element =
                seen.asNobody(() -> models.getBpmnModelInstance(task.getProcessDefinitionId()))
                        .getModelElementById(task.getTaskDefinitionKey());
        if (element == null || element.getExtensionElements() == null) {
            return null;
        }
        return element
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse(null);
    }
}
