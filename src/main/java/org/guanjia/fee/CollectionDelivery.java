package org.guanjia.fee;

import org.guanjia.fee.CollectionMovements.Moved;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells running collections of the money that came: at once, and again what could not be told.
 * {@code guanjia.notice.scheduled=false} stops the second.
 */
@Configuration
@EnableScheduling
class CollectionDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionDelivery.class);

    private final CollectionMovements movements;
    private final CollectionProcess process;

    CollectionDelivery(CollectionMovements movements, CollectionProcess process) {
        this.movements = movements;
        this.process = process;
    }

    @TransactionalEventListener
    void moved(Moved moved) {
        movements.waiting(moved.houseId()).forEach(this::deliver);
    }

    void deliver() {
        movements.waiting().forEach(this::deliver);
    }

    private void deliver(String caseNumber) {
        try {
            process.deliver(caseNumber);
        } catch (Refusal | ConcurrencyFailureException e) {
            LOG.info("{} hears of its money the next time: {}", caseNumber, e.getMessage());
        }
    }

    /** The round for what was left. */
    @Configuration
    @ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
    static class Round {

        private final CollectionDelivery delivery;

        Round(CollectionDelivery delivery) {
            this.delivery = delivery;
        }

        @Scheduled(fixedDelayString = "${guanjia.fee.movements-every:PT30S}")
        void deliver() {
            delivery.deliver();
        }
    }
}
