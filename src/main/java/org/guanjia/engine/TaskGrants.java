package org.guanjia.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * Takes a task's grants back. The engine grants a task to its assignee, owner and candidates but
 * keeps the grant when they change, so that a technician who returned a job could still complete
 * it. Here a grant ends with the last reason for it. Who has a task may also give it back or hand
 * it on; whoever may merely take it cannot take it away from somebody.
 */
class TaskGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        AuthorizationEntity[] granted = super.newTaskAssignee(task, before, now);
        if (granted != null) {
            for (AuthorizationEntity grant : granted) {
                grant.addPermission(Permissions.TASK_ASSIGN);
            }
        }
        takeBackFromUser((TaskEntity) task, before, task.getOwner(), now, null);
        return granted;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String now) {
        AuthorizationEntity[] granted = super.newTaskOwner(task, before, now);
        takeBackFromUser((TaskEntity) task, before, now, task.getAssignee(), null);
        return granted;
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        takeBackFromUser((TaskEntity) task, userId, task.getOwner(), task.getAssignee(), type);
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(
            Task task, String groupId, String type) {
        TaskEntity entity = (TaskEntity) task;
        if (!linked(entity, link -> groupId.equals(link.getGroupId()), type)) {
            takeBack(
                    getGrantAuthorizationByGroupId(groupId, TASK, task.getId()),
                    grant ->
                            groupId.equals(grant.getGroupId())
                                    && task.getId().equals(grant.getResourceId()));
        }
        return null;
    }

    private void takeBackFromUser(
            TaskEntity task, String userId, String holder, String otherHolder, String goneType) {
        if (userId == null || userId.equals(holder) || userId.equals(otherHolder)) {
            return;
        }
        AuthorizationEntity stored = getGrantAuthorizationByUserId(userId, TASK, task.getId());
        if (!linked(task, link -> userId.equals(link.getUserId()), goneType)) {
            takeBack(
                    stored,
                    grant ->
                            userId.equals(grant.getUserId())
                                    && task.getId().equals(grant.getResourceId()));
        } else if (stored != null) {
            stored.removePermission(Permissions.TASK_ASSIGN);
        }
    }

    /** Whether another link of the task, not of the type that is going, still gives a reason. */
    private static boolean linked(
            TaskEntity task, Predicate<IdentityLinkEntity> whose, String goneType) {
        return task.getIdentityLinks().stream()
                .filter(whose)
                .map(IdentityLinkEntity::getType)
                .anyMatch(
                        type ->
                                !type.equals(goneType)
                                        && !type.equals(IdentityLinkType.ASSIGNEE)
                                        && !type.equals(IdentityLinkType.OWNER));
    }

    private void takeBack(AuthorizationEntity stored, Predicate<AuthorizationEntity> same) {
        CommandContext context = Context.getCommandContext();
        Set<AuthorizationEntity> grants = new LinkedHashSet<>();
        if (stored != null) {
            grants.add(stored);
        }
        // One that was made in this transaction is not in the database yet.
        context.getDbEntityManager().getCachedEntitiesByType(AuthorizationEntity.class).stream()
                .filter(grant -> grant.getAuthorizationType() == AUTH_TYPE_GRANT)
                .filter(same)
                .forEach(grants::add);
        context.runWithoutAuthorization(
                () -> {
                    grants.forEach(getAuthorizationManager()::delete);
                    return null;
                });
    }
}
