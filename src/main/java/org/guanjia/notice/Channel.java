package org.guanjia.notice;

/**
 * A way to people: the outside world begins here. To add one (a short-message gateway, WeCom) write
 * a bean of this type and name it in {@code guanjia.notice.channels}; {@code ChannelContract} is
 * the test that it has to pass. A channel holds no state about messages: the outbox does.
 */
public interface Channel {

    /** The name by which {@code guanjia.notice.channels} chooses it; at most 16 letters. */
    String name();

    /**
     * Hands one message over and returns when the other side has taken it. Called outside any
     * transaction, by one thread of a node at a time, and must end within two minutes whatever the
     * other side does. What it throws is shown to staff with numbers and addresses hidden, and
     * never logged.
     *
     * <p>Delivery is at least once: a message that was taken although the answer was lost, or whose
     * sender died before it could note the success, comes again with the same {@link Message#id()}.
     * A channel passes that id on, so that the other side can tell.
     *
     * @throws Refused when it never will be taken: no address, an unknown one, a full box. Another
     *     channel may still take it
     * @throws ChannelDown when nothing can be handed over at present
     * @throws Exception when it was not taken now; it is tried again later
     */
    void deliver(Envelope envelope) throws Exception;
}
