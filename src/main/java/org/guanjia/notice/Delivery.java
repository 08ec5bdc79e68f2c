package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guanjia.notice.Message.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Sends what is due. Several nodes may do so at once: each takes rows by a claim that is good for
 * {@code guanjia.notice.claim}, two minutes, and guarded in the row itself. A message that a
 * channel does not take is tried again after 1, 2, 4, 8 ... minutes and given up after the last
 * attempt.
 */
@Service
public class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 50;
    private static final int ERROR_LENGTH = 400;

    private final OutboxRows rows;
    private final Channel channel;
    private final Clock clock;
    private final int maxAttempts;
    private final Duration claimTime;

    Delivery(
            OutboxRows rows,
            List<Channel> channels,
            Clock clock,
            @Value("${guanjia.notice.channel:log}") String channel,
            @Value("${guanjia.notice.attempts:6}") int maxAttempts,
            @Value("${guanjia.notice.claim:PT2M}") Duration claimTime) {
        this.rows = rows;
        this.channel =
                channels.stream()
                        .filter(one -> one.name().equals(channel))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "guanjia.notice.channel names no channel: "
                                                        + channel));
        this.clock = clock;
        this.maxAttempts = maxAttempts;
        this.claimTime = claimTime;
    }

    /**
     * Sends up to 50 messages whose time has come. Runs in no transaction, so that a slow gateway
     * holds no row.
     *
     * @return how many were taken by the channel
     */
    public int deliver() {
        Instant now = clock.instant();
        List<Long> due = rows.due(now, BATCH);
        String claim = UUID.randomUUID().toString();
        Instant until = now.plus(claimTime);
        if (due.isEmpty() || rows.claim(due, claim, now, until) == 0) {
            return 0;
        }
        int sent = 0;
        for (Message message : rows.claimed(claim)) {
            if (!clock.instant().isBefore(until)) {
                // A slow channel: by now the rest may be another node's.
                break;
            }
            if (attempt(message, claim)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean attempt(Message message, String claim) {
        try {
            channel.deliver(message);
        } catch (Exception e) {
            failed(message, claim, e);
            return false;
        }
        rows.sent(message.id(), claim, clock.instant());
        return true;
    }

    private void failed(Message message, String claim, Exception reason) {
        int attempts = message.attempts() + 1;
        boolean last = attempts >= maxAttempts;
        // A gateway's error may quote the phone or the text; the log gets the class alone.
        LOG.warn(
                "message {} of {} was not taken at attempt {}: {}",
                message.id(),
                message.thread(),
                attempts,
                reason.getClass().getName());
        String error = String.valueOf(reason.getMessage());
        rows.failed(
                message.id(),
                claim,
                last ? State.UNDELIVERABLE : State.WAITING,
                clock.instant().plus(Duration.ofMinutes(1L << (attempts - 1))),
                error.substring(0, Math.min(error.length(), ERROR_LENGTH)));
    }
}
