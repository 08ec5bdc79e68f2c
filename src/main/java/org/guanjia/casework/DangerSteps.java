package org.guanjia.casework;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.Dangers;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Violence or danger on site (S1-10): the police are called, guards go in twos and use no force,
 * the evidence is kept, the victim is visited.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class DangerSteps {

    /** The table with the times, and what it is asked for. */
    public static final String TIMES = "case-danger-times";

    public static final List<String> MEASURES = List.of("police", "protect", "evidence", "visit");

    private final Dangers dangers;
    private final CaseFiles cases;
    private final CaseSteps steps;
    private final ServiceClocks clocks;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;

    DangerSteps(
            Dangers dangers,
            CaseFiles cases,
            CaseSteps steps,
            ServiceClocks clocks,
            StaffService staff,
            Outbox outbox,
            Texts texts) {
        this.dangers = dangers;
        this.cases = cases;
        this.steps = steps;
        this.clocks = clocks;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
    }

    /**
     * Tells guards, control room, project manager and who will visit, and starts the clocks.
     *
     * @param times of {@link #MEASURES}
     * @return the role that visits the victim
     */
    public String alert(String caseNumber, List<ServiceTime> times) {
        CaseFile file = cases.get(caseNumber);
        String visitor = steps.residentContactRole(caseNumber);
        times.forEach(
                time ->
                        clocks.restart(
                                caseNumber,
                                time.measure().equals("visit") ? time.ownedBy(visitor) : time));
        Map<String, Object> facts = Map.of("title", file.title());
        Stream.of(Roles.GUARD, Roles.CONTROL_ROOM, Roles.PROJECT_MANAGER, visitor)
                .distinct()
                .forEach(
                        role ->
                                outbox.toRole(
                                        caseNumber, file.community(), role, "danger", facts, true));
        return visitor;
    }

    /**
     * The police were called.
     *
     * @param answer coming, or notNeeded when somebody on the scene has seen that it is over
     * @param receipt the reference of the call; required when they come
     */
    public void policeCalled(
            String caseNumber, String answer, String receipt, String note, String by) {
        option("policeAnswer", answer, "coming", "notNeeded");
        String number =
                answer.equals("coming")
                        ? Bounds.required("policeReceipt", receipt, 64)
                        : Bounds.optional("policeReceipt", receipt, 64);
        keep(
                caseNumber,
                "police",
                answer,
                number == null ? "" : number,
                Bounds.required("policeNote", note, Bounds.REASON),
                by);
    }

    /**
     * The people are safe. Nobody goes alone: a colleague comes along, or the police take over.
     *
     * @param outcome safe or police
     * @param partner user id or name of the colleague who came along; may be missing only when the
     *     police took over
     * @throws Refusal 422 without a partner, or when the partner is no other colleague
     */
    public void protectedBy(
            String caseNumber, String outcome, String partner, String note, String by) {
        option("protectOutcome", outcome, "safe", "police");
        String named =
                outcome.equals("safe")
                        ? required(partner)
                        : Bounds.optional("partner", partner, Bounds.NAME);
        String second = named == null ? "" : colleague(caseNumber, named, by).name();
        keep(
                caseNumber,
                "protect",
                outcome,
                second,
                Bounds.required("protectNote", note, Bounds.REASON),
                by);
    }

    private static String required(String partner) {
        if (partner == null || partner.isBlank()) {
            throw Refusal.invalid("partner", "casefile.danger.inTwos");
        }
        return Bounds.required("partner", partner, Bounds.NAME);
    }

    private StaffMember colleague(String caseNumber, String named, String by) {
        String community = cases.communityOf(caseNumber);
        return staff.all().stream()
                .filter(one -> one.userId().equals(named) || one.name().equals(named))
                .filter(one -> one.communities().contains(community))
                .filter(one -> !one.userId().equals(by))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("partner", "casefile.danger.partner", named));
    }

    /** What would be overwritten is kept. */
    public void evidenceKept(String caseNumber, String note, String by) {
        keep(
                caseNumber,
                "evidence",
                null,
                "",
                Bounds.required("evidenceNote", note, Bounds.REASON),
                by);
    }

    /**
     * The victim was seen; with that all is done.
     *
     * @param outcome visited, declined or nobody
     */
    public void visited(String caseNumber, String outcome, String note, String by) {
        option("visitOutcome", outcome, "visited", "declined", "nobody");
        keep(
                caseNumber,
                "visit",
                outcome,
                "",
                Bounds.required("visitNote", note, Bounds.REASON),
                by);
        dangers.end(caseNumber);
    }

    private void keep(
            String caseNumber,
            String measure,
            String outcome,
            String detail,
            String note,
            String by) {
        String key = "casefile.danger." + measure + (outcome == null ? "" : "." + outcome);
        cases.note(caseNumber, by, texts.say(key, detail, note));
        clocks.met(caseNumber, measure);
    }

    private static void option(String field, String value, String... options) {
        if (value == null || !List.of(options).contains(value)) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
    }
}
