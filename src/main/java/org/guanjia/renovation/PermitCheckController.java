package org.guanjia.renovation;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.VisitorThrottle;
import org.guanjia.language.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page behind the QR code of a permit, for anybody, in the language of their browser. */
@Hidden
@RestController
class PermitCheckController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String STYLE_ALONE =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String PATIENCE = "10";

    private final PermitCheck check;
    private final VisitorThrottle throttle;
    private final Texts texts;
    private final Template page;

    PermitCheckController(PermitCheck check, VisitorThrottle throttle, Texts texts) {
        this.check = check;
        this.throttle = throttle;
        this.texts = texts;
        try {
            page =
                    Mustache.compiler()
                            .escapeHTML(true)
                            .strictSections(true)
                            .compile(
                                    new ClassPathResource("pages/permit-check.html")
                                            .getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/p/{code}")
    ResponseEntity<String> look(
            @PathVariable String code, HttpServletRequest request, Locale language) {
        if (!throttle.mayLook(request.getRemoteAddr())) {
            return answer(HttpStatus.TOO_MANY_REQUESTS, "toomany", "warn", null, language);
        }
        Optional<PermitCheck.Seen> seen = check.of(code);
        PermitCheck.State state =
                seen.map(PermitCheck.Seen::state).orElse(PermitCheck.State.UNKNOWN);
        String tone =
                switch (state) {
                    case VALID -> "done";
                    case NOT_YET, FINISHED, ACCEPTED -> "warn";
                    default -> "error";
                };
        return answer(
                seen.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                state.name().toLowerCase(Locale.ROOT),
                tone,
                seen.orElse(null),
                language);
    }

    private ResponseEntity<String> answer(
            HttpStatus status, String state, String tone, PermitCheck.Seen seen, Locale language) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("language", language.getLanguage().equals("en") ? "en" : "zh-CN");
        facts.put("title", say(language, "title"));
        facts.put("tone", tone);
        facts.put("state", say(language, "state." + state));
        facts.put("meaning", say(language, "meaning." + state));
        facts.put("foot", say(language, "foot"));
        facts.put("permit", seen == null ? List.of() : List.of(facts(seen, language)));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.set("Content-Security-Policy", STYLE_ALONE);
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, PATIENCE);
        }
        return new ResponseEntity<>(page.execute(facts), headers, status);
    }

    private Map<String, Object> facts(PermitCheck.Seen seen, Locale language) {
        Map<String, Object> facts = new HashMap<>();
        for (String word : List.of("number", "address", "validity", "hours", "works")) {
            facts.put(word + "Word", say(language, word));
        }
        facts.put("number", seen.number());
        facts.put("address", seen.address());
        facts.put("validity", days(seen.validFrom(), seen.validTo(), language));
        facts.put("hours", seen.hours() == null ? "—" : seen.hours());
        facts.put("works", seen.works());
        return facts;
    }

    private String days(LocalDate from, LocalDate to, Locale language) {
        return texts.say(language, "renovation.check.days", from.toString(), to.toString());
    }

    private String say(Locale language, String key) {
        return texts.say(language, "renovation.check." + key);
    }
}
