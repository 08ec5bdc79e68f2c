package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.MassCases;
import org.guanjia.engine.MassStart;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.CollectionModel.Process;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Collections that are started together. */
@ServerTest
class CollectionBatchTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired JdbcClient sql;
    @Autowired CollectionBatches batches;
    @Autowired CollectionStarts starts;
    @Autowired CollectionProcess process;
    @Autowired SensitiveHouses sensitive;
    @Autowired FeeDisputes disputes;
    @Autowired CaseFiles cases;
    @Autowired MassStart mass;
    @Autowired MassCases massCases;
    @Autowired CollectionHours hours;
    @Autowired EstateService estate;
    @Autowired Texts texts;
    @Autowired Clock clock;
    @Autowired ProcessEngine engine;
    @Autowired Flow flow;
    @Autowired SqlCounter counter;
    @Autowired PlatformTransactionManager transactions;

    private CollectionWorld world;
    private String community;
    private List<Long> houses;

    @BeforeEach
    void a_community_that_owes() {
        world = new CollectionWorld(sql);
        community = "batch" + NEXT.incrementAndGet();
        world.fill(community, 12, today().minusDays(40));
        houses = world.houses(community);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), CHINA);
    }

    private int draw() {
        return batches.draw(Set.of(community), 3, new BigDecimal("1"), "cashier");
    }

    private void workOff() {
        while (starts.next()) {
            // The next chunk.
        }
    }

    private Map<String, Integer> counts(int id) {
        return batches.counts(id).stream()
                .collect(
                        Collectors.toMap(
                                count ->
                                        count.reason() == null
                                                ? count.state()
                                                : count.state() + " " + count.reason(),
                                CollectionBatches.Count::houses));
    }

    private long running() {
        return world.count("collection_case where community = ? and live = 1", community);
    }

    @Test
    void the_preview_tells_who_is_hit_and_who_is_left_out_and_why_and_starts_nothing() {
        process.begin(houses.get(0), "cashier");
        sensitive.add(houses.get(1), "bereaved", null, null, "housekeeper");
        disputes.open(houses.get(2), null, null, true, "漏水没修", null, "cashier");
        disputes.open(houses.get(3), null, null, false, "不合理", null, "cashier");
        sql.sql("update fee_bill set settled = 299.50 where house_id = ?")
                .param(houses.get(4))
                .update();
        sql.sql("update fee_bill set due_on = ? where house_id = ?")
                .params(today().minusDays(2), houses.get(5))
                .update();
        world.settle(houses.get(6));
        sensitive.add(houses.get(7), "ill", null, null, "housekeeper");
        sensitive.confirm(houses.get(7), "谈过", "housekeeper");

        int id = draw();
        assertThat(counts(id))
                .isEqualTo(
                        Map.of(
                                "hit", 6,
                                "running running", 1,
                                "blocked sensitive", 1,
                                "blocked dispute", 1,
                                "blocked small", 1,
                                "blocked early", 1));
        assertThat(running()).isEqualTo(1);
        assertThat(batches.lines(id, "running", null, null))
                .singleElement()
                .satisfies(line -> assertThat(line.caseNumber()).startsWith("CJ-"));
        assertThat(batches.lines(id, "blocked", "small", null))
                .singleElement()
                .satisfies(line -> assertThat(line.owed()).isEqualByComparingTo("0.50"));
        assertThat(batches.lines(id, "hit", null, houses.get(9))).hasSize(2);
    }

    @Test
    void each_household_gets_a_collection_that_is_like_one_that_was_begun_by_itself() {
        String alone = process.begin(houses.get(0), "cashier");
        int id = draw();
        batches.start(id, "cashier");
        workOff();
        assertThat(batches.get(id).state()).isEqualTo("done");
        assertThat(counts(id)).isEqualTo(Map.of("running running", 1, "started", 11));
        assertThat(batches.progress(id).started()).isEqualTo(11);
        for (CollectionBatches.Line line : batches.lines(id, "started", null, null)) {
            assertThat(flow.waitsAt(line.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
        }
        String one = batches.lines(id, "started", null, null).get(0).caseNumber();
        List<Function<String, Object>> looks =
                List.of(
                        this::record,
                        this::file,
                        number -> rows("ACT_HI_ACTINST", "ACT_ID_, TENANT_ID_", number),
                        number -> rows("ACT_HI_VARINST", "NAME_, TENANT_ID_", number),
                        number -> rows("ACT_RU_JOB", "HANDLER_CFG_, TENANT_ID_", number),
                        number -> rows("ACT_RU_EVENT_SUBSCR", "EVENT_NAME_, TENANT_ID_", number));
        for (Function<String, Object> look : looks) {
            assertThat(look.apply(one)).isEqualTo(look.apply(alone));
        }
    }

    private Object record(String number) {
        Map<String, Object> row =
                sql.sql("select * from collection_case where case_number = ?")
                        .param(number)
                        .query()
                        .singleRow();
        row.keySet()
                .removeIf(
                        column ->
                                Set.of("case_number", "house_id", "batch_id")
                                        .contains(column.toLowerCase(java.util.Locale.ROOT)));
        return row;
    }

    private Object file(String number) {
        Map<String, Object> row =
                sql.sql("select * from case_file where case_number = ?")
                        .param(number)
                        .query()
                        .singleRow();
        row.keySet()
                .removeIf(
                        column ->
                                Set.of("id", "case_number", "house_id", "claimed_room", "channel")
                                        .contains(column.toLowerCase(java.util.Locale.ROOT)));
        return row;
    }

    private List<Map<String, Object>> rows(String table, String columns, String number) {
        String instance =
                engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId();
        String key = table.equals("ACT_RU_JOB") ? "PROCESS_INSTANCE_ID_" : "PROC_INST_ID_";
        return sql.sql(
                        "select "
                                + columns
                                + " from "
                                + table
                                + " where "
                                + key
                                + " = ? order by "
                                + columns.split(",")[0])
                .param(instance)
                .query()
                .listOfRows();
    }

    @Test
    void what_changed_since_the_preview_is_looked_at_again() {
        int id = draw();
        world.settle(houses.get(0));
        sensitive.add(houses.get(1), "bereaved", null, null, "housekeeper");
        process.begin(houses.get(2), "cashier");
        batches.start(id, "cashier");
        workOff();
        assertThat(counts(id))
                .isEqualTo(
                        Map.of(
                                "started", 9,
                                "blocked settled", 1,
                                "blocked sensitive", 1,
                                "running running", 1));
        assertThat(running()).isEqualTo(10);
    }

    @Test
    void two_batches_and_four_workers_start_each_household_once() throws Exception {
        int first = draw();
        int second = draw();
        batches.start(first, "cashier");
        batches.start(second, "cashier");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> worker =
                    () -> {
                        workOff();
                        return null;
                    };
            for (Future<Void> one : pool.invokeAll(List.of(worker, worker, worker, worker))) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        workOff();
        assertThat(batches.get(first).state()).isEqualTo("done");
        assertThat(batches.get(second).state()).isEqualTo("done");
        assertThat(running()).isEqualTo(12);
        assertThat(batches.progress(first).started() + batches.progress(second).started())
                .isEqualTo(12);
        assertThat(world.count("case_file where community = ?", community)).isEqualTo(12);
        assertThat(instances()).isEqualTo(12);
    }

    private long instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(Process.FEE_COLLECTION)
                .tenantIdIn(community)
                .count();
    }

    @Test
    void a_stopped_batch_starts_nothing_more_until_it_is_started_again() {
        int id = draw();
        batches.start(id, "cashier");
        batches.stop(id);
        workOff();
        assertThat(running()).isZero();
        assertThatThrownBy(() -> batches.stop(id)).isInstanceOf(Refusal.class);
        batches.start(id, "cashier");
        workOff();
        assertThat(running()).isEqualTo(12);
        assertThatThrownBy(() -> batches.start(id, "cashier")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> batches.abandon(id)).isInstanceOf(Refusal.class);
    }

    /** The list of batches was read a moment before the stop. */
    @Test
    void what_is_stopped_while_somebody_takes_its_next_chunk_starts_nothing() {
        int id = draw();
        batches.start(id, "cashier");
        CollectionBatches stopping =
                new CollectionBatches(sql, hours, clock, 200, 6000) {
                    @Override
                    List<Integer> starting() {
                        List<Integer> seen = super.starting();
                        batches.stop(id);
                        return seen;
                    }
                };
        CollectionStarts node =
                new CollectionStarts(
                        stopping, hours, massCases, mass, estate, texts, sql, clock, transactions);

        assertThat(node.next()).isFalse();

        assertThat(running()).isZero();
        assertThat(batches.get(id).state()).isEqualTo("stopped");
        batches.start(id, "cashier");
        workOff();
        assertThat(running()).isEqualTo(12);
    }

    @Test
    void a_batch_that_was_given_up_is_not_started() {
        int id = draw();
        batches.abandon(id);
        assertThatThrownBy(() -> batches.start(id, "cashier")).isInstanceOf(Refusal.class);
        workOff();
        assertThat(running()).isZero();
        houses.forEach(world::settle);
        int empty = draw();
        assertThatThrownBy(() -> batches.start(empty, "cashier")).isInstanceOf(Refusal.class);
        assertThat(batches.get(empty).state()).isEqualTo("drafted");
    }

    @Test
    void a_household_with_which_something_is_wrong_does_not_keep_the_others() {
        int id = draw();
        batches.start(id, "cashier");
        // A house that the register lost.
        sql.sql("delete from house where id = ?").param(houses.get(5)).update();
        workOff();
        assertThat(counts(id)).isEqualTo(Map.of("started", 11, "blocked failed", 1));
        assertThat(batches.get(id).state()).isEqualTo("done");
        assertThat(running()).isEqualTo(11);
    }

    @Test
    void a_chunk_asks_and_changes_as_often_for_many_households_as_for_few() throws Exception {
        SqlCounter.Statements few = chunk(3);
        SqlCounter.Statements many = chunk(150);
        assertThat(many.selects()).isEqualTo(few.selects()).isLessThanOrEqualTo(10);
        assertThat(many.updates()).isEqualTo(few.updates()).isLessThanOrEqualTo(4);
        assertThat(many.deletes()).isZero();
        // Rows of the engine's tables, sent together: counted here as if each went by itself. One
        // of
        // them is the wait for a problem that comes up again.
        assertThat((many.inserts() - few.inserts()) / 147).isLessThanOrEqualTo(13);
    }

    /** What the first chunk of a batch of so many households sends. */
    SqlCounter.Statements chunk(int households) throws Exception {
        String other = "batch" + NEXT.incrementAndGet();
        world.fill(other, households, today().minusDays(40));
        int id = batches.draw(Set.of(other), 3, BigDecimal.ONE, "cashier");
        batches.start(id, "cashier");
        SqlCounter.Statements sent = counter.during(() -> assertThat(starts.next()).isTrue());
        workOff();
        return sent;
    }

    @Test
    void the_first_steps_of_a_batch_are_spread_over_the_hours_in_which_people_are_spoken_to() {
        ClockUtil.setCurrentTime(
                java.util.Date.from(today().atTime(20, 59).atZone(CHINA).toInstant()));
        String large = "batch" + NEXT.incrementAndGet();
        world.fill(large, 900, today().minusDays(40));
        int id = batches.draw(Set.of(large), 3, BigDecimal.ONE, "cashier");
        batches.start(id, "cashier");
        workOff();
        List<java.time.LocalDateTime> times =
                sql.sql(
                                "select distinct next_step_at from collection_case where batch_id ="
                                        + " ? order by next_step_at")
                        .param(id)
                        .query(
                                (row, number) ->
                                        org.guanjia.casefile.Columns.time(row, "next_step_at")
                                                .atZone(CHINA)
                                                .toLocalDateTime())
                        .list();
        assertThat(times).hasSize(5);
        assertThat(times.get(0).toLocalTime()).isEqualTo(LocalTime.of(20, 59));
        assertThat(times.get(1)).isEqualTo(today().plusDays(1).atTime(8, 0));
        assertThat(Duration.between(times.get(1), times.get(2))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void what_is_no_batch_is_refused() {
        for (int days : List.of(0, -1, 4000)) {
            refused("days", () -> batches.draw(Set.of(community), days, BigDecimal.ONE, "x"));
        }
        for (String amount : List.of("0", "-1", "0.001", "99999999")) {
            refused(
                    "amount",
                    () -> batches.draw(Set.of(community), 3, new BigDecimal(amount), "x"));
        }
        refused("amount", () -> batches.draw(Set.of(community), 3, null, "x"));
        refused("community", () -> batches.draw(Set.of(), 3, BigDecimal.ONE, "x"));
        assertThatThrownBy(() -> batches.get(Integer.MAX_VALUE)).isInstanceOf(Refusal.class);
    }

    private static void refused(String field, Runnable draw) {
        assertThatThrownBy(draw::run)
                .isInstanceOf(Refusal.class)
                .satisfies(no -> assertThat(((Refusal) no).field()).isEqualTo(field));
    }

    @Test
    void a_case_is_started_once_even_in_the_transaction_that_opened_it() {
        assertThatThrownBy(() -> mass.start(Process.FEE_COLLECTION, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
        String number = process.begin(houses.get(0), "cashier");
        assertThatThrownBy(
                        () ->
                                new TransactionTemplate(transactions)
                                        .executeWithoutResult(
                                                status ->
                                                        mass.start(
                                                                Process.FEE_COLLECTION,
                                                                Map.of(
                                                                        number,
                                                                        Map.of(
                                                                                "nextStepAt",
                                                                                new java.util
                                                                                        .Date())))))
                .hasMessageContaining(number);
        assertThat(instances()).isEqualTo(1);
        assertThat(new ArrayList<>(flow.open(number))).isEmpty();
    }
}
