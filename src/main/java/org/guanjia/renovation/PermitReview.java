package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The review of an application: what it needs, what is missing, what the foreman says. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitReview {

    private static final String REVIEW = "review";
    private static final List<String> REVIEWS = List.of("approve", "incomplete", "refuse");

    private final PermitService permits;
    private final PermitLists lists;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Photos photos;
    private final Texts texts;
    private final Clock clock;

    PermitReview(
            PermitService permits,
            PermitLists lists,
            CaseFiles cases,
            CasePlaces places,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Photos photos,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.cases = cases;
        this.places = places;
        this.clocks = clocks;
        this.questions = questions;
        this.photos = photos;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What the diagram takes from the table of works.
     *
     * @param findings what the reviewer should know, line by line
     * @param complete whether nothing is missing that the table asks for
     */
    public record Checked(String house, String summary, String findings, boolean complete) {}

    /**
     * Compares what was handed in with what the works need. Once the resident has handed in what
     * was asked for, the reviewer judges and not the list. The clock of the review runs from here.
     */
    public Checked checkWorks(String caseNumber, ServiceTime review) {
        RenovationPermit permit = permits.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        permit.livesIn(file.houseId());
        List<WorkRule> works = lists.works(caseNumber);
        List<String> missing =
                permit.completedAt() != null ? List.of() : missing(permit, works, file.houseId());
        permit.lacks(missing.isEmpty() ? null : String.join("\n", missing));
        permits.save(permit);
        clocks.start(caseNumber, review);
        return new Checked(
                places.of(file),
                permits.summary(permit),
                findings(permit, works),
                missing.isEmpty());
    }

    private List<String> missing(RenovationPermit permit, List<WorkRule> works, Long house) {
        List<String> missing = new ArrayList<>();
        if (house == null) {
            missing.add(texts.say("permit.missing.house"));
        }
        for (WorkRule work : works) {
            if (work.drawings() && !handedIn(permit.drawings(), work)) {
                missing.add(texts.say("permit.missing.drawing", work.name()));
            }
            if (work.approvalBody() != null && !handedIn(permit.approvals(), work)) {
                missing.add(texts.say("permit.missing.approval", work.name(), work.approvalBody()));
            }
        }
        return missing;
    }

    /** A line begins with the work's code, as systems know it, or with its name. */
    private static boolean handedIn(String lines, WorkRule work) {
        return lines != null
                && lines.lines()
                        .map(String::strip)
                        .anyMatch(
                                line ->
                                        line.startsWith(work.code())
                                                || line.startsWith(work.name()));
    }

    private String findings(RenovationPermit permit, List<WorkRule> works) {
        List<String> lines = new ArrayList<>();
        for (WorkRule work : works) {
            String needs = work.drawings() ? texts.say("permit.needs.drawing") : "";
            if (work.approvalBody() != null) {
                needs += texts.say("permit.needs.approval", work.approvalBody());
            }
            if (work.waterTest()) {
                needs += texts.say("permit.needs.waterTest");
            }
            lines.add(texts.say("permit.finding", work.name(), needs, work.basis()));
        }
        if (permit.drawings() != null) {
            lines.add(
                    texts.say(
                            "permit.handedIn.drawings", WorkRule.named(permit.drawings(), works)));
        }
        if (permit.approvals() != null) {
            lines.add(
                    texts.say(
                            "permit.handedIn.approvals",
                            WorkRule.named(permit.approvals(), works)));
        }
        List<String> others = permits.others(permit);
        if (!others.isEmpty()) {
            lines.add(
                    texts.say("permit.overlaps", String.join(texts.say("casefile.comma"), others)));
        }
        String all = String.join("\n", lines);
        return all.length() <= Bounds.REASON * 3 ? all : all.substring(0, Bounds.REASON * 3);
    }

    /**
     * Keeps the reviewer's word.
     *
     * @param review approve, incomplete or refuse
     * @param missing what is missing; needed when incomplete
     * @return approved, incomplete or refused
     * @throws Refusal 422 naming the field; approving fails when another permit of the house has
     *     the same days, or the house is not known
     */
    public String reviewed(
            String caseNumber, String review, String missing, String note, String by) {
        RenovationPermit permit = permits.record(caseNumber);
        String word = PermitService.choice(REVIEW, review, REVIEWS);
        String why = Bounds.required("reviewNote", note, Bounds.REASON);
        if (word.equals("incomplete")) {
            permit.lacks(Bounds.required("missingPapers", missing, Bounds.REASON));
            permit.reviewed(why);
            permits.save(permit);
            cases.note(caseNumber, by, why);
            return word;
        }
        if (word.equals("approve")) {
            if (permit.houseId() == null) {
                throw Refusal.invalid(REVIEW, "permit.noHouse");
            }
            List<String> others = permits.othersLocked(permit);
            if (!others.isEmpty()) {
                throw Refusal.invalid(
                        REVIEW,
                        "permit.overlaps",
                        String.join(texts.say("casefile.comma"), others));
            }
            permit.approve();
        } else {
            permit.end(RenovationPermit.REFUSED, clock.instant());
        }
        permit.reviewed(why);
        permit.lacks(null);
        permits.save(permit);
        clocks.met(caseNumber, REVIEW);
        cases.note(caseNumber, by, why);
        if (word.equals("refuse")) {
            permits.toResident(caseNumber, "permit.notice.refused", Map.of("reason", why));
            return "refused";
        }
        return "approved";
    }

    /** Asks the resident for what is missing; our clock stands still meanwhile. */
    public void askCompletion(String caseNumber, ServiceTime completion) {
        RenovationPermit permit = permits.record(caseNumber);
        clocks.pause(caseNumber, "completion");
        clocks.restart(caseNumber, completion);
        questions.ask(
                caseNumber,
                PermitService.COMPLETION,
                List.of(PermitService.HANDED_IN),
                Map.of("missing", permit.missing()));
        permits.toResident(
                caseNumber,
                "permit.notice.sentBack",
                Map.of(
                        "missing",
                        permit.missing(),
                        "due",
                        permits.due(caseNumber, PermitService.COMPLETION)));
    }

    /**
     * Takes what the resident hands in, as words or as photos.
     *
     * @throws Refusal 422 when there is neither a word nor a photo since it was asked for
     */
    void handIn(String caseNumber, String words) {
        RenovationPermit permit = permits.record(caseNumber);
        ResidentQuestion asked =
                questions
                        .last(caseNumber, PermitService.COMPLETION)
                        .filter(one -> one.state() == ResidentQuestion.State.OPEN)
                        .orElseThrow(() -> Refusal.conflict("permit.nothingAsked", caseNumber));
        Instant since = asked.askedAt().truncatedTo(ChronoUnit.SECONDS);
        boolean shown =
                photos.list(caseNumber).stream().anyMatch(one -> !one.addedAt().isBefore(since));
        String text = Bounds.optional("comment", words, Bounds.REASON / 2);
        if (text == null && !shown) {
            throw Refusal.invalid("comment", "permit.nothingHandedIn");
        }
        permit.complete(text, clock.instant());
        permits.save(permit);
    }

    /** The resident has handed it in: our clock goes on. */
    public void completed(String caseNumber) {
        clocks.met(caseNumber, PermitService.COMPLETION);
        clocks.resume(caseNumber);
    }

    /** Reminds the resident of what is missing, before the application lapses. */
    public void remindCompletion(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        permits.toResident(
                caseNumber,
                "permit.notice.completionReminder",
                Map.of(
                        "missing",
                        permit.missing(),
                        "due",
                        permits.due(caseNumber, PermitService.COMPLETION)));
    }
}
