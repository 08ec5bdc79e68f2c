package org.guanjia.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's user store with our own rules of signing in. Every way in asks {@link
 * #checkPassword}: the web apps, HTTP Basic and the change of one's own password. An unknown user,
 * a wrong password and a throttled caller get the same answer; the first two cost the same work.
 * The engine's own lock is not used: it locks for seconds after the first failure and lets anybody
 * lock a colleague out.
 */
class GuardedIdentity extends DbIdentityServiceProvider {

    /** Makes a session per command, as the engine wants it. */
    record Factory(
            BcryptEncryptor encryptor,
            LoginThrottle throttle,
            Consumer<String> changed,
            Supplier<OneTimePasswords> oneTime)
            implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return GuardedIdentity.class;
        }

        @Override
        public Session openSession() {
            return new GuardedIdentity(this);
        }
    }

    private final Factory house;

    private GuardedIdentity(Factory house) {
        this.house = house;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        String address = Gate.callerAddress();
        if (!house.throttle.mayTry(userId, address)) {
            return false;
        }
        boolean right = matches(userId, password);
        if (!right) {
            house.throttle.failed(userId, address);
        }
        return right;
    }

    private boolean matches(String userId, String password) {
        UserEntity user = userId == null ? null : findUserById(userId);
        if (user == null || password == null) {
            house.encryptor.checkNobody(password);
            return false;
        }
        Optional<Boolean> first = house.oneTime.get().check(userId, password);
        if (first.isPresent()) {
            house.encryptor.checkNobody(password);
            return first.get();
        }
        if (user.getPassword() == null) {
            house.encryptor.checkNobody(password);
            return false;
        }
        return matchPassword(password, user);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        changed(user.getId());
        String before = user.getPassword();
        IdentityOperationResult result = super.saveUser(user);
        if (!Objects.equals(before, user.getPassword())) {
            // Whoever chose it: the account has a password of its own now.
            house.oneTime.get().done(user.getId());
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        changed(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        changed(userId);
        return super.createMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        changed(userId);
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
        changed(userId);
        return super.createTenantUserMembership(tenantId, userId);
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
        changed(userId);
        return super.deleteTenantUserMembership(tenantId, userId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        everybodyOf(createUserQuery().memberOfGroup(groupId).list());
        return super.deleteGroup(groupId);
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenantId) {
        everybodyOf(createUserQuery().memberOfTenant(tenantId).list());
        return super.deleteTenant(tenantId);
    }

    private void everybodyOf(List<User> users) {
        users.forEach(user -> changed(user.getId()));
    }

    /** What was remembered of a user is stale once the change is committed, not before. */
    private void changed(String userId) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED, context -> house.changed.accept(userId));
    }
}
