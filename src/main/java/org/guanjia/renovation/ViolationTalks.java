package org.guanjia.renovation;

import static org.guanjia.renovation.ViolationService.choice;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casework.DangerProcess;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said on site, whether it is a violation at all, and who decides that. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationTalks {

    /** A verdict: it is a violation, or none. */
    public static final String VIOLATION = "violation";

    public static final String NONE = "none";

    private static final String DENIED = "notViolation";
    private static final List<String> VERDICTS = List.of(VIOLATION, NONE);
    private static final List<String> TALKS = List.of("corrected", "agrees", "refuses", DENIED);
    private static final List<String> STOPS = List.of("stopped", "ignored", DENIED);
    private static final List<String> ATTITUDES = List.of("agrees", "refuses", "absent");

    private final ViolationService violations;
    private final ViolationPeople people;
    private final DangerProcess dangers;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    ViolationTalks(
            ViolationService violations,
            ViolationPeople people,
            DangerProcess dangers,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.violations = violations;
        this.people = people;
        this.dangers = dangers;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What was said on site.
     *
     * @param outcome corrected, agrees, refuses or notViolation; in danger stopped, ignored or
     *     notViolation
     * @param person who was there; may be null
     * @param threatened whether there was violence, or a threat of it
     */
    public record Talk(String outcome, String person, String note, boolean threatened) {}

    /**
     * Keeps the talk. What follows is measured from now on: the foreman's verdict where it is said
     * to be no violation, the joint visit of class B.
     */
    public String talked(String caseNumber, Talk talk, String by, Times times) {
        String outcome = choice("talkOutcome", talk.outcome(), TALKS);
        RenovationViolation violation =
                spoke(caseNumber, outcome, talk.person(), "talkNote", talk.note());
        clocks.met(caseNumber, "siteTalk");
        if (outcome.equals(DENIED)) {
            clocks.start(caseNumber, times.of("verdict"));
        } else if (!outcome.equals("corrected")) {
            visitNext(violation, times);
        }
        said(caseNumber, by, talk.note(), talk.threatened());
        return outcome;
    }

    /**
     * Keeps how the work was stopped.
     *
     * @return whether it stays a violation until somebody says otherwise
     */
    public boolean stopped(String caseNumber, Talk stop, String by, Times times) {
        String outcome = choice("stopOutcome", stop.outcome(), STOPS);
        spoke(caseNumber, outcome, stop.person(), "stopNote", stop.note());
        clocks.met(caseNumber, "stop");
        if (outcome.equals(DENIED)) {
            clocks.start(caseNumber, times.of("verdict"));
        } else if (outcome.equals("ignored")) {
            warn(caseNumber, Roles.PROJECT_MANAGER, "violation.notice.notStopped");
            warn(caseNumber, Roles.GUARD, "violation.notice.notStopped");
        }
        said(caseNumber, by, stop.note(), stop.threatened());
        return !outcome.equals(DENIED);
    }

    private RenovationViolation spoke(
            String caseNumber, String outcome, String person, String field, String note) {
        String who = Bounds.optional("personOnSite", person, Bounds.NAME);
        String words = Bounds.required(field, note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.talked(clock.instant(), who, outcome, words);
        violations.save(violation);
        return violation;
    }

    private void visitNext(RenovationViolation violation, Times times) {
        if (RenovationViolation.HARMFUL.equals(violation.severity())) {
            clocks.start(violation.caseNumber(), times.of("jointVisit"));
        }
    }

    private void said(String caseNumber, String by, String note, boolean threatened) {
        cases.note(caseNumber, by, note);
        if (threatened) {
            threatened(caseNumber, by);
        }
    }

    /** People are protected beside the case; nobody is asked to use force (S1-10). */
    void threatened(String caseNumber, String by) {
        dangers.report(caseNumber, null, by);
    }

    private void warn(String caseNumber, String role, String template) {
        CaseFile file = cases.get(caseNumber);
        people.tellRole(caseNumber, role, template, Map.of("title", file.title()), true);
    }

    /**
     * The foreman's verdict on what is said to be no violation.
     *
     * @return whether he calls it one, so that the project manager rules
     */
    public boolean judged(String caseNumber, String verdict, String note, String by, Times times) {
        boolean one = choice("verdict", verdict, VERDICTS).equals(VIOLATION);
        String why = Bounds.required("verdictNote", note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.judged(why);
        if (!one) {
            violation.ruled(NONE, why);
        }
        violations.save(violation);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "verdict");
        if (one) {
            askForRuling(caseNumber, times);
        }
        return one;
    }

    private void askForRuling(String caseNumber, Times times) {
        clocks.start(caseNumber, times.of("ruling"));
        warn(caseNumber, Roles.PROJECT_MANAGER, "violation.notice.dispute");
    }

    /** The two views, as whoever rules reads them. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String views(String caseNumber) {
        RenovationViolation violation = violations.record(caseNumber);
        return texts.say(
                "violation.views",
                people.nameOf(violation.finder()),
                violation.talkNote(),
                violation.verdictNote() == null
                        ? texts.say("casefile.nothing")
                        : violation.verdictNote(),
                violation.visitNote() == null
                        ? texts.say("casefile.nothing")
                        : violation.visitNote());
    }

    /** The project manager's ruling; both sides are told and follow it (S0-04). */
    public boolean ruled(String caseNumber, String ruling, String note, String by, Times times) {
        boolean one = choice("disputeRuling", ruling, VERDICTS).equals(VIOLATION);
        String why = Bounds.required("disputeNote", note, Bounds.REASON);
        RenovationViolation violation = violations.record(caseNumber);
        violation.ruled(ruling, why);
        violations.save(violation);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "ruling");
        Map<String, Object> facts = Map.of("reason", why);
        people.tell(caseNumber, violation.finder(), "violation.notice.ruled", facts, false);
        people.tellRole(caseNumber, Roles.FOREMAN, "violation.notice.ruled", facts, false);
        people.tellHousekeeper(caseNumber, "violation.notice.ruled", facts, false);
        if (one && violation.visitNote() == null) {
            visitNext(violation, times);
        }
        return one;
    }

    /**
     * The joint visit.
     *
     * @param partner the other one, user id or name
     * @param attitude agrees, refuses or absent
     */
    public record Visit(
            String partner,
            String foremanView,
            String housekeeperView,
            String attitude,
            String note,
            boolean threatened) {}

    /**
     * What the visit brought.
     *
     * @param oneVoice whether foreman and housekeeper agree
     * @param violation whether it is one; undecided while they differ
     */
    public record Visited(boolean oneVoice, boolean violation) {}

    /**
     * Keeps the joint visit of foreman and housekeeper: one writes, both were there.
     *
     * @throws Refusal 422 when the partner is unknown, or the two are not foreman and housekeeper
     */
    public Visited visited(String caseNumber, Visit visit, String by, Times times) {
        RenovationViolation violation = violations.record(caseNumber);
        String named = Bounds.required("partner", visit.partner(), Bounds.NAME);
        String partner = people.colleague("partner", violation.community(), named);
        pair(partner, by);
        String foreman = choice("foremanView", visit.foremanView(), VERDICTS);
        String housekeeper = choice("housekeeperView", visit.housekeeperView(), VERDICTS);
        String attitude = choice("ownerAttitude", visit.attitude(), ATTITUDES);
        String note = Bounds.required("visitNote", visit.note(), Bounds.REASON);
        violation.visited(partner, attitude, note);
        boolean oneVoice = foreman.equals(housekeeper);
        boolean one = foreman.equals(VIOLATION);
        if (oneVoice && !one) {
            violation.ruled(NONE, note);
        }
        violations.save(violation);
        clocks.met(caseNumber, "jointVisit");
        people.tell(
                caseNumber, partner, "violation.notice.visitNoted", Map.of("reason", note), false);
        said(caseNumber, by, note, visit.threatened());
        if (!oneVoice) {
            askForRuling(caseNumber, times);
        }
        return new Visited(oneVoice, one);
    }

    private void pair(String partner, String by) {
        Set<String> mine = people.rolesOf(by);
        Set<String> theirs = people.rolesOf(partner);
        boolean both =
                mine.contains(Roles.FOREMAN) && theirs.contains(Roles.HOUSEKEEPER)
                        || mine.contains(Roles.HOUSEKEEPER) && theirs.contains(Roles.FOREMAN);
        if (!both || partner.equals(by)) {
            throw Refusal.invalid("partner", "violation.twoOfTwoRoles");
        }
    }

    /**
     * Tells project manager and housekeeper of a danger; the manager confirms within 30 minutes.
     */
    public void alert(String caseNumber, Times times) {
        clocks.start(caseNumber, times.of("alert"));
        warn(caseNumber, Roles.PROJECT_MANAGER, "violation.notice.danger");
        people.tellHousekeeper(
                caseNumber,
                "violation.notice.danger",
                Map.of("title", cases.get(caseNumber).title()),
                true);
    }

    /** The project manager knows and has given his orders. */
    public void alertConfirmed(String caseNumber, String note, String by) {
        String orders = Bounds.required("alertNote", note, Bounds.REASON);
        cases.note(caseNumber, by, orders);
        clocks.met(caseNumber, "alert");
    }
}
