package org.guanjia.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes after the work: the reply, the resident's word, the call-back, a step up. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintResult {

    /** The question that asks whether the reply settles it. */
    static final String RESOLUTION = "resolution";

    static final String ACCEPT = "accept";
    static final String REJECT = "reject";

    /** Answers as the diagrams ask for them. */
    public static final String ACCEPTED = "accepted";

    public static final String REJECTED = "rejected";
    public static final String UNANSWERED = "unanswered";

    /** So often the case goes up a step before others mediate. */
    private static final int STEPS_UP = 2;

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintRaises raises;
    private final ComplaintFollowUp followUp;
    private final CaseFiles cases;
    private final ResidentQuestions questions;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Clock clock;
    private final ComplaintFacts known;

    ComplaintResult(
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintRaises raises,
            ComplaintFollowUp followUp,
            CaseFiles cases,
            ResidentQuestions questions,
            ServiceClocks clocks,
            Outbox outbox,
            Clock clock,
            ComplaintFacts known) {
        this.complaints = complaints;
        this.people = people;
        this.raises = raises;
        this.followUp = followUp;
        this.cases = cases;
        this.questions = questions;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever looks into it once more reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String findings(String caseNumber) {
        return known.findings(caseNumber);
    }

    /** What whoever asks the resident reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String answered(String caseNumber) {
        return known.answered(caseNumber);
    }

    /**
     * Sends the reply and asks whether it settles the matter. Who complained without a name can be
     * asked nothing: the reply is published instead.
     *
     * @param waiting how long the resident may take
     * @param call how long the telephone call may take that follows silence
     */
    public Replied reply(String caseNumber, ServiceTime waiting, ServiceTime call) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        complaint.replied(clock.instant());
        complaints.save(complaint);
        clocks.met(caseNumber, "reply");
        Hand handler = complaint.hands().handler();
        if (complaint.anonymous()) {
            return new Replied(false, handler);
        }
        questions.ask(
                caseNumber,
                RESOLUTION,
                List.of(ACCEPT, REJECT),
                Map.of("reply", complaint.replyText() + followUp.repairs(caseNumber)));
        clocks.start(caseNumber, waiting);
        Instant silent = clocks.find(caseNumber, RESOLUTION).orElseThrow().dueAt();
        clocks.start(caseNumber, call.ownedBy(handler.role()), silent);
        outbox.toResident(
                file.contact(),
                "complaint.notice.reply",
                Map.of(
                        "title",
                        file.title(),
                        "reply",
                        complaint.replyText() + followUp.repairs(caseNumber)),
                false);
        return new Replied(true, handler);
    }

    /**
     * What the diagram takes from the reply.
     *
     * @param residentKnown whether there is somebody to answer
     * @param handler who phones after silence
     */
    public record Replied(boolean residentKnown, Hand handler) {}

    /** Takes over the resident's answer: accepted or rejected. */
    public String takeResolution(String caseNumber) {
        ResidentQuestion question = questions.last(caseNumber, RESOLUTION).orElseThrow();
        clocks.met(caseNumber, RESOLUTION);
        clocks.drop(caseNumber, "resolutionCall");
        return resolved(caseNumber, question);
    }

    private String resolved(String caseNumber, ResidentQuestion question) {
        boolean accepted = ACCEPT.equals(question.answer());
        if (!accepted) {
            cases.note(caseNumber, null, question.comment());
        }
        return keep(caseNumber, accepted ? ACCEPTED : REJECTED);
    }

    private String keep(String caseNumber, String resolution) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        complaint.resolved(resolution);
        complaints.save(complaint);
        return resolution;
    }

    /**
     * The one telephone call after three days of silence. What the resident answered meanwhile
     * counts more than the note of the call.
     *
     * @param outcome accept, reject or unreachable
     * @return accepted, rejected or unanswered
     */
    public String phoned(String caseNumber, String outcome, String note, String by) {
        people.check(caseNumber, by);
        String text = Bounds.required("phoneNote", note, Bounds.REASON);
        if (outcome == null || !List.of(ACCEPT, REJECT, "unreachable").contains(outcome)) {
            throw Refusal.invalid(
                    "phoneOutcome", "casefile.unknownOption", "accept, reject, unreachable");
        }
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "resolutionCall");
        clocks.met(caseNumber, RESOLUTION);
        ResidentQuestion question = questions.last(caseNumber, RESOLUTION).orElseThrow();
        if (question.state() == ResidentQuestion.State.ANSWERED) {
            return resolved(caseNumber, question);
        }
        questions.withdraw(caseNumber, RESOLUTION);
        return keep(
                caseNumber,
                switch (outcome) {
                    case ACCEPT -> ACCEPTED;
                    case REJECT -> REJECTED;
                    default -> UNANSWERED;
                });
    }

    /**
     * Finds somebody for the call-back who had no part in the case.
     *
     * @return empty where everybody who might had one
     */
    public Optional<Hand> planCallBack(String caseNumber, ServiceTime callBack, Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        Set<String> hands = people.hands(caseNumber);
        List<String> roles = new ArrayList<>(ladder.from(Roles.HOUSEKEEPER));
        roles.add(1, Roles.DESK);
        Optional<Hand> caller = people.find(complaint, "caller", roles, ladder, hands);
        caller.ifPresent(
                hand -> {
                    complaint.hands().calledBy(hand);
                    complaints.save(complaint);
                    clocks.start(caseNumber, callBack.ownedBy(hand.role()));
                });
        return caller;
    }

    /**
     * Keeps the call-back.
     *
     * @param outcome satisfied, dissatisfied or unreachable
     * @return whether the resident is still content
     */
    public boolean calledBack(String caseNumber, String outcome, String note, String by) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        String text = Bounds.required("callBackNote", note, Bounds.REASON);
        if (outcome == null
                || !List.of("satisfied", "dissatisfied", "unreachable").contains(outcome)) {
            throw Refusal.invalid(
                    "callBackOutcome",
                    "casefile.unknownOption",
                    "satisfied, dissatisfied, unreachable");
        }
        complaint.calledBack(outcome);
        complaints.save(complaint);
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "callback");
        return !outcome.equals("dissatisfied");
    }

    /**
     * The resident does not accept the reply: the case goes one step up, twice at most; after that
     * others mediate.
     *
     * @param investigate and
     * @param reply start anew for whoever has it then
     * @param severity asks the table how grave it is by now; it rises where that is more
     * @return who looks into it now, null when no step is left
     */
    public Hand raise(
            String caseNumber,
            ServiceTime investigate,
            ServiceTime reply,
            Function<Map<String, Object>, Map<String, Object>> severity,
            Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        int times = complaint.rejected();
        Hand investigator = null;
        if (times <= STEPS_UP) {
            ComplaintHands hands = complaint.hands();
            Hand handler = above(complaint, "handler", hands.handler(), ladder);
            hands.handledBy(handler);
            cases.nameHandler(caseNumber, handler.user());
            investigator = above(complaint, "investigator", hands.investigator(), ladder);
            hands.investigatedBy(investigator);
            clocks.start(
                    caseNumber,
                    complaints.within(complaint, investigate.ownedBy(investigator.role())));
            clocks.start(caseNumber, complaints.within(complaint, reply.ownedBy(handler.role())));
            outbox.toStaff(
                    caseNumber,
                    complaint.community(),
                    investigator.user(),
                    "complaint.notice.raised",
                    Map.of("times", times),
                    true);
        }
        complaints.save(complaint);
        Map<String, Object> found = severity.apply(complaints.severityFacts(complaint));
        raises.ask(caseNumber, found.get("severity").toString(), found.get("reason").toString());
        return investigator;
    }

    /** Somebody above; at the very top, where nobody else is, the same again. */
    private Hand above(ComplaintRecord complaint, String part, Hand now, Ladder ladder) {
        String role = ladder.above(now.role()).orElse(now.role());
        return people.find(complaint, part, ladder.from(role), ladder, Set.of(now.user()))
                .orElse(now);
    }

    /** Who mediates what we could not settle: the neighbourhood, or the hotline. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String mediator(String caseNumber) {
        return ComplaintWork.NEIGHBOURS.equals(complaints.record(caseNumber).subject())
                ? ComplaintWork.NEIGHBOURHOOD
                : "hotline";
    }
}
