package org.guanjia.staff;

import java.util.Set;

/**
 * A colleague.
 *
 * @param userId engine user id
 * @param phone canonical work phone; null when there is none
 * @param email where mail reaches them; null when there is none
 * @param active false once the colleague left
 * @param roles role ids over all communities; empty once the colleague left
 * @param communities ids of the communities served; empty once the colleague left
 */
public record StaffMember(
        String userId,
        String name,
        String phone,
        String email,
        boolean active,
        Set<String> roles,
        Set<String> communities) {}
