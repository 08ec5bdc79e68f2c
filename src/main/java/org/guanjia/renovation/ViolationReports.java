package org.guanjia.renovation;

import static org.guanjia.renovation.ViolationService.choice;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.document.Documents;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The report to owners' committee and authority, a duty within 24 hours, and what came of it. Only
 * the authority punishes.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationReports {

    private static final String REPORT = "authority-report";
    private static final String NOT_ACCEPTED = "notAccepted";
    private static final List<String> COMMITTEES = List.of("committee", "neighbourhood");
    private static final List<String> RESULTS =
            List.of("corrected", "fined", "demolished", NOT_ACCEPTED);
    private static final List<String> COURT = List.of("lawsuit", "none");

    private final ViolationService violations;
    private final ViolationPapers papers;
    private final ViolationPeople people;
    private final Documents documents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Clock clock;

    ViolationReports(
            ViolationService violations,
            ViolationPapers papers,
            ViolationPeople people,
            Documents documents,
            CaseFiles cases,
            ServiceClocks clocks,
            Clock clock) {
        this.violations = violations;
        this.papers = papers;
        this.people = people;
        this.documents = documents;
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Writes the report; 24 hours to hand it in begin. */
    public void issue(String caseNumber, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        Map<String, Object> facts = new HashMap<>(papers.facts(violation));
        facts.put("authority", violation.authority());
        facts.put("measures", papers.measures(violation));
        facts.put("attachments", papers.say("violation.attachments"));
        documents.issue(caseNumber, REPORT, facts);
        clocks.start(caseNumber, times.of("authorityReport"));
        people.tellRole(
                caseNumber,
                Roles.PROJECT_MANAGER,
                "violation.notice.report",
                Map.of("title", cases.get(caseNumber).title()),
                true);
    }

    /**
     * It was handed in.
     *
     * @param committee committee or neighbourhood: who was told besides the authority
     * @param receipt the authority's number
     */
    public void reported(
            String caseNumber,
            String committee,
            String receipt,
            String note,
            String by,
            Times times) {
        String told = choice("committeeTold", committee, COMMITTEES);
        String number = Bounds.required("receiptNumber", receipt, Bounds.NAME);
        String words = Bounds.required("reportNote", note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.reported(clock.instant(), told, number, words);
        violations.save(violation);
        cases.note(caseNumber, by, words);
        clocks.met(caseNumber, "authorityReport");
        clocks.start(caseNumber, times.of("authority"));
    }

    /** Five working days without an answer: the project manager phones. */
    public void remind(String caseNumber, Times times) {
        clocks.restart(caseNumber, times.of("authority"));
        people.tellRole(
                caseNumber,
                Roles.PROJECT_MANAGER,
                "violation.notice.remind",
                Map.of("reason", violations.record(caseNumber).receiptNumber()),
                false);
    }

    /**
     * Checks what somebody enters as the authority's answer.
     *
     * @throws Refusal 422 naming {@code authorityResult} or {@code authorityNote}
     */
    public static void check(String result, String note) {
        choice("authorityResult", result, RESULTS);
        Bounds.required("authorityNote", note, Bounds.REASON);
    }

    /**
     * What the authority did.
     *
     * @param by user id of who entered it; null when it came by the API
     * @return whether it took the matter up; if not, the project manager decides about court
     */
    public boolean answered(String caseNumber, String result, String note, String by, Times times) {
        check(result, note);
        RenovationViolation violation = violations.record(caseNumber);
        violation.answered(
                clock.instant(), result, Bounds.required("authorityNote", note, Bounds.REASON));
        violations.save(violation);
        cases.note(caseNumber, by, violation.authorityNote());
        clocks.met(caseNumber, "authority");
        boolean accepted = !result.equals(NOT_ACCEPTED);
        if (!accepted) {
            clocks.start(caseNumber, times.of("court"));
        }
        return accepted;
    }

    /**
     * The project manager's decision about court.
     *
     * @param decision lawsuit or none
     */
    public void courtDecided(String caseNumber, String decision, String note, String by) {
        String word = choice("courtDecision", decision, COURT);
        String why = Bounds.required("courtNote", note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.decidedCourt(word, why);
        violations.save(violation);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "court");
    }
}
