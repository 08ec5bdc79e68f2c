package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.Application;
import org.guanjia.casefile.MassCases;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.CollectionModel.Process;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast collections are started: {@code CollectionBench [households] [sample]
 * --spring.datasource.url=...}. Starts a sample one by one through the engine's API and then a
 * batch of all households, each from an overdue bill to a process that waits for its first step,
 * and prints both rates and their ratio. Run by hand, on MySQL with durable settings, see the
 * README.
 */
final class CollectionBench {

    private static final int THREADS = 2;
    private static final int WARM = 1_000;

    private CollectionBench() {}

    public static void main(String[] args) throws Exception {
        int households = args.length > 0 ? Integer.parseInt(args[0]) : 80_000;
        int sample = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        List<String> spring =
                new ArrayList<>(List.of(args).subList(Math.min(2, args.length), args.length));
        spring.addAll(
                List.of(
                        "--server.port=-1",
                        "--guanjia.demo.enabled=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--guanjia.notice.scheduled=false",
                        "--guanjia.retention.scheduled=false",
                        "--guanjia.fee.collections-scheduled=false",
                        "--logging.level.root=WARN"));
        try (ConfigurableApplicationContext house =
                SpringApplication.run(Application.class, spring.toArray(String[]::new))) {
            new Bench(house).run(households, sample);
        }
    }

    private static final class Bench {

        private final JdbcClient sql;
        private final CollectionWorld world;
        private final CollectionProcess process;
        private final CollectionBatches batches;
        private final CollectionStarts starts;
        private final MassCases cases;
        private final EstateService estate;
        private final RuntimeService runtime;
        private final TransactionTemplate transaction;

        Bench(ConfigurableApplicationContext house) {
            sql = house.getBean(JdbcClient.class);
            world = new CollectionWorld(sql);
            process = house.getBean(CollectionProcess.class);
            batches = house.getBean(CollectionBatches.class);
            starts = house.getBean(CollectionStarts.class);
            cases = house.getBean(MassCases.class);
            estate = house.getBean(EstateService.class);
            runtime = house.getBean(RuntimeService.class);
            transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        }

        void run(int households, int sample) throws Exception {
            settings();
            LocalDate due = LocalDate.now().minusDays(40);
            fill("warm", 2 * WARM, due);
            fill("alone", sample, due);
            fill("alone2", sample, due);
            fill("engine", sample, due);
            fill("many", households, due);

            List<Long> warm = world.houses("warm");
            begin(warm.subList(0, WARM), 1);
            batch("warm");

            double alone = rate(sample, () -> begin(world.houses("alone"), 1));
            double engine = engineAlone("engine");
            double threads = rate(sample, () -> begin(world.houses("alone2"), THREADS));

            long start = System.nanoTime();
            int id = draw("many");
            double drawn = seconds(start);
            batches.start(id, "bench");
            double many = rate(households, () -> work());
            check(households);
            System.out.printf(
                    Locale.ROOT,
                    "batch of %,d collections: drawn in %.1f s, started at %,.0f a second with %d"
                            + " threads%n"
                            + "one by one, case file, record and process each in a transaction of"
                            + " its own (%,d): %,.0f a second, with %d threads %,.0f%n"
                            + "one by one, the engine's API alone, files and records there before"
                            + " (%,d): %,.0f a second%n"
                            + "ratio %.2f; to %d threads %.2f; to the engine's API alone %.2f%n",
                    households,
                    drawn,
                    many,
                    THREADS,
                    sample,
                    alone,
                    THREADS,
                    threads,
                    sample,
                    engine,
                    many / alone,
                    THREADS,
                    many / threads,
                    many / engine);
        }

        private void settings() {
            sql.sql(
                            "show variables where variable_name in"
                                    + " ('version', 'innodb_flush_log_at_trx_commit', 'sync_binlog',"
                                    + " 'log_bin', 'innodb_buffer_pool_size')")
                    .query(
                            row -> {
                                System.out.println(row.getString(1) + " = " + row.getString(2));
                            });
        }

        private void fill(String community, int households, LocalDate due) {
            world.fill(community, households, due);
            for (String table : List.of("house", "fee_account", "fee_bill")) {
                sql.sql("analyze table " + table).query().listOfRows();
            }
        }

        private Void begin(List<Long> houses, int threads) throws Exception {
            AtomicInteger next = new AtomicInteger();
            return together(
                    threads,
                    () -> {
                        for (int i; (i = next.getAndIncrement()) < houses.size(); ) {
                            process.begin(houses.get(i), "bench");
                        }
                        return null;
                    });
        }

        /** Their case files are there: nothing but the engine's own call is timed. */
        private double engineAlone(String community) throws Exception {
            List<Long> houses = world.houses(community);
            List<String> numbers = new ArrayList<>();
            for (int from = 0; from < houses.size(); from += 500) {
                List<Long> some = houses.subList(from, Math.min(from + 500, houses.size()));
                var there = estate.houses(Set.copyOf(some));
                numbers.addAll(
                        transaction.execute(
                                status ->
                                        cases.open(
                                                CollectionService.FLOW,
                                                CollectionService.LETTERS,
                                                some.stream()
                                                        .map(
                                                                house ->
                                                                        new MassCases.HouseCase(
                                                                                there.get(house),
                                                                                "催缴",
                                                                                "催缴"))
                                                        .toList())));
            }
            java.util.Date first = new java.util.Date();
            return rate(
                    numbers.size(),
                    () -> {
                        for (String number : numbers) {
                            runtime.startProcessInstanceByKey(
                                    Process.FEE_COLLECTION,
                                    number,
                                    Map.of("caseNumber", number, "nextStepAt", first));
                        }
                        return null;
                    });
        }

        private int draw(String community) {
            return batches.draw(Set.of(community), 3, BigDecimal.ONE, "bench");
        }

        private void batch(String community) throws Exception {
            batches.start(draw(community), "bench");
            work();
        }

        private Void work() throws Exception {
            return together(
                    THREADS,
                    () -> {
                        while (starts.next()) {
                            // The next chunk.
                        }
                        return null;
                    });
        }

        private static Void together(int threads, Callable<Void> work) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Callable<Void>> all = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    all.add(work);
                }
                for (Future<Void> one : pool.invokeAll(all)) {
                    one.get();
                }
            } finally {
                pool.shutdown();
            }
            return null;
        }

        private static double rate(int count, Callable<Void> work) throws Exception {
            long start = System.nanoTime();
            work.call();
            return count / seconds(start);
        }

        /** All are there, each waits, none twice. */
        private void check(int households) {
            long records = world.count("collection_case where community = 'many' and live = 1");
            long waiting =
                    world.count(
                            "case_file f join ACT_RU_EXECUTION e on e.BUSINESS_KEY_ = f.case_number"
                                    + " join ACT_RU_JOB j on j.PROCESS_INSTANCE_ID_ ="
                                    + " e.PROC_INST_ID_ where f.community = 'many'");
            if (records != households || waiting != households) {
                throw new IllegalStateException(
                        "%d records and %d waiting processes of %d"
                                .formatted(records, waiting, households));
            }
        }

        private static double seconds(long start) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
