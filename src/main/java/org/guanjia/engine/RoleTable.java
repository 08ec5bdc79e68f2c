package org.guanjia.engine;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.guanjia.staff.Roles;

/**
 * What each role may do in the engine and the web apps: one table, which the seeder writes. Tasks
 * are not in it: whoever a task is offered or assigned to is granted that task alone. Tenants limit
 * every line to the communities that somebody serves.
 */
final class RoleTable {

    /**
     * A line: this group may do this to that.
     *
     * @param resourceId "*" for all of the kind
     */
    record Grant(
            String group, Resource resource, String resourceId, List<Permission> permissions) {}

    private static final String ANY = "*";

    /** What a resident or a colleague can report; the flows that these call start by themselves. */
    private static final List<String> REPORTED_FLOWS =
            List.of("repair", "complaint", "renovation-permit", "renovation-violation");

    /** Whoever works with Tasklist: everybody but other systems. */
    private static final List<String> PEOPLE =
            Roles.ALL.stream().filter(role -> !role.equals(Roles.INTEGRATION)).toList();

    /** Whoever works for us without meeting residents, and opens no case. */
    static final Set<String> NO_REPORTERS = Set.of(Roles.CONTRACTOR, Roles.DESIGNER);

    /** Whoever takes reports: any colleague on behalf of a resident (S0-10). */
    private static final List<String> REPORTERS =
            PEOPLE.stream().filter(role -> !NO_REPORTERS.contains(role)).toList();

    /** Whoever watches cases in Cockpit. */
    private static final List<String> WATCHERS =
            List.of(Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.REGION, Roles.AUDITOR);

    static final List<Grant> GRANTS = grants();

    private RoleTable() {}

    private static List<Grant> grants() {
        List<Grant> all = new ArrayList<>();
        for (String role : PEOPLE) {
            all.add(grant(role, APPLICATION, "tasklist", ACCESS));
            all.add(grant(role, APPLICATION, "welcome", ACCESS));
            // Tasklist names the role of a task: a manager takes over those of others.
            all.add(grant(role, GROUP, ANY, READ));
            // Tasklist names the flow of a task.
            all.add(grant(role, PROCESS_DEFINITION, ANY, permissionsOnFlows(role)));
        }
        for (String role : REPORTERS) {
            all.add(grant(role, PROCESS_INSTANCE, ANY, CREATE));
            for (String flow : REPORTED_FLOWS) {
                all.add(grant(role, PROCESS_DEFINITION, flow, READ, CREATE_INSTANCE));
            }
        }
        // Bills go out by the hand of who answers for them.
        all.add(grant(Roles.CASHIER, PROCESS_DEFINITION, "billing-run", READ, CREATE_INSTANCE));
        all.add(grant(Roles.CASHIER, PROCESS_DEFINITION, "fee-collection", READ, CREATE_INSTANCE));
        all.add(
                grant(
                        Roles.PROJECT_MANAGER,
                        PROCESS_DEFINITION,
                        "fee-collection",
                        READ,
                        CREATE_INSTANCE));
        for (String role :
                List.of(Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.HOUSEKEEPER)) {
            all.add(grant(role, PROCESS_DEFINITION, "house-visit", READ, CREATE_INSTANCE));
        }
        for (String role : WATCHERS) {
            all.add(grant(role, APPLICATION, "cockpit", ACCESS));
            all.add(grant(role, DECISION_DEFINITION, ANY, READ, READ_HISTORY));
            all.add(grant(role, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
        }
        all.add(grant(Roles.DESIGNER, APPLICATION, "cockpit", ACCESS));
        all.add(grant(Roles.DESIGNER, DEPLOYMENT, ANY, READ, CREATE));
        all.add(grant(Roles.DESIGNER, DECISION_DEFINITION, ANY, READ));
        all.add(grant(Roles.DESIGNER, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
        for (Resources resource : Resources.values()) {
            all.add(grant(Groups.CAMUNDA_ADMIN, resource, ANY, ALL));
        }
        return List.copyOf(all);
    }

    private static Permission[] permissionsOnFlows(String role) {
        if (WATCHERS.contains(role)) {
            return new Permission[] {READ, READ_INSTANCE, READ_HISTORY, READ_TASK};
        }
        // Who mends running cases sees where they stand; mending itself asks for a reason.
        return role.equals(Roles.DESIGNER)
                ? new Permission[] {READ, READ_INSTANCE}
                : new Permission[] {READ};
    }

    private static Grant grant(
            String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, Arrays.asList(permissions));
    }
}
