package org.guanjia.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All colleagues, read and written at once: for imports. What it is given is valid already; it runs
 * in the transaction of whoever checked it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class StaffLedger {

    /**
     * What somebody can do.
     *
     * @param certificate may be null
     * @param validUntil may be null
     */
    public record SkillLine(String skill, String certificate, LocalDate validUntil) {}

    /** A line of the weekly roster without its colleague, for comparing. */
    public record Hours(DayOfWeek weekday, LocalTime starts, LocalTime ends) {}

    /**
     * A colleague with all that is kept.
     *
     * @param roles role ids by community
     * @param skills by skill id
     * @param grids ids of the grids that a technician looks after
     * @param hours the lines without an end of validity, by community
     */
    public record Line(
            String userId,
            String name,
            String phone,
            String email,
            boolean active,
            Map<String, Set<String>> roles,
            Map<String, SkillLine> skills,
            Set<Long> grids,
            Map<String, Set<Hours>> hours) {}

    private final JdbcClient db;
    private final MassSql mass;

    StaffLedger(JdbcClient db) {
        this.db = db;
        this.mass = new MassSql(db);
    }

    /** Every colleague by user id, those who left too. */
    public Map<String, Line> all() {
        Map<String, Line> all = new HashMap<>();
        db.sql("select user_id, name, phone, email, active from staff_member")
                .query(
                        rs -> {
                            all.put(
                                    rs.getString(1),
                                    new Line(
                                            rs.getString(1),
                                            rs.getString(2),
                                            rs.getString(3),
                                            rs.getString(4),
                                            rs.getBoolean(5),
                                            new HashMap<>(),
                                            new HashMap<>(),
                                            new TreeSet<>(),
                                            new HashMap<>()));
                        });
        db.sql("select user_id, community, role from staff_role")
                .query(
                        rs -> {
                            all.get(rs.getString(1))
                                    .roles()
                                    .computeIfAbsent(rs.getString(2), c -> new TreeSet<>())
                                    .add(rs.getString(3));
                        });
        db.sql("select user_id, skill, certificate, valid_until from staff_skill")
                .query(
                        rs -> {
                            all.get(rs.getString(1))
                                    .skills()
                                    .put(
                                            rs.getString(2),
                                            new SkillLine(
                                                    rs.getString(2),
                                                    rs.getString(3),
                                                    rs.getObject(4, LocalDate.class)));
                        });
        db.sql("select user_id, grid_id from staff_grid")
                .query(
                        rs -> {
                            all.get(rs.getString(1)).grids().add(rs.getLong(2));
                        });
        db.sql(
                        "select user_id, community, weekday, starts, ends from staff_shift"
                                + " where valid_until is null")
                .query(
                        rs -> {
                            all.get(rs.getString(1))
                                    .hours()
                                    .computeIfAbsent(
                                            rs.getString(2), c -> new java.util.HashSet<>())
                                    .add(hours(rs));
                        });
        return all;
    }

    private static Hours hours(ResultSet rs) throws SQLException {
        return new Hours(
                DayOfWeek.of(rs.getInt("weekday")),
                rs.getObject("starts", LocalTime.class),
                rs.getObject("ends", LocalTime.class));
    }

    /** Adds colleagues; with all that they hold. */
    public void add(Collection<Line> lines) {
        mass.insert(
                "staff_member",
                List.of("user_id", "name", "phone", "email", "active"),
                lines.stream()
                        .map(
                                line ->
                                        Arrays.<Object>asList(
                                                line.userId(),
                                                line.name(),
                                                line.phone(),
                                                line.email(),
                                                true))
                        .toList());
        hold(lines);
    }

    /** Writes colleagues anew, with all that they hold. */
    public void update(Collection<Line> lines) {
        for (Line line : lines) {
            db.sql(
                            "update staff_member set name = :name, phone = :phone, email = :email"
                                    + " where user_id = :user")
                    .param("name", line.name())
                    .param("phone", line.phone())
                    .param("email", line.email())
                    .param("user", line.userId())
                    .update();
        }
        List<String> users = lines.stream().map(Line::userId).toList();
        mass.delete("staff_role", "user_id", users);
        mass.delete("staff_skill", "user_id", users);
        mass.delete("staff_grid", "user_id", users);
        for (Line line : lines) {
            // Lines with an end of validity were planned by hand and stay.
            db.sql("delete from staff_shift where user_id = :user and valid_until is null")
                    .param("user", line.userId())
                    .update();
        }
        hold(lines);
    }

    private void hold(Collection<Line> lines) {
        List<List<Object>> roles = new ArrayList<>();
        List<List<Object>> skills = new ArrayList<>();
        List<List<Object>> grids = new ArrayList<>();
        List<List<Object>> shifts = new ArrayList<>();
        for (Line line : lines) {
            String user = line.userId();
            line.roles()
                    .forEach(
                            (community, held) ->
                                    held.forEach(
                                            role -> roles.add(List.of(user, community, role))));
            line.skills()
                    .values()
                    .forEach(
                            skill ->
                                    skills.add(
                                            Arrays.asList(
                                                    user,
                                                    skill.skill(),
                                                    skill.certificate(),
                                                    skill.validUntil())));
            line.grids().forEach(grid -> grids.add(List.of(user, grid)));
            line.hours()
                    .forEach(
                            (community, hours) ->
                                    hours.forEach(
                                            h ->
                                                    shifts.add(
                                                            List.of(
                                                                    user,
                                                                    community,
                                                                    h.weekday().getValue(),
                                                                    h.starts(),
                                                                    h.ends()))));
        }
        mass.insert("staff_role", List.of("user_id", "community", "role"), roles);
        mass.insert(
                "staff_skill", List.of("user_id", "skill", "certificate", "valid_until"), skills);
        mass.insert("staff_grid", List.of("user_id", "grid_id"), grids);
        mass.insert(
                "staff_shift",
                List.of("user_id", "community", "weekday", "starts", "ends"),
                shifts);
    }
}
