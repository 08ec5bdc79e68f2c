package org.guanjia.engine;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** HTTP Basic with an engine account. */
class BasicSignIn implements AuthenticationProvider {

    private final EngineAccounts accounts;

    BasicSignIn(EngineAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        return accounts.signIn(userId, password)
                .map(
                        caller ->
                                new CallerAuthentication(
                                        caller, false, accounts.mustChangePassword(userId)))
                // One answer for an unknown user, a wrong password and a throttled caller.
                .orElseThrow(() -> new BadCredentialsException("refused"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
