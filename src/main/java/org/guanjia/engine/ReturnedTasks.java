package org.guanjia.engine;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.language.Texts;
import org.guanjia.staff.ColleagueLeft;
import org.guanjia.staff.StaffService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When a colleague leaves or goes off duty, their open tasks go back to the role, which stayed on
 * them as candidate; the case's timeline says so. A task whose extension property {@code onSite} is
 * true stays with them: they are standing there.
 */
@Component
class ReturnedTasks {

    static final String ON_SITE = "onSite";

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedTasks.class);

    private final EngineWork work;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final CaseFiles cases;
    private final StaffService staff;
    private final Texts texts;

    ReturnedTasks(
            EngineWork work,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            CaseFiles cases,
            StaffService staff,
            Texts texts) {
        this.work = work;
        this.tasks = tasks;
        this.engine = engine;
        this.cases = cases;
        this.staff = staff;
        this.texts = texts;
    }

    @EventListener
    void giveBack(ColleagueLeft left) {
        work.asHouse(
                () -> {
                    for (Task task : tasks.createTaskQuery().taskAssignee(left.userId()).list()) {
                        if (!onSite(task)) {
                            giveBack(task, left.userId());
                        }
                    }
                });
    }

    private void giveBack(Task task, String userId) {
        if (!hasRole(task)) {
            LOG.warn(
                    "task '{}' ({}) belongs to {} alone and to no role: it stays",
                    task.getName(),
                    task.getId(),
                    userId);
            return;
        }
        tasks.setAssignee(task.getId(), null);
        String caseNumber = caseNumber(task);
        if (caseNumber != null && cases.findCommunity(caseNumber).isPresent()) {
            cases.note(
                    caseNumber,
                    userId,
                    texts.say("engine.task.returned", staff.nameOf(userId), task.getName()));
        }
    }

    private boolean hasRole(Task task) {
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        return links.stream()
                .anyMatch(
                        link ->
                                IdentityLinkType.CANDIDATE.equals(link.getType())
                                        && link.getGroupId() != null);
    }

    private boolean onSite(Task task) {
        return task.getProcessDefinitionId() != null
                && engine.getCommandExecutorTxRequired()
                        .execute(
                                context ->
                                        Boolean.parseBoolean(
                                                ElementProperties.of(
                                                                task.getProcessDefinitionId(),
                                                                task.getTaskDefinitionKey())
                                                        .get(ON_SITE)));
    }

    private String caseNumber(Task task) {
        if (task.getProcessInstanceId() == null) {
            return null;
        }
        ProcessInstance instance =
                engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }
}
