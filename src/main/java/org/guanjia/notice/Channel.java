package org.guanjia.notice;

/** A way to people, such as a short-message gateway. The outside world begins here. */
public interface Channel {

    /** The name by which {@code guanjia.notice.channel} chooses it. */
    String name();

    /**
     * Hands one message over. Called outside any transaction. A message whose sender died before it
     * could note the success comes again with the same id.
     *
     * @throws Exception when it was not taken; it is tried again later
     */
    void deliver(Message message) throws Exception;
}
