package org.guanjia.renovation;

import static org.guanjia.renovation.ViolationService.choice;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The resident's objection to the measures, its ruling, and what is undone when it stands. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationObjections {

    /** The question that asks whether the house objects. */
    static final String OBJECTION = "objection";

    static final String OBJECT = "object";

    private static final String UPHELD = "upheld";

    private final ViolationService violations;
    private final ViolationPeople people;
    private final Deposits deposits;
    private final CaseFiles cases;
    private final ResidentQuestions questions;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    ViolationObjections(
            ViolationService violations,
            ViolationPeople people,
            Deposits deposits,
            CaseFiles cases,
            ResidentQuestions questions,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.violations = violations;
        this.people = people;
        this.deposits = deposits;
        this.cases = cases;
        this.questions = questions;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /** The house objected: the project manager has three working days. */
    public void raised(String caseNumber, Times times) {
        ResidentQuestion question = questions.last(caseNumber, OBJECTION).orElseThrow();
        RenovationViolation violation = violations.record(caseNumber);
        violation.objected(clock.instant(), question.comment());
        violations.save(violation);
        clocks.met(caseNumber, "objection");
        clocks.drop(caseNumber, "deduction");
        clocks.start(caseNumber, times.of("objectionRuling"));
        people.tellRole(
                caseNumber,
                Roles.PROJECT_MANAGER,
                "violation.notice.objection",
                Map.of("title", cases.get(caseNumber).title()),
                false);
    }

    /** The objection and the measures, as whoever rules reads them. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String facts(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        return texts.say(
                "violation.objectionFacts",
                violation.objection(),
                texts.say(violation.suspended() ? "violation.yes" : "violation.no"),
                violation.deduction() == null ? "0" : Texts.yuan(violation.deduction()),
                violation.clause() == null ? texts.say("casefile.nothing") : violation.clause());
    }

    /**
     * The ruling; the house is told why.
     *
     * @param decision upheld or rejected
     */
    public boolean ruled(String caseNumber, String decision, String note, String by) {
        boolean upheld =
                choice("objectionDecision", decision, List.of(UPHELD, "rejected")).equals(UPHELD);
        String why = Bounds.required("objectionNote", note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.objectionRuled(decision, why);
        violations.save(violation);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "objectionRuling");
        if (!upheld) {
            people.tellHouse(caseNumber, "violation.notice.rejected", Map.of("answer", why));
        }
        return upheld;
    }

    /** Nobody objected in time. */
    public void periodOver(String caseNumber) {
        questions.withdraw(caseNumber, OBJECTION);
        clocks.met(caseNumber, "objection");
    }

    /** What was deducted for this violation goes back onto the deposit. */
    public void undoDeduction(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        deposits.undoAllOf(caseNumber, texts.say("violation.undone"), null);
        violation.deductionUndone();
        violations.save(violation);
    }

    /** The house, the finder, the foreman, the housekeeper and the gate hear that it is undone. */
    public void tellEveryone(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        Map<String, Object> facts = Map.of("reason", violation.objectionNote());
        String template = "violation.notice.upheld";
        people.tell(caseNumber, violation.finder(), template, facts, false);
        people.tellRole(caseNumber, Roles.FOREMAN, template, facts, false);
        people.tellHousekeeper(caseNumber, template, facts, false);
        people.tellRole(caseNumber, Roles.GUARD, template, facts, false);
        people.tellHouse(
                caseNumber, "violation.notice.undone", Map.of("answer", violation.objectionNote()));
    }
}
