package org.guanjia.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;

/** Engine accounts for a test; password {@code demo}. */
final class Accounts {

    static final String PASSWORD = "demo";

    private Accounts() {}

    /** The user with exactly these groups and tenants, made when missing. */
    static String user(
            IdentityService identity, String id, List<String> groups, List<String> tenants) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setFirstName(id);
            user.setPassword(PASSWORD);
            identity.saveUser(user);
            groups.forEach(group -> identity.createMembership(id, group));
            for (String tenant : tenants) {
                if (identity.createTenantQuery().tenantId(tenant).count() == 0) {
                    identity.saveTenant(identity.newTenant(tenant));
                }
                identity.createTenantUserMembership(tenant, id);
            }
        }
        return id;
    }
}
