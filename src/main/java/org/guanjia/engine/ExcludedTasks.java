package org.guanjia.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ColleagueExcluded;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A colleague who turns out to have a conflict of interest has nothing of the case any more: their
 * open tasks go back to the role, in the transaction that excluded them; the timeline says so.
 */
@Component
class ExcludedTasks {

    private final EngineWork work;
    private final TaskService tasks;
    private final CaseFiles cases;
    private final StaffService staff;
    private final Texts texts;

    ExcludedTasks(
            EngineWork work, TaskService tasks, CaseFiles cases, StaffService staff, Texts texts) {
        this.work = work;
        this.tasks = tasks;
        this.cases = cases;
        this.staff = staff;
        this.texts = texts;
    }

    @EventListener
    void giveBack(ColleagueExcluded event) {
        CaseExclusion exclusion = event.exclusion();
        work.asHouse(
                () ->
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(exclusion.caseNumber())
                                .list()
                                .stream()
                                .filter(task -> exclusion.covers(task.getTaskDefinitionKey()))
                                .filter(task -> !done(task))
                                .forEach(task -> takeAway(task, exclusion)));
    }

    /** The task whose answers said so is completed in this very transaction. */
    private static boolean done(Task task) {
        return task instanceof TaskEntity entity && entity.isDeleted();
    }

    private void takeAway(Task task, CaseExclusion exclusion) {
        String user = exclusion.userId();
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        if (user.equals(task.getOwner())) {
            task.setOwner(null);
            tasks.saveTask(task);
        }
        if (user.equals(task.getAssignee())) {
            Set<String> roles = work.rolesOf(task);
            tasks.setAssignee(task.getId(), null);
            roles.stream()
                    .filter(Roles.ALL::contains)
                    .filter(role -> links.stream().noneMatch(link -> candidate(link, role)))
                    .forEach(role -> tasks.addCandidateGroup(task.getId(), role));
            cases.note(
                    exclusion.caseNumber(),
                    exclusion.setBy(),
                    texts.say("engine.task.excluded", staff.nameOf(user), task.getName()));
        }
        links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .filter(link -> user.equals(link.getUserId()))
                .forEach(link -> tasks.deleteCandidateUser(task.getId(), user));
    }

    private static boolean candidate(IdentityLink link, String role) {
        return IdentityLinkType.CANDIDATE.equals(link.getType()) && role.equals(link.getGroupId());
    }
}
