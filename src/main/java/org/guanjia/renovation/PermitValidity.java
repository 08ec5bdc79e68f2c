package org.guanjia.renovation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.renovation.PermitLists.Extension;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long a permit is valid: warned of its end, extended, expired. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitValidity {

    private static final String VALIDITY = "validity";

    /** A clock needs some time to be one. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final PermitService permits;
    private final PermitLists lists;
    private final PermitPapers papers;
    private final WorkerPasses passes;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    PermitValidity(
            PermitService permits,
            PermitLists lists,
            PermitPapers papers,
            WorkerPasses passes,
            CaseFiles cases,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.papers = papers;
        this.passes = passes;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /** The clock rings when the end is near, and after the warning at the end itself. */
    void watch(RenovationPermit permit, ServiceTime near) {
        Instant end = end(permit.validTo());
        boolean warned = permit.validTo().equals(permit.warnedFor());
        Instant next = warned ? end : end.minus(near.allowed());
        Duration left = Duration.between(clock.instant(), next);
        clocks.restart(
                permit.caseNumber(),
                new ServiceTime(
                        VALIDITY,
                        left.compareTo(LEAST) < 0 ? LEAST : left,
                        false,
                        near.ownerRole(),
                        true));
    }

    /** The last day is a day of works: the validity ends with it. */
    private Instant end(LocalDate last) {
        return last.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /**
     * Looks at the calendar: warns the resident and whoever watches the works, once, when the end
     * is near.
     *
     * @return whether the validity is over
     */
    public boolean check(String caseNumber, ServiceTime near) {
        RenovationPermit permit = permits.record(caseNumber);
        if (over(permit)) {
            return true;
        }
        if (!permit.validTo().equals(permit.warnedFor())) {
            permit.warned();
            permits.save(permit);
            permits.toResident(
                    caseNumber, "permit.notice.endsSoon", Map.of("to", permit.validTo()));
            outbox.toRole(
                    caseNumber,
                    permit.community(),
                    permit.patrolRole(),
                    "permit.notice.endsSoonStaff",
                    Map.of("dueAt", permit.validTo()),
                    false);
        }
        watch(permit, near);
        return false;
    }

    private boolean over(RenovationPermit permit) {
        return !clock.instant().isBefore(end(permit.validTo()));
    }

    /**
     * The resident asks for more time.
     *
     * @param words the wanted last day, a blank, and why
     * @param longestDays how much may be asked for at once
     * @param decision how long the answer may take
     * @return the request as the foreman reads it
     * @throws Refusal 422 on {@code comment} when it cannot be read or granted; 409 when one is
     *     waiting already
     */
    String ask(String caseNumber, String words, int longestDays, ServiceTime decision) {
        RenovationPermit permit = permits.record(caseNumber);
        if (lists.undecided(caseNumber).isPresent()) {
            throw Refusal.conflict("permit.extensionUndecided", caseNumber);
        }
        String text = Bounds.optional("comment", words, Bounds.REASON);
        String[] parts = text == null ? new String[0] : text.split("\\s+", 2);
        if (parts.length < 2) {
            throw Refusal.invalid("comment", "permit.extensionNeedsReason");
        }
        LocalDate to = PermitApplication.date("comment", parts[0]);
        if (!to.isAfter(permit.validTo())) {
            throw Refusal.invalid("comment", "permit.extensionTooShort", permit.validTo());
        }
        LocalDate latest = permit.validTo().plusDays(longestDays);
        if (to.isAfter(latest)) {
            throw Refusal.invalid("comment", "permit.extensionTooLong", latest);
        }
        checkFree("comment", permit, to);
        lists.ask(caseNumber, to, parts[1], clock.instant());
        clocks.restart(caseNumber, decision);
        return texts.say("permit.extensionRequest", permit.validTo(), to, parts[1]);
    }

    private void checkFree(String field, RenovationPermit permit, LocalDate to) {
        List<String> others = permits.overlapping(permit, permit.validTo().plusDays(1), to);
        if (!others.isEmpty()) {
            throw Refusal.invalid(
                    field, "permit.overlaps", String.join(texts.say("casefile.comma"), others));
        }
    }

    /**
     * The foreman's word: granted, with a new permit and the passes extended; or refused.
     *
     * @param decision grant or refuse
     * @param until new last day, not later than asked for
     * @return whether the validity is over
     */
    public boolean decided(
            String caseNumber,
            String decision,
            String until,
            String note,
            String by,
            ServiceTime near) {
        RenovationPermit permit = permits.record(caseNumber);
        Extension asked =
                lists.undecided(caseNumber)
                        .orElseThrow(() -> Refusal.conflict("permit.noExtension", caseNumber));
        boolean granted =
                PermitService.choice("extension", decision, List.of("grant", "refuse"))
                        .equals("grant");
        String why = Bounds.required("extensionNote", note, Bounds.REASON);
        LocalDate to = granted ? newEnd(permit, asked, until) : null;
        lists.decide(asked.id(), granted, why, by, clock.instant());
        clocks.met(caseNumber, "extension");
        cases.note(caseNumber, by, why);
        if (granted) {
            permit.extend(to);
            permit.issue(papers.permit(permit, permit.code()), permit.code(), permit.issuedAt());
            permits.save(permit);
            passes.extend(caseNumber, to);
        }
        permits.toResident(
                caseNumber,
                granted ? "permit.notice.extended" : "permit.notice.notExtended",
                Map.of("to", permit.validTo(), "reason", why));
        boolean over = over(permit);
        if (!over) {
            watch(permit, near);
        }
        return over;
    }

    private LocalDate newEnd(RenovationPermit permit, Extension asked, String until) {
        LocalDate to = PermitApplication.date("extendTo", Bounds.required("extendTo", until, 10));
        if (!to.isAfter(permit.validTo()) || to.isAfter(asked.wantedTo())) {
            throw Refusal.invalid(
                    "extendTo", "permit.extendBetween", permit.validTo(), asked.wantedTo());
        }
        checkFree("extendTo", permit, to);
        return to;
    }

    /** Nobody asked for more time: no work any more, and somebody looks at the site. */
    public void expire(String caseNumber, ServiceTime siteCheck) {
        RenovationPermit permit = permits.record(caseNumber);
        permit.expire();
        permits.save(permit);
        clocks.met(caseNumber, VALIDITY);
        clocks.restart(caseNumber, siteCheck);
        permits.toResident(caseNumber, "permit.notice.expired", Map.of("to", permit.validTo()));
        outbox.toRole(
                caseNumber,
                permit.community(),
                Roles.FOREMAN,
                "permit.notice.expiredStaff",
                Map.of("dueAt", permit.validTo()),
                false);
    }
}
