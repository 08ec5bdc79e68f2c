package org.guanjia.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rooms ask of the engine beyond starting a flow. The house itself asks: whether the
 * caller may, was decided before, by the access table and the service. A case is found by its
 * number, which is the business key of every process instance of the case, called ones included.
 */
@Component
public class EngineWork {

    /** Priority of a decision on what went up the ladder; any other task has 50. */
    public static final int ESCALATED = 75;

    /** Extension property of a user task: the rule that picks its role. */
    static final String STAFF = "staff";

    private final IdentityService identity;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    EngineWork(
            IdentityService identity,
            RuntimeService runtime,
            TaskService tasks,
            ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.identity = identity;
        this.runtime = runtime;
        this.tasks = tasks;
        this.engine = engine;
    }

    /** Does some work in the engine without the caller's permissions and tenants in the way. */
    public <T> T asHouse(Supplier<T> work) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(
                        caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }

    /** Does some work in the engine without the caller's permissions and tenants in the way. */
    public void asHouse(Runnable work) {
        asHouse(
                () -> {
                    work.run();
                    return null;
                });
    }

    /**
     * Wakes the step of the case that waits for the message.
     *
     * @param variables answers that the waiting process takes, on the level of its instance; may be
     *     empty
     * @throws Refusal 409 when no step of the case waits for it (any more)
     * @throws OptimisticLockingFailureException when something else ended the wait this instant
     */
    @Transactional
    public void correlate(String caseNumber, String message, Map<String, ?> variables) {
        asHouse(
                () -> {
                    Execution waiting =
                            waiting(caseNumber, message)
                                    .orElseThrow(
                                            () ->
                                                    Refusal.conflict(
                                                            "engine.nobodyWaits",
                                                            caseNumber,
                                                            message));
                    try {
                        runtime.messageEventReceived(
                                message, waiting.getId(), new LinkedHashMap<>(variables));
                    } catch (NullPointerException | ProcessEngineException failure) {
                        // The wait ended between being found and being woken: the engine then
                        // finds its execution gone, its subscription gone, or one without the
                        // other, and says so by whatever it stumbled over. What failed in the
                        // step itself has a cause or leaves the wait in place.
                        if (failure.getCause() != null
                                || waiting(caseNumber, message).isPresent()) {
                            throw failure;
                        }
                        throw new OptimisticLockingFailureException(
                                "%s of %s was overtaken".formatted(message, caseNumber), failure);
                    }
                });
    }

    /** Whether a step of the case waits for the message. */
    public boolean waits(String caseNumber, String message) {
        return asHouse(() -> waiting(caseNumber, message).isPresent());
    }

    /**
     * Gives the open tasks of a role in a case to one person. A task is the role's when the role is
     * its candidate group, or when it has no candidate group and stands in the role's lane. The
     * role stays on it as candidate.
     *
     * @param role the group whose tasks these are
     * @param userId who is to do them
     * @return how many tasks changed hands
     * @throws Refusal 409 when one of them must not be theirs (see {@link ConflictCheck}); then
     *     none has changed hands
     */
    @Transactional
    public int reassign(String caseNumber, String role, String userId) {
        return asHouse(
                () -> {
                    List<Task> open =
                            tasks
                                    .createTaskQuery()
                                    .processInstanceBusinessKey(caseNumber)
                                    .active()
                                    .list()
                                    .stream()
                                    .filter(task -> rolesOf(task).contains(role))
                                    .toList();
                    open.forEach(task -> tasks.setAssignee(task.getId(), userId));
                    return open.size();
                });
    }

    /**
     * A manager takes the case's open tasks of a role upon himself.
     *
     * @return how many tasks changed hands
     */
    @Transactional
    public int takeOver(String caseNumber, String role, String managerId) {
        return reassign(caseNumber, role, managerId);
    }

