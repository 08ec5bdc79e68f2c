package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A permit from its application on: what is taken in at all, and what its services share. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitService {

    static final String FLOW = "renovation-permit";

    /** The question that asks for what is missing. */
    static final String COMPLETION = "completion";

    /** Its one answer. */
    static final String HANDED_IN = "handedIn";

    private static final String LETTERS = "ZX";

    private final RenovationPermits permits;
    private final PermitLists lists;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    PermitService(
            RenovationPermits permits,
            PermitLists lists,
            CaseFiles cases,
            ServiceClocks clocks,
            EstateService estate,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.cases = cases;
        this.clocks = clocks;
        this.estate = estate;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens the case file of an application that can be dealt with at all.
     *
     * @param works what the table says of each work
     * @throws Refusal 422 naming the field: a work that is forbidden or unknown, days in the past
     *     or too many, another permit of the house in the same days
     */
    CaseFile open(
            Report report,
            PermitApplication application,
            Collection<WorkRule> works,
            PermitTerms terms,
            Caller caller) {
        works.forEach(PermitService::checkAllowed);
        LocalDate today = LocalDate.now(clock);
        if (application.validFrom().isBefore(today)) {
            throw Refusal.invalid("validFrom", "permit.beginsInThePast", application.validFrom());
        }
        long days =
                ChronoUnit.DAYS.between(application.validFrom(), application.validTo().plusDays(1));
        if (days > terms.longestDays()) {
            throw Refusal.invalid("validTo", "permit.tooLong", days, terms.longestDays());
        }
        Long house = estate.find(report.address().normalised()).map(House::id).orElse(null);
        List<String> others =
                house == null
                        ? List.of()
                        : permits.overlapping(
                                house, application.validFrom(), application.validTo(), "");
        if (!others.isEmpty()) {
            throw Refusal.invalid(
                    "validFrom",
                    "permit.overlaps",
                    String.join(texts.say("casefile.comma"), others));
        }
        CaseFile file =
                cases.open(NewCase.from(FLOW, LETTERS, report, null, caller, clock.getZone()));
        RenovationPermit permit =
                new RenovationPermit(
                        file.caseNumber(),
                        file.community(),
                        application.applicant(),
                        application.firm(),
                        application.qualification(),
                        application.personInCharge(),
                        application.personInChargePhone(),
                        application.validFrom(),
                        application.validTo());
        permit.handedIn(application.drawings(), application.approvals());
        permit.livesIn(house);
        permit.plan(
                works.stream().anyMatch(work -> Roles.FOREMAN.equals(work.patrolRole()))
                        ? Roles.FOREMAN
                        : Roles.HOUSEKEEPER,
                works.stream().anyMatch(WorkRule::waterTest));
        permits.save(permit);
        lists.keep(file.caseNumber(), works, application.workers());
        return file;
    }

    private static void checkAllowed(WorkRule work) {
        if (WorkRule.UNKNOWN.equals(work.verdict())) {
            throw Refusal.invalid("works", "permit.unknownWork", work.code());
        }
        if (WorkRule.FORBIDDEN.equals(work.verdict())) {
            throw Refusal.invalid("works", "permit.forbiddenWork", work.name(), work.basis());
        }
    }

    /** Nothing came in time, or nobody signed and paid: it lapses. */
    public void lapse(String caseNumber) {
        RenovationPermit permit = record(caseNumber);
        permit.end(RenovationPermit.LAPSED, clock.instant());
        save(permit);
        toResident(caseNumber, "permit.notice.lapsed", Map.of());
    }

    /**
     * Whether the resident may still withdraw: as long as nothing has been built.
     *
     * @throws Refusal 409 when it has ended, or the works have begun
     */
    void checkWithdrawable(String caseNumber) {
        RenovationPermit permit = record(caseNumber);
        if (cases.get(caseNumber).status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", caseNumber);
        }
        boolean early =
                Set.of(RenovationPermit.APPLIED, RenovationPermit.APPROVED, RenovationPermit.ISSUED)
                        .contains(permit.state());
        if (!early || permit.begunAt() != null) {
            throw Refusal.conflict("permit.worksBegun", caseNumber);
        }
    }

    // ---- what the room shares ----

    /** What tasks show of a permit, as it stands now. */
    String summary(RenovationPermit permit) {
        return summary(permit, lists.works(permit.caseNumber()));
    }

    private String summary(RenovationPermit permit, List<WorkRule> works) {
        return texts.say(
                "permit.summary",
                names(works),
                permit.firm(),
                permit.validFrom(),
                permit.validTo());
    }

    private String names(List<WorkRule> works) {
        return works.stream()
                .map(WorkRule::name)
                .collect(Collectors.joining(texts.say("casefile.between")));
    }

    RenovationPermit record(String caseNumber) {
        return permits.findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    void save(RenovationPermit permit) {
        permits.save(permit);
    }

    /** Other applications and permits of the house in the same days. */
    List<String> others(RenovationPermit permit) {
        return permit.houseId() == null
                ? List.of()
                : permits.overlapping(
                        permit.houseId(),
                        permit.validFrom(),
                        permit.validTo(),
                        permit.caseNumber());
    }

    /** As {@link #others}; two decisions about one house take turns. */
    List<String> othersLocked(RenovationPermit permit) {
        permits.lockHouse(permit.houseId());
        return others(permit);
    }

    /** Whether another permit of the house has a day in common with these. */
    List<String> overlapping(RenovationPermit permit, LocalDate from, LocalDate to) {
        permits.lockHouse(permit.houseId());
        return permits.overlapping(permit.houseId(), from, to, permit.caseNumber());
    }

    /** Tells the resident; the title of the case goes with it. */
    void toResident(String caseNumber, String template, Map<String, ?> facts) {
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> all = new HashMap<>(facts);
        all.put("title", file.title());
        outbox.toResident(file.contact(), template, all, false);
    }

    Instant due(String caseNumber, String measure) {
        return clocks.find(caseNumber, measure).orElseThrow().dueAt();
    }

    static String choice(String field, String value, List<String> options) {
        if (value == null || !options.contains(value)) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
        return value;
    }
}
