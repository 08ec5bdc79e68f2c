package org.guanjia.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ServiceClock;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A complaint from its triage to the name of the person in charge, and its withdrawal. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintService {

    static final String FLOW = "complaint";
    static final String COMPLAINT = "complaint";
    static final String PRAISE = "praise";
    static final String MAJOR = "major";
    static final String LETTERS = "TS";

    private static final String HOTLINE = "12345";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final int SUMMARY = 200;

    private final ComplaintRecords records;
    private final ComplaintCounts counts;
    private final ComplaintPeople people;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    ComplaintService(
            ComplaintRecords records,
            ComplaintCounts counts,
            ComplaintPeople people,
            CaseFiles cases,
            ConfidentialCases confidence,
            CasePlaces places,
            ServiceClocks clocks,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.records = records;
        this.counts = counts;
        this.people = people;
        this.cases = cases;
        this.confidence = confidence;
        this.places = places;
        this.clocks = clocks;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /** The clock of the acknowledgement runs from the report on. */
    public void promiseAcknowledgement(String caseNumber, ServiceTime time) {
        clocks.start(caseNumber, time);
    }

    /** What the table {@code complaint-triage} is asked with. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> triageFacts(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", file.description());
        facts.put("category", file.category());
        return facts;
    }

    /** What the table {@code complaint-severity} is asked with; repeats are counted. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> severityFacts(String caseNumber, Triage triage) {
        return severityFacts(record(caseNumber), triage.subject(), triage.weight());
    }

    /** The same of a case that was triaged before. */
    Map<String, Object> severityFacts(ComplaintRecord complaint) {
        return severityFacts(complaint, complaint.subject(), complaint.weight());
    }

    private Map<String, Object> severityFacts(
            ComplaintRecord complaint, String subject, String weight) {
        CaseFile file = cases.get(complaint.caseNumber());
        Map<String, Object> facts = new HashMap<>();
        facts.put("repeats", counts.of(complaint, file, subject).repeats());
        facts.put("weight", weight);
        facts.put("loss", complaint.loss());
        facts.put("media", complaint.media());
        facts.put("hotline", complaint.externalNumber() != null || HOTLINE.equals(file.channel()));
        facts.put("rejections", complaint.rejections());
        facts.put("description", file.description());
        return facts;
    }

    /**
     * Keeps what the tables found. What is not ours needs no acknowledgement of its own: the
     * referral tells whose it is.
     */
    public Triaged triage(
            String caseNumber, Triage triage, String severity, String reason, boolean ours) {
        ComplaintRecord complaint = record(caseNumber);
        cases.classify(caseNumber, triage.subject(), severity);
        CaseFile file = cases.get(caseNumber);
        complaint.triaged(triage, reason, file.houseId());
        records.save(complaint);
        if (!ours) {
            clocks.met(caseNumber, ACKNOWLEDGE);
        }
        return new Triaged(places.of(file), summary(file));
    }

    /** The case in a few words, as tasks show it. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String summary(String caseNumber) {
        return summary(cases.get(caseNumber));
    }

    private String summary(CaseFile file) {
        String summary =
                "%s · %s\n%s"
                        .formatted(
                                texts.say("complaint.category." + file.category()),
                                texts.say("complaint.severity." + file.severity()),
                                confidence.inConfidence(file.caseNumber(), file.description()));
        return summary.length() <= SUMMARY ? summary : summary.substring(0, SUMMARY) + "…";
    }

    /** What tasks show of a triaged complaint. */
    public record Triaged(String house, String summary) {}

    /** What is measured once somebody is in charge. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<String> measures(String caseNumber) {
        return record(caseNumber).kind().equals(COMPLAINT)
                ? List.of("contact", "reply", "close")
                : List.of("answer");
    }

    /**
     * Names the person in charge to the resident, within 15 minutes of the report, and starts the
     * clocks. The due time of a 12345 order counts where it is earlier than ours.
     *
     * @param times contact, reply and close; for what is no complaint, answer
     */
    public Acknowledged acknowledge(String caseNumber, List<ServiceTime> times, Ladder ladder) {
        ComplaintRecord complaint = record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        boolean grievance = complaint.kind().equals(COMPLAINT);
        Hand handler = people.pick(complaint, "handler", role(complaint, file), ladder, Set.of());
        complaint.hands().handledBy(handler);
        cases.nameHandler(caseNumber, handler.user());
        complaint.acknowledged(clock.instant());
        records.save(complaint);
        clocks.met(caseNumber, ACKNOWLEDGE);
        boolean praise = complaint.kind().equals(PRAISE);
        if (!praise) {
            times.forEach(
                    time ->
                            clocks.start(
                                    caseNumber, within(complaint, time.ownedBy(handler.role()))));
            String last = grievance ? "reply" : "answer";
            ServiceClock due = clocks.find(caseNumber, last).orElseThrow();
            outbox.toResident(
                    file.contact(),
                    "complaint.notice.acknowledged",
                    Map.of(
                            "title", file.title(),
                            "handler", staff.nameOf(handler.user()),
                            "due", due.dueAt()),
                    false);
            outbox.toStaff(
                    caseNumber,
                    file.community(),
                    handler.user(),
                    "complaint.notice.inCharge",
                    Map.of(
                            "title", file.title(),
                            "severity", texts.say("complaint.severity." + file.severity())),
                    MAJOR.equals(file.severity()));
        }
        return new Acknowledged(handler, grievance, praise, MAJOR.equals(file.severity()));
    }

    /** What the diagram takes from the acknowledgement. */
    public record Acknowledged(Hand handler, boolean grievance, boolean praise, boolean major) {}

    private String role(ComplaintRecord complaint, CaseFile file) {
        boolean desk = !staff.members(complaint.community(), Roles.DESK).isEmpty();
        if (complaint.kind().equals("enquiry") && desk) {
            return Roles.DESK;
        }
        return complaint.kind().equals(COMPLAINT) && MAJOR.equals(file.severity())
                ? Roles.SERVICE_MANAGER
                : people.contactRole(complaint);
    }

    /** Our time, or what is left of a 12345 order's where that is less. */
    ServiceTime within(ComplaintRecord complaint, ServiceTime ours) {
        Instant theirs = complaint.externalDue();
        if (theirs == null) {
            return ours;
        }
        Duration left = Duration.between(clock.instant(), theirs);
        if (left.compareTo(ours.allowed()) >= 0) {
            return ours;
        }
        // Over already: it rings at once.
        Duration allowed = left.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : left;
        return new ServiceTime(ours.measure(), allowed, false, ours.ownerRole(), ours.waiting());
    }

    /** Somebody still looks for the address: the resident gets the number and a name meanwhile. */
    public void acknowledgeReceipt(String caseNumber) {
        ComplaintRecord complaint = record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        String name =
                file.firstContact() == null
                        ? texts.say("security.role." + Roles.DESK)
                        : staff.nameOf(file.firstContact());
        complaint.acknowledged(clock.instant());
        records.save(complaint);
        clocks.met(caseNumber, ACKNOWLEDGE);
        outbox.toResident(
                file.contact(),
                "complaint.notice.receipt",
                Map.of("title", file.title(), "handler", name),
                false);
    }

    /**
     * Whether the resident may still withdraw: as long as the case is open.
     *
     * @throws Refusal 409 when it has ended
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void checkOpen(String caseNumber) {
        if (cases.get(caseNumber).status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", caseNumber);
        }
    }

    /**
     * Ends the case by the resident's wish and tells who was in charge.
     *
     * @return whether it is major: what happened is put on record all the same (S1-17)
     */
    public boolean withdraw(String caseNumber, String reason) {
        ComplaintRecord complaint = record(caseNumber);
        Hand handler = complaint.hands().handler();
        if (handler != null) {
            outbox.toStaff(
                    caseNumber,
                    complaint.community(),
                    handler.user(),
                    "complaint.notice.withdrawn",
                    Map.of("reason", reason),
                    false);
        }
        boolean major = MAJOR.equals(cases.get(caseNumber).severity());
        cases.cancel(caseNumber, reason);
        return major;
    }

    ComplaintRecord record(String caseNumber) {
        return records.findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    /** What was replied to the resident, without who reported in confidence; null before. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String replyOf(String caseNumber) {
        ComplaintRecord complaint = record(caseNumber);
        return complaint.repliedAt() == null
                ? null
                : confidence.inConfidence(caseNumber, complaint.replyText());
    }

    static boolean isComplaint(String caseNumber) {
        return caseNumber.startsWith(LETTERS + "-");
    }

    void save(ComplaintRecord complaint) {
        records.save(complaint);
    }

    static String option(String field, String value, List<String> options, String none) {
        if (value == null || value.isBlank()) {
            return none;
        }
        if (!options.contains(value.strip())) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
        return value.strip();
    }
}
