package org.guanjia.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.guanjia.estate.Privacy;

/**
 * A message as colleagues see it; fields as in {@link Message} where they have the same name.
 *
 * @param recipient phone, as far as the reader may know it, user id or role id
 * @param recipientName a colleague's name; null for others
 * @param address the corrected address, as far as the reader may know it; null otherwise
 * @param reasonText why it was not taken, in the reader's language; null otherwise
 * @param handledByName name of the colleague who looked after it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MessageView(
        long id,
        String caseNumber,
        String community,
        String recipientKind,
        String recipient,
        String recipientName,
        String address,
        String template,
        String subject,
        String text,
        boolean urgent,
        String state,
        String channel,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        Instant sentAt,
        String reason,
        String reasonText,
        String lastError,
        String handledByName,
        Instant handledAt,
        String handledNote) {

    /** The message as somebody may see it who may know only so much about residents (S3-15). */
    public MessageView seenWith(Privacy privacy) {
        boolean resident = recipientKind.equals("resident");
        return new MessageView(
                id,
                caseNumber,
                community,
                recipientKind,
                resident ? privacy.phone(recipient) : recipient,
                recipientName,
                address(privacy),
                template,
                subject,
                text,
                urgent,
                state,
                channel,
                attempts,
                nextAt,
                createdAt,
                sentAt,
                reason,
                reasonText,
                resident && privacy == Privacy.NOTHING ? null : lastError,
                handledByName,
                handledAt,
                handledNote);
    }

    /** The message of a case in confidence: neither where it went nor what it says. */
    MessageView inConfidence() {
        MessageView hidden = seenWith(Privacy.NOTHING);
        return new MessageView(
                id,
                caseNumber,
                community,
                recipientKind,
                hidden.recipient(),
                recipientName,
                null,
                template,
                subject,
                null,
                urgent,
                state,
                channel,
                attempts,
                nextAt,
                createdAt,
                sentAt,
                reason,
                reasonText,
                hidden.lastError(),
                handledByName,
                handledAt,
                handledNote);
    }

    private String address(Privacy privacy) {
        if (address == null || privacy == Privacy.NOTHING) {
            return null;
        }
        return privacy == Privacy.EVERYTHING ? address : Masks.email(address);
    }
}
