package org.guanjia.notice;

import org.guanjia.estate.Phones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes in the log that a message would have left; number and template, no personal data. It
 * reaches nobody: the demo's channel.
 */
@Component
class LogChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void deliver(Envelope envelope) {
        Message message = envelope.message();
        LOG.info(
                "message {} of {} to {} {}: {}",
                message.id(),
                message.thread(),
                message.recipientKind(),
                message.recipientKind() == Message.RecipientKind.RESIDENT
                        ? Phones.mask(message.recipient())
                        : message.recipient(),
                message.template());
    }
}
