package org.guanjia.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the tables of this room; times are kept in UTC. */
@Repository
class StaffTables {

    private final JdbcClient db;

    StaffTables(JdbcClient db) {
        this.db = db;
    }

    List<StaffMember> members(String condition, Map<String, ?> values) {
        Map<String, StaffMember> members = new LinkedHashMap<>();
        db.sql(
                        "select m.*, r.community, r.role from staff_member m"
                                + " left join staff_role r"
                                + " on r.user_id = m.user_id and m.active = true where "
                                + condition
                                + " order by m.user_id")
                .params(values)
                .query(
                        rs -> {
                            members.merge(rs.getString("user_id"), member(rs), StaffTables::both);
                        });
        return List.copyOf(members.values());
    }

    Roster roster(String userId, ZoneId zone) {
        return rosters(List.of(userId), zone).get(userId);
    }

    Map<String, Roster> rosters(Collection<String> userIds, ZoneId zone) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Shift>> shifts =
                db
                        .sql("select * from staff_shift where user_id in (:users)")
                        .param("users", userIds)
                        .query(StaffTables::shift)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Shift::userId));
        Map<String, List<RosterException>> exceptions =
                db
                        .sql("select * from staff_exception where user_id in (:users)")
                        .param("users", userIds)
                        .query(StaffTables::exception)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(RosterException::userId));
        return userIds.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                user -> user,
                                user ->
                                        new Roster(
                                                shifts.getOrDefault(user, List.of()),
                                                exceptions.getOrDefault(user, List.of()),
                                                zone)));
    }

    void exception(
            String userId,
            String community,
            boolean onDuty,
            Instant from,
            Instant until,
            String reason) {
        db.sql(
                        "insert into staff_exception"
                                + " (user_id, community, on_duty, starts_at, ends_at, reason)"
                                + " values (:user, :community, :on, :from, :until, :reason)")
                .param("user", userId)
                .param("community", community)
                .param("on", onDuty)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("reason", reason)
                .update();
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static StaffMember member(ResultSet rs) throws SQLException {
        String role = rs.getString("role");
        String community = rs.getString("community");
        return new StaffMember(
                rs.getString("user_id"),
                rs.getString("name"),
                rs.getString("phone"),
                rs.getString("email"),
                rs.getBoolean("active"),
                role == null ? Set.of() : Set.of(role),
                community == null ? Set.of() : Set.of(community));
    }

    private static StaffMember both(StaffMember one, StaffMember other) {
        Set<String> roles = new TreeSet<>(one.roles());
        roles.addAll(other.roles());
        Set<String> communities = new TreeSet<>(one.communities());
        communities.addAll(other.communities());
        return new StaffMember(
                one.userId(),
                one.name(),
                one.phone(),
                one.email(),
                one.active(),
                roles,
                communities);
    }

    private static Shift shift(ResultSet rs, int row) throws SQLException {
        return new Shift(
                rs.getString("user_id"),
                rs.getString("community"),
                DayOfWeek.of(rs.getInt("weekday")),
                rs.getObject("starts", LocalTime.class),
                rs.getObject("ends", LocalTime.class),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_until", LocalDate.class));
    }

    private static RosterException exception(ResultSet rs, int row) throws SQLException {
        return new RosterException(
                rs.getLong("id"),
                rs.getString("user_id"),
                rs.getString("community"),
                rs.getBoolean("on_duty"),
                instant(rs, "starts_at"),
                instant(rs, "ends_at"),
                rs.getString("reason"));
    }
}
