package org.guanjia.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Texts;
import org.guanjia.staff.ColleagueLeft;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's accounts in line with the staff: groups, tenants, users, memberships, what
 * each role may do ({@link RoleTable}), and Tasklist's filters. Adds what is missing and takes back
 * the memberships that the staff no longer gives; what an administrator changed by hand (a filter's
 * colour, an extra authorization) stays. Running it again changes nothing.
 */
@Component
public class AccountSeeder {

    /** The administrator's user id. */
    public static final String ADMIN = "admin";

    private static final String TYPE = "GUANJIA";
    private static final String MARK = "guanjia";
    private static final String EVERYBODY = Authorization.ANY;

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final StaffService staff;
    private final EstateService estate;
    private final Texts texts;
    private final EngineWork work;

    AccountSeeder(
            ProcessEngineConfigurationImpl engine,
            IdentityService identity,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            StaffService staff,
            EstateService estate,
            Texts texts,
            EngineWork work) {
        this.engine = engine;
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.staff = staff;
        this.estate = estate;
        this.texts = texts;
        this.work = work;
    }

    /**
     * Seeds in one transaction; nodes that start together take turns.
     *
     * @param adminPassword of an administrator who does not exist yet; null as below
     * @param firstPassword of other users that do not exist yet; null leaves them without one, so
     *     that they cannot sign in before an administrator gives them one
     */
    public void seed(String adminPassword, String firstPassword) {
        engine.getCommandExecutorTxRequired()
                .execute(
                        context -> {
                            context.getPropertyManager().acquireExclusiveLockForStartup();
                            context.runWithoutAuthorization(
                                    () -> {
                                        seedAll(adminPassword, firstPassword);
                                        return null;
                                    });
                            return null;
                        });
    }

    /** The user ids of every account there is. */
    public Set<String> userIds() {
        return work.asHouse(
                () ->
                        identity.createUserQuery().list().stream()
                                .map(User::getId)
                                .collect(Collectors.toSet()));
    }

    /** Whoever left or lost a role loses its rights at once. */
    @EventListener
    public void on(ColleagueLeft left) {
        staff.find(left.userId())
                .filter(member -> identity.createUserQuery().userId(member.userId()).count() > 0)
                .ifPresent(
                        member ->
                                work.asHouse(
                                        () ->
                                                memberships(
                                                        member.userId(),
                                                        member.roles(),
                                                        member.communities())));
    }

    private void seedAll(String adminPassword, String firstPassword) {
        Stream.concat(Roles.ALL.stream(), Stream.of(Groups.CAMUNDA_ADMIN)).forEach(this::group);
        List<Community> communities = estate.communities();
        communities.forEach(this::tenant);
        RoleTable.GRANTS.forEach(this::grant);

        user(ADMIN, texts.say("security.role.camunda-admin"), adminPassword);
        memberships(
                ADMIN,
                Set.of(Groups.CAMUNDA_ADMIN),
                new TreeSet<>(communities.stream().map(Community::id).toList()));
        for (StaffMember member : staff.all()) {
            if (member.active()) {
                user(member.userId(), member.name(), firstPassword);
            }
            // An account that was made just now is not in the database before this command ends.
            if (member.active() || identity.createUserQuery().userId(member.userId()).count() > 0) {
                memberships(member.userId(), member.roles(), member.communities());
            }
        }

        filter(
                "mine",
                10,
                tasks.createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .orderByTaskPriority()
                        .desc()
                        .orderByDueDate()
                        .asc());
        filter(
                "team",
                20,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks()
                        .orderByTaskPriority()
                        .desc()
                        .orderByDueDate()
                        .asc());
        filter(
                "overdue",
                30,
                tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc());
        filter(
                "today",
                40,
                tasks.createTaskQuery()
                        .dueAfterExpression("${dateTime().withTimeAtStartOfDay().toDate()}")
                        .dueBeforeExpression(
                                "${dateTime().withTimeAtStartOfDay().plusDays(1).toDate()}")
                        .orderByDueDate()
                        .asc());
        filter(
                "escalated",
                50,
                tasks.createTaskQuery()
                        .taskMinPriority(EngineWork.ESCALATED)
                        .orderByDueDate()
                        .asc());
    }

