package org.guanjia.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.guanjia.engine.PageVisit;
import org.guanjia.language.Texts;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nobody comes in before the server is ready: the port is open a little earlier than the accounts
 * are made, and while demo cases are played through, the clock of the house is elsewhere. Answers
 * 503 with {@code Retry-After} until then.
 */
class OpeningFilter extends OncePerRequestFilter {

    private static final int RETRY_SECONDS = 5;

    private final ApplicationAvailability availability;
    private final ObjectMapper json;
    private final Texts texts;

    OpeningFilter(ApplicationAvailability availability, ObjectMapper json, Texts texts) {
        this.availability = availability;
        this.json = json;
        this.texts = texts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS));
        boolean visit = PageVisit.is(request);
        response.setContentType(
                visit ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write((visit ? page(request) : problem()).getBytes(StandardCharsets.UTF_8));
    }

    private String problem() throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", texts.say("webapps.status503"));
        problem.put("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        problem.put("detail", texts.say("webapps.starting"));
        return json.writeValueAsString(problem);
    }

    /** Comes again by itself; no other file is served yet, so it brings all it needs. */
    private String page(HttpServletRequest request) {
        boolean english =
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                        && request.getLocale().getLanguage().equals("en");
        Locale language = english ? Locale.ENGLISH : Locale.CHINESE;
        String title = texts.say(language, "webapps.status503");
        return "<!doctype html><html lang=\""
                + (english ? "en" : "zh")
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"refresh\""
                + " content=\""
                + RETRY_SECONDS
                + "\"><title>"
                + title
                + "</title></head><body><main><h1>"
                + title
                + "</h1><p>"
                + texts.say(language, "webapps.starting")
                + "</p></main></body></html>";
    }
}