    /**
     * The parts of a case whose open tasks belong to this colleague alone, as their rules name
     * them.
     */
    public Set<String> partsOf(String caseNumber, String userId) {
        return asHouse(
                () ->
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .taskAssignee(userId)
                                .list()
                                .stream()
                                .map(this::part)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private String part(Task task) {
        return GivenTasks.part(propertiesOf(task).get(STAFF));
    }

    /**
     * Gives a part of a case to somebody: the open tasks of whoever had it, and those still to
     * come.
     *
     * @param role the role in which they do it
     */
    @Transactional
    public void givePart(String caseNumber, String part, String from, String to, String role) {
        asHouse(
                () -> {
                    instances(caseNumber).stream()
                            .map(ProcessInstance::getId)
                            .filter(id -> from.equals(runtime.getVariable(id, part)))
                            .forEach(
                                    id -> {
                                        runtime.setVariable(id, part, to);
                                        runtime.setVariable(id, part + "Role", role);
                                    });
                    tasks
                            .createTaskQuery()
                            .processInstanceBusinessKey(caseNumber)
                            .taskAssignee(from)
                            .list()
                            .stream()
                            .filter(task -> part.equals(part(task)))
                            .forEach(task -> tasks.setAssignee(task.getId(), to));
                });
    }

    /** A task that somebody has to do, its name as staff read it, and whose it is. */
    public record OpenTask(String name, Set<String> roles) {}

    /**
     * The open tasks of a case that a service clock measures, whichever role has them now: those
     * whose due time the diagram takes from that clock.
     */
    public List<OpenTask> measured(String caseNumber, String measure) {
        return asHouse(
                () ->
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .active()
                                .list()
                                .stream()
                                .filter(task -> dueBy(task, measure))
                                .map(task -> new OpenTask(task.getName(), rolesOf(task)))
                                .toList());
    }

    private boolean dueBy(Task task, String measure) {
        String due =
                inEngine(
                        () ->
                                ElementProperties.dueOf(
                                        task.getProcessDefinitionId(),
                                        task.getTaskDefinitionKey()));
        return due != null && due.contains('"' + measure + '"');
    }

    /** Who has the open tasks of a role in a case; empty while they wait in the role's list. */
    public Set<String> assignees(String caseNumber, String role) {
        return asHouse(
                () ->
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .taskAssigned()
                                .list()
                                .stream()
                                .filter(task -> rolesOf(task).contains(role))
                                .map(Task::getAssignee)
                                .collect(Collectors.toSet()));
    }

    /** The outermost one: what ends the whole case must not end a called part of it alone. */
    private Optional<Execution> waiting(String caseNumber, String message) {
        List<Execution> waiting =
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .messageEventSubscriptionName(message)
                        .list();
        return waiting.stream()
                .min(Comparator.comparing(this::depth).thenComparing(Execution::getId));
    }

    private int depth(Execution execution) {
        int depth = 0;
        String instance = execution.getProcessInstanceId();
        while (true) {
            ProcessInstance caller =
                    runtime.createProcessInstanceQuery()
                            .subProcessInstanceId(instance)
                            .singleResult();
            if (caller == null) {
                return depth;
            }
            instance = caller.getId();
            depth++;
        }
    }

    /** The case's running process instances, called ones included. */
    List<ProcessInstance> instances(String caseNumber) {
        return asHouse(
                () ->
                        runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .list());
    }

    /**
     * Whose task it is: its candidate groups; where it has none, the role that its staff rule
     * picked, which stands in the variable of the rule's name; else the role of its lane.
     */
    Set<String> rolesOf(Task task) {
        Set<String> groups =
                tasks.getIdentityLinksForTask(task.getId()).stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (!groups.isEmpty()) {
            return groups;
        }
        String rule = propertiesOf(task).get(STAFF);
        if (rule != null && tasks.getVariable(task.getId(), rule) instanceof String picked) {
            return Set.of(picked);
        }
        String lane =
                inEngine(
                        () ->
                                ElementProperties.laneOf(
                                        task.getProcessDefinitionId(),
                                        task.getTaskDefinitionKey()));
        return lane == null ? Set.of() : Set.of(lane);
    }

    /** The extension properties of a task's element. */
    Map<String, String> propertiesOf(Task task) {
        return inEngine(
                () ->
                        ElementProperties.of(
                                task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    }

    /** Reads parsed diagrams, which is possible inside a command only. */
    private <T> T inEngine(Supplier<T> read) {
        return engine.getObject().getCommandExecutorTxRequired().execute(context -> read.get());
    }
}
