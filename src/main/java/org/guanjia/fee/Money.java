package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;

/** Amounts in yuan, exact to the fen. */
final class Money {

    /** Beyond this somebody mistyped. */
    static final BigDecimal LARGEST = new BigDecimal("10000000.00");

    static final BigDecimal ZERO = new BigDecimal("0.00");

    private Money() {}

    /** Half-up to the fen. */
    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * A positive amount as somebody gave it.
     *
     * @throws Refusal 422 when it is missing, not positive, finer than a fen or too large
     */
    static BigDecimal positive(String field, BigDecimal amount) {
        if (amount == null) {
            throw Refusal.invalid(field, "casefile.missing");
        }
        if (amount.signum() <= 0
                || amount.compareTo(LARGEST) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw Refusal.invalid(field, "fee.amountBad", Texts.yuan(LARGEST));
        }
        return amount.setScale(2);
    }

    static String text(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
