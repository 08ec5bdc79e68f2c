package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends what is due. Several nodes may do so at once: each takes rows by a claim that is guarded in
 * the row itself and good for {@code guanjia.notice.claim}, of which the second half is for the
 * last message to be handed over. A message is handed to the first channel of its kind; one that
 * refuses for good is followed by the next at once, one that fails is asked again after 1, 2, 4 ...
 * minutes, two hours at most, and followed by the next after its last attempt. What no channel
 * takes waits for people, in the inbox.
 *
 * <p>Delivery is at least once: the end of each attempt is written at once, so a node that dies
 * repeats at most the one message that it was handing over, under the same id.
 *
 * <p>A batch costs three statements to take, four to address (two more for each further community),
 * two for all messages to roles beside the roster's, and one for each message.
 */
@Service
public class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);
    private static final int BATCH = 50;

    private final OutboxRows rows;
    private final Sorting sorting;
    private final Addresses addresses;
    private final Channels channels;
    private final QuietHours quiet;
    private final Clock clock;
    private final int attempts;
    private final Duration claimTime;

    Delivery(
            OutboxRows rows,
            Sorting sorting,
            Addresses addresses,
            Channels channels,
            QuietHours quiet,
            Clock clock,
            NoticeSettings settings) {
        this.rows = rows;
        this.sorting = sorting;
        this.addresses = addresses;
        this.channels = channels;
        this.quiet = quiet;
        this.clock = clock;
        this.attempts = settings.attempts();
        this.claimTime = settings.claim();
    }

    /**
     * Sends up to 50 messages whose time has come. Runs in no transaction, so that a slow channel
     * holds no row.
     *
     * @return how many were taken by a channel
     */
    public int deliver() {
        Instant now = clock.instant();
        List<Long> due = rows.due(now, BATCH);
        String claim = UUID.randomUUID().toString();
        Instant until = now.plus(claimTime);
        if (due.isEmpty() || rows.claim(due, claim, now, until) == 0) {
            return 0;
        }
        List<Message> batch = sorted(rows.claimed(claim), due.size() == BATCH, claim, now, until);
        Set<Channel> down = new HashSet<>();
        List<Long> untried = new ArrayList<>();
        int sent = 0;
        for (Envelope envelope : addresses.of(batch)) {
            if (!clock.instant().isBefore(now.plus(claimTime.dividedBy(2)))) {
                // Slow channels: the rest is left for the next batch, before the claim runs out.
                break;
            }
            Outcome outcome = attempt(envelope, claim, down);
            if (outcome == Outcome.SENT) {
                sent++;
            } else if (outcome == Outcome.UNTRIED) {
                untried.add(envelope.message().id());
            }
        }
        if (!untried.isEmpty()) {
            rows.release(untried, claim, clock.instant().plus(wait(1)), "channelDown");
        }
        return sent;
    }

    private List<Message> sorted(
            List<Message> taken, boolean more, String claim, Instant now, Instant until) {
        Set<String> threads =
                taken.stream()
                        .filter(message -> message.recipientKind() == RecipientKind.RESIDENT)
                        .map(Message::thread)
                        .collect(Collectors.toSet());
        boolean siblings =
                more && !threads.isEmpty() && rows.claimSiblings(threads, claim, now, until) > 0;
        List<Message> batch = siblings ? rows.claimed(claim) : taken;
        return sorting.sort(batch, claim, until) ? rows.claimed(claim) : batch;
    }

    private enum Outcome {
        SENT,
        NOT_TAKEN,
        /** Its channel was found down before its turn came. */
        UNTRIED
    }

    private Outcome attempt(Envelope envelope, String claim, Set<Channel> down) {
        Message message = envelope.message();
        OutboxRows.Failure first = null;
        for (Channel channel : left(message)) {
            if (down.contains(channel)) {
                return Outcome.UNTRIED;
            }
            boolean again = channel.name().equals(message.channel());
            int tried = again ? message.attempts() + 1 : 1;
            Exception fault = handOver(channel, envelope);
            if (fault == null) {
                rows.sent(message.id(), claim, channel.name(), tried, clock.instant());
                return Outcome.SENT;
            }
            if (fault instanceof ChannelDown) {
                down.add(channel);
            }
            OutboxRows.Failure failure = failure(message, channel, tried, fault);
            if (!(fault instanceof Refused) && tried < attempts) {
                rows.failed(message.id(), claim, State.WAITING, next(message, tried), failure);
                return Outcome.NOT_TAKEN;
            }
            first = first == null ? failure : first;
        }
        rows.failed(message.id(), claim, State.UNDELIVERABLE, message.nextAt(), first);
        return Outcome.NOT_TAKEN;
    }

    /** Null when it was taken. */
    private static Exception handOver(Channel channel, Envelope envelope) {
        try {
            channel.deliver(envelope);
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    /** The channels that have not had their last word yet. */
    private List<Channel> left(Message message) {
        List<Channel> all = channels.of(message.recipientKind());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(message.channel())) {
                return all.subList(i, all.size());
            }
        }
        return all;
    }

    private Instant next(Message message, int tried) {
        Instant next = clock.instant().plus(wait(tried));
        return message.recipientKind() == RecipientKind.RESIDENT && !message.urgent()
                ? quiet.notBefore(message.community(), message.thread(), next)
                : next;
    }

    private static Duration wait(int tried) {
        Duration doubled = Duration.ofMinutes(1L << Math.min(tried - 1, 20));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private static OutboxRows.Failure failure(
            Message message, Channel channel, int tried, Exception fault) {
        String reason =
                fault instanceof Refused refused
                        ? refused.reason()
                        : fault instanceof ChannelDown ? "channelDown" : "failed";
        // A channel's words may quote the phone or the text; the log gets the class alone.
        LOG.warn(
                "message {} of {} was not taken by {} at attempt {}: {}, {}",
                message.id(),
                message.thread(),
                channel.name(),
                tried,
                reason,
                fault.getClass().getName());
        return new OutboxRows.Failure(
                channel.name(), tried, reason, Masks.error(fault.getMessage(), message));
    }
}
