package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A run of a community's month, or the reversal of one.
 *
 * @param state {@code drafted}, {@code posting}, {@code posted}, {@code reversing}, {@code
 *     reversed} or {@code abandoned}
 * @param reachFrom first day that it bills: before the month when a cycle ends with it
 * @param reachTo last day that it bills: after the month when a cycle begins with it
 * @param caseNumber the case that runs it; null before it has one
 * @param dueOn when its bills are due; null before it is confirmed
 * @param lastHouse the checkpoint: houses up to this id are done
 * @param bills posted so far
 * @param amount of those bills
 * @param toldHouse houses up to this id were told
 * @param reverses the run that a reversal undoes; null for a month's run
 * @param startedBy null when the calendar started it
 */
public record BillingRun(
        int id,
        String community,
        String kind,
        LocalDate from,
        LocalDate to,
        LocalDate reachFrom,
        LocalDate reachTo,
        String state,
        String caseNumber,
        LocalDate dueOn,
        long lastHouse,
        int bills,
        BigDecimal amount,
        long toldHouse,
        Integer reverses,
        String reason,
        String startedBy,
        String confirmedBy) {

    /** Added to house * 100 + day, the id of a bill. */
    long base() {
        return id * BillingSql.RUN;
    }
}
