package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A permit from its application to the review, and its withdrawal. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitService {

    static final String FLOW = "renovation-permit";

    /** The question that asks for what is missing. */
    static final String COMPLETION = "completion";

    /** Its one answer. */
    static final String HANDED_IN = "handedIn";

    private static final String LETTERS = "ZX";
    private static final String REVIEW = "review";
    private static final List<String> REVIEWS = List.of("approve", "incomplete", "refuse");

    private final RenovationPermits permits;
    private final PermitLists lists;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Photos photos;
    private final EstateService estate;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    PermitService(
            RenovationPermits permits,
            PermitLists lists,
            CaseFiles cases,
            CasePlaces places,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Photos photos,
            EstateService estate,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.cases = cases;
        this.places = places;
        this.clocks = clocks;
        this.questions = questions;
        this.photos = photos;
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
            throw Refusal.invalid("validFrom", "permit.overlaps", String.join("、", others));
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

    /**
     * What the diagram takes from the table of works.
     *
     * @param findings what the reviewer should know, line by line
     * @param complete whether nothing is missing that the table asks for
     */
    public record Checked(String house, String summary, String findings, boolean complete) {}

    /**
     * Compares what was handed in with what the works need. Once the resident has handed in what
     * was asked for, the reviewer judges and not the list. The clock of the review runs from here.
     */
    public Checked checkWorks(String caseNumber, ServiceTime review) {
        RenovationPermit permit = record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        permit.livesIn(file.houseId());
        List<WorkRule> works = lists.works(caseNumber);
        List<String> missing =
                permit.completedAt() != null ? List.of() : missing(permit, works, file.houseId());
        permit.lacks(missing.isEmpty() ? null : String.join("\n", missing));
        save(permit);
        clocks.start(caseNumber, review);
        return new Checked(
                places.of(file),
                summary(permit, works),
                findings(permit, works),
                missing.isEmpty());
    }

    private List<String> missing(RenovationPermit permit, List<WorkRule> works, Long house) {
        List<String> missing = new ArrayList<>();
        if (house == null) {
            missing.add(texts.say("permit.missing.house"));
        }
        for (WorkRule work : works) {
            if (work.drawings() && !handedIn(permit.drawings(), work.code())) {
                missing.add(texts.say("permit.missing.drawing", work.name()));
            }
            if (work.approvalBody() != null && !handedIn(permit.approvals(), work.code())) {
                missing.add(texts.say("permit.missing.approval", work.name(), work.approvalBody()));
            }
        }
        return missing;
    }

    private static boolean handedIn(String lines, String code) {
        return lines != null && lines.lines().anyMatch(line -> line.strip().startsWith(code));
    }

    private String summary(RenovationPermit permit, List<WorkRule> works) {
        return texts.say(
                "permit.summary",
                names(works),
                permit.firm(),
                permit.validFrom(),
                permit.validTo());
    }

    private static String names(List<WorkRule> works) {
        return works.stream().map(WorkRule::name).collect(Collectors.joining("、"));
    }

    private String findings(RenovationPermit permit, List<WorkRule> works) {
        List<String> lines = new ArrayList<>();
        for (WorkRule work : works) {
            String needs = work.drawings() ? texts.say("permit.needs.drawing") : "";
            if (work.approvalBody() != null) {
                needs += texts.say("permit.needs.approval", work.approvalBody());
            }
            if (work.waterTest()) {
                needs += texts.say("permit.needs.waterTest");
            }
            lines.add(texts.say("permit.finding", work.name(), needs, work.basis()));
        }
        if (permit.drawings() != null) {
            lines.add(texts.say("permit.handedIn.drawings", permit.drawings()));
        }
        if (permit.approvals() != null) {
            lines.add(texts.say("permit.handedIn.approvals", permit.approvals()));
        }
        List<String> others = others(permit);
        if (!others.isEmpty()) {
            lines.add(texts.say("permit.overlaps", String.join("、", others)));
        }
        String all = String.join("\n", lines);
        return all.length() <= Bounds.REASON * 3 ? all : all.substring(0, Bounds.REASON * 3);
    }

    private List<String> others(RenovationPermit permit) {
        return permit.houseId() == null
                ? List.of()
                : permits.overlapping(
                        permit.houseId(),
                        permit.validFrom(),
                        permit.validTo(),
                        permit.caseNumber());
    }

    /**
     * Keeps the reviewer's word.
     *
     * @param review approve, incomplete or refuse
     * @param missing what is missing; needed when incomplete
     * @return approved, incomplete or refused
     * @throws Refusal 422 naming the field; approving fails when another permit of the house has
     *     the same days, or the house is not known
     */
    public String reviewed(
            String caseNumber, String review, String missing, String note, String by) {
        RenovationPermit permit = record(caseNumber);
        String word = choice(REVIEW, review, REVIEWS);
        String why = Bounds.required("reviewNote", note, Bounds.REASON);
        if (word.equals("incomplete")) {
            permit.lacks(Bounds.required("missingPapers", missing, Bounds.REASON));
            permit.reviewed(why);
            save(permit);
            cases.note(caseNumber, by, why);
            return word;
        }
        if (word.equals("approve")) {
            if (permit.houseId() == null) {
                throw Refusal.invalid(REVIEW, "permit.noHouse");
            }
            permits.lockHouse(permit.houseId());
            List<String> others = others(permit);
            if (!others.isEmpty()) {
                throw Refusal.invalid(REVIEW, "permit.overlaps", String.join("、", others));
            }
            permit.approve();
        } else {
            permit.end(RenovationPermit.REFUSED, clock.instant());
        }
        permit.reviewed(why);
        permit.lacks(null);
        save(permit);
        clocks.met(caseNumber, REVIEW);
        cases.note(caseNumber, by, why);
        if (word.equals("refuse")) {
            toResident(caseNumber, "permit.notice.refused", Map.of("reason", why));
            return "refused";
        }
        return "approved";
    }

    /** Asks the resident for what is missing; our clock stands still meanwhile. */
    public void askCompletion(String caseNumber, ServiceTime completion) {
        RenovationPermit permit = record(caseNumber);
        clocks.pause(caseNumber, "waitingForCompletion");
        clocks.restart(caseNumber, completion);
        questions.ask(
                caseNumber, COMPLETION, List.of(HANDED_IN), Map.of("missing", permit.missing()));
        toResident(
                caseNumber,
                "permit.notice.sentBack",
                Map.of("missing", permit.missing(), "due", due(caseNumber, COMPLETION)));
    }

    /**
     * Takes what the resident hands in, as words or as photos.
     *
     * @throws Refusal 422 when there is neither a word nor a photo since it was asked for
     */
    void handIn(String caseNumber, String words) {
        RenovationPermit permit = record(caseNumber);
        ResidentQuestion asked =
                questions
                        .last(caseNumber, COMPLETION)
                        .filter(one -> one.state() == ResidentQuestion.State.OPEN)
                        .orElseThrow(() -> Refusal.conflict("permit.nothingAsked", caseNumber));
        Instant since = asked.askedAt().truncatedTo(ChronoUnit.SECONDS);
        boolean shown =
                photos.list(caseNumber).stream().anyMatch(one -> !one.addedAt().isBefore(since));
        String text = Bounds.optional("comment", words, Bounds.REASON / 2);
        if (text == null && !shown) {
            throw Refusal.invalid("comment", "permit.nothingHandedIn");
        }
        permit.complete(text, clock.instant());
        save(permit);
    }

    /** The resident has handed it in: our clock goes on. */
    public void completed(String caseNumber) {
        clocks.met(caseNumber, COMPLETION);
        clocks.resume(caseNumber);
    }

    /** Reminds the resident of what is missing, before the application lapses. */
    public void remindCompletion(String caseNumber) {
        RenovationPermit permit = record(caseNumber);
        toResident(
                caseNumber,
                "permit.notice.completionReminder",
                Map.of("missing", permit.missing(), "due", due(caseNumber, COMPLETION)));
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

    RenovationPermit record(String caseNumber) {
        return permits.findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    void save(RenovationPermit permit) {
        permits.save(permit);
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
