package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises to pay on a day (承诺缴费): waited for, reminded of the day before, kept or broken. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionPromises {

    /** A promise without a day means within a week. */
    private static final int DAYS = 7;

    private final CollectionReasons reasons;
    private final Limitations limitations;
    private final Clock clock;

    CollectionPromises(CollectionReasons reasons, Limitations limitations, Clock clock) {
        this.reasons = reasons;
        this.limitations = limitations;
        this.clock = clock;
    }

    /**
     * Keeps the promise, from which the debt can be claimed anew (民法典 195), and confirms it to the
     * household.
     */
    public CollectionPlans.Next record(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        LocalDate day = reason.to() == null ? reasons.today().plusDays(DAYS) : reason.to();
        reasons.keep(reason, Map.of("to_on", day, "amount", promised(reason)));
        limitations.interrupt(
                reason.houseId(),
                Limitations.Kind.PROMISE,
                reasons.today(),
                reasons.today(),
                null,
                caseNumber,
                null);
        reasons.tellHouse(
                reason,
                "reason.notice.promised",
                Map.of("amount", Texts.yuan(promised(reason)), "day", day.toString()));
        return CollectionPlans.around(day, clock);
    }

    /** What was promised, no more than was owed; without an amount all of it. */
    private static BigDecimal promised(CollectionReason reason) {
        return reason.amount() == null ? reason.owed() : reason.amount().min(reason.owed());
    }

    /** Reminds of it, unless the day is here already or it was kept. */
    public void remind(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        BigDecimal left = left(reason);
        if (left.signum() > 0 && reason.to().isAfter(reasons.today())) {
            reasons.tellHouse(
                    reason,
                    "reason.notice.promiseDue",
                    Map.of("amount", Texts.yuan(left), "day", reason.to().toString()));
        }
    }

    private BigDecimal left(CollectionReason reason) {
        BigDecimal paid = reason.owed().subtract(reasons.owed(reason.houseId(), reason.openedOn()));
        return promised(reason).subtract(paid);
    }

    /**
     * The day is over.
     *
     * @return whether what was promised was paid
     */
    public boolean kept(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        boolean kept = left(reason).signum() <= 0;
        reasons.end(reason, kept ? "promiseKept" : "promiseBroken");
        return kept;
    }
}
