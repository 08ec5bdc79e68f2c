package org.guanjia.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that another site makes a browser send. With a session the web apps' token is
 * required; with Basic it is enough that no browser says the request comes from elsewhere, because
 * a browser keeps Basic credentials too once somebody typed them in.
 */
class ForgedRequestFilter extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HARMLESS.contains(request.getMethod()) && forged(request)) {
            throw new AccessDeniedException("forged");
        }
        chain.doFilter(request, response);
    }

    private static boolean forged(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site)) {
            return true;
        }
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof CallerAuthentication caller
                && caller.bySession()
                && !WebAppSession.hasToken(request);
    }
}
