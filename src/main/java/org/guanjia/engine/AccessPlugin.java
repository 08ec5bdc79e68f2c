package org.guanjia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Puts the guards into the engine: passwords, task queries, grants, refusals. */
class AccessPlugin extends AbstractProcessEnginePlugin {

    private final BcryptEncryptor encryptor;
    private final LoginThrottle throttle;
    private final Consumer<String> changedUser;
    private final Supplier<OneTimePasswords> oneTime;

    /**
     * @param changedUser is told, after the commit, the id of a user whose account changed
     */
    AccessPlugin(
            BcryptEncryptor encryptor,
            LoginThrottle throttle,
            Consumer<String> changedUser,
            Supplier<OneTimePasswords> oneTime) {
        this.oneTime = oneTime;
        this.encryptor = encryptor;
        this.throttle = throttle;
        this.changedUser = changedUser;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(encryptor);
        engine.setIdentityProviderSessionFactory(
                new GuardedIdentity.Factory(encryptor, throttle, changedUser, oneTime));
        engine.setResourceAuthorizationProvider(new TaskGrants());
        // To take and to do a task, not to take it from somebody nor to set variables.
        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        // Only what a filter of Tasklist says may be an expression; see TaskQueryGuard.
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new RefusalUnwrapper()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(
                        engine.getCustomPreCommandInterceptorsTxRequiresNew(),
                        new RefusalUnwrapper()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new TaskQueryGuard()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new TaskQueryGuard()));
    }

    private static List<CommandInterceptor> with(
            List<CommandInterceptor> before, CommandInterceptor more) {
        List<CommandInterceptor> all = new ArrayList<>(before == null ? List.of() : before);
        all.add(more);
        return all;
    }
}
