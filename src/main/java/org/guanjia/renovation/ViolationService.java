package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The class of a violation in the catalogue, its permit, and its end. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationService {

    static final String FLOW = "renovation-violation";

    private static final int SUMMARY = 900;

    private final RenovationViolations violations;
    private final RenovationPermits permits;
    private final ViolationSeries series;
    private final ViolationPeople people;
    private final ViolationNotices notices;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final Texts texts;
    private final Clock clock;

    ViolationService(
            RenovationViolations violations,
            RenovationPermits permits,
            ViolationSeries series,
            ViolationPeople people,
            ViolationNotices notices,
            CaseFiles cases,
            CaseLinks links,
            CasePlaces places,
            ServiceClocks clocks,
            EstateService estate,
            Texts texts,
            Clock clock) {
        this.violations = violations;
        this.permits = permits;
        this.series = series;
        this.people = people;
        this.notices = notices;
        this.cases = cases;
        this.links = links;
        this.places = places;
        this.clocks = clocks;
        this.estate = estate;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the table {@code violation-kind} is asked with. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> kindFacts(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("category", file.category());
        facts.put("description", file.description());
        return facts;
    }

    /** What the catalogue {@code violation-severity} is asked with. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> catalogueFacts(String caseNumber, String code) {
        CaseFile file = cases.get(caseNumber);
        Instant foundAt = record(caseNumber).foundAt();
        Map<String, Object> facts = new HashMap<>();
        facts.put("code", code);
        facts.put("region", estate.community(file.community()).region());
        facts.put(
                "foundOn",
                Integer.valueOf(
                        LocalDate.ofInstant(foundAt, clock.getZone())
                                .format(DateTimeFormatter.BASIC_ISO_DATE)));
        facts.put("description", file.description());
        return facts;
    }

    /**
     * Matches the violation to the running permit of its house. A second one of the same kind there
     * is linked with the first and counts as repeated, however closely they come together.
     *
     * @return whether it is repeated
     */
    public boolean match(String caseNumber, String code) {
        CaseFile file = cases.get(caseNumber);
        RenovationViolation violation = record(caseNumber);
        Optional<RenovationPermit> permit =
                file.houseId() == null ? Optional.empty() : permits.runningOf(file.houseId());
        String permitCase = permit.map(RenovationPermit::caseNumber).orElse(null);
        String scope =
                permitCase != null
                        ? permitCase
                        : file.houseId() != null ? "house-" + file.houseId() : caseNumber;
        String first = series.join(scope, code, caseNumber);
        violation.matched(file.houseId(), permitCase, code, first);
        if (violation.finder() == null) {
            Speaker nearest = people.nearest(file);
            violation.foundBy(nearest.user(), nearest.role());
        }
        violations.save(violation);
        if (permitCase != null) {
            links.link(caseNumber, permitCase, "violation");
        }
        if (first != null) {
            links.link(caseNumber, first, "repeated");
        }
        return first != null;
    }

    /**
     * Keeps the class. The finder's clock runs from now on: 30 minutes to talk, less in danger.
     *
     * @param severity by the catalogue, stricter when repeated
     * @param hours to put it right
     */
    public Classified classify(
            String caseNumber, CatalogueRow row, String severity, int hours, Times times) {
        RenovationViolation violation = record(caseNumber);
        violation.classified(row, severity, hours);
        violations.save(violation);
        cases.classify(caseNumber, violation.code(), severity);
        cases.nameHandler(caseNumber, violation.finder());
        clocks.start(
                caseNumber,
                times.of(violation.dangerous() ? "stop" : "siteTalk")
                        .ownedBy(violation.finderRole()));
        CaseFile file = cases.get(caseNumber);
        people.tell(
                caseNumber,
                violation.finder(),
                "violation.notice.speak",
                Map.of("title", file.title(), "severity", severity, "house", places.of(file)),
                violation.dangerous());
        return new Classified(
                places.of(file),
                summary(violation, file),
                violation.finder(),
                violation.finderRole(),
                violation.dangerous(),
                RenovationViolation.HARMFUL.equals(severity));
    }

    /** What the diagram takes from the class. */
    public record Classified(
            String house,
            String summary,
            String finder,
            String finderRole,
            boolean dangerous,
            boolean jointVisit) {}

    private String summary(RenovationViolation violation, CaseFile file) {
        String text =
                texts.say(
                        "violation.summary",
                        kind(violation),
                        violation.severity(),
                        texts.say(violation.repeated() ? "violation.again" : "violation.once"),
                        violation.place() == null
                                ? texts.say("casefile.nothing")
                                : violation.place(),
                        violation.authority(),
                        violation.basis(),
                        violation.region(),
                        violation.handling(),
                        file.description());
        return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY) + "…";
    }

    String kind(RenovationViolation violation) {
        return texts.say("renovation-violation.category." + violation.code());
    }

    /**
     * Whether a colleague may still take back a finding that he entered by mistake: until somebody
     * has spoken about it. Nobody else can end a violation.
     *
     * @throws Refusal 403 for a resident; 409 once it has been spoken about or has ended
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void checkWithdrawable(String caseNumber, boolean colleague) {
        if (!colleague) {
            throw Refusal.forbidden("violation.notWithdrawable");
        }
        if (cases.get(caseNumber).status() != CaseStatus.OPEN
                || record(caseNumber).talkedAt() != null) {
            throw Refusal.conflict("violation.spokenAbout", caseNumber);
        }
    }

    /**
     * Ends what was entered by mistake.
     *
     * @return the permit that may wait for it; null without one
     */
    public String withdraw(String caseNumber, String reason) {
        RenovationViolation violation = record(caseNumber);
        end(violation, RenovationViolation.WITHDRAWN);
        cases.cancel(caseNumber, reason);
        return violation.permitCase();
    }

    /**
     * Ends the case with what its record says came of it, and tells whose house it is. A false
     * alarm that was reported to the authority must be taken back there.
     *
     * @return the result, and the permit that may wait for it
     */
    public Closed close(String caseNumber) {
        RenovationViolation violation = record(caseNumber);
        String result = result(violation);
        end(violation, result);
        if (RenovationViolation.FALSE_ALARM.equals(result) && violation.reportedAt() != null) {
            people.tellRole(
                    caseNumber,
                    "project-manager",
                    "violation.notice.takeBack",
                    Map.of("reason", violation.receiptNumber()),
                    true);
        }
        people.tellHouse(
                caseNumber,
                "violation.notice.ended",
                Map.of("answer", texts.say("violation.result." + result)));
        cases.close(caseNumber, result);
        return new Closed(result, violation.permitCase());
    }

    /**
     * What the diagram takes from the end.
     *
     * @param permitCase null without a permit
     */
    public record Closed(String result, String permitCase) {}

    private static String result(RenovationViolation violation) {
        if (violation.upheld()) {
            return RenovationViolation.OBJECTION_UPHELD;
        }
        if ("none".equals(violation.ruling())) {
            return RenovationViolation.FALSE_ALARM;
        }
        if ("lawsuit".equals(violation.courtDecision())) {
            return RenovationViolation.LAWSUIT;
        }
        return violation.authorityResult() == null
                ? RenovationViolation.RECTIFIED
                : RenovationViolation.HANDED_OVER;
    }

    private void end(RenovationViolation violation, String result) {
        violation.end(result, clock.instant());
        violations.save(violation);
        boolean none =
                List.of(
                                RenovationViolation.FALSE_ALARM,
                                RenovationViolation.OBJECTION_UPHELD,
                                RenovationViolation.WITHDRAWN)
                        .contains(result);
        if (none) {
            series.leave(violation.caseNumber());
        }
    }

    /** The violation's own facts for the case view; empty for a case that has none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> details(String caseNumber) {
        return violations.findById(caseNumber).map(this::facts).orElseGet(Map::of);
    }

    private Map<String, Object> facts(RenovationViolation violation) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("permitCase", violation.permitCase());
        details.put("place", violation.place());
        details.put("finderName", people.nameOf(violation.finder()));
        details.put("foundAt", violation.foundAt());
        details.put("violationKind", violation.code() == null ? null : kind(violation));
        details.put("authority", violation.authority());
        details.put("basis", violation.basis());
        details.put("region", violation.region());
        details.put("lawAmount", violation.amount());
        details.put("lawAmountSource", violation.amountSource());
        details.put("handling", violation.handling());
        details.put("deadlineHours", violation.deadlineHours());
        details.put("repeated", violation.repeated());
        details.put("firstCase", violation.firstCase());
        details.put("attitude", violation.attitude());
        details.put("personOnSite", violation.personOnSite());
        details.put("notices", notices.of(violation.caseNumber()));
        details.put("suspended", violation.suspended());
        details.put("deduction", violation.deduction());
        details.put("agreementClause", violation.clause());
        details.put("objection", violation.objection());
        details.put("objectionDecision", violation.objectionDecision());
        details.put("receiptNumber", violation.receiptNumber());
        details.put("reportedAt", violation.reportedAt());
        details.put("authorityResult", violation.authorityResult());
        details.put("courtDecision", violation.courtDecision());
        details.put("violationState", violation.state());
        return details;
    }

    RenovationViolation record(String caseNumber) {
        return violations
                .findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    void save(RenovationViolation violation) {
        violations.save(violation);
    }

    /** One of a form's choices. */
    static String choice(String field, String value, List<String> options) {
        if (value == null || !options.contains(value)) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
        return value;
    }
}
