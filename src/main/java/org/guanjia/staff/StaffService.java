package org.guanjia.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Colleagues, their roles and who of them is on duty. */
@Service
public class StaffService {

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

    /** The name to show for a user id; the id itself for a user who is no colleague. */
    public String nameOf(String userId) {
        return find(userId).map(StaffMember::name).orElse(userId);
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
     */
    @Transactional
    public void leave(String userId, String reason) {
        int changed =
                db.sql(
                                "update staff_member set active = false, left_at = :at,"
                                        + " left_because = :reason"
                                        + " where user_id = :user and active = true")
                        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("user", userId)
                        .update();
        if (changed > 0) {
            events.publishEvent(new ColleagueLeft(userId));
        }
    }

    /**
     * A colleague goes off duty before the shift ends: off until the end of the running shifts;
     * {@link ColleagueLeft} is published.
     */
    @Transactional
    public void goOffDuty(String userId, String reason) {
        Instant now = clock.instant();
        Instant until = tables.roster(userId, clock.getZone()).dutyEndsAnywhere(now).orElse(now);
        if (until.isAfter(now)) {
            tables.exception(userId, null, false, now, until, reason);
        }
        events.publishEvent(new ColleagueLeft(userId));
    }
}
