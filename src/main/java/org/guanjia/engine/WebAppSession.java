package org.guanjia.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.guanjia.staff.Caller;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a caller by the login of Tasklist, Cockpit or Admin, unless the request signed in itself.
 */
class WebAppSession extends OncePerRequestFilter {

    /** Where whoever signed in with a one-time password chooses their own. */
    static final String PASSWORD_PAGE = "/guanjia/password";

    private final EngineAccounts accounts;
    private final String engineName;

    WebAppSession(EngineAccounts accounts, String engineName) {
        this.accounts = accounts;
        this.engineName = engineName;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            Optional<Caller> caller = caller(request);
            if (caller.isPresent()) {
                boolean mustChange = accounts.mustChangePassword(caller.get().userId());
                if (mustChange && isPageOfWebApps(request)) {
                    response.sendRedirect(PASSWORD_PAGE);
                    return;
                }
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                new CallerAuthentication(caller.get(), true, mustChange));
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isPageOfWebApps(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getRequestURI().startsWith("/camunda/app/")
                && accept != null
                && accept.contains("text/html");
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Authentication login =
                AuthenticationUtil.getAuthsFromSession(session)
                        .getAuthenticationForProcessEngine(engineName);
        return Optional.ofNullable(login)
                .map(Authentication::getIdentityId)
                .flatMap(accounts::caller);
    }

    /**
     * Whether the request carries the token that the web apps got with their session, in the header
     * {@code X-XSRF-TOKEN}; a page of another site cannot know it.
     */
    static boolean hasToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        return session != null
                && sent != null
                && session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME)
                        instanceof String known
                && MessageDigest.isEqual(known.getBytes(UTF_8), sent.getBytes(UTF_8));
    }
}
