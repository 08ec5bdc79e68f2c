package org.guanjia.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a POST of the API happen once. With an {@code Idempotency-Key} the request's work and the
 * row that remembers its answer share one transaction: after a crash there are both or none. The
 * same key with the same body is answered as before ({@code Idempotent-Replayed: true}), with
 * another body it is a conflict, and while the first one still runs the second waits or is told so.
 * A refused request changes nothing and is not remembered: the corrected one may use the same key.
 *
 * <p>The header is optional, so that a form of a browser or a person with a command line can do
 * without; then a repeated request happens twice.
 */
class OnceFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** A report brings its photos along, as base64. */
    private static final Pattern REPORT = Pattern.compile("/api/cases/[^/]+");

    /** A spreadsheet, sent as it is. */
    private static final Pattern IMPORT =
            Pattern.compile("/api/imports|/api/communities/[^/]+/bank-statements");

    /** Their answers or bodies hold passwords, which nobody keeps; a repetition does no harm. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "/api/password|/api/imports/[^/]+/passwords"
                            + "|/api/staff/[^/]+/one-time-password");

    private static final int LARGEST_IMPORT = 50 * 1024 * 1024;
    private static final int LARGEST_REPORT = 32 * 1024 * 1024;
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LONGEST_PATH = 200;

    private final RememberedRequests requests;
    private final TransactionTemplate transaction;
    private final HandlerExceptionResolver problems;

    OnceFilter(
            RememberedRequests requests,
            TransactionTemplate transaction,
            HandlerExceptionResolver problems) {
        this.requests = requests;
        this.transaction = transaction;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            filter(request, response, chain);
        } catch (Refusal refusal) {
            problems.resolveException(request, response, null, refusal);
        } catch (DataAccessException | TransactionException database) {
            // Outside every controller, yet said in the same words.
            problems.resolveException(request, response, null, database);
        }
    }

    private void filter(
            HttpServletRequest original, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = original.getRequestURI().substring(original.getContextPath().length());
        boolean multipart = isMultipart(original);
        HttpServletRequest request = multipart ? original : readBody(original, path);
        String key = original.getHeader(HEADER);
        String caller = caller();
        if (key == null || caller == null || SECRET.matcher(path).matches()) {
            chain.doFilter(request, response);
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw new UnusableKey();
        }
        String fingerprint = fingerprint(request, path, multipart);
        if (fingerprint == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<RememberedRequests.Answer> before = requests.find(caller, key);
        if (before.isPresent()) {
            repeat(before.get(), fingerprint, response);
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(
                    status -> {
                        requests.take(caller, key, shortened(path), fingerprint);
                        work(request, kept, chain);
                        if (kept.getStatus() >= 400) {
                            status.setRollbackOnly();
                            return;
                        }
                        requests.answered(
                                caller,
                                key,
                                kept.getStatus(),
                                kept.getHeader("Location"),
                                kept.getContentType(),
                                new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8));
                    });
        } catch (DuplicateKeyException taken) {
            kept.reset();
            repeat(
                    requests.find(caller, key)
                            .orElseThrow(() -> Refusal.conflict("webapps.keyInUse")),
                    fingerprint,
                    response);
            return;
        } catch (WorkFailed failure) {
            kept.reset();
            failure.rethrow();
        } catch (ConcurrencyFailureException atTheSameTime) {
            kept.reset();
            throw Refusal.conflict("webapps.keyInUse");
        }
        kept.copyBodyToResponse();
    }

    private static void work(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException failure) {
            throw new WorkFailed(failure);
        }
    }

    private static void repeat(
            RememberedRequests.Answer before, String fingerprint, HttpServletResponse response)
            throws IOException {
        if (!before.fingerprint().equals(fingerprint)) {
            throw Refusal.conflict("webapps.keyReused");
        }
        response.setStatus(before.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (before.location() != null) {
            response.setHeader("Location", before.location());
        }
        if (before.contentType() != null) {
            response.setContentType(before.contentType());
        }
        if (before.body() != null && !before.body().isEmpty()) {
            response.getOutputStream().write(before.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpServletRequest readBody(HttpServletRequest request, String path)
            throws IOException {
        int largest =
                IMPORT.matcher(path).matches()
                        ? LARGEST_IMPORT
                        : REPORT.matcher(path).matches() ? LARGEST_REPORT : LARGEST_BODY;
        if (request.getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw tooLarge(largest);
        }
        return new ReadRequest(request, body);
    }

    private static Refusal tooLarge(int largest) {
        return Refusal.tooLarge(null, "webapps.bodyTooLarge", largest / 1024 / 1024);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    }

    private static String caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.userId()
                : null;
    }

    /** Null when the parts cannot be read; the controller then says why. */
    private static String fingerprint(HttpServletRequest request, String path, boolean multipart)
            throws IOException {
        MessageDigest digest = sha256();
        add(digest, path);
        add(digest, request.getQueryString() == null ? "" : request.getQueryString());
        if (!multipart) {
            digest.update(((ReadRequest) request).body());
            return HexFormat.of().formatHex(digest.digest());
        }
        try {
            // Each attempt has another boundary, so that the parts count and not the bytes around.
            for (Part part : request.getParts()) {
                add(digest, part.getName());
                add(digest, Long.toString(part.getSize()));
                digest.update(part.getInputStream().readAllBytes());
            }
        } catch (IllegalStateException | ServletException unreadable) {
            return null;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }

    private static class UnusableKey extends Refusal {
        UnusableKey() {
            super(Kind.MALFORMED, HEADER, "webapps.keyUnusable");
        }
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static class WorkFailed extends RuntimeException {
        WorkFailed(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            if (getCause() instanceof IOException failure) {
                throw failure;
            }
            if (getCause() instanceof ServletException failure) {
                throw failure;
            }
            throw new UncheckedIOException(new IOException(getCause()));
        }
    }
}
