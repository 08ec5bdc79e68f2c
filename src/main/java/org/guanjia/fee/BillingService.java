package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bills a month: tried out, confirmed, posted in chunks of houses. A chunk and its checkpoint are
 * one transaction, and the id of a bill follows from run and house, so that a run that was killed
 * goes on where it stood and makes the same bills.
 */
@Service
@Transactional
public class BillingService {

    /** How far ahead a month may be billed. */
    private static final int MONTHS_AHEAD = 1;

    private final JdbcClient sql;
    private final BillingRuns runs;
    private final BillingPreview preview;
    private final FeeItems items;
    private final BillReversals reversals;
    private final Clock clock;

    BillingService(
            JdbcClient sql,
            BillingRuns runs,
            BillingPreview preview,
            FeeItems items,
            BillReversals reversals,
            Clock clock) {
        this.sql = sql;
        this.runs = runs;
        this.preview = preview;
        this.items = items;
        this.reversals = reversals;
        this.clock = clock;
    }

    /**
     * Begins the run of a month.
     *
     * @param by null when the calendar begins it
     * @return its id
     * @throws Refusal 409 when the month has a run that was not abandoned or reversed: a second one
     *     writes nothing
     */
    public int begin(String community, YearMonth month, String by) {
        if (month == null) {
            throw Refusal.invalid("month", "casefile.missing");
        }
        if (month.isAfter(YearMonth.now(clock).plusMonths(MONTHS_AHEAD))) {
            throw Refusal.invalid("month", "fee.monthTooFar", MONTHS_AHEAD);
        }
        // Named before the database says so: on MySQL a refused insert costs a number.
        runs.ofMonth(community, month.atDay(1))
                .ifPresent(
                        there -> {
                            throw Refusal.conflict("fee.monthHasRun", month);
                        });
        return runs.insert(
                community, "month", month.atDay(1), month.atEndOfMonth(), true, null, null, by);
    }

    /** Tries the run out, again after corrections. */
    public void preview(int runId) {
        BillingRun run = runs.get(runId);
        check(run, "drafted");
        preview.draw(run);
    }

    /**
     * What is found odd keeps the run from being posted when it is blocking.
     *
     * @return whether nothing of that kind was found
     */
    @Transactional(readOnly = true)
    public boolean postable(int runId) {
        return preview.findings(runId).stream().noneMatch(BillingPreview.Finding::blocking);
    }

    /**
     * The cashier has checked it; from now on it is posted.
     *
     * @throws Refusal 409 when a blocking finding is left
     */
    public void confirm(int runId, String by) {
        BillingRun run = runs.get(runId);
        if (!postable(runId)) {
            throw Refusal.conflict("fee.runBlocked");
        }
        runs.move(runId, "posting", "drafted");
        int days = items.contract(run.community()).dueDays();
        runs.confirm(runId, LocalDate.now(clock).plusDays(days), by);
    }

    /** The month is not billed this time. */
    public void abandon(int runId) {
        runs.move(runId, "abandoned", "drafted");
        runs.release(runId);
    }

    /**
     * Posts the next chunk. A second caller at the same chunk finds that it is not its own and
     * writes nothing.
     *
     * @param houses in it at most
     * @return whether the run is finished
     */
    public boolean postChunk(int runId, int houses) {
        BillingRun run = runs.get(runId);
        if (run.state().equals("posted")) {
            return true;
        }
        check(run, "posting");
        Long high = next(run, houses);
        if (high == null) {
            runs.move(runId, "posted", "posting");
            runs.finished(runId);
            return true;
        }
        if (!runs.advance(run, high)) {
            return false;
        }
        of(sql.sql(BillingSql.POST_CHARGES), run, run.lastHouse(), high).update();
        of(sql.sql(BillingSql.POST_REDUCTIONS), run, run.lastHouse(), high).update();
        int bills =
                of(sql.sql(BillingSql.POST_BILLS), run, run.lastHouse(), high)
                        .param("due", run.dueOn())
                        .update();
        applyPrepaid(run, run.lastHouse(), high);
        runs.count(runId, bills, sum(run, run.lastHouse(), high));
        return false;
    }

    private Long next(BillingRun run, int houses) {
        Long high =
                sql.sql(
                                "select max(house_id) from (select house_id from fee_account where"
                                        + " community = ? and house_id > ? order by house_id limit"
                                        + " ?) n")
                        .params(run.community(), run.lastHouse(), houses)
                        .query(Long.class)
                        .optional()
                        .orElse(null);
        if (high != null && high > BillingSql.LARGEST_HOUSE) {
            throw new IllegalStateException("house " + high + " does not fit into a bill's number");
        }
        return high;
    }

    private void applyPrepaid(BillingRun run, long low, long high) {
        int held =
                sql.sql(
                                "select house_id from fee_account where community = ? and house_id"
                                        + " > ? and house_id <= ? and prepaid > 0 for update")
                        .params(run.community(), low, high)
                        .query(Long.class)
                        .list()
                        .size();
        if (held == 0) {
            return;
        }
        range(sql.sql(BillingSql.APPLY_PREPAID), run, low, high)
                .param("now", Columns.time(clock.instant()))
                .update();
        range(sql.sql(BillingSql.SETTLE_PREPAID), run, low, high).update();
        range(sql.sql(BillingSql.TAKE_PREPAID), run, low, high).update();
    }

