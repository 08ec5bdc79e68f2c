package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.staff.MassSql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts collections over all that is overdue: drawn first, so that people see who is hit, who is
 * left out and why; started when they say so; watched while {@link CollectionStarts} works it off
 * in chunks of households. What has changed since it was drawn is looked at again in the chunk.
 */
@Service
@Transactional
public class CollectionBatches {

    private static final int MOST_DAYS = 3650;
    static final int PAGE = 50;
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient sql;
    private final MassSql mass;
    private final CollectionHours hours;
    private final Clock clock;
    private final int chunk;
    private final int perHour;

    /**
     * @param chunk households whose collections are started in one transaction
     * @param perHour households that are to be spoken to first in an hour: what people can answer
     */
    CollectionBatches(
            JdbcClient sql,
            CollectionHours hours,
            Clock clock,
            @Value("${guanjia.fee.collections-at-once:200}") int chunk,
            @Value("${guanjia.fee.collections-per-hour:6000}") int perHour) {
        this.sql = sql;
        this.mass = new MassSql(sql);
        this.hours = hours;
        this.clock = clock;
        this.chunk = chunk;
        this.perHour = perHour;
    }

    /**
     * Draws a batch: looks at each household that owes something, starts nothing.
     *
     * @param communities at least one
     * @param days since the oldest due day, at least
     * @param amount overdue, at least
     * @return its id
     */
    public int draw(Collection<String> communities, int days, BigDecimal amount, String by) {
        if (communities.isEmpty()) {
            throw Refusal.invalid("community", "casefile.missing");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "batch.daysBad", MOST_DAYS);
        }
        BigDecimal least = Money.positive("amount", amount);
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into collection_batch (state, days, amount, drawn_by, drawn_at)"
                                + " values ('drafted', ?, ?, ?, ?)")
                .params(days, least, by, Columns.time(clock.instant()))
                .update(key, "id");
        int id = key.getKey().intValue();
        mass.insert(
                "collection_batch_community",
                List.of("batch_id", "community"),
                new TreeSet<>(communities)
                        .stream().map(community -> List.<Object>of(id, community)).toList());
        of(sql.sql(CollectionBatchSql.DRAW), get(id), 0, Long.MAX_VALUE).update();
        return id;
    }

    /** Fills what {@link CollectionBatchSql} asks for. */
    StatementSpec of(StatementSpec statement, CollectionBatch batch, long low, long high) {
        LocalDate today = LocalDate.now(clock);
        return statement
                .param("batch", batch.id())
                .param("communities", batch.communities())
                .param("low", low)
                .param("high", high)
                .param("today", today)
                .param("latest", today.minusDays(batch.days()))
                .param("amount", batch.amount());
    }

    /**
     * Begins to start the collections, or goes on after a stop.
     *
     * @throws Refusal 409 when it was started or given up already, or nobody is hit
     */
    public void start(int id, String by) {
        CollectionBatch batch = get(id);
        if (move(id, CollectionBatch.STARTING, CollectionBatch.STOPPED)) {
            return;
        }
        if (!move(id, CollectionBatch.STARTING, CollectionBatch.DRAFTED)) {
            throw notSo(batch);
        }
        List<Household> hits =
                sql.sql(
                                "select house_id, community from collection_batch_house where"
                                        + " batch_id = ? and state = 'hit' order by house_id")
                        .param(id)
                        .query((row, number) -> new Household(row.getLong(1), row.getString(2)))
                        .list();
        if (hits.isEmpty()) {
            throw Refusal.conflict("batch.nobodyHit");
        }
        sql.sql("update collection_batch set started_by = ?, started_at = ? where id = ?")
                .params(by, Columns.time(clock.instant()), id)
                .update();
        mass.insert(
                "collection_batch_chunk",
                List.of("batch_id", "low_house", "high_house", "due_at"),
                chunks(id, hits));
    }

    private record Household(long houseId, String community) {}

    /** The chunks with the times at which their households are spoken to first. */
    private List<List<Object>> chunks(int id, List<Household> hits) {
        List<List<Object>> chunks = new ArrayList<>();
        Instant due = clock.instant();
        for (int from = 0; from < hits.size(); from += chunk) {
            int to = Math.min(from + chunk, hits.size());
            due = hours.talk(hits.get(from).community(), CollectionService.LETTERS, due);
            chunks.add(
                    List.of(
                            id,
                            hits.get(from).houseId() - 1,
                            hits.get(to - 1).houseId(),
                            Columns.time(due)));
            due = due.plus(HOUR.multipliedBy(to - from).dividedBy(perHour));
        }
        return chunks;
    }

    /**
     * Starts no further collection; those that were started go on.
     *
     * @throws Refusal 409 when none is being started
     */
    public void stop(int id) {
        CollectionBatch batch = get(id);
        if (!move(id, CollectionBatch.STOPPED, CollectionBatch.STARTING)) {
            throw notSo(batch);
        }
    }

    /**
     * Gives up a batch that was not started, or what is left of a stopped one.
     *
     * @throws Refusal 409 when it is being started or done
     */
    public void abandon(int id) {
        CollectionBatch batch = get(id);
        if (!move(id, CollectionBatch.ABANDONED, CollectionBatch.DRAFTED)
                && !move(id, CollectionBatch.ABANDONED, CollectionBatch.STOPPED)) {
            throw notSo(batch);
        }
        ended(id);
    }

    /** Nothing is left of it to start. */
    void done(int id) {
        if (move(id, CollectionBatch.DONE, CollectionBatch.STARTING)) {
            ended(id);
        }
    }

    private void ended(int id) {
        sql.sql("update collection_batch set ended_at = ? where id = ?")
                .params(Columns.time(clock.instant()), id)
                .update();
    }

    private boolean move(int id, String to, String from) {
        return sql.sql("update collection_batch set state = ? where id = ? and state = ?")
                        .params(to, id, from)
                        .update()
                == 1;
    }

    private static Refusal notSo(CollectionBatch batch) {
        return Refusal.conflict("batch.notSo", batch.state());
    }

    /** Batches whose collections are being started, oldest first. */
    @Transactional(readOnly = true)
    List<Integer> starting() {
        return sql.sql("select id from collection_batch where state = 'starting' order by id")
                .query(Integer.class)
                .list();
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    CollectionBatch get(int id) {
        List<String> communities =
                sql.sql(
                                "select community from collection_batch_community where batch_id ="
                                        + " ? order by community")
                        .param(id)
                        .query(String.class)
                        .list();
        return sql.sql("select * from collection_batch where id = ?")
                .param(id)
                .query((row, number) -> batch(row, communities))
                .optional()
                .orElseThrow(() -> Refusal.notFound("batch.unknown", id));
    }

    private static CollectionBatch batch(ResultSet row, List<String> communities)
            throws SQLException {
        return new CollectionBatch(
                row.getInt("id"),
                row.getString("state"),
                communities,
                row.getInt("days"),
                row.getBigDecimal("amount"),
                row.getString("drawn_by"),
                Columns.time(row, "drawn_at"),
                row.getString("started_by"),
                Columns.time(row, "started_at"),
                Columns.time(row, "ended_at"));
    }

    /**
     * The newest batches, 50 a page, that look at nothing but these communities.
     *
     * @param before only those with a smaller id; null for the newest
     */
    @Transactional(readOnly = true)
    List<Integer> list(Collection<String> communities, Integer before) {
        if (communities.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select b.id from collection_batch b where b.id < :before and not exists"
                                + " (select 1 from collection_batch_community c where c.batch_id ="
                                + " b.id and c.community not in (:communities)) order by b.id desc"
                                + " limit "
                                + PAGE)
                .param("before", before == null ? Integer.MAX_VALUE : before)
                .param("communities", communities)
                .query(Integer.class)
                .list();
    }

    /**
     * How many households of a batch stand how.
     *
     * @param state hit, blocked, running, started
     * @param reason null for those that are or were hit
     */
    record Count(String state, String reason, int houses, BigDecimal owed) {}

    @Transactional(readOnly = true)
    List<Count> counts(int id) {
        return sql.sql(
                        "select state, reason, count(*) houses, sum(owed) owed from"
                                + " collection_batch_house where batch_id = ? group by state, reason"
                                + " order by state, reason")
                .param(id)
                .query(
                        (row, number) ->
                                new Count(
                                        row.getString("state"),
                                        row.getString("reason"),
                                        row.getInt("houses"),
                                        row.getBigDecimal("owed")))
                .list();
    }

    /** How far a batch is, in chunks and in collections that were started. */
    record Progress(int chunks, int chunksDone, int started) {

        /** Chunks that nobody has finished. */
        int left() {
            return chunks - chunksDone;
        }
    }

    /** One statement, over the chunks alone: it is asked for again and again. */
    @Transactional(readOnly = true)
    Progress progress(int id) {
        return sql.sql(
                        "select count(*) chunks, count(started) done, coalesce(sum(started), 0)"
                                + " started from collection_batch_chunk where batch_id = ?")
                .param(id)
                .query(
                        (row, number) ->
                                new Progress(
                                        row.getInt("chunks"),
                                        row.getInt("done"),
                                        row.getInt("started")))
                .single();
    }

    /**
     * A household of a batch.
     *
     * @param caseNumber the collection that runs for it; null for none
     */
    record Line(
            long houseId,
            String state,
            String reason,
            BigDecimal owed,
            LocalDate dueOn,
            String caseNumber) {}

    /**
     * Households of a batch, 50 a page by their id.
     *
     * @param state only those that stand so
     * @param reason only those left out for this; null for every reason
     * @param after only those with a larger id; null for the first
     */
    @Transactional(readOnly = true)
    List<Line> lines(int id, String state, String reason, Long after) {
        return sql.sql(
                        "select * from collection_batch_house where batch_id = :batch and state ="
                                + " :state and house_id > :after"
                                + (reason == null ? "" : " and reason = :reason")
                                + " order by house_id limit "
                                + PAGE)
                .param("batch", id)
                .param("state", state)
                .param("after", after == null ? 0 : after)
                .param("reason", reason)
                .query(
                        (row, number) ->
                                new Line(
                                        row.getLong("house_id"),
                                        row.getString("state"),
                                        row.getString("reason"),
                                        row.getBigDecimal("owed"),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getString("case_number")))
                .list();
    }
}
