package org.guanjia.fee;

import java.time.Clock;
import java.time.LocalDate;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Component;

/**
 * What the household was promised while its problem is being solved: nobody presses it. Only a debt
 * that is about to lapse may be claimed all the same, or the pause would cost the company its
 * right.
 */
@Component
class CollectionPauses {

    private final CollectionService collections;
    private final Limitations limitations;
    private final LimitationTerms terms;
    private final Clock clock;

    CollectionPauses(
            CollectionService collections,
            Limitations limitations,
            LimitationTerms terms,
            Clock clock) {
        this.collections = collections;
        this.limitations = limitations;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Refuses a step that presses the household.
     *
     * @param field of the form that asks for the step
     * @throws Refusal 422 while the collection stands still and nothing of the debt is about to
     *     lapse
     */
    void refusePressing(String caseNumber, String field) {
        CollectionCase collection = collections.record(caseNumber);
        if (collection.pausedAt() != null && !lapsesSoon(collection.houseId())) {
            throw Refusal.invalid(field, "legal.problemFirst");
        }
    }

    /**
     * Refuses a claim that was filed since the collection stands still; one of before is a fact.
     *
     * @throws Refusal as {@link #refusePressing}
     */
    void refuseFiling(String caseNumber, LocalDate filedOn) {
        CollectionCase collection = collections.record(caseNumber);
        if (collection.pausedAt() != null
                && !filedOn.isBefore(LocalDate.ofInstant(collection.pausedAt(), clock.getZone()))) {
            refusePressing(caseNumber, "filedOn");
        }
    }

    private boolean lapsesSoon(long houseId) {
        LocalDate today = LocalDate.now(clock);
        return limitations.of(houseId).stream()
                .anyMatch(
                        bill -> terms.level(bill.runsFrom(), today) == LimitationLevel.ESCALATION);
    }
}
