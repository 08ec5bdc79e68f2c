package org.guanjia.notice;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Mailboxes;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that no channel took, and what people do about them: try again, at another address where
 * they know one, or tell it themselves.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Inbox {

    private static final int MOST = 100;
    private static final int NOTE = 400;

    private final InboxRows rows;
    private final CaseProgress cases;
    private final Mailboxes mailboxes;
    private final QuietHours quiet;
    private final Clock clock;

    Inbox(InboxRows rows, CaseProgress cases, Mailboxes mailboxes, QuietHours quiet, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.mailboxes = mailboxes;
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * How many messages need somebody.
     *
     * @param undeliverable no channel took them
     * @param delayed not taken at first and tried again by themselves
     */
    public record Count(long undeliverable, long delayed) {}

    /**
     * A page of messages.
     *
     * @param next where the next page begins; null when this is the last one
     */
    public record Page(List<Message> items, String next) {}

    /**
     * Messages of these communities, newest first, without those of cases that are hidden from the
     * caller; two statements.
     *
     * @param after {@link Page#next()} of the page before; null or blank for the first
     * @throws Refusal 422 when {@code after} is no page's end or {@code limit} is out of bounds
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Page list(
            Collection<String> communities, State state, String after, int limit, Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "notice.pageSize", MOST);
        }
        boolean first = after == null || after.isBlank();
        if (!first && !after.matches("\\d{1,18}")) {
            throw Refusal.invalid("after", "notice.pageUnknown");
        }
        if (communities.isEmpty()) {
            return new Page(List.of(), null);
        }
        List<Message> found =
                rows.page(
                        communities,
                        cases.hiddenFrom(caller.userId()),
                        state,
                        first ? Long.MAX_VALUE : Long.parseLong(after),
                        limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Message> page = List.copyOf(found.subList(0, limit));
        return new Page(page, Long.toString(page.get(limit - 1).id()));
    }

    /** Of the cases of these messages those whose reporter the caller must not know. */
    @Transactional(readOnly = true)
    public Set<String> confidential(Collection<Message> messages, Caller caller) {
        Set<String> numbers = messages.stream().map(Message::thread).collect(Collectors.toSet());
        return numbers.isEmpty()
                ? Set.of()
                : cases.confidentialTo(numbers, caller.userId(), caller.has(Roles.SERVICE_MANAGER));
    }

    /** Counts those of these communities that {@link #list} shows. */
    @Transactional(readOnly = true)
    public Count count(Collection<String> communities, Caller caller) {
        return communities.isEmpty()
                ? new Count(0, 0)
                : rows.count(communities, cases.hiddenFrom(caller.userId()));
    }

    /**
     * Tries a message again from its first channel, at once or after the quiet hours.
     *
     * @param address another mail address for this message; null or blank for the registered one
     * @param keep whether the resident's register gets the address, too
     * @throws Refusal 404 for a message that the caller may not see; 409 when it does not wait for
     *     anybody, or nobody in the register is certain to be meant; 422 for a bad address
     */
    public Message retry(long id, String address, boolean keep, Caller caller) {
        Message message = visible(id, caller);
        String corrected = address == null || address.isBlank() ? null : checked(address.strip());
        if (keep && corrected == null) {
            throw Refusal.invalid("address", "notice.keepWithoutAddress");
        }
        if (keep && message.recipientKind() != RecipientKind.RESIDENT) {
            throw Refusal.invalid("keep", "notice.keepForResidents");
        }
        if (message.state() != State.UNDELIVERABLE) {
            throw Refusal.conflict("notice.notUndeliverable");
        }
        if (keep) {
            mailboxes.enter(message.community(), message.houseId(), message.recipient(), corrected);
        }
        Instant now = clock.instant();
        boolean mayWait = message.recipientKind() == RecipientKind.RESIDENT && !message.urgent();
        if (!rows.retry(
                id,
                corrected,
                caller.userId(),
                now,
                mayWait ? quiet.notBefore(message.community(), message.thread(), now) : now)) {
            throw Refusal.conflict("notice.notUndeliverable");
        }
        return visible(id, caller);
    }

    /**
     * Somebody told it by telephone or at the door.
     *
     * @param note may be null
     * @throws Refusal 404 and 409 as {@link #retry}; 422 for a note that is too long
     */
    public Message done(long id, String note, Caller caller) {
        visible(id, caller);
        String text = note == null || note.isBlank() ? null : note.strip();
        if (text != null && text.length() > NOTE) {
            throw Refusal.invalid("note", "notice.noteTooLong", NOTE);
        }
        if (!rows.done(id, text, caller.userId(), clock.instant())) {
            throw Refusal.conflict("notice.notUndeliverable");
        }
        return visible(id, caller);
    }

    /** Another community's message does not exist, nor does one of a hidden case. */
    private Message visible(long id, Caller caller) {
        return rows.find(id)
                .filter(message -> caller.mayServe(message.community()))
                .filter(message -> !cases.hiddenFrom(caller.userId()).contains(message.thread()))
                .orElseThrow(() -> Refusal.notFound("notice.unknownMessage", id));
    }

    private static String checked(String address) {
        try {
            return MailAddress.parse(address).getAddress();
        } catch (AddressException e) {
            throw Refusal.invalid("address", "notice.badAddress");
        }
    }
}
