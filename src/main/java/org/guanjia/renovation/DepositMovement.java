package org.guanjia.renovation;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One movement of a deposit. Movements are only ever added.
 *
 * @param kind {@code hold, deduct, undo, refund}
 * @param amount yuan; positive when it was held or a deduction undone, negative otherwise
 * @param reference the receipt's number, or the clause of the agreement that allows it
 * @param causeCase number of the violation that it comes from; null when none
 * @param undoes id of the deduction that it undoes; null otherwise
 * @param note may be null
 * @param by user id; null when the house itself did it
 */
public record DepositMovement(
        long id,
        String permitCase,
        String kind,
        BigDecimal amount,
        String reference,
        String causeCase,
        Long undoes,
        String note,
        String by,
        Instant at) {}