    private void group(String id) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(texts.say("security.role." + id));
            group.setType(TYPE);
            identity.saveGroup(group);
        }
    }

    private void tenant(Community community) {
        if (identity.createTenantQuery().tenantId(community.id()).count() == 0) {
            Tenant tenant = identity.newTenant(community.id());
            tenant.setName(community.name());
            identity.saveTenant(tenant);
        }
    }

    private void user(String id, String name, String firstPassword) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName(name);
            // Tasklist shows a missing one as the word null.
            user.setLastName("");
            user.setPassword(firstPassword);
            identity.saveUser(user);
        }
    }

    private void memberships(String userId, Set<String> groups, Set<String> tenants) {
        Set<String> groupsNow = new TreeSet<>();
        identity.createGroupQuery()
                .groupMember(userId)
                .list()
                .forEach(group -> groupsNow.add(group.getId()));
        Set<String> tenantsNow = new TreeSet<>();
        identity.createTenantQuery()
                .userMember(userId)
                .list()
                .forEach(tenant -> tenantsNow.add(tenant.getId()));

        missing(groups, groupsNow).forEach(group -> identity.createMembership(userId, group));
        // A colleague may be an administrator besides; the staff does not know of that.
        missing(groupsNow, groups).stream()
                .filter(Roles.ALL::contains)
                .forEach(group -> identity.deleteMembership(userId, group));
        missing(tenants, tenantsNow)
                .forEach(tenant -> identity.createTenantUserMembership(tenant, userId));
        missing(tenantsNow, tenants)
                .forEach(tenant -> identity.deleteTenantUserMembership(tenant, userId));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> present) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(present);
        return missing;
    }

    private void grant(RoleTable.Grant line) {
        Authorization present =
                authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .groupIdIn(line.group())
                        .resourceType(line.resource())
                        .resourceId(line.resourceId())
                        .singleResult();
        Permission[] permissions = line.permissions().toArray(Permission[]::new);
        if (present == null) {
            Authorization grant =
                    authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(line.group());
            grant.setResource(line.resource());
            grant.setResourceId(line.resourceId());
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        } else if (!line.permissions().stream().allMatch(present::isPermissionGranted)) {
            line.permissions().forEach(present::addPermission);
            authorizations.saveAuthorization(present);
        }
    }

    private void filter(String mark, int priority, TaskQuery query) {
        String name = texts.say("security.filter." + mark);
        Filter present =
                filters.createTaskFilterQuery().list().stream()
                        .filter(filter -> mark.equals(filter.getProperties().get(MARK)))
                        .findFirst()
                        .orElse(null);
        if (present == null) {
            present =
                    filters.newTaskFilter(name)
                            .setQuery(query)
                            .setProperties(
                                    Map.of(
                                            MARK,
                                            mark,
                                            "description",
                                            texts.say("security.filter." + mark + ".about"),
                                            "priority",
                                            priority,
                                            "refresh",
                                            true));
            filters.saveFilter(present);
        }
        visible(present.getId());
    }

    /** Everybody may see the filter; what it lists still depends on who looks. */
    private void visible(String filterId) {
        boolean known =
                authorizations
                                .createAuthorizationQuery()
                                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                                .resourceType(Resources.FILTER)
                                .resourceId(filterId)
                                .count()
                        > 0;
        if (!known) {
            Authorization global =
                    authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            global.setUserId(EVERYBODY);
            global.setResource(Resources.FILTER);
            global.setResourceId(filterId);
            global.addPermission(Permissions.READ);
            authorizations.saveAuthorization(global);
        }
    }
}
