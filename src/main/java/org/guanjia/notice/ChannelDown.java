package org.guanjia.notice;

/**
 * The channel itself cannot be reached, so that every further message would meet the same. The rest
 * of the batch waits without having been tried.
 */
public class ChannelDown extends Exception {

    public ChannelDown(String message, Throwable cause) {
        super(message, cause);
    }
}
