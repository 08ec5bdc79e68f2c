package org.guanjia.renovation;

import java.time.LocalDate;

/**
 * A worker's pass as the gate reads it.
 *
 * @param number such as CR-20261126-0012
 * @param permitCase number of the permit's case
 * @param worker the worker's name, as on the person's own papers
 * @param trade such as 水电工
 * @param validFrom first day
 * @param validTo last day
 * @param state what it is worth today
 * @param reason why it is suspended or revoked; null otherwise
 */
public record WorkerPass(
        long id,
        String number,
        String permitCase,
        String community,
        long houseId,
        String worker,
        String trade,
        LocalDate validFrom,
        LocalDate validTo,
        State state,
        String reason) {

    /** What a pass is worth; the first that fits. */
    public enum State {
        /** Taken back for good. */
        REVOKED,
        /** Its last day is over. */
        LAPSED,
        /** The works are stopped: nobody of this permit comes in to work. */
        SUSPENDED,
        /** Its first day is still to come. */
        NOT_YET,
        /** Its bearer may come in. */
        VALID
    }
}