    private BigDecimal sum(BillingRun run, long low, long high) {
        return sql.sql("select coalesce(sum(amount), 0) from fee_bill where id > ? and id <= ?")
                .params(run.base() + low * 100 + 99, run.base() + high * 100 + 99)
                .query(BigDecimal.class)
                .single();
    }

    /** Fills what the formulae ask for. */
    static StatementSpec of(StatementSpec statement, BillingRun run, long low, long high) {
        return range(statement, run, low, high)
                .param("run", run.id())
                .param("first", run.reachFrom())
                .param("last", run.reachTo())
                .param("start", run.from())
                .param("end", run.to());
    }

    private static StatementSpec range(
            StatementSpec statement, BillingRun run, long low, long high) {
        return statement
                .param("base", run.base())
                .param("community", run.community())
                .param("low", low)
                .param("high", high)
                .param("after", run.base() + low * BillingSql.HOUSE + 99)
                .param("upto", run.base() + high * BillingSql.HOUSE + 99);
    }

    private static void check(BillingRun run, String state) {
        if (!run.state().equals(state)) {
            throw Refusal.conflict("fee.runNotSo", run.state());
        }
    }

    /**
     * Asks to undo a posted run as a whole.
     *
     * @return the id of the reversal, itself a run
     * @throws Refusal 409 when something of it is paid, or it is not posted
     */
    public int askReversal(int runId, String reason, String by) {
        BillingRun run = runs.get(runId);
        check(run, "posted");
        checkUnpaid(run);
        return runs.insert(
                run.community(),
                "reversal",
                run.from(),
                run.to(),
                false,
                runId,
                Bounds.required("reason", reason, 400),
                by);
    }

    /**
     * Approves or refuses a reversal.
     *
     * @throws Refusal 403 for whoever asked, 409 when something was paid meanwhile
     */
    public void decideReversal(int reversalId, boolean approved, String by) {
        BillingRun reversal = runs.get(reversalId);
        check(reversal, "drafted");
        if (by != null && by.equals(reversal.startedBy())) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        if (!approved) {
            runs.move(reversalId, "abandoned", "drafted");
            return;
        }
        checkUnpaid(runs.get(reversal.reverses()));
        runs.move(reversal.reverses(), "reversing", "posted");
        runs.move(reversalId, "posting", "drafted");
        runs.confirm(reversalId, LocalDate.now(clock), by);
    }

    /** Prepaid money that a run used goes back with it; money that came for its bills does not. */
    private void checkUnpaid(BillingRun run) {
        int paid =
                sql.sql(
                                "select count(*) from (select bill_id from fee_allocation where"
                                        + " bill_id > ? and bill_id < ? and payment_id is not null"
                                        + " group by bill_id having sum(amount) <> 0) n")
                        .params(run.base(), run.base() + BillingSql.RUN)
                        .query(Integer.class)
                        .single();
        if (paid > 0) {
            throw Refusal.conflict("fee.runPaid", paid);
        }
        reversals.checkNotCredited(run.base(), run.base() + BillingSql.RUN - 1);
    }

    /**
     * Reverses the next chunk: each bill gets one of the opposite amount, which settles it.
     *
     * @return whether the reversal is finished
     */
    public boolean reverseChunk(int reversalId, int houses) {
        BillingRun reversal = runs.get(reversalId);
        if (reversal.state().equals("posted")) {
            return true;
        }
        check(reversal, "posting");
        BillingRun run = runs.get(reversal.reverses());
        Long high = next(reversal, houses);
        if (high == null) {
            runs.move(reversalId, "posted", "posting");
            runs.finished(reversalId);
            runs.move(run.id(), "reversed", "reversing");
            runs.release(run.id());
            return true;
        }
        if (!runs.advance(reversal, high)) {
            return false;
        }
        sql.sql(
                        "select house_id from fee_account where community = ? and house_id > ? and"
                                + " house_id <= ? for update")
                .params(reversal.community(), reversal.lastHouse(), high)
                .query(Long.class)
                .list();
        int bills = 0;
        for (String statement :
                List.of(
                        ReversalSql.TAKE_BACK,
                        ReversalSql.GIVE_BACK,
                        ReversalSql.LINES,
                        ReversalSql.BILLS,
                        ReversalSql.SETTLE_OLD,
                        ReversalSql.SETTLE_NEW,
                        ReversalSql.MARK)) {
            StatementSpec spec =
                    sql.sql(statement)
                            .param("low", run.base() + reversal.lastHouse() * 100 + 99)
                            .param("high", run.base() + high * 100 + 99)
                            .param("shift", reversal.base() - run.base())
                            .param("community", run.community())
                            .param("lowHouse", reversal.lastHouse())
                            .param("highHouse", high)
                            .param("now", Columns.time(clock.instant()));
            int rows = spec.update();
            if (statement.equals(ReversalSql.BILLS)) {
                bills = rows;
            }
        }
        runs.count(reversalId, bills, sum(reversal, reversal.lastHouse(), high));
        return false;
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public BillingRun run(int runId) {
        return runs.get(runId);
    }
}
