package org.guanjia.document;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.guanjia.language.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Fills the templates {@code documents/<kind>.html}. They are Mustache without logic: nothing in a
 * template or in a fact can run, and every value is escaped. A fact that a template names and
 * nobody gives is an error; one that is null is printed as a dash.
 */
@Component
class DocumentPages {

    private static final String MISSING = "—";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final ZoneId zone;
    private final Mustache.Compiler compiler;

    DocumentPages(Clock clock) {
        this.zone = clock.getZone();
        this.compiler =
                Mustache.compiler()
                        .escapeHTML(true)
                        .nullValue(MISSING)
                        .strictSections(true)
                        .withFormatter(this::print)
                        .withLoader(DocumentPages::open);
    }

    /**
     * The page of this kind.
     *
     * @param facts texts, numbers, days, times, and lists of such maps
     */
    String fill(String kind, Map<String, ?> facts) {
        try (Reader source = open(kind)) {
            Template template = compiler.compile(source);
            return template.execute(facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        try {
            InputStream in = new ClassPathResource("documents/" + name + ".html").getInputStream();
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String print(Object value) {
        if (value instanceof Instant at) {
            return MINUTE.format(at.atZone(zone));
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (value instanceof BigDecimal amount) {
            return Texts.yuan(amount.setScale(2, RoundingMode.UNNECESSARY));
        }
        return printable(value.toString());
    }

    /**
     * Without what XML cannot hold, and without invisible characters, some of which turn the order
     * of what is read; a blank text is printed as a dash.
     */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(DocumentPages::visible).forEach(clean::appendCodePoint);
        return clean.toString().isBlank() ? MISSING : clean.toString();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
