package org.guanjia.renovation;

import static org.guanjia.renovation.ViolationService.choice;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the company may do when talking did not help: keep workers and material out, and deduct from
 * the deposit, both under the signed agreement. It may not fine anybody, nor touch water, power,
 * gas or heating; there is no verb for that here.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationMeasures {

    private static final int CLAUSE = 200;

    private final ViolationService violations;
    private final ViolationPeople people;
    private final ViolationPapers papers;
    private final WorkerPasses passes;
    private final Deposits deposits;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final ResidentQuestions questions;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    ViolationMeasures(
            ViolationService violations,
            ViolationPeople people,
            ViolationPapers papers,
            WorkerPasses passes,
            Deposits deposits,
            CaseFiles cases,
            CasePlaces places,
            ResidentQuestions questions,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.violations = violations;
        this.people = people;
        this.papers = papers;
        this.passes = passes;
        this.deposits = deposits;
        this.cases = cases;
        this.places = places;
        this.questions = questions;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Tells the house which measures are taken, and asks whether it objects: five working days.
     *
     * @return whether the authority is told already, as in danger
     */
    public boolean announce(String caseNumber, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        questions.ask(
                caseNumber,
                ViolationObjections.OBJECTION,
                List.of(ViolationObjections.OBJECT),
                Map.of("answer", papers.clauseInWords(violation)));
        clocks.start(caseNumber, times.of("objection"));
        people.tellHouse(
                caseNumber,
                "violation.notice.measures",
                Map.of(
                        "answer",
                        papers.clauseInWords(violation),
                        "due",
                        clocks.find(caseNumber, "objection").orElseThrow().dueAt()));
        return violation.dangerous();
    }

    /** The passes of the permit are worth nothing now; the gate is told. */
    public void suspendPasses(String caseNumber, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        violation.measuresTaken(clock.instant());
        violation.suspend();
        violations.save(violation);
        if (violation.permitCase() != null) {
            String why = texts.say("violation.suspendedFor", papers.clauseInWords(violation));
            passes.suspend(violation.permitCase(), caseNumber, why, null);
        }
        clocks.start(caseNumber, times.of("bar"));
        gate(caseNumber, "violation.notice.bar");
    }

    private void gate(String caseNumber, String template) {
        CaseFile file = cases.get(caseNumber);
        people.tellRole(
                caseNumber,
                Roles.GUARD,
                template,
                Map.of("title", file.title(), "house", places.of(file)),
                true);
    }

    /** The gate keeps workers and material out. */
    public void barred(String caseNumber, String note, String by) {
        String words = Bounds.required("barNote", note, Bounds.REASON);
        cases.note(caseNumber, by, words);
        clocks.met(caseNumber, "bar");
    }

    /**
     * Whether anything can be deducted: a deposit is held, and an agreement is signed. If so, the
     * project manager's clock starts.
     */
    public boolean depositHeld(String caseNumber, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        Optional<RenovationPermit> permit = papers.permit(violation);
        boolean held =
                permit.map(RenovationPermit::agreementNumber).isPresent()
                        && deposits.balance(violation.permitCase()).signum() > 0;
        if (held) {
            clocks.start(caseNumber, times.of("deduction"));
        }
        return held;
    }

    /** Deposit and agreement, as whoever decides reads them. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String depositFacts(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        return texts.say(
                "violation.depositFacts",
                Texts.yuan(deposits.balance(violation.permitCase())),
                papers.permit(violation)
                        .map(RenovationPermit::agreementNumber)
                        .orElseGet(() -> texts.say("casefile.nothing")));
    }

    /**
     * What the project manager decided about the deposit.
     *
     * @param decision none or deduct
     * @param amount in yuan; null for none
     * @param clause of the signed agreement; null for none
     */
    public record Deduction(String decision, BigDecimal amount, String clause, String reason) {}

    /**
     * Deducts, or not. After a deduction the house has its full time to object.
     *
     * @throws Refusal 422 naming amount, clause or reason; 409 when less is held
     */
    public void deducted(String caseNumber, Deduction decided, String by, Times times) {
        String decision =
                choice("deductionDecision", decided.decision(), List.of("none", "deduct"));
        String reason = Bounds.required("deductionReason", decided.reason(), Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        if (decision.equals("deduct")) {
            String clause = Bounds.required("agreementClause", decided.clause(), CLAUSE);
            deduct(violation, decided.amount(), clause, by);
            violation.deducted(decided.amount(), clause, reason);
            clocks.restart(caseNumber, times.of("objection"));
            people.tellHouse(
                    caseNumber,
                    "violation.notice.deducted",
                    Map.of("amount", Texts.yuan(decided.amount()), "answer", clause));
        } else {
            violation.deducted(null, null, reason);
        }
        violations.save(violation);
        cases.note(caseNumber, by, reason);
        clocks.met(caseNumber, "deduction");
    }

    private void deduct(
            RenovationViolation violation, BigDecimal amount, String clause, String by) {
        try {
            deposits.deduct(violation.permitCase(), amount, clause, violation.caseNumber(), by);
        } catch (Refusal refused) {
            throw "amount".equals(refused.field()) ? refused.of("deductionAmount") : refused;
        }
    }

    /**
     * Workers and material may come in again; the gate is told so unless another violation of the
     * permit still keeps them out. What is not suspended stays as it is.
     */
    public void lift(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        if (!violation.suspended()) {
            return;
        }
        violation.lift();
        violations.save(violation);
        if (violation.permitCase() != null) {
            passes.restore(violation.permitCase(), caseNumber, texts.say("violation.lifted"), null);
            if (passes.suspended(violation.permitCase())) {
                return;
            }
        }
        gate(caseNumber, "violation.notice.lifted");
    }
}
