package org.guanjia.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Colleagues, their roles and who of them is on duty. */
@Service
public class StaffService {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient db;
    private final StaffTables tables;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StaffService(JdbcClient db, StaffTables tables, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.tables = tables;
        this.clock = clock;
        this.events = events;
    }

    /** Who of the role is on duty in the community now, by user id. */
    public List<StaffMember> onDuty(String community, String role) {
        return onDuty(community, role, clock.instant());
    }

    /** Who of the role is on duty in the community at that instant, by user id. */
    public List<StaffMember> onDuty(String community, String role, Instant at) {
        List<StaffMember> members = members(community, role);
        Set<String> present =
                tables
                        .rosters(
                                members.stream().map(StaffMember::userId).toList(), clock.getZone())
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue().onDuty(community, at))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return members.stream().filter(member -> present.contains(member.userId())).toList();
    }

    /** Whether the colleague is on duty now in any community; false for an unknown one. */
    public boolean isOnDuty(String userId) {
        return find(userId).filter(StaffMember::active).isPresent()
                && tables.roster(userId, clock.getZone()).onDutyAnywhere(clock.instant());
    }

    /** Everybody who holds the role in the community, on duty or not, by user id. */
    public List<StaffMember> members(String community, String role) {
        return tables.members(
                "m.active = true and m.user_id in (select user_id from staff_role"
                        + " where community = :community and role = :role)",
                Map.of("community", community, "role", role));
    }

    /** A colleague, also one who left. */
    public Optional<StaffMember> find(String userId) {
        return tables.members("m.user_id = :user", Map.of("user", userId)).stream().findFirst();
    }

    /** These colleagues, those who left included, in one statement; unknown ones are left out. */
    public List<StaffMember> named(Collection<String> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : tables.members("m.user_id in (:users)", Map.of("users", userIds));
    }

    /** The name to show for a user id; the id itself for a user who is no colleague. */
    public String nameOf(String userId) {
        return find(userId).map(StaffMember::name).orElse(userId);
    }

    /** The names to show for these user ids, in one statement; the id itself for no colleague. */
    public Map<String, String> namesOf(Collection<String> userIds) {
        Set<String> asked = new HashSet<>(userIds);
        asked.remove(null);
        Map<String, String> names = new HashMap<>();
        asked.forEach(userId -> names.put(userId, userId));
        named(asked).forEach(member -> names.put(member.userId(), member.name()));
        return names;
    }

    /** The roles of a colleague over all communities; empty for an unknown one or one who left. */
    public Set<String> rolesOf(String userId) {
        return find(userId).map(StaffMember::roles).orElse(Set.of());
    }

    /** The communities that a colleague serves; empty for an unknown one or one who left. */
    public Set<String> communitiesOf(String userId) {
        return find(userId).map(StaffMember::communities).orElse(Set.of());
    }

    /** Every colleague who did not leave, by user id. */
    public List<StaffMember> all() {
        return tables.members("m.active = true", Map.of());
    }

    /**
     * A colleague leaves the company: no role, no duty any more; {@link ColleagueLeft} is
     * published.
     *
     * @param reason kept with the date
     * @throws Refusal 404 for an unknown colleague, 409 when the colleague left before, 422 without
     *     a reason or for one that is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void leave(String userId, String reason) {
        StaffMember member = known(userId);
        String why = required(reason);
        int changed =
                db.sql(
                                "update staff_member set active = false, left_at = :at,"
                                        + " left_because = :reason"
                                        + " where user_id = :user and active = true")
                        .param("at", StaffTables.utc(clock.instant()))
                        .param("reason", why)
                        .param("user", userId)
                        .update();
        if (changed == 0) {
            throw Refusal.conflict("staff.leftAlready", member.name());
        }
        events.publishEvent(new ColleagueLeft(userId));
    }

    /**
     * A colleague goes off duty before the shift ends, for the rest of what runs now; {@link
     * ColleagueLeft} is published. The end of a shift by the roster takes no tasks away: work that
     * lasts for days stays with its owner over night.
     *
     * @throws Refusal 404 for an unknown colleague, 409 when the colleague is not on duty, 422
     *     without a reason or for one that is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void goOffDuty(String userId, String reason) {
        StaffMember member = known(userId);
        String why = required(reason);
        if (!isOnDuty(userId)) {
            throw Refusal.conflict("staff.notOnDuty", member.name());
        }
        Instant now = clock.instant();
        Instant until = tables.roster(userId, clock.getZone()).dutyEnds(now).orElseThrow();
        tables.exception(userId, null, false, now, until, why);
        events.publishEvent(new ColleagueLeft(userId));
    }

    private StaffMember known(String userId) {
        return find(userId).orElseThrow(() -> Refusal.notFound("staff.memberUnknown", userId));
    }

    static String required(String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "staff.reasonMissing");
        }
        return reason(reason);
    }

    /** Null for a blank one. */
    static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        String text = reason.strip();
        if (text.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "staff.reasonTooLong", LONGEST_REASON);
        }
        return text;
    }
}
