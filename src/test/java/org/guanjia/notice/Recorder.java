package org.guanjia.notice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A gateway that notes what it was asked and takes what the test lets it. */
final class Recorder implements Channel {

    final List<Message> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
    final List<Envelope> envelopes = Collections.synchronizedList(new ArrayList<>());
    private final String name;
    private final Predicate<Message> takes;

    Recorder(Predicate<Message> takes) {
        this("recorder", takes);
    }

    Recorder(String name, Predicate<Message> takes) {
        this.name = name;
        this.takes = takes;
    }

    static Recorder refusing(String name, String reason) {
        return new Recorder(
                name,
                message -> {
                    throw new Unwilling(new Refused(reason, "550 for " + message.recipient()));
                });
    }

    /** Carries what a recorder is to throw. */
    static final class Unwilling extends RuntimeException {

        Unwilling(Exception cause) {
            super(cause);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(Envelope envelope) throws Exception {
        Message message = envelope.message();
        asked.add(message);
        try {
            if (!takes.test(message)) {
                throw new IOException("gateway is down");
            }
        } catch (Unwilling e) {
            throw (Exception) e.getCause();
        }
        taken.add(message);
        envelopes.add(envelope);
    }
}
