package org.guanjia.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every request passes first. A path that the servlets and the access table could read
 * differently is refused before either reads it; and where the request comes from is kept for the
 * sign-in, which happens deep in the engine.
 */
class Gate extends OncePerRequestFilter {

    /**
     * Empty or dotted steps, path parameters, backslashes, and the same in disguise; letters and
     * digits in disguise, which no honest client sends.
     */
    private static final Pattern AMBIGUOUS =
            Pattern.compile(
                    "//|/\\.\\.?(/|$)|;|\\\\|%2e|%2f|%3b|%5c|%25|%00"
                            + "|%3[0-9]|%4[1-9a-f]|%5[0-9a]|%6[1-9a-f]|%7[0-9a]",
                    Pattern.CASE_INSENSITIVE);

    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private final SecurityAnswers answers;
    private final boolean httpsOnly;

    /**
     * @param httpsOnly whether a request that did not come by TLS, to this server or to a proxy
     *     that it trusts, is refused
     */
    Gate(SecurityAnswers answers, boolean httpsOnly) {
        this.answers = answers;
        this.httpsOnly = httpsOnly;
    }

    /** The remote address of the request that this thread serves; "-" outside a request. */
    static String callerAddress() {
        String address = ADDRESS.get();
        return address == null ? "-" : address;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            answers.unreadablePath(request, response);
            return;
        }
        if (httpsOnly && !request.isSecure()) {
            answers.notSecure(request, response);
            return;
        }
        ADDRESS.set(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
        } finally {
            ADDRESS.remove();
        }
    }
}
