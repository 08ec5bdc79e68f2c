package org.guanjia.engine;

import org.guanjia.staff.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A signed-in caller, and whether a browser vouches for it by a session. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final Caller caller;
    private final boolean bySession;
    private final boolean mustChangePassword;

    CallerAuthentication(Caller caller, boolean bySession, boolean mustChangePassword) {
        super(
                AuthorityUtils.createAuthorityList(
                        caller.roles().stream().map(role -> "ROLE_" + role).toList()));
        this.caller = caller;
        this.bySession = bySession;
        this.mustChangePassword = mustChangePassword;
        setAuthenticated(true);
    }

    /** Whether a cookie signed the caller in, which a browser sends unasked. */
    boolean bySession() {
        return bySession;
    }

    /** Whether the caller signed in with a one-time password and chose no own one yet. */
    boolean mustChangePassword() {
        return mustChangePassword;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.userId();
    }
}
