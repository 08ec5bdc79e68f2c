package org.guanjia.fee;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What time does to payment orders; on several nodes at once without harm. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.gateway.scheduled", matchIfMissing = true)
class GatewayJob {

    private final PaymentOrders orders;
    private final Optional<SandboxGateway> sandbox;

    GatewayJob(PaymentOrders orders, Optional<SandboxGateway> sandbox) {
        this.orders = orders;
        this.sandbox = sandbox;
    }

    @Scheduled(fixedDelayString = "${guanjia.gateway.expire-every:PT1M}")
    void expire() {
        orders.expire();
    }

    @Scheduled(fixedDelayString = "${guanjia.gateway.sandbox.tell-every:PT20S}")
    void tellAgain() {
        sandbox.ifPresent(SandboxGateway::tellAgain);
    }
}
