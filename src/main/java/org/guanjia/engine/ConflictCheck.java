package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Nobody gets a task of a case in which they have a conflict of interest, whoever gives it to them:
 * a claim, a colleague, a manager, the house. A new task whose diagram names such a person waits
 * for its role instead, because no step may fail for that.
 */
@Component
class ConflictCheck implements TaskListener {

    private final Conflicts conflicts;
    private final ObjectProvider<StaffService> staff;

    ConflictCheck(Conflicts conflicts, ObjectProvider<StaffService> staff) {
        this.conflicts = conflicts;
        this.staff = staff;
    }

    @Override
    public void notify(DelegateTask task) {
        String user = task.getAssignee();
        if (user == null || !conflicts.excluded(task, user)) {
            return;
        }
        if (!EVENTNAME_CREATE.equals(task.getEventName())) {
            throw Refusal.conflict(
                    "engine.task.conflictOf", staff.getObject().nameOf(user), task.getName());
        }
        task.setAssignee(null);
        if (task.getCandidates().stream().noneMatch(ConflictCheck::role)) {
            String lane =
                    ElementProperties.laneOf(
                            task.getProcessDefinitionId(), task.getTaskDefinitionKey());
            if (Roles.ALL.contains(lane)) {
                task.addCandidateGroup(lane);
            }
        }
    }

    private static boolean role(IdentityLink link) {
        return IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null;
    }
}
