package org.guanjia.complaint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.LinkedCase;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.Address;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a resident says after the end: within 72 hours it reopens the case, once; later, or a second
 * time, it opens a case of its own that is linked with the first.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintReopening {

    static final Duration WITHIN = Duration.ofHours(72);

    /** Why the new case is linked with the old one. */
    static final String FOLLOW_UP = "followUp";

    /** Ends at which we had the say. */
    private static final Set<String> OURS = Set.of("settled", "answered", "notSettled");

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintReports reports;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintReopening(
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintReports reports,
            CaseFiles cases,
            ConfidentialCases confidence,
            CasePlaces places,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.complaints = complaints;
        this.people = people;
        this.reports = reports;
        this.cases = cases;
        this.confidence = confidence;
        this.places = places;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Opens the case again if it may be. Of two who ask at once the second waits here and then
     * finds it open.
     *
     * @param by user id of who passes it on; null for the resident
     * @return false when a case of its own is needed
     * @throws Refusal 409 when the case runs
     */
    public boolean reopen(String caseNumber, String reason, String by) {
        CaseFile file = cases.hold(caseNumber);
        ComplaintRecord complaint = complaints.record(caseNumber);
        if (file.status() == CaseStatus.OPEN) {
            throw Refusal.conflict("complaint.stillRuns", caseNumber);
        }
        if (!complaint.kind().equals(ComplaintService.COMPLAINT)
                || file.status() != CaseStatus.CLOSED
                || !OURS.contains(file.outcome())
                || complaint.reopenedAt() != null
                || file.closedAt().plus(WITHIN).isBefore(clock.instant())) {
            return false;
        }
        complaint.reopened(clock.instant());
        complaints.save(complaint);
        cases.reopen(caseNumber, reason, by);
        reports.findById(caseNumber).ifPresent(this::unsign);
        return true;
    }

    /** What was signed stays as it was, beside the report that is written now. */
    private void unsign(ComplaintReport report) {
        if (report.signedAt() == null) {
            return;
        }
        sql.sql(
                        "insert into complaint_report_signed (case_number, signed_at, signer, facts,"
                                + " handling, reaction, prevention) select case_number, signed_at,"
                                + " signer, facts, handling, reaction, prevention"
                                + " from complaint_report where case_number = ?")
                .param(report.caseNumber())
                .update();
        report.unsigned();
        reports.save(report);
    }

    /**
     * The work begins anew, with somebody above whoever had the case.
     *
     * @param times contact, reply and close
     */
    public Resumed resume(String caseNumber, List<ServiceTime> times, Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        Hand before = complaint.hands().handler();
        Hand handler =
                people.find(
                                complaint,
                                "handler",
                                ladder.from(ladder.above(before.role()).orElse(before.role())),
                                ladder,
                                Set.of(before.user()))
                        .orElse(before);
        complaint.hands().handledBy(handler);
        complaints.save(complaint);
        cases.nameHandler(caseNumber, handler.user());
        times.forEach(
                time ->
                        clocks.start(
                                caseNumber,
                                complaints.within(complaint, time.ownedBy(handler.role()))));
        outbox.toStaff(
                caseNumber,
                file.community(),
                handler.user(),
                "complaint.notice.reopenedToYou",
                Map.of("title", file.title()),
                true);
        return new Resumed(handler, places.of(file));
    }

    /** What the diagram takes. */
    public record Resumed(Hand handler, String house) {}

    /** What tasks show of a case that runs again: why it does, before what it was about. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String summary(String caseNumber, String reason) {
        String again = texts.say("complaint.again", caseNumber, reason);
        return confidence.inConfidence(caseNumber, again) + "\n" + complaints.summary(caseNumber);
    }

    /** The case that follows this one and still runs. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Optional<String> running(String caseNumber) {
        return cases.view(caseNumber).linkedCases().stream()
                .filter(one -> one.kind().equals(FOLLOW_UP) && !one.outgoing())
                .filter(one -> one.status() == CaseStatus.OPEN)
                .map(LinkedCase::caseNumber)
                .findFirst();
    }

    /** The report of a case of its own: as the first one, about what is said now. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Report followUp(String caseNumber, String reason) {
        CaseFile file = cases.get(caseNumber);
        ComplaintRecord complaint = complaints.record(caseNumber);
        Address place = places.addressOf(file);
        return new Report(
                file.community(),
                place.phase(),
                place.building(),
                place.unit(),
                place.room(),
                file.reporterName(),
                file.reporterPhone(),
                "flow",
                texts.say("complaint.again", caseNumber, reason),
                complaint.subject(),
                complaint.kind(),
                null,
                false,
                complaint.anonymous(),
                file.confidential(),
                List.of(),
                complaint.aboutStaff() == null
                        ? Map.of()
                        : Map.of("aboutStaff", complaint.aboutStaff()));
    }
}
