package org.guanjia.notice;

import java.time.Instant;

/**
 * One message of the outbox.
 *
 * @param id unique; a channel passes it on so that a message that is sent twice can be told
 * @param thread the case number: all messages about a case are one thread
 * @param community the case's community
 * @param houseId the house that the case is about; null when it is none or not certain yet
 * @param recipientKind whom {@code recipient} names
 * @param recipient a phone number, a user id or a role id
 * @param address where staff want it to go instead of what the register says; null otherwise
 * @param template key of the text it was made from
 * @param subject what happened, in a few words
 * @param text the message, in the house's language
 * @param urgent whether it may be sent at night
 * @param state how far it came
 * @param channel which channel took it or is to be asked next; null before the first
 * @param attempts how often that channel was asked
 * @param nextAt earliest time of the next attempt
 * @param createdAt when the case caused it
 * @param sentAt null until a channel has taken it
 * @param reason last part of a key {@code notice.reason...}: why it was not taken; null otherwise
 * @param lastError what the channel said last, numbers and addresses hidden; null otherwise
 * @param originId of a colleague's message: the one to the role that it came from; of a merged one:
 *     the one that carries its words; null otherwise
 * @param handledBy user id of the colleague who tried it again or told it otherwise; null otherwise
 * @param handledAt when; null otherwise
 * @param handledNote what they noted; null otherwise
 */
public record Message(
        long id,
        String thread,
        String community,
        Long houseId,
        RecipientKind recipientKind,
        String recipient,
        String address,
        String template,
        String subject,
        String text,
        boolean urgent,
        State state,
        String channel,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        Instant sentAt,
        String reason,
        String lastError,
        Long originId,
        String handledBy,
        Instant handledAt,
        String handledNote) {

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
        /** No channel takes it: somebody has to act. */
        UNDELIVERABLE,
        /** Somebody told it by telephone or at the door. */
        DONE,
        /** To a role: became one message for each colleague. */
        SPLIT,
        /** Its words went out with a later message of the same case. */
        MERGED,
        /** Overtaken by the case before it left; nobody needs it any more. */
        MOOT
    }
}
