package org.guanjia.fee;

import java.time.Duration;
import java.util.List;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which payment gateway is joined, and how it knows us. */
@Component
class GatewaySettings {

    static final String NONE = "none";

    private final String provider;
    private final String account;
    private final String publicUrl;
    private final Duration orderValid;
    private final List<PaymentGateway> gateways;

    GatewaySettings(
            @Value("${guanjia.gateway.provider:none}") String provider,
            @Value("${guanjia.gateway.account:}") String account,
            @Value("${guanjia.gateway.order-valid:PT30M}") Duration orderValid,
            @Value("${guanjia.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl,
            List<PaymentGateway> gateways) {
        this.provider = provider.isBlank() ? NONE : provider.strip();
        this.account = account;
        this.orderValid = orderValid;
        this.publicUrl = publicUrl.replaceAll("/$", "");
        this.gateways = gateways;
        if (!this.provider.equals(NONE) && gateways.stream().noneMatch(this::chosen)) {
            throw new IllegalStateException(
                    "guanjia.gateway.provider names no payment gateway: " + provider);
        }
    }

    private boolean chosen(PaymentGateway gateway) {
        return gateway.id().equals(provider);
    }

    /**
     * The gateway that new orders go to.
     *
     * @throws Refusal 409 when none is joined
     */
    PaymentGateway current() {
        return gateways.stream()
                .filter(this::chosen)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("gateway.none"));
    }

    /**
     * A gateway that tells us something.
     *
     * @throws Refusal 404 for any but the one that is joined
     */
    PaymentGateway named(String id) {
        if (!joined(id)) {
            throw Refusal.notFound("gateway.unknown", id);
        }
        return current();
    }

    /** Whether this is the gateway that we use. */
    boolean joined(String id) {
        return !provider.equals(NONE) && id.equals(provider);
    }

    /** What the gateway calls us; money for another account is not ours. */
    String account() {
        return account;
    }

    /** How long an order may be paid. */
    Duration orderValid() {
        return orderValid;
    }

    /** Where a resident pays what this code stands for. */
    String payPage(String code) {
        return publicUrl + "/guanjia/pay?c=" + code;
    }
}
