package org.guanjia.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an investigation leads to beside the reply: a faulty facility a linked repair, a colleague's
 * conduct a talk or a training by somebody above. Neither holds the reply up.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintFollowUp {

    private static final String REPAIR = "repair";
    private static final List<String> KINDS = List.of("talk", "training");

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintTalks talks;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CaseLinks links;
    private final ServiceClocks clocks;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;
    private final ComplaintFacts known;

    ComplaintFollowUp(
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintTalks talks,
            CaseFiles cases,
            ConfidentialCases confidence,
            CaseLinks links,
            ServiceClocks clocks,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            Clock clock,
            ComplaintFacts known) {
        this.complaints = complaints;
        this.people = people;
        this.talks = talks;
        this.cases = cases;
        this.confidence = confidence;
        this.links = links;
        this.clocks = clocks;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever talks with the colleague reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String findings(String caseNumber) {
        return known.findings(caseNumber);
    }

    // ---- the repair ----

    /** Asks the repair flow for what was found; while such a repair runs it is not asked again. */
    public void requestRepair(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        if (complaint.repairWanted() == null || repairRuns(caseNumber)) {
            return;
        }
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> payload = new HashMap<>();
        payload.put(
                "what",
                cut(
                        texts.say(
                                        "complaint.repairWanted",
                                        caseNumber,
                                        confidence.inConfidence(
                                                caseNumber, complaint.repairWanted()))
                                + (file.confidential() || file.anonymous()
                                        ? texts.say(
                                                "complaint.repairContact",
                                                staff.nameOf(complaint.hands().handler().user()))
                                        : "")));
        payload.put("notBy", complaint.accused());
        links.requestLinked(caseNumber, REPAIR, "facilityFault", payload);
    }

    private static String cut(String text) {
        return text.length() <= Bounds.DESCRIPTION ? text : text.substring(0, Bounds.DESCRIPTION);
    }

    private boolean repairRuns(String caseNumber) {
        CaseView view = cases.view(caseNumber);
        return view.linkedRequests().stream()
                        .anyMatch(one -> one.flow().equals(REPAIR) && one.takenCase() == null)
                || view.linkedCases().stream()
                        .anyMatch(
                                one ->
                                        one.outgoing()
                                                && one.flow().equals(REPAIR)
                                                && one.status() == CaseStatus.OPEN);
    }

    /** What the reply says of the repairs that the complaint led to; empty where there is none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String repairs(String caseNumber) {
        StringBuilder said = new StringBuilder();
        cases.view(caseNumber).linkedCases().stream()
                .filter(one -> one.outgoing() && one.flow().equals(REPAIR))
                .forEach(
                        one ->
                                said.append('\n')
                                        .append(
                                                texts.say(
                                                        "complaint.repair." + one.status().code(),
                                                        one.caseNumber())));
        return said.toString();
    }

    // ---- the talk ----

    /**
     * Keeps that a talk is needed.
     *
     * @return false when there is one in this case already
     */
    public boolean openTalk(String caseNumber) {
        if (talks.findById(caseNumber).isPresent()) {
            return false;
        }
        ComplaintRecord complaint = complaints.record(caseNumber);
        talks.save(new ComplaintTalk(caseNumber, complaint.accused(), clock.instant()));
        return true;
    }

    /**
     * Asks somebody above the colleague, or above the responsible role where nobody is named; above
     * the top is the region.
     *
     * @param talk how long it may take
     */
    public Talk assignTalk(String caseNumber, ServiceTime talk, Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        ComplaintTalk found = talks.findById(caseNumber).orElseThrow();
        Optional<String> about = Optional.ofNullable(found.about());
        String below =
                about.map(staff::rolesOf)
                        .flatMap(roles -> roles.stream().sorted().findFirst())
                        .orElse(complaint.responsibleRole());
        Hand talker =
                people.pick(
                        complaint,
                        "talker",
                        ladder.above(below).orElse(Roles.REGION),
                        ladder,
                        about.map(Set::of).orElse(Set.of()));
        found.goesTo(talker);
        talks.save(found);
        clocks.start(caseNumber, talk.ownedBy(talker.role()));
        outbox.toStaff(
                caseNumber,
                complaint.community(),
                talker.user(),
                "complaint.notice.talk",
                Map.of(),
                false);
        return new Talk(
                talker,
                about.map(staff::nameOf).orElseGet(() -> texts.say("complaint.talkAboutNobody")));
    }

    /**
     * What the diagram takes.
     *
     * @param about name of the colleague, or that nobody is named
     */
    public record Talk(Hand talker, String about) {}

    /**
     * Keeps what was agreed, and tells the service manager, or who stands above when it is about
     * them.
     *
     * @param kind talk or training
     * @param day ISO date, not before the complaint and not in the future
     */
    public void talkHeld(
            String caseNumber, String kind, String agreed, String day, String by, Ladder ladder) {
        people.check(caseNumber, by);
        if (kind == null || !KINDS.contains(kind)) {
            throw Refusal.invalid("talkKind", "casefile.unknownOption", String.join(", ", KINDS));
        }
        String what = Bounds.required("talkAgreed", agreed, Bounds.REASON);
        ComplaintRecord complaint = complaints.record(caseNumber);
        ComplaintTalk talk = talks.findById(caseNumber).orElseThrow();
        talk.held(kind, what, date(day, complaint), by);
        talks.save(talk);
        clocks.met(caseNumber, "talk");
        cases.note(
                caseNumber,
                by,
                texts.say("complaint.talkHeld." + kind, talk.heldOn().toString(), what));
        outbox.toRole(
                caseNumber,
                complaint.community(),
                people.above(complaint, Roles.SERVICE_MANAGER, ladder),
                "complaint.notice.talkHeld",
                Map.of(),
                false);
    }

    private LocalDate date(String day, ComplaintRecord complaint) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LocalDate opened = LocalDate.ofInstant(complaint.openedAt(), clock.getZone());
        LocalDate held;
        try {
            held = LocalDate.parse(Bounds.required("talkDate", day, 10));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("talkDate", "complaint.talkDate", opened, today);
        }
        if (held.isBefore(opened) || held.isAfter(today)) {
            throw Refusal.invalid("talkDate", "complaint.talkDate", opened, today);
        }
        return held;
    }

    /** What came of the talk, for the case view; empty where there is none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = new HashMap<>();
        talks.findById(caseNumber)
                .ifPresent(
                        talk -> {
                            details.put(
                                    "talkerName",
                                    talk.talker() == null
                                            ? null
                                            : staff.nameOf(talk.talker().user()));
                            details.put("talkHeldOn", talk.heldOn());
                            details.put("talkAgreed", talk.agreed());
                        });
        return details;
    }
}
