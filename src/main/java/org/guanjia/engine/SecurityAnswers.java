package org.guanjia.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guanjia.language.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What somebody reads who may not come in: problem+json, in the language of {@code Accept-Language}
 * as everywhere at the API.
 */
class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final Texts texts;
    private final ObjectProvider<LocaleResolver> languages;
    private final String publicUrl;

    /**
     * @param publicUrl where people reach the house; empty when not set
     */
    SecurityAnswers(
            ObjectMapper json,
            Texts texts,
            ObjectProvider<LocaleResolver> languages,
            String publicUrl) {
        this.json = json;
        this.texts = texts;
        this.languages = languages;
        this.publicUrl = publicUrl;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason)
            throws IOException {
        // A browser would answer the challenge with a window of its own.
        if (request.getHeader("Sec-Fetch-Mode") == null
                && !request.getServletPath().startsWith("/camunda")) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"guanjia\", charset=\"UTF-8\"");
        }
        if (PageVisit.is(request)) {
            openPage(response, HttpStatus.UNAUTHORIZED);
        } else {
            answer(request, response, HttpStatus.UNAUTHORIZED, "security.signIn");
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Set<String> allowed = AccessTable.otherMethods(request);
        if (SecurityContextHolder.getContext().getAuthentication()
                        instanceof CallerAuthentication caller
                && caller.mustChangePassword()) {
            answer(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "security.mustChangePassword",
                    WebAppSession.PASSWORD_PAGE);
        } else if (allowed.isEmpty()) {
            if (PageVisit.is(request)) {
                openPage(response, HttpStatus.FORBIDDEN);
            } else {
                answer(request, response, HttpStatus.FORBIDDEN, "security.notAllowed");
            }
        } else {
            String methods = String.join(", ", allowed);
            response.setHeader(HttpHeaders.ALLOW, methods);
            answer(
                    request,
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "security.wrongMethod",
                    request.getMethod(),
                    methods);
        }
    }

    /** For a path that could be read in two ways. */
    void unreadablePath(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, HttpStatus.BAD_REQUEST, "security.path");
    }

    /** For a request whose words, a password among them, anybody on the way could have read. */
    void notSecure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpStatus.FORBIDDEN, "security.notSecure", publicUrl);
    }

    /** The page loads files of ours, which the rule for answers to programs forbids. */
    private static void openPage(HttpServletResponse response, HttpStatus status)
            throws IOException {
        response.setHeader("Content-Security-Policy", PageVisit.POLICY);
        response.sendError(status.value());
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String textKey,
            Object... args)
            throws IOException {
        Locale language = languages.getObject().resolveLocale(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:guanjia:" + textKey);
        problem.put("title", texts.say(language, "webapps.status" + status.value()));
        problem.put("status", status.value());
        problem.put("detail", texts.say(language, textKey, args));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
