package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.guanjia.language.Refusal;

/**
 * The port to a payment company (支付渠道): WeChat Pay, Alipay, a bank's own. It is asked for a page to
 * pay on and tells by a signed call back what was paid. A company that joins one writes a bean of
 * this type and names its {@link #id()} in {@code guanjia.gateway.provider}.
 */
public interface PaymentGateway {

    /** As {@code guanjia.gateway.provider} and the call back's path name it. */
    String id();

    /**
     * Asks for a page on which the order can be paid. Called without a transaction: the order is
     * stored already, and its call back may come before this returns. Asking twice for the same
     * order gives the same page.
     *
     * @param subject what is paid for, as the payer reads it
     * @param returnUrl where the payer goes afterwards
     * @return the page's address
     * @throws RuntimeException when the company cannot be reached
     */
    String offer(PaymentOrder order, String subject, String returnUrl);

    /**
     * Reads a call back.
     *
     * @param header a header of the request by its name; null when it is missing
     * @throws Refusal 400 when it cannot be read at all
     */
    Said read(UnaryOperator<String> header, byte[] body);

    /** Asks what became of an order; empty when the company knows nothing final. */
    Optional<Notice> ask(String orderNumber);

    /**
     * A call back as it was read.
     *
     * @param genuine whether its signature is the company's; otherwise nobody knows who said it
     */
    record Said(Notice notice, boolean genuine) {}

    /**
     * What the company says of an order.
     *
     * @param account whose money it is, as the company calls us
     * @param paid false when the payment failed or was given up
     * @param channel one of {@link Payments#CHANNELS}; null unless paid
     * @param transactionId the company's own number; null unless paid
     * @param currency such as CNY
     */
    record Notice(
            String account,
            String orderNumber,
            boolean paid,
            String channel,
            String transactionId,
            BigDecimal amount,
            String currency,
            Instant paidAt) {}
}
