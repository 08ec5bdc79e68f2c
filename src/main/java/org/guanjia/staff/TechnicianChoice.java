package org.guanjia.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who gets the next job (S1-06). */
@Service
public class TechnicianChoice {

    /** How a community hands out the jobs of a category; offering to the team has no choice. */
    public enum Mode {
        /** 指派: the technician of the grid, then who has the fewest open jobs. */
        ASSIGNED,
        /** 轮询: one after the other, whatever the load. */
        IN_TURN
    }

    /**
     * Somebody who could do the job.
     *
     * @param grids grid ids that the technician looks after
     * @param lastTurn the turn of the last job; 0 when there was none
     */
    record Candidate(String userId, Set<Long> grids, long lastTurn) {}

    private final JdbcClient db;
    private final StaffService staff;
    private final Clock clock;

    TechnicianChoice(JdbcClient db, StaffService staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Chooses and remembers the turn.
     *
     * @param skill id of a {@link Skill}; null or blank when any technician will do
     * @param gridId grid of the house; null when it has none
     * @param excluded user ids who returned the job or are complained about
     * @param openJobs open jobs per user id; a missing one has none
     * @return user id; empty when nobody on duty may do it
     */
    @Transactional
    public Optional<String> next(
            String community,
            String skill,
            Long gridId,
            Set<String> excluded,
            Map<String, Integer> openJobs,
            Mode mode) {
        Set<String> able =
                staff.onDuty(community, Roles.TECHNICIAN).stream()
                        .map(StaffMember::userId)
                        .filter(user -> !excluded.contains(user))
                        .collect(Collectors.toCollection(HashSet::new));
        if (skill != null && !skill.isBlank()) {
            able.retainAll(skilled(skill.strip()));
        }
        if (able.isEmpty()) {
            return Optional.empty();
        }
        long turn = nextTurn(community);
        Optional<String> chosen = choose(candidates(community, able), gridId, openJobs, mode);
        chosen.ifPresent(user -> remember(community, user, turn));
        return chosen;
    }

    /** The pure rule over those who are on duty, able and not excluded. */
    static Optional<String> choose(
            Collection<Candidate> candidates,
            Long gridId,
            Map<String, Integer> openJobs,
            Mode mode) {
        Comparator<Candidate> order =
                Comparator.comparingLong(Candidate::lastTurn).thenComparing(Candidate::userId);
        if (mode == Mode.ASSIGNED) {
            order =
                    Comparator.<Candidate, Boolean>comparing(
                                    candidate ->
                                            gridId == null || !candidate.grids().contains(gridId))
                            .thenComparing(
                                    candidate -> openJobs.getOrDefault(candidate.userId(), 0))
                            .thenComparing(order);
        }
        return candidates.stream().min(order).map(Candidate::userId);
    }

    private Set<String> skilled(String skill) {
        boolean certified = Skill.of(skill).map(Skill::certified).orElse(false);
        LocalDate today = LocalDate.now(clock);
        return db.sql(
                        "select user_id from staff_skill where skill = :skill"
                                + " and (valid_until is null or valid_until >= :today)"
                                + (certified ? " and certificate is not null" : ""))
                .param("skill", skill)
                .param("today", today)
                .query(String.class)
                .set();
    }

    /**
     * Holds the technicians' roles, so that two choices of one community follow each other. A row
     * that the first choice had to insert would not do: on MySQL two who insert the same key share
     * its lock, and both would wait for the other.
     *
     * @return the turn after the last one
     */
    private long nextTurn(String community) {
        db.sql(
                        "select user_id from staff_role where community = :community"
                                + " and role = :role order by user_id for update")
                .param("community", community)
                .param("role", Roles.TECHNICIAN)
                .query(String.class)
                .list();
        return db.sql(
                                "select coalesce(max(turn), 0) from dispatch_turn"
                                        + " where community = :community")
                        .param("community", community)
                        .query(Long.class)
                        .single()
                + 1;
    }

    private List<Candidate> candidates(String community, Set<String> users) {
        Map<String, Set<Long>> grids =
                db
                        .sql("select user_id, grid_id from staff_grid where user_id in (:users)")
                        .param("users", users)
                        .query((rs, row) -> Map.entry(rs.getString(1), rs.getLong(2)))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toSet())));
        Map<String, Long> turns =
                db
                        .sql("select user_id, turn from dispatch_turn where community = :community")
                        .param("community", community)
                        .query((rs, row) -> Map.entry(rs.getString(1), rs.getLong(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return users.stream()
                .map(
                        user ->
                                new Candidate(
                                        user,
                                        grids.getOrDefault(user, Set.of()),
                                        turns.getOrDefault(user, 0L)))
                .toList();
    }

    private void remember(String community, String user, long turn) {
        int changed =
                db.sql(
                                "update dispatch_turn set turn = :turn"
                                        + " where community = :community and user_id = :user")
                        .param("turn", turn)
                        .param("community", community)
                        .param("user", user)
                        .update();
        if (changed == 0) {
            db.sql(
                            "insert into dispatch_turn (community, user_id, turn)"
                                    + " values (:community, :user, :turn)")
                    .param("community", community)
                    .param("user", user)
                    .param("turn", turn)
                    .update();
        }
    }
}
