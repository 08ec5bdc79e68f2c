package org.guanjia.renovation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acceptance in two steps: the finished works are inspected, and where rooms are wet they stand
 * under water for 48 hours. Open violations hold the acceptance back, and nothing else.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitAcceptance {

    /** No table and no trick makes it shorter. */
    static final Duration WATER_TEST = Duration.ofHours(48);

    private static final String INSPECTION = "inspection";
    private static final String WATER = "waterTest";
    private static final String CHECK = "waterCheck";
    private static final int CLAUSE = 200;

    private final PermitService permits;
    private final PermitViolations violations;
    private final PermitPapers papers;
    private final Deposits deposits;
    private final WorkerPasses passes;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Texts texts;
    private final Clock clock;

    PermitAcceptance(
            PermitService permits,
            PermitViolations violations,
            PermitPapers papers,
            Deposits deposits,
            WorkerPasses passes,
            CaseFiles cases,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.violations = violations;
        this.papers = papers;
        this.deposits = deposits;
        this.passes = passes;
        this.cases = cases;
        this.clocks = clocks;
        this.questions = questions;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The clock of the inspection runs from here, each time anew.
     *
     * @return the summary of the permit, as it stands now
     */
    public String plan(String caseNumber, ServiceTime inspection) {
        questions.withdraw(caseNumber, PermitWork.WORKS);
        clocks.restart(caseNumber, inspection);
        return permits.summary(permits.record(caseNumber));
    }

    /**
     * What the inspection found.
     *
     * @param result passed or failed
     * @param deduction in yuan, under the agreement; null and 0 mean none
     * @param clause of the agreement, and why; needed with a deduction
     */
    public record Inspection(String result, String note, BigDecimal deduction, String clause) {}

    /**
     * Keeps the inspection; for wet rooms the 48 hours of water begin.
     *
     * @return failed, waterTest, or passed where no room is wet
     */
    public String inspected(
            String caseNumber, Inspection found, String by, ServiceTime water, ServiceTime check) {
        RenovationPermit permit = permits.record(caseNumber);
        boolean passed =
                PermitService.choice(INSPECTION, found.result(), List.of("passed", "failed"))
                        .equals("passed");
        String note = Bounds.required("inspectionNote", found.note(), Bounds.REASON);
        if (!passed) {
            permit.lacks(note);
            permits.save(permit);
            cases.note(caseNumber, by, note);
            clocks.met(caseNumber, INSPECTION);
            return "failed";
        }
        deduct(caseNumber, found, by);
        permit.finalPassed(note, by, clock.instant());
        permit.lacks(null);
        permits.save(permit);
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, INSPECTION);
        if (!permit.waterTest()) {
            return "passed";
        }
        Duration hours = water.allowed().compareTo(WATER_TEST) < 0 ? WATER_TEST : water.allowed();
        clocks.restart(caseNumber, new ServiceTime(WATER, hours, false, water.ownerRole(), true));
        clocks.drop(caseNumber, CHECK);
        clocks.start(caseNumber, check, permits.due(caseNumber, WATER));
        return WATER;
    }

    /** The summary of a permit whose rooms stand under water: since when, and until when. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String underWater(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        return texts.say(
                "permit.summaryUnderWater",
                permits.summary(permit),
                permit.waterTestBegunAt(),
                permits.due(caseNumber, WATER));
    }

    /** Only what the signed agreement lets us deduct, and only with its clause. */
    private void deduct(String caseNumber, Inspection found, String by) {
        boolean some = found.deduction() != null && found.deduction().signum() != 0;
        String clause = Bounds.optional("deductionClause", found.clause(), CLAUSE);
        if (!some) {
            if (clause != null) {
                throw Refusal.invalid("deductionAmount", "permit.amountMissing");
            }
            return;
        }
        if (clause == null) {
            throw Refusal.invalid("deductionClause", "permit.clauseMissing");
        }
        if (found.deduction().signum() < 0
                || found.deduction().compareTo(deposits.balance(caseNumber)) > 0) {
            throw Refusal.invalid(
                    "deductionAmount",
                    "permit.deduction",
                    Texts.yuan(deposits.balance(caseNumber)));
        }
        deposits.deduct(caseNumber, found.deduction(), clause, caseNumber, by);
    }

    /**
     * What the foreman saw below after the 48 hours.
     *
     * @param result tight or leaking
     * @return whether it is tight
     * @throws Refusal 409 while the water test is short of 48 hours
     */
    public boolean waterTested(String caseNumber, String result, String note, String by) {
        RenovationPermit permit = permits.record(caseNumber);
        checkHours(permit);
        boolean tight =
                PermitService.choice("waterTest", result, List.of("tight", "leaking"))
                        .equals("tight");
        String text = Bounds.required("waterNote", note, Bounds.REASON);
        if (tight) {
            permit.waterTestPassed(text, by, clock.instant());
        } else {
            permit.lacks(text);
        }
        tested(permit, text, by);
        return tight;
    }

    /** It leaks before the 48 hours are over: they need not be waited for. */
    public void leakFound(String caseNumber, String note, String by) {
        RenovationPermit permit = permits.record(caseNumber);
        String text = Bounds.required("waterNote", note, Bounds.REASON);
        permit.lacks(text);
        tested(permit, text, by);
    }

    private void tested(RenovationPermit permit, String text, String by) {
        permits.save(permit);
        cases.note(permit.caseNumber(), by, text);
        clocks.met(permit.caseNumber(), WATER);
        clocks.met(permit.caseNumber(), CHECK);
    }

    private void checkHours(RenovationPermit permit) {
        Instant begun = permit.waterTestBegunAt();
        if (begun == null || clock.instant().isBefore(begun.plus(WATER_TEST))) {
            throw Refusal.conflict(
                    "permit.waterTestShort",
                    begun == null ? "-" : begun,
                    begun == null ? "-" : begun.plus(WATER_TEST));
        }
    }

    /** Something has to be put right; the resident reports again when it is. */
    public void askRework(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        permit.rework();
        permits.save(permit);
        questions.ask(
                caseNumber,
                PermitWork.WORKS,
                List.of(PermitWork.FINISHED),
                Map.of("missing", permit.missing()));
        permits.toResident(caseNumber, "permit.notice.rework", Map.of("missing", permit.missing()));
    }

    /** Whether violations hold the acceptance back. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean held(String caseNumber) {
        return violations.openOf(caseNumber) > 0;
    }

    /**
     * Accepts the works.
     *
     * @throws Refusal 409 when a step is missing, the water test is short of 48 hours, or a
     *     violation has not ended
     */
    public void accept(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        if (!permit.is(RenovationPermit.FINISHED) || permit.finalPassedAt() == null) {
            throw Refusal.conflict("permit.notInspected", caseNumber);
        }
        if (permit.waterTest()) {
            checkHours(permit);
            if (permit.waterTestPassedAt() == null) {
                throw Refusal.conflict("permit.notInspected", caseNumber);
            }
        }
        int open = violations.openOf(caseNumber);
        if (open > 0) {
            throw Refusal.conflict("permit.violationsOpen", caseNumber, open);
        }
        permit.accept(clock.instant());
        permits.save(permit);
        passes.revokeAll(caseNumber, texts.say("permit.accepted"), null);
        papers.acceptance(permit);
    }
}
