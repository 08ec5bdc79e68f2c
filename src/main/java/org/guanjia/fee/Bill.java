package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A bill of a house; negative for a credit or a reversal.
 *
 * @param settled what was allocated to it, between zero and its amount
 * @param payerFrom first day of the payer it is addressed to; null when there was none
 * @param reversed whether an entry of the opposite amount undid it, or it is that entry
 */
record Bill(
        long id,
        long houseId,
        LocalDate payerFrom,
        LocalDate from,
        LocalDate to,
        LocalDate dueOn,
        BigDecimal amount,
        BigDecimal settled,
        boolean reversed) {

    BigDecimal open() {
        return amount.subtract(settled);
    }

    /** The run that made it; 0 for a single charge. */
    long run() {
        return id / BillingSql.RUN;
    }
}
