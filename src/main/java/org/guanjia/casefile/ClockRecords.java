package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of service clocks. */
@Repository
class ClockRecords {

    private final JdbcClient sql;

    ClockRecords(JdbcClient sql) {
        this.sql = sql;
    }

    /** Fails with a duplicate key when the measure runs already. */
    void insert(ServiceClock clock) {
        sql.sql(
                        "insert into case_clock (case_id, measure, running, owner_role,"
                                + " working_time, waiting, allowed_seconds, extended_seconds,"
                                + " counted_seconds, paused_seconds, started_at, counting_since,"
                                + " warn_at, due_at, urged, breaches)"
                                + " values (?, ?, 'y', ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, 0)")
                .params(
                        clock.caseId(),
                        clock.measure(),
                        clock.ownerRole(),
                        clock.workingTime(),
                        clock.waiting(),
                        clock.allowedSeconds(),
                        Columns.time(clock.startedAt()),
                        Columns.time(clock.countingSince()),
                        Columns.time(clock.warnAt()),
                        Columns.time(clock.dueAt()),
                        clock.urged())
                .update();
    }

    /** The running one, else the last one. */
    Optional<ServiceClock> find(long caseId, String measure) {
        return sql.sql(
                        "select * from case_clock where case_id = ? and measure = ?"
                                + " order by id desc limit 1")
                .params(caseId, measure)
                .query(ClockRecords::clock)
                .optional();
    }

    List<ServiceClock> running(long caseId) {
        return sql.sql("select * from case_clock where case_id = ? and running = 'y' order by id")
                .param(caseId)
                .query(ClockRecords::clock)
                .list();
    }

    List<ServiceClock> all(long caseId) {
        return sql.sql("select * from case_clock where case_id = ? order by id")
                .param(caseId)
                .query(ClockRecords::clock)
                .list();
    }

    /**
     * What a pause, a new time or an urge changes; guarded, the clock may have been met or changed
     * by somebody else since it was read.
     */
    boolean move(ServiceClock clock) {
        return sql.sql(
                                "update case_clock set owner_role = ?, working_time = ?,"
                                        + " allowed_seconds = ?, extended_seconds = ?,"
                                        + " counted_seconds = ?, paused_seconds = ?,"
                                        + " counting_since = ?, paused_since = ?, warn_at = ?,"
                                        + " due_at = ?, urged = ?, warned_at = ?, breached_at = ?,"
                                        + " version = version + 1"
                                        + " where id = ? and version = ? and running = 'y'")
                        .params(
                                clock.ownerRole(),
                                clock.workingTime(),
                                clock.allowedSeconds(),
                                clock.extendedSeconds(),
                                clock.countedSeconds(),
                                clock.pausedSeconds(),
                                Columns.time(clock.countingSince()),
                                Columns.time(clock.pausedSince()),
                                Columns.time(clock.warnAt()),
                                Columns.time(clock.dueAt()),
                                clock.urged(),
                                Columns.time(clock.warnedAt()),
                                Columns.time(clock.breachedAt()),
                                clock.id(),
                                clock.version())
                        .update()
                == 1;
    }

    /** Met late without a timer having said so is a breach all the same. */
    boolean met(long caseId, String measure, Instant now) {
        return sql.sql(
                                "update case_clock set running = null, met_at = :now,"
                                        + " breaches = breaches + case when due_at < :now and"
                                        + " breached_at is null then 1 else 0 end"
                                        + " where case_id = :id and measure = :measure"
                                        + " and running = 'y'")
                        .param("now", Columns.time(now))
                        .param("id", caseId)
                        .param("measure", measure)
                        .update()
                == 1;
    }

    boolean drop(long caseId, String measure, Instant now) {
        return sql.sql(
                                "update case_clock set running = null, dropped_at = ?"
                                        + " where case_id = ? and measure = ? and running = 'y'")
                        .params(Columns.time(now), caseId, measure)
                        .update()
                == 1;
    }

    void dropAll(long caseId, Collection<String> but, Instant now) {
        sql.sql(
                        "update case_clock set running = null, dropped_at = :now"
                                + " where case_id = :case and running = 'y'"
                                + " and measure not in (:but)")
                .param("now", Columns.time(now))
                .param("case", caseId)
                .param("but", but)
                .update();
    }

    /** Of several timers that find the clock overdue, one wins. */
    boolean breached(long id, Instant now) {
        return sql.sql(
                                "update case_clock set breached_at = :now, breaches = breaches + 1,"
                                        + " version = version + 1,"
                                        + " warned_at = coalesce(warned_at, :now)"
                                        + " where id = :id and running = 'y'"
                                        + " and breached_at is null")
                        .param("now", Columns.time(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean warned(long id, Instant now) {
        return sql.sql(
                                "update case_clock set warned_at = ?, version = version + 1 where id = ?"
                                        + " and running = 'y' and warned_at is null")
                        .params(Columns.time(now), id)
                        .update()
                == 1;
    }

    private static ServiceClock clock(ResultSet row, int number) throws SQLException {
        return new ServiceClock(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("measure"),
                row.getString("running") != null,
                row.getString("owner_role"),
                row.getBoolean("working_time"),
                row.getBoolean("waiting"),
                row.getLong("allowed_seconds"),
                row.getLong("extended_seconds"),
                row.getLong("counted_seconds"),
                row.getLong("paused_seconds"),
                Columns.time(row, "started_at"),
                Columns.time(row, "counting_since"),
                Columns.time(row, "paused_since"),
                Columns.time(row, "warn_at"),
                Columns.time(row, "due_at"),
                row.getBoolean("urged"),
                Columns.time(row, "warned_at"),
                Columns.time(row, "breached_at"),
                row.getInt("breaches"),
                Columns.time(row, "met_at"),
                Columns.time(row, "dropped_at"),
                row.getInt("version"));
    }
}
