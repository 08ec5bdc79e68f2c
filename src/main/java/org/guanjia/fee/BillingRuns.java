package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The rows of runs. */
@Component
class BillingRuns {

    private final JdbcClient sql;
    private final Clock clock;

    BillingRuns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @throws Refusal 409 when the month has a living run
     */
    int insert(
            String community,
            String kind,
            LocalDate from,
            LocalDate to,
            boolean live,
            Integer reverses,
            String reason,
            String by) {
        KeyHolder key = new GeneratedKeyHolder();
        try {
            sql.sql(
                            "insert into fee_run (community, kind, period_from, period_to, live,"
                                    + " state, last_house, bills, amount, told_house, reverses,"
                                    + " reason, started_by, created_at) values (?, ?, ?, ?, ?,"
                                    + " 'drafted', 0, 0, 0, 0, ?, ?, ?, ?)")
                    .params(
                            community,
                            kind,
                            from,
                            to,
                            live ? 1 : null,
                            reverses,
                            reason,
                            by,
                            Columns.time(clock.instant()))
                    .update(key, "id");
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("fee.monthHasRun", YearMonth.from(from));
        }
        return key.getKey().intValue();
    }

    /**
     * @throws Refusal 404 when there is none
     */
    BillingRun get(int id) {
        return find("id = ?", id).orElseThrow(() -> Refusal.notFound("fee.unknownRun", id));
    }

    Optional<BillingRun> ofCase(String caseNumber) {
        return find("case_number = ?", caseNumber);
    }

    /** The last posted run of the community before this day. */
    Optional<BillingRun> before(String community, LocalDate day) {
        return find(
                "community = ? and kind = 'month' and live = 1 and state = 'posted' and period_to <"
                        + " ? order by period_from desc limit 1",
                community,
                day);
    }

    /** The living run of the month; empty for none. */
    Optional<BillingRun> ofMonth(String community, LocalDate from) {
        return find("community = ? and period_from = ? and live = 1", community, from);
    }

    private Optional<BillingRun> find(String where, Object... values) {
        return sql.sql(
                        "select r.*, coalesce(r.reach_from, r.period_from) first_on,"
                                + " coalesce(r.reach_to, r.period_to) last_on from fee_run r where "
                                + where)
                .params(values)
                .query((row, number) -> run(row))
                .optional();
    }

    /** The posted run of the month that begins on this day; empty for none. */
    Optional<BillingRun> posted(String community, LocalDate from) {
        return ofMonth(community, from).filter(run -> run.state().equals("posted"));
    }

    /** What the previewed prices reach, see {@link BillingRun}. */
    void reach(int id, LocalDate first, LocalDate last) {
        sql.sql("update fee_run set reach_from = ?, reach_to = ? where id = ?")
                .params(first, last, id)
                .update();
    }

    void setCase(int id, String caseNumber) {
        sql.sql("update fee_run set case_number = ? where id = ?").params(caseNumber, id).update();
    }

    /**
     * Moves the run on.
     *
     * @throws Refusal 409 when it is in none of these states
     */
    void move(int id, String to, String... from) {
        int moved =
                sql.sql("update fee_run set state = :to where id = :id and state in (:from)")
                        .param("to", to)
                        .param("id", id)
                        .param("from", List.of(from))
                        .update();
        if (moved == 0) {
            throw Refusal.conflict("fee.runNotSo", get(id).state());
        }
    }

    void confirm(int id, LocalDate due, String by) {
        sql.sql("update fee_run set due_on = ?, confirmed_by = ? where id = ?")
                .params(due, by, id)
                .update();
    }

    /** Nobody needs the month any more: it can have another run. */
    void release(int id) {
        sql.sql("update fee_run set live = null where id = ?").param(id).update();
    }

    /**
     * Sets the checkpoint, first of all that a chunk writes: another node that works at the same
     * run waits here and then finds that this chunk is done.
     *
     * @return whether the chunk is ours
     */
    boolean advance(BillingRun run, long high) {
        return sql.sql(
                                "update fee_run set last_house = ? where id = ? and last_house = ?"
                                        + " and state = ?")
                        .params(high, run.id(), run.lastHouse(), run.state())
                        .update()
                == 1;
    }

    void count(int id, int bills, BigDecimal amount) {
        sql.sql("update fee_run set bills = bills + ?, amount = amount + ? where id = ?")
                .params(bills, amount, id)
                .update();
    }

    /** The same for those who were told. */
    boolean told(BillingRun run, long house) {
        return sql.sql("update fee_run set told_house = ? where id = ? and told_house = ?")
                        .params(house, run.id(), run.toldHouse())
                        .update()
                == 1;
    }

    /**
     * The reversal of the run that waits for a decision or is posted.
     *
     * @throws Refusal 409 when nobody asked for one
     */
    BillingRun reversalOf(int id) {
        return find(
                        "reverses = ? and state in ('drafted', 'posting', 'posted') order by id"
                                + " desc limit 1",
                        id)
                .orElseThrow(() -> Refusal.conflict("fee.noReversal"));
    }

    void finished(int id) {
        sql.sql("update fee_run set posted_at = ? where id = ?")
                .params(Columns.time(clock.instant()), id)
                .update();
    }

    private static BillingRun run(ResultSet row) throws SQLException {
        return new BillingRun(
                row.getInt("id"),
                row.getString("community"),
                row.getString("kind"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getString("state"),
                row.getString("case_number"),
                row.getObject("due_on", LocalDate.class),
                row.getLong("last_house"),
                row.getInt("bills"),
                row.getBigDecimal("amount"),
                row.getLong("told_house"),
                Columns.small(row, "reverses"),
                row.getString("reason"),
                row.getString("started_by"),
                row.getString("confirmed_by"));
    }
}
