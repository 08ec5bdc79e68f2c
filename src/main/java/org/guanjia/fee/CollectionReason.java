package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Why a household does not pay, as it told a colleague, and what came of it.
 *
 * @param code as recorded at the contact, see {@link CollectionContacts#REASONS}
 * @param route what the table {@code collection-route} made of it
 * @param said in the household's own words; may be null
 * @param owed what was overdue when it was said
 * @param flow that was asked to solve the problem: repair or complaint; null for other reasons
 * @param requestId of that request; null while nothing was asked
 * @param linkedCase the case that answered it; null while it waits
 * @param disputeId of the dispute that stops late damages meanwhile; null without one
 * @param billId the bill that proved wrong; null otherwise
 * @param amount promised, corrected or reduced; null where nothing was
 * @param from first day of a vacancy or of another payer; null otherwise
 * @param to last day of a vacancy, or the promised day; null otherwise
 * @param checkedBy who found out; null until then
 * @param openedOn day on which it was dealt with first
 */
record CollectionReason(
        long id,
        String caseNumber,
        long houseId,
        String code,
        String route,
        String said,
        BigDecimal owed,
        String flow,
        Long requestId,
        String linkedCase,
        Long disputeId,
        Long billId,
        BigDecimal amount,
        LocalDate from,
        LocalDate to,
        String payerKind,
        String payerName,
        boolean ownerJoint,
        String note,
        String checkedBy,
        LocalDate openedOn) {}
