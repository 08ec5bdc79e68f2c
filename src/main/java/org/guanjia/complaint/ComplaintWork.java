package org.guanjia.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work on a complaint: contact, investigation, remedy and its approval. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintWork {

    private static final List<String> FINDINGS = List.of("upheld", "partly", "notUpheld");
    private static final List<String> CAUSES =
            List.of(
                    "staffing",
                    "procedure",
                    "facility",
                    "material",
                    "communication",
                    "conduct",
                    "outside",
                    "none");
    static final String NEIGHBOURS = "neighbour.dispute";

    /** The people's mediation committee of the neighbourhood. */
    static final String NEIGHBOURHOOD = "neighbourhood-committee";

    private static final BigDecimal MOST = new BigDecimal("9999999.99");

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintNotices notices;
    private final ComplaintContacts contacts;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;
    private final ComplaintFacts known;

    ComplaintWork(
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintNotices notices,
            ComplaintContacts contacts,
            CaseFiles cases,
            ConfidentialCases confidence,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts,
            Clock clock,
            ComplaintFacts known) {
        this.complaints = complaints;
        this.people = people;
        this.notices = notices;
        this.contacts = contacts;
        this.cases = cases;
        this.confidence = confidence;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever looks into it or decides reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String findings(String caseNumber) {
        return known.findings(caseNumber);
    }

    /**
     * What the first conversation brought.
     *
     * @param outcome reached or unreachable
     * @param mood calm, upset or hostile; counted for the colleague's sake (S1-01)
     * @param accused user id or name of the colleague complained about; null when none was named
     */
    public record Contact(
            String outcome, String demand, String mood, String accused, String nextContact) {}

    /**
     * Keeps the first conversation and says who looks into it. When it turns out that the complaint
     * is about whoever is in charge, somebody else takes over (S1-02).
     *
     * @param investigate how long the investigation may take, and
     * @param mediate the mediation, which comes first between neighbours
     */
    public Contacted contacted(
            String caseNumber,
            Contact contact,
            String by,
            ServiceTime investigate,
            ServiceTime mediate,
            Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        String outcome =
                choice("contactOutcome", contact.outcome(), List.of("reached", "unreachable"));
        String demand = Bounds.required("demand", contact.demand(), Bounds.REASON);
        String mood = choice("contactMood", contact.mood(), List.of("calm", "upset", "hostile"));
        if (contact.accused() != null) {
            people.accuse(complaint, accused(complaint, contact.accused()), by);
        }
        complaint.contacted(
                clock.instant(),
                demand,
                mood,
                Bounds.optional("nextContact", contact.nextContact(), 100));
        if (outcome.equals("reached")) {
            contacts.keep(complaint, by, mood);
        }
        clocks.met(caseNumber, "contact");
        rehandle(complaint, ladder);
        if (neighbours(complaint)) {
            complaints.save(complaint);
            clocks.start(
                    caseNumber,
                    complaints.within(
                            complaint, mediate.ownedBy(complaint.hands().handler().role())));
            return new Contacted(complaint.hands().handler(), null);
        }
        Hand investigator =
                people.pick(
                        complaint, "investigator", complaint.responsibleRole(), ladder, Set.of());
        complaint.hands().investigatedBy(investigator);
        complaints.save(complaint);
        clocks.start(
                caseNumber, complaints.within(complaint, investigate.ownedBy(investigator.role())));
        return new Contacted(complaint.hands().handler(), investigator);
    }

    /**
     * What the diagram takes from the first conversation.
     *
     * @param handler who has the case now
     * @param investigator who looks into it; null between neighbours, who talk first
     */
    public record Contacted(Hand handler, Hand investigator) {}

    /** Neighbours talk first, unless nobody knows who complains. */
    private static boolean neighbours(ComplaintRecord complaint) {
        return NEIGHBOURS.equals(complaint.subject()) && !complaint.anonymous();
    }

    /**
     * The neighbours talked.
     *
     * @param outcome agreed or notAgreed
     * @return whether they agreed, and who mediates when they did not
     */
    public Mediated mediated(String caseNumber, String outcome, String note, String by) {
        people.check(caseNumber, by);
        boolean agreed =
                choice("mediationOutcome", outcome, List.of("agreed", "notAgreed"))
                        .equals("agreed");
        String text = Bounds.required("mediationNote", note, Bounds.REASON);
        ComplaintRecord complaint = complaints.record(caseNumber);
        if (agreed) {
            complaint.mediated(text);
            complaint.resolved(ComplaintResult.ACCEPTED);
        }
        complaints.save(complaint);
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "mediate");
        clocks.met(caseNumber, "reply");
        return new Mediated(agreed, NEIGHBOURHOOD);
    }

    /**
     * What the diagram takes from the mediation.
     *
     * @param next whose matter it is when they did not agree: a key of {@code case-jurisdiction}
     */
    public record Mediated(boolean agreed, String next) {}

    private String accused(ComplaintRecord complaint, String named) {
        try {
            return people.colleague(complaint.community(), named);
        } catch (Refusal unknown) {
            throw Refusal.invalid("accusedStaff", "complaint.noSuchColleague", named);
        }
    }

    /** Whoever may no longer have the case hands it to somebody who may. */
    private void rehandle(ComplaintRecord complaint, Ladder ladder) {
        if (complaint.accused() == null
                || people.allowed(complaint, complaint.hands().handler(), ladder)) {
            return;
        }
        complaint
                .hands()
                .handledBy(
                        people.pick(
                                complaint,
                                "handler",
                                complaint.hands().handler().role(),
                                ladder,
                                Set.of()));
        cases.nameHandler(complaint.caseNumber(), complaint.hands().handler().user());
    }

    /**
     * What the investigation found.
     *
     * @param finding upheld, partly or notUpheld
     * @param rootCause code of the cause
     * @param repair what is to be repaired; may be null, the cause {@code facility} then takes the
     *     facts
     * @param action what is done against it and by when; null only with a reason for none (S0-15)
     */
    public record Investigation(
            String facts,
            String finding,
            String rootCause,
            String repair,
            String action,
            String noAction) {}

    /**
     * What the diagram takes from the investigation.
     *
     * @param handler who proposes a remedy
     */
    public record Found(Hand handler, boolean repairNeeded, boolean talkNeeded) {}

    /**
     * Keeps the investigation; who is in charge now proposes a remedy.
     *
     * @throws Refusal 422 when there is neither an action nor a reason for none
     */
    public Found investigated(String caseNumber, Investigation found, String by) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        String facts = Bounds.required("facts", found.facts(), Bounds.REASON);
        String finding = choice("finding", found.finding(), FINDINGS);
        String cause = choice("rootCause", found.rootCause(), CAUSES);
        String action = Bounds.optional("correctiveAction", found.action(), Bounds.REASON);
        String none = Bounds.optional("noActionReason", found.noAction(), Bounds.REASON);
        if (action == null && none == null) {
            throw Refusal.invalid("correctiveAction", "complaint.actionOrReason");
        }
        String repair = Bounds.optional("repairWanted", found.repair(), Bounds.REASON);
        complaint.wantsRepair(repair == null && cause.equals("facility") ? facts : repair);
        complaint.investigated(facts, finding, cause, action, none);
        complaints.save(complaint);
        clocks.met(caseNumber, "investigate");
        return new Found(
                complaint.hands().handler(),
                complaint.repairWanted() != null,
                cause.equals("conduct") && !finding.equals("notUpheld"));
    }

    /**
     * What is proposed.
     *
     * @param compensation in yuan; null and 0 mean none
     */
    public record Proposal(String remedy, BigDecimal compensation, String reply) {}

    /** The case's community, which may have limits of its own. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String community(String caseNumber) {
        return cases.communityOf(caseNumber);
    }

    /**
     * Keeps the proposal.
     *
     * @param limits how much a role may grant by itself, in yuan
     * @return who has to approve it; null when it is within the limit
     */
    public Hand proposed(
            String caseNumber,
            Proposal proposal,
            String by,
            Function<String, BigDecimal> limits,
            ServiceTime approval,
            Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        if (complaint.anonymous() && proposal.reply() != null) {
            notices.check(caseNumber, proposal.reply());
        }
        BigDecimal amount = amount(proposal.compensation());
        complaint.proposed(
                Bounds.required("remedy", proposal.remedy(), Bounds.REASON),
                amount,
                Bounds.required("replyText", proposal.reply(), Bounds.REASON));
        Hand handler = complaint.hands().handler();
        Hand approver = null;
        if (amount.signum() > 0 && amount.compareTo(limits.apply(handler.role())) > 0) {
            List<String> able =
                    ladder.from(handler.role()).stream()
                            .skip(1)
                            .filter(role -> amount.compareTo(limits.apply(role)) <= 0)
                            .toList();
            Set<String> barred = new HashSet<>(Set.of(handler.user()));
            approver =
                    people.find(complaint, "approver", able, ladder, barred)
                            .orElseThrow(
                                    () -> Refusal.conflict("complaint.nobodyLeft", caseNumber));
            clocks.start(
                    caseNumber, complaints.within(complaint, approval.ownedBy(approver.role())));
            outbox.toStaff(
                    caseNumber,
                    complaint.community(),
                    approver.user(),
                    "complaint.notice.approval",
                    Map.of("amount", Texts.yuan(amount)),
                    false);
        }
        complaint.hands().approvedBy(approver);
        complaints.save(complaint);
        return approver;
    }

    private static BigDecimal amount(BigDecimal yuan) {
        if (yuan == null) {
            return BigDecimal.ZERO.setScale(2);
        }
        if (yuan.signum() < 0
                || yuan.compareTo(MOST) > 0
                || yuan.stripTrailingZeros().scale() > 2) {
            throw Refusal.invalid("compensation", "complaint.amount", Texts.yuan(MOST));
        }
        return yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * The approver's word.
     *
     * @param approval approve or return
     */
    public Ruled ruled(String caseNumber, String approval, String note, String by) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        String word = choice("approval", approval, List.of("approve", "return"));
        String why = Bounds.required("approvalNote", note, Bounds.REASON);
        complaint.ruled(why);
        complaints.save(complaint);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "approval");
        return new Ruled(word.equals("approve"), complaint.hands().handler());
    }

    /**
     * What the diagram takes from the approver.
     *
     * @param handler who proposes again when it does not stand
     */
    public record Ruled(boolean approved, Hand handler) {}

    /** The proposal as the approver reads it. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String proposal(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        return confidence.inConfidence(
                caseNumber,
                texts.say(
                        "complaint.proposal",
                        Texts.yuan(complaint.compensation()),
                        complaint.remedy(),
                        complaint.replyText()));
    }

    /**
     * The proposal that came back, for its form. Of a case in confidence a text that names who
     * reported is null: it is written anew, for what goes to the resident is not to be masked.
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Proposal returned(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        return new Proposal(
                unmasked(caseNumber, complaint.remedy()),
                complaint.compensation(),
                unmasked(caseNumber, complaint.replyText()));
    }

    private String unmasked(String caseNumber, String words) {
        return words.equals(confidence.inConfidence(caseNumber, words)) ? words : null;
    }

    private static String choice(String field, String value, List<String> options) {
        String chosen = ComplaintService.option(field, value, options, null);
        if (chosen == null) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
        return chosen;
    }
}
