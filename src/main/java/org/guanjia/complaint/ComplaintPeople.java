package org.guanjia.complaint;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does which part of a complaint. Whoever is complained about has none, and neither have those
 * who work below them; the role above takes it, and a complaint about the top goes to the region.
 * Nobody gets a third hostile conversation in a day while a colleague is free (S1-01).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintPeople {

    static final String HOSTILE = "hostile";

    /** The task that is nobody's who had another part, as the diagram names it. */
    private static final String CALL_BACK = "Activity_CallBack";

    private final ComplaintRecords records;
    private final ComplaintContacts contacts;
    private final CaseSteps steps;
    private final EstateService estate;
    private final StaffService staff;
    private final CaseExclusions exclusions;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintPeople(
            ComplaintRecords records,
            ComplaintContacts contacts,
            CaseSteps steps,
            EstateService estate,
            StaffService staff,
            CaseExclusions exclusions,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.records = records;
        this.contacts = contacts;
        this.steps = steps;
        this.estate = estate;
        this.staff = staff;
        this.exclusions = exclusions;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    /** The role that speaks with the resident: housekeeper, else desk, else service-manager. */
    String contactRole(ComplaintRecord complaint) {
        if (steps.housekeeperThere(complaint.caseNumber())) {
            return Roles.HOUSEKEEPER;
        }
        return staff.members(complaint.community(), Roles.DESK).isEmpty()
                ? Roles.SERVICE_MANAGER
                : Roles.DESK;
    }

    /**
     * Picks somebody of the role, or of the first role above it where somebody may.
     *
     * @param part such as handler or investigator; kept in the case's list of hands
     * @throws Refusal 409 when nobody is left up to the top
     */
    Hand pick(
            ComplaintRecord complaint,
            String part,
            String role,
            Ladder ladder,
            Collection<String> barred) {
        return find(complaint, part, ladder.from(role), ladder, barred)
                .orElseThrow(
                        () -> Refusal.conflict("complaint.nobodyLeft", complaint.caseNumber()));
    }

    /** As {@link #pick}, of these roles in this order; empty when nobody of them may. */
    Optional<Hand> find(
            ComplaintRecord complaint,
            String part,
            List<String> roles,
            Ladder ladder,
            Collection<String> barred) {
        for (String role : roles) {
            if (!mayHold(complaint, role, ladder)) {
                continue;
            }
            Optional<String> user = best(complaint, part, role, barred);
            if (user.isPresent()) {
                keep(complaint.caseNumber(), part, user.get());
                return Optional.of(new Hand(user.get(), role));
            }
        }
        return Optional.empty();
    }

    /** Whether this colleague may have a part in this role. */
    boolean allowed(ComplaintRecord complaint, Hand hand, Ladder ladder) {
        return !hand.user().equals(complaint.accused()) && mayHold(complaint, hand.role(), ladder);
    }

    /** One who works below those complained about does not judge them; the region has no above. */
    private boolean mayHold(ComplaintRecord complaint, String role, Ladder ladder) {
        if (complaint.accused() == null || role.equals(Roles.REGION)) {
            return true;
        }
        List<String> up = ladder.from(role);
        return staff.find(complaint.accused()).map(StaffMember::roles).orElse(Set.of()).stream()
                .filter(accused -> !accused.equals(Roles.REGION))
                .noneMatch(up::contains);
    }

    /** The first role from this one up that may have a part in the case. */
    String above(ComplaintRecord complaint, String role, Ladder ladder) {
        return ladder.from(role).stream()
                .filter(one -> mayHold(complaint, one, ladder))
                .findFirst()
                .orElse(Roles.REGION);
    }

    private Optional<String> best(
            ComplaintRecord complaint, String part, String role, Collection<String> barred) {
        Set<String> out = new HashSet<>(barred);
        out.addAll(exclusions.excluded(complaint.caseNumber(), null));
        if (complaint.accused() != null) {
            out.add(complaint.accused());
        }
        List<String> free = users(staff.onDuty(complaint.community(), role), out);
        List<String> able =
                free.isEmpty() ? users(staff.members(complaint.community(), role), out) : free;
        if (able.isEmpty()) {
            return Optional.empty();
        }
        if (HOSTILE.equals(complaint.mood()) && able.size() > 1) {
            Map<String, Integer> today = contacts.hostileToday(complaint.community());
            List<String> rested =
                    able.stream()
                            .filter(
                                    user ->
                                            today.getOrDefault(user, 0)
                                                    < ComplaintContacts.ENOUGH_A_DAY)
                            .toList();
            able = rested.isEmpty() ? able : rested;
        }
        String own =
                part.equals("handler") && complaint.houseId() != null
                        ? estate.housekeeperOf(complaint.houseId()).orElse(null)
                        : null;
        if (own != null && able.contains(own)) {
            return Optional.of(own);
        }
        Map<String, Integer> loads = loads(able);
        return able.stream()
                .min(
                        Comparator.<String>comparingInt(user -> loads.getOrDefault(user, 0))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static List<String> users(List<StaffMember> members, Set<String> out) {
        return members.stream()
                .map(StaffMember::userId)
                .filter(user -> !out.contains(user))
                .toList();
    }

    private Map<String, Integer> loads(List<String> users) {
        Map<String, Integer> loads = new HashMap<>();
        sql.sql(
                        "select h.user_id, count(distinct h.case_number) from complaint_hand h"
                                + " join case_file f on f.case_number = h.case_number"
                                + " where f.status = 'open' and h.user_id in (:users)"
                                + " group by h.user_id")
                .param("users", users)
                .query(
                        row -> {
                            loads.put(row.getString(1), row.getInt(2));
                        });
        return loads;
    }

    /** The parts that this role has in the case, as the diagrams name them. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<String> partsOf(String caseNumber, String role) {
        return records.findById(caseNumber).orElseThrow().hands().partsOf(role);
    }

    /**
     * The complaint is about this colleague: for them the case does not exist from now on.
     *
     * @param by user id of who says so; null for the report itself
     */
    void accuse(ComplaintRecord complaint, String user, String by) {
        complaint.about(user);
        if (complaint.accused() != null) {
            exclusions.exclude(
                    complaint.caseNumber(), user, true, texts.say("complaint.conflict"), by);
        }
    }

    /** Everybody who ever had a part in the case; none of them calls back. */
    Set<String> hands(String caseNumber) {
        Set<String> hands =
                new HashSet<>(
                        sql.sql("select distinct user_id from complaint_hand where case_number = ?")
                                .param(caseNumber)
                                .query(String.class)
                                .list());
        hands.forEach(
                user ->
                        exclusions.excludeFrom(
                                caseNumber, CALL_BACK, user, texts.say("complaint.ownWork"), null));
        return hands;
    }

    /** Keeps that somebody has a part in the case. */
    void keep(String caseNumber, String part, String user) {
        sql.sql(
                        "insert into complaint_hand (case_number, part, user_id, since)"
                                + " values (?, ?, ?, ?)")
                .params(caseNumber, part, user, Columns.time(clock.instant()))
                .update();
    }

    /**
     * Nobody has a part in a complaint about himself.
     *
     * @throws Refusal 403
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void check(String caseNumber, String user) {
        records.findById(caseNumber)
                .filter(complaint -> user != null && user.equals(complaint.accused()))
                .ifPresent(
                        complaint -> {
                            throw Refusal.forbidden("complaint.aboutYou");
                        });
    }

    /** A colleague by user id or, when only one bears it, by name. */
    String colleague(String community, String about) {
        List<StaffMember> known =
                staff.all().stream()
                        .filter(member -> member.communities().contains(community))
                        .filter(
                                member ->
                                        member.userId().equals(about)
                                                || member.name().equals(about))
                        .toList();
        if (known.size() != 1) {
            throw Refusal.invalid("aboutStaff", "complaint.noSuchColleague", about);
        }
        return known.get(0).userId();
    }
}
