package org.guanjia.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes in the log that a message would have left; number and template, no personal data. */
@Component
class LogChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void deliver(Message message) {
        LOG.info(
                "message {} of {} to {} {}: {}",
                message.id(),
                message.thread(),
                message.recipientKind(),
                message.recipientKind() == Message.RecipientKind.RESIDENT
                        ? masked(message.recipient())
                        : message.recipient(),
                message.template());
    }

    /** 13912345678 becomes 139****5678; whatever is too short to mask is hidden whole. */
    static String masked(String phone) {
        return phone.length() < 8
                ? "****"
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
