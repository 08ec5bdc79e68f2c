package org.guanjia.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Whether somebody opens an address in a browser's window: they are answered with a page of ours
 * instead of a problem that programs read.
 */
public final class PageVisit {

    /** What our own pages may load: their own files alone, in nobody's frame. */
    static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final List<String> PROGRAMS =
            List.of("/api/", "/engine-rest/", "/camunda/api/", "/v3/", "/actuator/");

    /** What stands among them for people: pages that links open, to read and to print. */
    private static final Pattern PAPERS =
            Pattern.compile(
                    "/api/(?:documents/[^/]+\\.(?:html|pdf)|cases/[^/]+/(?:report|order-reply)"
                            + "|payments/[^/]+/receipts/[^/]+\\.(?:html|pdf))");

    private PageVisit() {}

    /** A program may send no header, or name a type of its own first; both are no visit. */
    public static boolean is(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.startsWith("text/html")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (PROGRAMS.stream().noneMatch(request.getRequestURI()::startsWith)
                        || PAPERS.matcher(request.getRequestURI()).matches());
    }
}
