package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that came by the bank.
 *
 * @param reference the bank's own number, or a fingerprint where it gives none
 * @param state fresh, booked, waiting or aside
 * @param cause why it waits, or by what it was matched; null while fresh
 * @param houseId the house that it is booked for; of a waiting line the most likely one; null for
 *     none
 * @param paymentId null unless booked
 */
record BankLine(
        long id,
        long statementId,
        String community,
        int row,
        String reference,
        LocalDate bookedOn,
        BigDecimal amount,
        String payer,
        String payerAccount,
        String purpose,
        String state,
        String cause,
        Long houseId,
        Long paymentId,
        String note,
        String decidedBy,
        Instant decidedAt) {

    static final String FRESH = "fresh";
    static final String BOOKED = "booked";
    static final String WAITING = "waiting";
    static final String ASIDE = "aside";
}
