package org.guanjia.fee;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What time does to payment orders and to lines of bank statements; on several nodes at once
 * without harm.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.gateway.scheduled", matchIfMissing = true)
class GatewayJob {

    private final PaymentOrders orders;
    private final BankBooking bank;
    private final Optional<SandboxGateway> sandbox;

    GatewayJob(PaymentOrders orders, BankBooking bank, Optional<SandboxGateway> sandbox) {
        this.orders = orders;
        this.bank = bank;
        this.sandbox = sandbox;
    }

    @Scheduled(fixedDelayString = "${guanjia.gateway.expire-every:PT1M}")
    void expire() {
        orders.expire();
    }

    /** New lines of bank statements are booked soon after they came. */
    @Scheduled(fixedDelayString = "${guanjia.bank.book-every:PT2S}")
    void book() {
        int decided;
        do {
            decided = bank.work();
        } while (decided > 0 && !Thread.currentThread().isInterrupted());
    }

    @Scheduled(fixedDelayString = "${guanjia.gateway.sandbox.tell-every:PT20S}")
    void tellAgain() {
        sandbox.ifPresent(SandboxGateway::tellAgain);
    }
}
