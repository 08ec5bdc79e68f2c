package org.guanjia.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.NewReferral;
import org.guanjia.casefile.Referral;
import org.guanjia.casefile.Referrals;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.casefile.WorkingCalendar;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A matter that is not ours is guided on, never turned away (S1-04, S1-05). */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ReferralSteps {

    private static final String FOLLOW_UP = "followup";

    private final Referrals referrals;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CaseSteps steps;
    private final ServiceClocks clocks;
    private final WorkingCalendar calendar;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    ReferralSteps(
            Referrals referrals,
            CaseFiles cases,
            ConfidentialCases confidence,
            CaseSteps steps,
            ServiceClocks clocks,
            WorkingCalendar calendar,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.referrals = referrals;
        this.cases = cases;
        this.confidence = confidence;
        this.steps = steps;
        this.clocks = clocks;
        this.calendar = calendar;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Records whose matter it is, and starts two clocks: until we ask how it went, and for asking.
     *
     * @param rule the outputs of {@code case-jurisdiction}
     * @param check how long the asking may take once it is due
     * @return the role that speaks with the resident
     */
    public String open(
            String caseNumber, String matter, Map<String, Object> rule, ServiceTime check) {
        Instant now = clock.instant();
        int days = rule.get("followUpDays") instanceof Number number ? number.intValue() : 0;
        Duration until = Duration.between(now, calendar.plusWorkingDays(now, days));
        String role = steps.residentContactRole(caseNumber);
        boolean english = texts.language().getLanguage().equals("en");
        referrals.open(
                caseNumber,
                new NewReferral(
                        matter,
                        (String) rule.get(english ? "bodyEn" : "body"),
                        (String) rule.get("phone"),
                        (String) rule.get("legalBasis"),
                        (String) rule.get("duty"),
                        (String) rule.get(english ? "residentMessageEn" : "residentMessage"),
                        now.plus(until)));
        clocks.start(caseNumber, new ServiceTime(FOLLOW_UP, until, false, role, true));
        clocks.start(caseNumber, check.ownedBy(role), now.plus(until));
        return role;
    }

    /** Tells the resident at once: who, how to reach them, why. */
    public void inform(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(
                file.contact(),
                "referred",
                Map.of("message", latest(caseNumber).reason()),
                file.emergency());
    }

    /** Makes the numbered document that passes the matter on. */
    public void issue(String caseNumber, ServiceTime passOn) {
        referrals.passOn(latest(caseNumber).id(), null);
        clocks.start(caseNumber, passOn.ownedBy(steps.residentContactRole(caseNumber)));
    }

    /**
     * The body's receipt.
     *
     * @throws Refusal 422 without a number
     */
    public void receipt(String caseNumber, String number, String note, String by) {
        referrals.receipt(latest(caseNumber).id(), Bounds.required("receiptNumber", number, 128));
        String text = Bounds.optional("passOnNote", note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
        clocks.met(caseNumber, "passOn");
    }

    /**
     * What the follow-up found.
     *
     * @param outcome solved, notSolved or unreachable
     */
    public void outcome(String caseNumber, String outcome, String note, String by) {
        if (outcome == null || !Referrals.OUTCOMES.contains(outcome)) {
            throw Refusal.invalid(
                    "outcomeAnswer", "casefile.unknownOption", "solved, notSolved, unreachable");
        }
        referrals.outcome(latest(caseNumber).id(), outcome, note, null, by);
        clocks.met(caseNumber, FOLLOW_UP);
        clocks.met(caseNumber, "check");
    }

    /**
     * Tells the resident where to turn next.
     *
     * @param nextBody who comes after the first body by the table
     */
    public void tellNext(String caseNumber, String nextBody) {
        Referral referral = latest(caseNumber);
        referrals.outcome(
                referral.id(),
                referral.outcome(),
                referral.outcomeText(),
                nextBody,
                referral.outcomeBy());
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(file.contact(), "nextBody", Map.of("body", nextBody), false);
    }

    /** Whose matter it is, how to reach them, and what went there and came back so far. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String referredTo(String caseNumber) {
        Referral referral = latest(caseNumber);
        String nothing = texts.say("casefile.nothing");
        return confidence.inConfidence(
                caseNumber,
                texts.say(
                        "casefile.referredTo",
                        referral.body(),
                        Objects.requireNonNullElse(referral.phone(), nothing),
                        Objects.requireNonNullElse(referral.reason(), nothing),
                        Objects.requireNonNullElse(referral.documentNumber(), nothing),
                        Objects.requireNonNullElse(referral.receipt(), nothing)));
    }

    private Referral latest(String caseNumber) {
        return referrals
                .last(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownReferral", caseNumber));
    }
}
