package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.MassCases;
import org.guanjia.engine.MassStart;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.CollectionModel.Process;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.language.Texts;
import org.guanjia.staff.MassSql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the collections of a batch, chunk by chunk. A chunk is one transaction: its row, which
 * whoever works at it holds and others pass over, the case files, the records, the processes and
 * what became of each household. A node that dies has done all of a chunk or nothing; any number of
 * threads and nodes may work at the same batch.
 */
@Component
class CollectionStarts {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionStarts.class);

    /** Who comes second at a household twice in one chunk is not just unlucky. */
    private static final int ATTEMPTS = 3;

    private final CollectionBatches batches;
    private final CollectionHours hours;
    private final MassCases cases;
    private final MassStart engine;
    private final EstateService estate;
    private final Texts texts;
    private final JdbcClient sql;
    private final MassSql mass;
    private final Clock clock;
    private final TransactionTemplate together;
    private final TransactionTemplate apart;

    CollectionStarts(
            CollectionBatches batches,
            CollectionHours hours,
            MassCases cases,
            MassStart engine,
            EstateService estate,
            Texts texts,
            JdbcClient sql,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.hours = hours;
        this.cases = cases;
        this.engine = engine;
        this.estate = estate;
        this.texts = texts;
        this.sql = sql;
        this.mass = new MassSql(sql);
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Works off the next chunk of any batch that is being started.
     *
     * @return whether there was one; a batch of which nothing is left is done
     */
    boolean next() {
        for (int id : batches.starting()) {
            if (chunk(id)) {
                return true;
            }
            if (batches.progress(id).left() == 0) {
                batches.done(id);
            }
        }
        return false;
    }

    private boolean chunk(int id) {
        RuntimeException trouble = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return work(id, this::all);
            } catch (ConcurrencyFailureException | DuplicateKeyException overtaken) {
                // Somebody began the collection of one of the households this moment: looked at
                // again, it runs.
                trouble = overtaken;
            } catch (RuntimeException failed) {
                trouble = failed;
                break;
            }
        }
        LOG.warn("batch {}: its next chunk failed and is started house by house", id, trouble);
        return work(id, this::singly);
    }

    /** Takes a chunk that nobody holds, and keeps what came of it. */
    private boolean work(int id, Function<Chunk, Integer> start) {
        return Boolean.TRUE.equals(
                together.execute(
                        status -> {
                            Chunk chunk = take(id);
                            if (chunk == null) {
                                return false;
                            }
                            int started = start.apply(chunk);
                            sql.sql(
                                            "update collection_batch_chunk set started = ? where"
                                                    + " batch_id = ? and low_house = ?")
                                    .params(started, id, chunk.low())
                                    .update();
                            return true;
                        }));
    }

    /** A chunk of households: above the first house id up to the second. */
    private record Chunk(CollectionBatch batch, long low, long high, Instant due) {

        Chunk only(long house) {
            return new Chunk(batch, house - 1, house, due);
        }
    }

    private Chunk take(int id) {
        CollectionBatch batch = batches.get(id);
        if (!batch.state().equals(CollectionBatch.STARTING)) {
            return null;
        }
        return sql.sql(
                        "select low_house, high_house, due_at from collection_batch_chunk where"
                                + " batch_id = ? and started is null order by low_house limit 1 for"
                                + " update skip locked")
                .param(id)
                .query(
                        (row, number) ->
                                new Chunk(
                                        batch,
                                        row.getLong("low_house"),
                                        row.getLong("high_house"),
                                        Columns.time(row, "due_at")))
                .optional()
                .orElse(null);
    }

    /** A household that was hit when the batch was drawn, as it stands now. */
    private record Hit(
            long houseId, LocalDate since, BigDecimal owed, String running, String reason) {}

    private int all(Chunk chunk) {
        List<Hit> hits = hits(chunk);
        List<Hit> starting = hits.stream().filter(hit -> hit.reason() == null).toList();
        if (!starting.isEmpty()) {
            start(chunk, starting);
            range(sql.sql(CollectionBatchSql.STARTED), chunk).update();
        }
        hits.stream().filter(hit -> hit.reason() != null).forEach(hit -> leaveOut(chunk, hit));
        range(sql.sql(CollectionBatchSql.SETTLED), chunk).update();
        return starting.size();
    }

    private List<Hit> hits(Chunk chunk) {
        return batches.of(
                        sql.sql(CollectionBatchSql.HITS), chunk.batch(), chunk.low(), chunk.high())
                .query(
                        (row, number) ->
                                new Hit(
                                        row.getLong("house_id"),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getBigDecimal("owed"),
                                        row.getString("case_number"),
                                        row.getString("reason")))
                .list();
    }

    private static JdbcClient.StatementSpec range(JdbcClient.StatementSpec statement, Chunk chunk) {
        return statement
                .param("batch", chunk.batch().id())
                .param("low", chunk.low())
                .param("high", chunk.high());
    }

    private void start(Chunk chunk, List<Hit> hits) {
        Map<Long, House> houses =
                estate.houses(hits.stream().map(Hit::houseId).collect(Collectors.toSet()));
        String title = texts.say("collection.title");
        List<String> numbers =
                cases.open(
                        CollectionService.FLOW,
                        CollectionService.LETTERS,
                        hits.stream()
                                .map(
                                        hit ->
                                                new MassCases.HouseCase(
                                                        houses.get(hit.houseId()), title, title))
                                .toList());
        Instant now = clock.instant();
        List<List<Object>> records = new ArrayList<>(hits.size());
        Map<String, Map<String, Object>> starts = new LinkedHashMap<>();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            String community = houses.get(hit.houseId()).community();
            Instant first = chunk.due().isBefore(now) ? now : chunk.due();
            Instant next = hours.message(community, numbers.get(i), first);
            records.add(
                    List.of(
                            numbers.get(i),
                            community,
                            hit.houseId(),
                            1,
                            CollectionCase.NEW,
                            Columns.time(now),
                            chunk.batch().startedBy(),
                            chunk.batch().id(),
                            hit.since(),
                            hit.owed(),
                            Columns.time(next),
                            0,
                            0,
                            false,
                            false,
                            0,
                            0));
            starts.put(numbers.get(i), Map.of(Variable.NEXT_STEP_AT, Date.from(next)));
        }
        mass.insert(
                "collection_case",
                List.of(
                        "case_number",
                        "community",
                        "house_id",
                        "live",
                        "stage",
                        "opened_at",
                        "started_by",
                        "batch_id",
                        "overdue_since",
                        "owed",
                        "next_step_at",
                        "attempts",
                        "refusals",
                        "pushed",
                        "reason_open",
                        "paused_days",
                        "version"),
                records);
        engine.start(Process.FEE_COLLECTION, starts);
    }

    private void leaveOut(Chunk chunk, Hit hit) {
        leaveOut(
                chunk,
                hit.houseId(),
                hit.running() == null ? "blocked" : "running",
                hit.reason(),
                hit.running());
    }

    private void leaveOut(Chunk chunk, long house, String state, String reason, String caseNumber) {
        sql.sql(
                        "update collection_batch_house set state = ?, reason = ?, case_number = ?"
                                + " where batch_id = ? and house_id = ? and state = 'hit'")
                .params(state, reason, caseNumber, chunk.batch().id(), house)
                .update();
    }

    /** One household with which something is wrong does not keep the others of its chunk. */
    private int singly(Chunk chunk) {
        for (Hit hit : hits(chunk)) {
            Chunk one = chunk.only(hit.houseId());
            try {
                apart.executeWithoutResult(status -> all(one));
            } catch (RuntimeException failed) {
                LOG.error(
                        "batch {}: no collection could be started for house {}",
                        chunk.batch().id(),
                        hit.houseId(),
                        failed);
                apart.executeWithoutResult(
                        status -> leaveOut(one, hit.houseId(), "blocked", "failed", null));
            }
        }
        range(sql.sql(CollectionBatchSql.SETTLED), chunk).update();
        return sql.sql(
                        "select count(*) from collection_batch_house where batch_id = ? and house_id"
                                + " > ? and house_id <= ? and state = 'started'")
                .params(chunk.batch().id(), chunk.low(), chunk.high())
                .query(Integer.class)
                .single();
    }
}
