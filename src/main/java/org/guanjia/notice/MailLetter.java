package org.guanjia.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guanjia.language.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * A message as a letter: salutation, words, signature (S2-14), as text and as HTML. The page is
 * {@code notice/letter.html}; what stands in it is escaped.
 */
@Component
class MailLetter {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Texts texts;
    private final String publicUrl;
    private final String page;

    /**
     * @param publicUrl where people reach the house; empty when not set
     */
    MailLetter(Texts texts, @Value("${guanjia.public-url:}") String publicUrl) {
        this.texts = texts;
        this.publicUrl = publicUrl.strip().replaceFirst("/$", "");
        try (InputStream in = MailLetter.class.getResourceAsStream("/notice/letter.html")) {
            this.page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Case number and what happened; one line without control characters. */
    String subject(Envelope envelope) {
        return line(
                texts.sayWith(
                        "notice.letter.title",
                        Map.of(
                                "caseNumber",
                                envelope.message().thread(),
                                "subject",
                                envelope.message().subject())));
    }

    String plain(Envelope envelope, boolean answered) {
        return salutation(envelope)
                + "\n\n"
                + envelope.message().text().strip()
                + "\n\n"
                + signature(envelope)
                + "\n\n-- \n"
                + foot(envelope, answered)
                + "\n";
    }

    String html(Envelope envelope, boolean answered) {
        Map<String, String> parts = new HashMap<>();
        parts.put("language", texts.language().getLanguage());
        parts.put("subject", escaped(line(envelope.message().subject())));
        parts.put("caseNumber", escaped(envelope.message().thread()));
        parts.put("salutation", escaped(salutation(envelope)));
        parts.put(
                "text",
                envelope.message()
                        .text()
                        .strip()
                        .lines()
                        .map(MailLetter::escaped)
                        .collect(Collectors.joining("<br>\n")));
        parts.put("signature", escaped(signature(envelope)).replace("\n", "<br>\n"));
        parts.put("foot", escaped(foot(envelope, answered)));
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** Who signs: the community's service centre. */
    String signature(Envelope envelope) {
        return texts.sayWith(
                "notice.letter.signature", Map.of("community", envelope.communityName()));
    }

    private String salutation(Envelope envelope) {
        String to =
                envelope.message().recipientKind() == Message.RecipientKind.RESIDENT
                        ? "resident"
                        : "staff";
        return envelope.name() == null
                ? texts.say("notice.letter." + to)
                : texts.sayWith(
                        "notice.letter." + to + "ByName", Map.of("name", line(envelope.name())));
    }

    private String foot(Envelope envelope, boolean answered) {
        if (envelope.message().recipientKind() != Message.RecipientKind.RESIDENT
                && !publicUrl.isEmpty()) {
            return texts.sayWith(
                    "notice.letter.footStaff",
                    Map.of(
                            "caseNumber",
                            envelope.message().thread(),
                            "address",
                            publicUrl + "/camunda/app/tasklist/"));
        }
        return texts.sayWith(
                answered ? "notice.letter.footAnswered" : "notice.letter.foot",
                Map.of("caseNumber", envelope.message().thread()));
    }

    /** A line break in a header would begin another header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
