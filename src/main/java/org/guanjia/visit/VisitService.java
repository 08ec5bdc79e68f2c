package org.guanjia.visit;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits to houses that need some care: one for a house at a time. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class VisitService {

    static final String FLOW = "house-visit";
    static final String MEASURE = "houseVisit";

    /** Who is not in three times is left a note and no more. */
    static final int MOST_ATTEMPTS = 3;

    /** As many words as whoever is sent needs. */
    static final int LONGEST_NOTE = 400;

    private static final String LETTERS = "ZF";
    private static final List<String> SIGNALS =
            List.of(
                    "repeatReports",
                    "repeatComplaints",
                    "hostile",
                    "vulnerable",
                    "overdue",
                    "arrears");
    private static final List<String> RESULTS = List.of("met", "absent", "refused");
    private static final List<String> FOLLOW_UPS = List.of("none", "repair", "complaint");

    private final JdbcClient sql;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final StaffService staff;
    private final Texts texts;
    private final Clock clock;

    VisitService(
            JdbcClient sql,
            CaseFiles cases,
            CaseLinks links,
            ServiceClocks clocks,
            EstateService estate,
            StaffService staff,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.cases = cases;
        this.links = links;
        this.clocks = clocks;
        this.estate = estate;
        this.staff = staff;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens the case of a visit.
     *
     * @param signals why, as codes of the dashboard; may be empty when there are words
     * @param note why, in the manager's words; may be null when there are signals
     * @param by user id of who sends the housekeeper
     * @return the case number
     * @throws Refusal 409 when the house has an open visit, naming it; 422 without a reason, for an
     *     unknown signal or too long words
     */
    String open(House house, Collection<String> signals, String note, String by) {
        String words = Bounds.optional("note", note, LONGEST_NOTE);
        List<String> unknown =
                signals.stream()
                        .filter(one -> !SIGNALS.contains(one))
                        .map(Object::toString)
                        .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("signals", "casefile.unknownOption", String.join(", ", SIGNALS));
        }
        if (signals.isEmpty() && words == null) {
            throw Refusal.invalid("note", "visit.reasonNeeded");
        }
        String reason =
                Stream.concat(
                                signals.stream()
                                        .distinct()
                                        .map(signal -> texts.say("visit.signal." + signal)),
                                Stream.of(words).filter(Objects::nonNull))
                        .collect(Collectors.joining(texts.say("visit.comma")));
        sql.sql("select case_number from house_visit where open_house = ?")
                .param(house.id())
                .query(String.class)
                .optional()
                .ifPresent(
                        open -> {
                            throw Refusal.conflict("visit.open", open);
                        });
        CaseFile file =
                cases.open(
                        new NewCase(
                                FLOW,
                                LETTERS,
                                house.address(),
                                house.id(),
                                null,
                                null,
                                "flow",
                                false,
                                by,
                                null,
                                null,
                                null,
                                // The portal shows it: why somebody is visited stays among
                                // colleagues.
                                texts.say("visit.description"),
                                null));
        try {
            sql.sql(
                            "insert into house_visit (case_number, community, house_id,"
                                    + " open_house, reason, attempts) values (?, ?, ?, ?, ?, 0)")
                    .params(
                            file.caseNumber(),
                            file.community(),
                            house.id(),
                            house.id(),
                            Bounds.required("note", reason, Bounds.REASON))
                    .update();
        } catch (DuplicateKeyException another) {
            // Two sent the housekeeper at the same moment: all that this one began is undone.
            throw new OptimisticLockingFailureException(
                    "a visit of house %d was opened at the same moment".formatted(house.id()),
                    another);
        }
        return file.caseNumber();
    }

    /**
     * What the task needs.
     *
     * @param housekeeper user id of who looks after the house; null leaves it to the role
     */
    public record Planned(String house, String summary, String housekeeper) {}

    /** Gives the visit, or the next attempt at it, to whoever looks after the house. */
    public Planned plan(String caseNumber, ServiceTime time) {
        CaseFile file = cases.get(caseNumber);
        House house = estate.house(file.houseId());
        Visit visit = find(caseNumber);
        int attempts = visit.attempts();
        clocks.restart(caseNumber, time);
        String summary = visit.reason();
        return new Planned(
                house.display(),
                attempts == 0
                        ? summary
                        : summary + "\n" + texts.say("visit.attempt", attempts + 1, MOST_ATTEMPTS),
                estate.housekeeperOf(house.id())
                        .filter(
                                user ->
                                        staff.members(file.community(), Roles.HOUSEKEEPER).stream()
                                                .anyMatch(one -> one.userId().equals(user)))
                        .orElse(null));
    }

    /**
     * What the gateways ask.
     *
     * @param met whether somebody spoke with the resident
     * @param again whether to go once more
     * @param followUp whether a case is to be opened
     */
    public record Visited(boolean met, boolean again, boolean followUp) {}

    /**
     * Keeps what came of going there.
     *
     * @param result met, absent or refused
     * @param followUp none, repair or complaint; only where somebody was met
     * @param by user id
     * @throws Refusal 422 naming the field
     */
    public Visited visited(
            String caseNumber, String result, String note, String followUp, String by) {
        if (result == null || !RESULTS.contains(result)) {
            throw Refusal.invalid(
                    "visitResult", "casefile.unknownOption", String.join(", ", RESULTS));
        }
        String words = Bounds.required("visitNote", note, Bounds.REASON);
        String wanted = followUp == null ? "none" : followUp;
        if (!FOLLOW_UPS.contains(wanted)) {
            throw Refusal.invalid(
                    "followUp", "casefile.unknownOption", String.join(", ", FOLLOW_UPS));
        }
        boolean met = result.equals("met");
        if (!met && !wanted.equals("none")) {
            throw Refusal.invalid("followUp", "visit.nobodyMet");
        }
        int attempts = find(caseNumber).attempts() + 1;
        sql.sql(
                        "update house_visit set attempts = ?, result = ?, note = ?, follow_up = ?,"
                                + " visited_by = ?, visited_at = ? where case_number = ?")
                .params(
                        attempts,
                        result,
                        words,
                        wanted,
                        by,
                        Columns.time(clock.instant()),
                        caseNumber)
                .update();
        clocks.met(caseNumber, MEASURE);
        cases.note(caseNumber, by, texts.say("visit.result." + result, words));
        boolean again = result.equals("absent") && attempts < MOST_ATTEMPTS;
        if (!again) {
            ended(caseNumber);
        }
        return new Visited(met, again, !wanted.equals("none"));
    }

    /** Asks the flow that the resident's matter belongs to. */
    public void requestFollowUp(String caseNumber) {
        Visit visit = find(caseNumber);
        CaseFile file = cases.get(caseNumber);
        links.requestLinked(
                caseNumber,
                visit.followUp(),
                "houseVisit",
                Map.of("what", texts.say("visit.said", file.caseNumber(), visit.note())));
    }

    /** No visit is needed any more. */
    public void cancel(String caseNumber, String reason) {
        ended(caseNumber);
        cases.cancel(caseNumber, reason);
    }

    /** For the case view. */
    @Transactional(readOnly = true)
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = new HashMap<>();
        Visit visit = find(caseNumber);
        details.put("visitReason", visit.reason());
        details.put("attempts", visit.attempts());
        details.put("visitResult", visit.result());
        details.put("visitNote", visit.note());
        details.put("followUp", visit.followUp());
        return details;
    }

    private record Visit(
            String reason, int attempts, String result, String note, String followUp) {}

    private Visit find(String caseNumber) {
        return sql.sql(
                        "select reason, attempts, result, note, follow_up from house_visit where"
                                + " case_number = ?")
                .param(caseNumber)
                .query(
                        (row, line) ->
                                new Visit(
                                        row.getString("reason"),
                                        row.getInt("attempts"),
                                        row.getString("result"),
                                        row.getString("note"),
                                        row.getString("follow_up")))
                .optional()
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    private void ended(String caseNumber) {
        sql.sql("update house_visit set open_house = null where case_number = ?")
                .param(caseNumber)
                .update();
    }
}
