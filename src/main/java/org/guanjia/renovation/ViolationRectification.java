package org.guanjia.renovation;

import static org.guanjia.renovation.ViolationService.choice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.language.Refusal;
import org.guanjia.renovation.ViolationNotices.Notice;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notice, its service, the deadline, and the re-inspection. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationRectification {

    /** The question by which the resident says that it is put right. */
    static final String RECTIFIED = "rectified";

    static final String DONE = "done";

    private static final String FIRST = "rectification-notice";
    private static final String SECOND = "stop-work-notice";
    private static final List<String> METHODS =
            List.of("signed", "refused", "left", "posted", "electronic");
    private static final List<String> RESULTS = List.of("passed", "failed");
    private static final int SERVE_NOTE = 500;

    private final ViolationService violations;
    private final ViolationNotices notices;
    private final ViolationPapers papers;
    private final ViolationPeople people;
    private final ViolationTalks talks;
    private final Documents documents;
    private final CaseFiles cases;
    private final ResidentQuestions questions;
    private final ServiceClocks clocks;
    private final Clock clock;

    ViolationRectification(
            ViolationService violations,
            ViolationNotices notices,
            ViolationPapers papers,
            ViolationPeople people,
            ViolationTalks talks,
            Documents documents,
            CaseFiles cases,
            ResidentQuestions questions,
            ServiceClocks clocks,
            Clock clock) {
        this.violations = violations;
        this.notices = notices;
        this.papers = papers;
        this.people = people;
        this.talks = talks;
        this.documents = documents;
        this.cases = cases;
        this.questions = questions;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Issues the next notice: the first demands, the second stops the work too. */
    public void issueNotice(String caseNumber, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        List<Notice> before = notices.of(caseNumber);
        String kind = before.isEmpty() ? FIRST : SECOND;
        Map<String, Object> facts = new HashMap<>(papers.facts(violation));
        facts.put("demand", papers.demand(violation));
        facts.put("deadline", papers.say("violation.deadline", violation.deadlineHours()));
        facts.put("objection", papers.say("violation.objectionRight"));
        if (!before.isEmpty()) {
            Notice last = before.get(before.size() - 1);
            facts.put("firstNotice", last.document());
            facts.put("firstIssuedOn", papers.day(last.issuedAt()));
            facts.put("reinspectedAt", last.inspectedAt());
            facts.put("finding", last.inspectionNote());
            facts.put("clause", papers.clause(violation));
            facts.put("stopFrom", violation.measuresAt());
        }
        IssuedDocument issued = documents.issue(caseNumber, kind, facts);
        notices.issued(caseNumber, before.size() + 1, kind, issued.number(), clock.instant());
        clocks.start(caseNumber, times.of("serve"));
    }

    /** How the notice was served; see {@link ViolationNotices.Service}. */
    public record Served(
            String method, String receiver, String witness, String note, boolean threatened) {}

    /**
     * The notice reached the house; the deadline runs from now on, and the resident can say that it
     * is put right.
     *
     * @throws Refusal 422 when nobody is named who signed, or who witnessed the refusal
     */
    public void served(String caseNumber, Served served, String by) {
        String method = choice("serveMethod", served.method(), METHODS);
        String receiver = Bounds.optional("receiver", served.receiver(), Bounds.NAME);
        String witness = Bounds.optional("witness", served.witness(), Bounds.NAME);
        String note = Bounds.optional("serveNote", served.note(), SERVE_NOTE);
        if (method.equals("signed") && receiver == null) {
            throw Refusal.invalid("receiver", "violation.whoSigned");
        }
        if (method.equals("refused") && witness == null) {
            throw Refusal.invalid("witness", "violation.witnessNeeded");
        }
        RenovationViolation violation = violations.record(caseNumber);
        clocks.met(caseNumber, "serve");
        clocks.start(
                caseNumber,
                new ServiceTime(
                        "rectify",
                        Duration.ofHours(violation.deadlineHours()),
                        false,
                        Roles.FOREMAN,
                        true));
        Instant deadline = clocks.find(caseNumber, "rectify").orElseThrow().dueAt();
        Notice last = last(caseNumber);
        notices.served(
                caseNumber,
                last.round(),
                new ViolationNotices.Service(
                        method,
                        method.equals("signed") ? receiver : null,
                        method.equals("refused") ? witness : null,
                        note),
                by,
                clock.instant(),
                deadline);
        Map<String, Object> facts =
                Map.of("answer", last.document(), "due", papers.moment(deadline));
        questions.ask(caseNumber, RECTIFIED, List.of(DONE), facts);
        people.tellHouse(caseNumber, "violation.notice.served", facts);
        if (note != null) {
            cases.note(caseNumber, by, note);
        }
        if (served.threatened()) {
            talks.threatened(caseNumber, by);
        }
    }

    private Notice last(String caseNumber) {
        List<Notice> all = notices.of(caseNumber);
        return all.get(all.size() - 1);
    }

    /** The deadline is over, or the resident says it is done: the foreman goes and sees. */
    public void planReinspection(String caseNumber, Times times) {
        if (reportedDone(caseNumber)) {
            clocks.met(caseNumber, "rectify");
        } else {
            clocks.drop(caseNumber, "rectify");
        }
        clocks.start(caseNumber, times.of("reinspect"));
    }

    /** Keeps that the resident said so, be it after the deadline, as long as nobody has looked. */
    public void saidDone(String caseNumber) {
        notices.reportedDone(caseNumber, last(caseNumber).round(), clock.instant());
    }

    private boolean reportedDone(String caseNumber) {
        return questions
                .last(caseNumber, RECTIFIED)
                .filter(question -> question.state() == ResidentQuestion.State.ANSWERED)
                .isPresent();
    }

    /**
     * What the re-inspection found.
     *
     * @param result passed or failed
     * @return whether all of it is put right
     */
    public boolean reinspected(
            String caseNumber, String result, String note, boolean threatened, String by) {
        boolean passed = choice("inspection", result, RESULTS).equals("passed");
        String words = Bounds.required("inspectionNote", note, Bounds.REASON);
        notices.inspected(caseNumber, last(caseNumber).round(), passed, words, by, clock.instant());
        cases.note(caseNumber, by, words);
        clocks.met(caseNumber, "reinspect");
        questions.withdraw(caseNumber, RECTIFIED);
        if (threatened) {
            talks.threatened(caseNumber, by);
        }
        return passed;
    }
}
