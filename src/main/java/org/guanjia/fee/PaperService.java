package org.guanjia.fee;

import java.time.LocalDate;

/**
 * How a paper was served, as the form says it.
 *
 * @param method signed, refused, ems or electronic; none when it did not reach the debtor
 * @param servedOn null for today
 * @param receiver who signed
 * @param witness who saw the refusal
 * @param trackingNumber of the EMS
 * @param note what happened; needed when it did not arrive
 */
public record PaperService(
        String method,
        LocalDate servedOn,
        String receiver,
        String witness,
        String trackingNumber,
        String note) {}
