package org.guanjia.webapps;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** Tasks as a caller sees them in Tasklist, and the cases that they belong to. */
@Component
class SeenTasks {

    private final TaskService tasks;
    private final RuntimeService processes;
    private final IdentityService identity;
    private final AuthorizationService authorizations;

    SeenTasks(
            TaskService tasks,
            RuntimeService processes,
            IdentityService identity,
            AuthorizationService authorizations) {
        this.authorizations = authorizations;
        this.tasks = tasks;
        this.processes = processes;
        this.identity = identity;
    }

    /**
     * A task that the caller may see.
     *
     * @throws Refusal 404 for any other, and for one that is done
     */
    Task find(String taskId, Caller caller) {
        Task task =
                asCaller(
                        caller,
                        () ->
                                tasks.createTaskQuery()
                                        .taskId(taskId)
                                        .initializeFormKeys()
                                        .singleResult());
        if (task == null) {
            throw Refusal.notFound("webapps.taskUnknown");
        }
        return task;
    }

    /** Those of these tasks that the caller may see. */
    List<Task> visible(List<String> ids, Caller caller) {
        return asCaller(
                caller, () -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list());
    }

    /**
     * Whoever may see the task may know its case, without a right on the process instance.
     *
     * @return null for a task without a case
     */
    String caseNumber(Task task) {
        if (task.getProcessInstanceId() == null) {
            return null;
        }
        ProcessInstance instance =
                asNobody(
                        () ->
                                processes
                                        .createProcessInstanceQuery()
                                        .processInstanceId(task.getProcessInstanceId())
                                        .singleResult());
        return instance == null ? null : instance.getBusinessKey();
    }

    /** Whether the engine would let the caller do this to the task. */
    boolean may(Task task, Permissions what, Caller caller) {
        return asNobody(
                () ->
                        authorizations.isUserAuthorized(
                                caller.userId(),
                                List.copyOf(caller.roles()),
                                what,
                                Resources.TASK,
                                task.getId()));
    }

    private <T> T asCaller(Caller caller, Callable<T> question) {
        identity.setAuthentication(
                caller.userId(), List.copyOf(caller.roles()), List.copyOf(caller.communities()));
        try {
            return call(question);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Asks the engine as the house itself. */
    <T> T asNobody(Callable<T> question) {
        identity.clearAuthentication();
        return call(question);
    }

    private static <T> T call(Callable<T> question) {
        try {
            return question.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
