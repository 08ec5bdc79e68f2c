package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order to a payment gateway.
 *
 * @param number as the gateway knows it; cannot be guessed
 * @param billId the bill that it shall settle; null for the oldest due first
 * @param state asked (the gateway has not answered yet), open, paid, failed or expired
 * @param payUrl where it can be paid; null before the gateway's answer
 * @param paymentId of the payment that it became; null unless paid
 */
public record PaymentOrder(
        String number,
        String gateway,
        long houseId,
        String community,
        Long billId,
        BigDecimal amount,
        String state,
        String payUrl,
        Instant expiresAt,
        String channel,
        String transactionId,
        Long paymentId,
        Instant paidAt) {

    static final String ASKED = "asked";
    static final String OPEN = "open";
    static final String PAID = "paid";
    static final String FAILED = "failed";
    static final String EXPIRED = "expired";
}
