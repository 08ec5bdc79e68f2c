package org.guanjia.staff;

import java.util.Set;

/**
 * Who calls: the principal of every authenticated request.
 *
 * @param userId engine user id
 * @param roles role ids (group ids) that the user holds
 * @param communities ids of the communities that the user serves
 * @param admin whether the user is an administrator, who sees every community
 */
public record Caller(String userId, Set<String> roles, Set<String> communities, boolean admin) {

    public Caller {
        roles = Set.copyOf(roles);
        communities = Set.copyOf(communities);
    }

    /** Whether the caller may see and change what belongs to the community. */
    public boolean mayServe(String community) {
        return admin || community != null && communities.contains(community);
    }

    /** Whether the caller holds the role itself; an administrator holds none by being one. */
    public boolean has(String role) {
        return roles.contains(role);
    }
}
