package org.guanjia.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.guanjia.staff.Caller;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the engine know who calls its REST API, so that authorizations and tenants apply. */
class EngineSession extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineSession(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication()
                instanceof CallerAuthentication authentication)) {
            // The table lets nobody through unknown; without a caller the engine would check
            // nothing.
            throw new IllegalStateException("A request reached the engine without a caller");
        }
        Caller caller = authentication.getPrincipal();
        identity.setAuthentication(
                caller.userId(), List.copyOf(caller.roles()), List.copyOf(caller.communities()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
