package org.guanjia.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A severity that changes while the case runs: by others of the same cause, or by hand. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintSeverity {

    /** What has another time at another severity. */
    public static final List<String> MEASURES = List.of("contact", "investigate", "reply", "close");

    private static final List<String> RANKS =
            List.of("minor", "ordinary", "important", ComplaintService.MAJOR);
    private static final String BY_HAND = "byHand";

    private final ComplaintService complaints;
    private final ComplaintReports reports;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;

    ComplaintSeverity(
            ComplaintService complaints,
            ComplaintReports reports,
            CaseFiles cases,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts) {
        this.complaints = complaints;
        this.reports = reports;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
    }

    /**
     * Raises an open case that others of its cause carried up. One that ended meanwhile, or stands
     * as high already, stays as it is.
     *
     * @param times of {@link #MEASURES} at the new severity
     * @return whether it rose
     */
    public boolean raise(
            String caseNumber, String severity, String reason, List<ServiceTime> times) {
        CaseFile file = cases.get(caseNumber);
        boolean rises = file.status() == CaseStatus.OPEN && rank(severity) > rank(file.severity());
        if (rises) {
            change(file, severity, reason, times);
        }
        return rises;
    }

    /**
     * Somebody judges the case anew. Who handles it may raise it; what is to be taken more lightly
     * a manager says.
     *
     * @param times of {@link #MEASURES} at the new severity
     * @throws Refusal 422 naming the field; 403 when it is not for the caller to say; 409 when the
     *     case has ended, is no complaint, has nobody in charge yet, or has that severity
     */
    public void judge(
            String caseNumber, String severity, String why, Caller by, List<ServiceTime> times) {
        CaseFile file = cases.get(caseNumber);
        ComplaintRecord complaint = complaints.record(caseNumber);
        String reason = Bounds.required("reason", why, Bounds.REASON);
        Hand handler = complaint.hands().handler();
        boolean manager =
                by.admin() || by.has(Roles.SERVICE_MANAGER) || by.has(Roles.PROJECT_MANAGER);
        boolean higher = rank(severity) > rank(file.severity());
        boolean own = handler != null && handler.user().equals(by.userId());
        if (!manager && !(own && higher)) {
            throw Refusal.forbidden(own ? "complaint.managerLowers" : "complaint.handlerOrManager");
        }
        complaints.checkOpen(caseNumber);
        if (handler == null || !complaint.kind().equals(ComplaintService.COMPLAINT)) {
            throw Refusal.conflict("complaint.notInHandling", caseNumber);
        }
        if (severity.equals(file.severity())) {
            throw Refusal.conflict(
                    "complaint.severityAlready", texts.say("complaint.severity." + severity));
        }
        change(file, severity, BY_HAND, times);
        cases.note(
                caseNumber,
                by.userId(),
                texts.say(
                        "complaint.severityChanged",
                        texts.say("complaint.severity." + file.severity()),
                        texts.say("complaint.severity." + severity),
                        reason));
    }

    /**
     * Checks a severity that somebody wrote.
     *
     * @throws Refusal 422
     */
    public static String read(String severity) {
        String code = ComplaintService.option("severity", severity, RANKS, null);
        if (code == null) {
            throw Refusal.invalid("severity", "casefile.unknownOption", String.join(", ", RANKS));
        }
        return code;
    }

    /**
     * What has run and what was paused is carried over, and owners stay. What was promised stands
     * where the case rises: no clock moves away; a 12345 order's due time caps each.
     */
    private void change(CaseFile file, String severity, String reason, List<ServiceTime> times) {
        String caseNumber = file.caseNumber();
        ComplaintRecord complaint = complaints.record(caseNumber);
        boolean higher = rank(severity) > rank(file.severity());
        cases.classify(caseNumber, file.category(), severity);
        complaint.regraded(reason);
        complaints.save(complaint);
        for (ServiceTime time : times) {
            clocks.find(caseNumber, time.measure())
                    .ifPresent(
                            now ->
                                    clocks.reschedule(
                                            caseNumber,
                                            time.ownedBy(now.ownerRole()),
                                            earlier(
                                                    complaint.externalDue(),
                                                    higher ? now.dueAt() : null)));
        }
        Hand handler = complaint.hands().handler();
        if (handler != null) {
            outbox.toStaff(
                    caseNumber,
                    file.community(),
                    handler.user(),
                    "complaint.notice.regraded",
                    Map.of(
                            "severity", texts.say("complaint.severity." + severity),
                            "reason", texts.say("complaint.reason." + reason)),
                    ComplaintService.MAJOR.equals(severity));
        }
    }

    /** Whether the case is open and nobody has its containment, or had it. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean uncontained(String caseNumber) {
        return cases.get(caseNumber).status() == CaseStatus.OPEN
                && reports.findById(caseNumber).isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static int rank(String severity) {
        return RANKS.indexOf(severity);
    }
}
