package org.guanjia.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.guanjia.staff.Caller;

/**
 * Turns engine accounts into callers. Who somebody is, is remembered as long as verified
 * credentials are; a change on this node shows at once.
 */
class EngineAccounts {

    private static final int MOST = 10_000;

    private final IdentityService identity;
    private final VerifiedCredentials verified;
    private final OneTimePasswords oneTime;

    private record Known(Caller caller, boolean mustChangePassword) {}

    private final Cache<String, Optional<Known>> callers =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(VerifiedCredentials.MEMORY)
                    .build();

    EngineAccounts(
            IdentityService identity, VerifiedCredentials verified, OneTimePasswords oneTime) {
        this.oneTime = oneTime;
        this.identity = identity;
        this.verified = verified;
    }

    /** The caller with these credentials; empty when they are wrong, for whatever reason. */
    Optional<Caller> signIn(String userId, String password) {
        if (!verified.knows(userId, password)) {
            if (!identity.checkPassword(userId, password)) {
                return Optional.empty();
            }
            verified.remember(userId, password);
        }
        return caller(userId);
    }

    /** The caller of this user id; empty when there is no such user. */
    Optional<Caller> caller(String userId) {
        return callers.get(userId, this::read).map(Known::caller);
    }

    /** Whether this user signed in with a one-time password, if at all, and chose no other yet. */
    boolean mustChangePassword(String userId) {
        return callers.get(userId, this::read).map(Known::mustChangePassword).orElse(false);
    }

    /** Something about this user changed. */
    void forget(String userId) {
        verified.forget(userId);
        callers.invalidate(userId);
    }

    private Optional<Known> read(String userId) {
        if (identity.createUserQuery().userId(userId).count() == 0) {
            return Optional.empty();
        }
        Set<String> groups =
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet());
        Set<String> tenants =
                identity
                        .createTenantQuery()
                        .userMember(userId)
                        .includingGroupsOfUser(true)
                        .list()
                        .stream()
                        .map(Tenant::getId)
                        .collect(Collectors.toSet());
        return Optional.of(
                new Known(
                        new Caller(userId, groups, tenants, groups.contains(Groups.CAMUNDA_ADMIN)),
                        oneTime.isPending(userId)));
    }
}
