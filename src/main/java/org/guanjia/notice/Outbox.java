package org.guanjia.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Texts;
import org.guanjia.notice.Message.RecipientKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a case leaves its messages. Each is one row, written in the caller's transaction (and in
 * one of its own when there is none): it leaves when the case's change is kept, and not otherwise.
 *
 * <p>A template is a key of {@code texts/notice.properties} without its room ("milestone"), or a
 * whole key of another room's texts ("repair.notice.quote"). Its placeholders are filled by name;
 * {@code {caseNumber}} is always there.
 */
@Service
@Transactional
public class Outbox {

    private final OutboxRows rows;
    private final Texts texts;
    private final Clock clock;

    Outbox(OutboxRows rows, Texts texts, Clock clock) {
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * To a resident; between 22:00 and 08:00 it waits for the morning unless it is urgent.
     *
     * @param phone where to; when null or blank (an anonymous report) nothing is written
     * @throws IllegalArgumentException when the template has no text
     */
    public void toResident(
            String caseNumber,
            String community,
            String phone,
            String template,
            Map<String, ?> values,
            boolean urgent) {
        if (phone == null || phone.isBlank()) {
            return;
        }
        Instant now = clock.instant();
        Instant notBefore = urgent ? now : QuietHours.notBefore(now, clock.getZone());
        write(
                caseNumber,
                community,
                RecipientKind.RESIDENT,
                phone,
                template,
                values,
                urgent,
                now,
                notBefore);
    }

    /**
     * To a colleague, at any hour.
     *
     * @throws IllegalArgumentException when the template has no text
     */
    public void toStaff(
            String caseNumber,
            String community,
            String userId,
            String template,
            Map<String, ?> values,
            boolean urgent) {
        Instant now = clock.instant();
        write(
                caseNumber,
                community,
                RecipientKind.STAFF,
                userId,
                template,
                values,
                urgent,
                now,
                now);
    }

    /**
     * To whoever of the role is on duty in the community, at any hour.
     *
     * @throws IllegalArgumentException when the template has no text
     */
    public void toRole(
            String caseNumber,
            String community,
            String role,
            String template,
            Map<String, ?> values,
            boolean urgent) {
        Instant now = clock.instant();
        write(caseNumber, community, RecipientKind.ROLE, role, template, values, urgent, now, now);
    }

    /** All messages about a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Message> thread(String caseNumber) {
        return rows.thread(caseNumber);
    }

    private void write(
            String caseNumber,
            String community,
            RecipientKind kind,
            String recipient,
            String template,
            Map<String, ?> values,
            boolean urgent,
            Instant now,
            Instant notBefore) {
        String key = template.indexOf('.') < 0 ? "notice." + template : template;
        if (!texts.has(key)) {
            throw new IllegalArgumentException("no text for message template " + key);
        }
        Map<String, Object> filled = new java.util.HashMap<>(values);
        filled.put("caseNumber", caseNumber);
        rows.insert(
                caseNumber,
                community,
                kind,
                recipient,
                key,
                texts.sayWith(key, filled),
                urgent,
                now,
                notBefore);
    }
}
