package org.guanjia.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.complaint.ReportFacts.Part;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A major complaint: contained within two hours, and closed by a signed report (S1-17). */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintMajor {

    /** So much a variable holds, with room for its ellipsis. */
    private static final int LONGEST = 3900;

    private static final List<String> DANGERS = List.of("none", "removed", "police");

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintReports reports;
    private final ReportFacts facts;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CaseLinks links;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    ComplaintMajor(
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintReports reports,
            ReportFacts facts,
            CaseFiles cases,
            ConfidentialCases confidence,
            CaseLinks links,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.complaints = complaints;
        this.people = people;
        this.reports = reports;
        this.facts = facts;
        this.cases = cases;
        this.confidence = confidence;
        this.links = links;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Tells the project manager at once and gives the case an owner: the service manager, or who
     * stands above when the complaint is about them.
     *
     * @param contain how long the containment may take
     */
    public Hand alert(String caseNumber, ServiceTime contain, Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        Hand owner = people.pick(complaint, "owner", Roles.SERVICE_MANAGER, ladder, Set.of());
        ComplaintReport report =
                reports.findById(caseNumber).orElse(new ComplaintReport(caseNumber));
        report.ownedBy(owner);
        reports.save(report);
        clocks.start(caseNumber, complaints.within(complaint, contain.ownedBy(owner.role())));
        Map<String, Object> facts =
                Map.of(
                        "title", file.title(),
                        "reason", texts.say("complaint.reason." + complaint.severityReason()));
        outbox.toStaff(
                caseNumber, file.community(), owner.user(), "complaint.notice.major", facts, true);
        String told = people.above(complaint, Roles.PROJECT_MANAGER, ladder);
        if (!told.equals(owner.role())) {
            outbox.toRole(
                    caseNumber, file.community(), told, "complaint.notice.major", facts, true);
        }
        return owner;
    }

    /**
     * Keeps how the damage was contained.
     *
     * @param danger none, removed or police
     */
    public void contained(String caseNumber, String danger, String what, String by) {
        people.check(caseNumber, by);
        if (ComplaintService.option("danger", danger, DANGERS, null) == null) {
            throw Refusal.invalid("danger", "casefile.unknownOption", String.join(", ", DANGERS));
        }
        ComplaintReport report = report(caseNumber);
        report.contained(Bounds.required("containment", what, Bounds.REASON), clock.instant());
        reports.save(report);
        clocks.met(caseNumber, "contain");
    }

    /**
     * Hands compensation to fees and drafts the report of a major complaint from what the case
     * holds.
     *
     * @param writing how long the owner may edit it
     * @return null when the case needs none: it is not major, or another case of its group led
     */
    public Draft draft(String caseNumber, ServiceTime writing, Ladder ladder) {
        CaseFile file = cases.get(caseNumber);
        ComplaintRecord complaint = complaints.record(caseNumber);
        grant(complaint, file);
        ComplaintReport report = reports.findById(caseNumber).orElse(null);
        if (report == null || !ComplaintService.MAJOR.equals(file.severity())) {
            return null;
        }
        if (!people.allowed(complaint, report.owner(), ladder)) {
            // It turned out meanwhile that it is about them, or about somebody above them.
            report.ownedBy(
                    people.pick(complaint, "owner", report.owner().role(), ladder, Set.of()));
            reports.save(report);
        }
        clocks.start(caseNumber, writing.ownedBy(report.owner().role()));
        return new Draft(report.owner(), text(complaint, report), texts.say("casefile.nothing"));
    }

    /** Compensation that was not rejected goes to fees, once; it never holds the case up. */
    private void grant(ComplaintRecord complaint, CaseFile file) {
        if (complaint.compensation() == null
                || complaint.compensation().signum() == 0
                || ComplaintResult.REJECTED.equals(complaint.resolution())
                || file.status() == CaseStatus.CANCELLED) {
            return;
        }
        // After a second remedy fees have heard of the first one already.
        BigDecimal more = complaint.compensation().subtract(complaint.granted());
        if (more.signum() <= 0) {
            return;
        }
        complaint.grant(complaint.compensation());
        complaints.save(complaint);
        Map<String, Object> entry = new HashMap<>();
        entry.put("amount", more);
        entry.put("houseId", file.houseId());
        links.requestLinked(file.caseNumber(), "billing-run", "compensation", entry);
    }

    /**
     * What the owner starts from.
     *
     * @param returned why it came back: of a draft, that it did not
     */
    public record Draft(Hand owner, ReportText text, String returned) {}

    /**
     * What became of a report that was laid before who signs it.
     *
     * @param returned why it came back, as the owner may read it; null when it is signed
     */
    public record Ruling(boolean signed, String returned) {}

    private ReportText text(ComplaintRecord complaint, ComplaintReport report) {
        List<ReportFacts.Fact> all = facts.of(complaint, report);
        return new ReportText(
                draft(all, Part.FACTS),
                draft(all, Part.HANDLING),
                draft(all, Part.REACTION),
                draft(all, Part.PREVENTION));
    }

    private String draft(List<ReportFacts.Fact> all, Part part) {
        String text = facts.draft(all, part);
        return text.length() <= Bounds.REASON ? text : text.substring(0, Bounds.REASON - 1) + "…";
    }

    /** A report goes through many hands: of a case in confidence it does not say who complained. */
    private ReportText inConfidence(String caseNumber, ReportText text) {
        return new ReportText(
                confidence.inConfidence(caseNumber, text.facts()),
                confidence.inConfidence(caseNumber, text.handling()),
                confidence.inConfidence(caseNumber, text.reaction()),
                confidence.inConfidence(caseNumber, text.prevention()));
    }

    /**
     * Keeps the edited text; the project manager signs it, or who stands above.
     *
     * @param signing how long the signature may take
     * @throws Refusal 422 naming the part that is missing; 409 when it is signed
     */
    public Hand written(
            String caseNumber, ReportText text, String by, ServiceTime signing, Ladder ladder) {
        people.check(caseNumber, by);
        ComplaintReport report = report(caseNumber);
        if (report.signedAt() != null) {
            throw Refusal.conflict("complaint.alreadySigned");
        }
        report.written(
                inConfidence(
                        caseNumber,
                        new ReportText(
                                Bounds.required("reportFacts", text.facts(), Bounds.REASON),
                                Bounds.required("reportHandling", text.handling(), Bounds.REASON),
                                Bounds.required("reportReaction", text.reaction(), Bounds.REASON),
                                Bounds.required(
                                        "reportPrevention", text.prevention(), Bounds.REASON))),
                by);
        ComplaintRecord complaint = complaints.record(caseNumber);
        Hand signer =
                people.pick(
                        complaint,
                        "signer",
                        Roles.PROJECT_MANAGER,
                        ladder,
                        Set.of(report.owner().user()));
        report.goesTo(signer);
        reports.save(report);
        clocks.met(caseNumber, "report");
        clocks.start(caseNumber, signing.ownedBy(signer.role()));
        outbox.toStaff(
                caseNumber,
                complaint.community(),
                signer.user(),
                "complaint.notice.signature",
                Map.of(),
                false);
        return signer;
    }

    /**
     * The signature closes the text; a returned report is edited again.
     *
     * @param signature sign or return
     * @param again how long the owner may edit it when returned
     */
    public Ruling ruled(
            String caseNumber, String signature, String note, String by, ServiceTime again) {
        people.check(caseNumber, by);
        if (ComplaintService.option("signature", signature, List.of("sign", "return"), null)
                == null) {
            throw Refusal.invalid("signature", "casefile.unknownOption", "sign, return");
        }
        ComplaintReport report = report(caseNumber);
        if (report.signedAt() != null) {
            throw Refusal.conflict("complaint.alreadySigned");
        }
        cases.note(caseNumber, by, Bounds.required("signatureNote", note, Bounds.REASON));
        clocks.met(caseNumber, "signOff");
        if (signature.equals("sign")) {
            report.signed(clock.instant());
            reports.save(report);
            return new Ruling(true, null);
        }
        clocks.start(caseNumber, again.ownedBy(report.owner().role()));
        return new Ruling(false, confidence.inConfidence(caseNumber, note));
    }

    /** Whether there is a report to read, signed or not. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean written(String caseNumber) {
        return reports.findById(caseNumber).filter(report -> report.text() != null).isPresent();
    }

    /** The whole report as who signs it reads it, as much as a variable holds. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String reading(String caseNumber) {
        ReportText text = report(caseNumber).text();
        String whole =
                String.join(
                        "\n",
                        texts.say("complaint.report.facts"),
                        text.facts(),
                        texts.say("complaint.report.handling"),
                        text.handling(),
                        texts.say("complaint.report.reaction"),
                        text.reaction(),
                        texts.say("complaint.report.prevention"),
                        text.prevention());
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /** The report as it was kept; null before it was written. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public ReportText text(String caseNumber) {
        return report(caseNumber).text();
    }

    ComplaintReport report(String caseNumber) {
        return reports.findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("complaint.noReport", caseNumber));
    }
}
