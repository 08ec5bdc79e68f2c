package org.guanjia.notice;

/**
 * A channel will never take this message for this person: there is no way to them, or the other
 * side said so for good. It is not tried again by that channel.
 */
public class Refused extends Exception {

    private final String reason;

    /**
     * @param reason last part of a key {@code notice.reason...}, such as {@code noAddress}
     * @param detail for whoever keeps the channel, such as a status code; may be null
     */
    public Refused(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
