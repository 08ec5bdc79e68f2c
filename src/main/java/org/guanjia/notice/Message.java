package org.guanjia.notice;

import java.time.Instant;

/**
 * One message of the outbox.
 *
 * @param id unique; a channel passes it on so that a message that is sent twice can be told
 * @param thread the case number: all messages about a case are one thread
 * @param community the case's community
 * @param recipientKind whom {@code recipient} names
 * @param recipient a phone number, a user id or a role id
 * @param template key of the text it was made from
 * @param text the message, in the house's language
 * @param urgent whether it may be sent at night
 * @param state waiting, sent or undeliverable
 * @param attempts how often a channel was asked to send it
 * @param nextAt earliest time of the next attempt
 * @param createdAt when the case caused it
 * @param sentAt null until a channel has taken it
 * @param lastError what the channel said last when it did not take it; null otherwise
 */
public record Message(
        long id,
        String thread,
        String community,
        RecipientKind recipientKind,
        String recipient,
        String template,
        String text,
        boolean urgent,
        State state,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        Instant sentAt,
        String lastError) {

    /** Whom a message is for. */
    public enum RecipientKind {
        /** A resident, by phone number. */
        RESIDENT,
        /** A colleague, by user id. */
        STAFF,
        /** Whoever of a role is on duty in the case's community. */
        ROLE
    }

    /** How far a message came. */
    public enum State {
        /** Will be tried at {@code nextAt}. */
        WAITING,
        /** A channel has taken it. */
        SENT,
        /** Given up after the last attempt. */
        UNDELIVERABLE
    }
}
