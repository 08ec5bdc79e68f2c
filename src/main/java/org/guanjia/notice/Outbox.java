package org.guanjia.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guanjia.language.Texts;
import org.guanjia.notice.Message.RecipientKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a case leaves its messages. Each is one row, written in the caller's transaction (and in
 * one of its own when there is none): it leaves when the case's change is kept, and not otherwise.
 *
 * <p>A template is a key of {@code texts/notice.properties} without its room ("milestone"), or a
 * whole key of another room's texts ("repair.notice.quote"); the text of the same key with {@code
 * .subject} says in a few words what happened. Places are filled by name; {@code {caseNumber}} is
 * always there. Salutation and signature are the channel's matter.
 */
@Service
@Transactional
public class Outbox {

    private static final int SUBJECT = 200;

    private final OutboxRows rows;
    private final QuietHours quiet;
    private final Texts texts;
    private final Clock clock;

    Outbox(OutboxRows rows, QuietHours quiet, Texts texts, Clock clock) {
        this.rows = rows;
        this.quiet = quiet;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * To a resident; in quiet hours it waits for their end unless it is urgent. Nothing is written
     * for an anonymous report.
     *
     * @param urgent for an emergency
     * @throws IllegalArgumentException when the template has no text, or a place without a value
     */
    public void toResident(
            CaseContact contact, String template, Map<String, ?> values, boolean urgent) {
        if (contact.phone() == null || contact.phone().isBlank()) {
            return;
        }
        Instant now = clock.instant();
        write(
                contact,
                RecipientKind.RESIDENT,
                contact.phone(),
                template,
                values,
                urgent,
                urgent ? now : quiet.notBefore(contact.community(), contact.caseNumber(), now));
    }

    /**
     * To a colleague, at any hour.
     *
     * @throws IllegalArgumentException when the template has no text, or a place without a value
     */
    public void toStaff(
            String caseNumber,
            String community,
            String userId,
            String template,
            Map<String, ?> values,
            boolean urgent) {
        write(
                new CaseContact(caseNumber, community, null, null),
                RecipientKind.STAFF,
                userId,
                template,
                values,
                urgent,
                clock.instant());
    }

    /**
     * To whoever of the role is on duty in the community when it leaves, at any hour.
     *
     * @throws IllegalArgumentException when the template has no text, or a place without a value
     */
    public void toRole(
            String caseNumber,
            String community,
            String role,
            String template,
            Map<String, ?> values,
            boolean urgent) {
        write(
                new CaseContact(caseNumber, community, null, null),
                RecipientKind.ROLE,
                role,
                template,
                values,
                urgent,
                clock.instant());
    }

    /** All messages about a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Message> thread(String caseNumber) {
        return rows.thread(caseNumber);
    }

    private void write(
            CaseContact about,
            RecipientKind kind,
            String recipient,
            String template,
            Map<String, ?> values,
            boolean urgent,
            Instant notBefore) {
        String key = template.indexOf('.') < 0 ? "notice." + template : template;
        Map<String, Object> filled = new HashMap<>(values);
        filled.put("caseNumber", about.caseNumber());
        String subject = said(key + ".subject", filled);
        rows.insert(
                new OutboxRows.Draft(
                        about.caseNumber(),
                        about.community(),
                        about.houseId(),
                        kind,
                        recipient,
                        key,
                        subject.length() > SUBJECT ? subject.substring(0, SUBJECT) : subject,
                        said(key, filled),
                        urgent),
                clock.instant(),
                notBefore);
    }

    private String said(String key, Map<String, Object> values) {
        if (!texts.has(key)) {
            throw new IllegalArgumentException("no text for message template " + key);
        }
        Set<String> unfilled = new TreeSet<>(texts.places(key));
        unfilled.removeAll(values.keySet());
        if (!unfilled.isEmpty()) {
            throw new IllegalArgumentException("nothing fills " + unfilled + " of " + key);
        }
        return texts.sayWith(key, values);
    }
}
