package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.Photo;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.renovation.PermitLists.Patrol;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The works while they go on: patrols, what a patrol finds, and how the works end. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitWork {

    /** The question that is open during the works: finished, or more time. */
    static final String WORKS = "works";

    static final String FINISHED = "finished";
    static final String EXTEND = "extend";
    static final List<String> ANSWERS = List.of(FINISHED, EXTEND);

    /** The flow that a patrol's finding is for. */
    static final String VIOLATION = "renovation-violation";

    private static final String PATROL = "patrol";
    private static final String WAIT = "patrolWait";
    private static final List<String> STATES = List.of("notBegun", "going", "paused", FINISHED);
    private static final List<String> FINDINGS = List.of("clean", "violation");
    private static final List<String> SITES = List.of(FINISHED, "unfinished", "notBegun");
    private static final int PLACE = 100;
    private static final int REASON = 400;

    private final PermitService permits;
    private final PermitLists lists;
    private final WorkerPasses passes;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final Photos photos;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final StaffService staff;
    private final Texts texts;
    private final Clock clock;

    PermitWork(
            PermitService permits,
            PermitLists lists,
            WorkerPasses passes,
            CaseFiles cases,
            CaseLinks links,
            Photos photos,
            ServiceClocks clocks,
            ResidentQuestions questions,
            StaffService staff,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.passes = passes;
        this.cases = cases;
        this.links = links;
        this.photos = photos;
        this.clocks = clocks;
        this.questions = questions;
        this.staff = staff;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What the diagram takes from the plan of a patrol.
     *
     * @param role who goes
     * @param focus what to look at, line by line
     * @param summary of the permit, as it stands now
     */
    public record Planned(String role, String focus, String summary) {}

    /**
     * Plans the next look at the works: two working days after the last, not before the first day.
     *
     * @param wait how long until then
     * @param patrol how long the patrol may take from then on
     */
    public Planned planPatrol(String caseNumber, ServiceTime wait, ServiceTime patrol) {
        RenovationPermit permit = permits.record(caseNumber);
        boolean housekeeper =
                Roles.HOUSEKEEPER.equals(permit.patrolRole())
                        && !staff.members(permit.community(), Roles.HOUSEKEEPER).isEmpty();
        String role = housekeeper ? Roles.HOUSEKEEPER : Roles.FOREMAN;
        Instant first = permit.validFrom().atStartOfDay(clock.getZone()).toInstant();
        Instant now = clock.instant();
        clocks.drop(caseNumber, WAIT);
        clocks.start(caseNumber, wait.ownedBy(role), first.isAfter(now) ? first : now);
        clocks.drop(caseNumber, PATROL);
        clocks.start(caseNumber, patrol.ownedBy(role), permits.due(caseNumber, WAIT));
        return new Planned(
                role,
                lists.works(caseNumber).stream()
                        .map(WorkRule::focus)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n")),
                permits.summary(permit));
    }

    /**
     * What a patrol saw.
     *
     * @param worksState notBegun, going, paused or finished
     * @param finding clean or violation
     * @param place where; needed for a violation
     */
    public record Seen(String worksState, String finding, String place, String note) {}

    /**
     * What the diagram takes from a patrol.
     *
     * @param violation whether a violation is to be opened
     * @param finished whether the works are done
     */
    public record Patrolled(boolean violation, boolean finished) {}

    /** Keeps what a patrol saw. */
    public Patrolled patrolled(String caseNumber, Seen seen, String by) {
        String state = PermitService.choice("worksState", seen.worksState(), STATES);
        String finding = PermitService.choice("patrolFinding", seen.finding(), FINDINGS);
        boolean violation = finding.equals("violation");
        String place =
                violation
                        ? Bounds.required("violationPlace", seen.place(), PLACE)
                        : Bounds.optional("violationPlace", seen.place(), PLACE);
        String note = Bounds.required("patrolNote", seen.note(), Bounds.REASON);
        RenovationPermit permit = permits.record(caseNumber);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!state.equals("notBegun")) {
            permit.begun(now);
            permits.save(permit);
        }
        lists.add(caseNumber, new Patrol(now, by, state, finding, place, note));
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, WAIT);
        clocks.met(caseNumber, PATROL);
        return new Patrolled(violation, state.equals(FINISHED));
    }

    /**
     * Hands what the last patrol found to the flow of violations, with all that is known: permit,
     * house, place, words, finder and the photos of that patrol.
     */
    public void openViolation(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        List<Patrol> patrols = lists.patrols(caseNumber);
        Patrol patrol = patrols.get(patrols.size() - 1);
        Instant before =
                patrols.size() > 1 ? patrols.get(patrols.size() - 2).at() : permit.issuedAt();
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("permit", caseNumber);
        known.put("permitNumber", permit.permitNumber());
        known.put("houseId", permit.houseId());
        known.put("place", patrol.place());
        known.put("description", patrol.note());
        known.put("finder", patrol.by());
        known.put("foundAt", patrol.at().toString());
        known.put(
                "photos",
                photos.list(caseNumber).stream()
                        .filter(Photo::staff)
                        .filter(photo -> photo.addedAt().isAfter(before))
                        .map(Photo::id)
                        .toList());
        String reason = texts.say("permit.violationFound", patrol.place(), patrol.note());
        links.requestLinked(
                caseNumber,
                VIOLATION,
                reason.length() <= REASON ? reason : reason.substring(0, REASON),
                known);
    }

    /**
     * What the foreman found after the validity was over.
     *
     * @param site finished, unfinished or notBegun
     * @return whether the works are done, so that they can be accepted; otherwise it lapses
     */
    public boolean siteChecked(String caseNumber, String site, String note, String by) {
        String state = PermitService.choice("siteState", site, SITES);
        String text = Bounds.required("siteNote", note, Bounds.REASON);
        RenovationPermit permit = permits.record(caseNumber);
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "siteCheck");
        if (state.equals(FINISHED)) {
            return true;
        }
        if (state.equals("unfinished")) {
            permit.begun(clock.instant());
        }
        permit.end(RenovationPermit.LAPSED, clock.instant());
        permits.save(permit);
        overWith(caseNumber);
        passes.revokeAll(caseNumber, texts.say("permit.lapsed"), by);
        permits.toResident(caseNumber, "permit.notice.lapsed", Map.of());
        return false;
    }

    /** The works are done: no more patrols, the acceptance comes next. */
    public void finish(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        permit.begun(clock.instant());
        permit.finish(clock.instant());
        permits.save(permit);
        overWith(caseNumber);
    }

    private void overWith(String caseNumber) {
        questions.withdraw(caseNumber, WORKS);
        List.of(WAIT, PATROL, "validity", "extension", "siteCheck")
                .forEach(measure -> clocks.drop(caseNumber, measure));
    }
}
