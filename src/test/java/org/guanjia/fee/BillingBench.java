package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guanjia.Application;
import org.guanjia.language.Refusal;
import org.guanjia.staff.MassSql;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a month is billed: {@code BillingBench [households] --spring.datasource.url=...}. Bills
 * a tenth of the households and then all of them, and prints the run's time against a bare {@code
 * INSERT ... SELECT} of the same bills and lines into the same tables, and the cost of a bill at
 * both sizes. Run by hand, on MySQL with durable settings, see the README.
 */
final class BillingBench {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final LocalDate SPRING = LocalDate.of(2026, 1, 1);

    private BillingBench() {}

    public static void main(String[] args) {
        int households = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        List<String> spring =
                new ArrayList<>(List.of(args).subList(Math.min(1, args.length), args.length));
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
            Bench bench = new Bench(house);
            bench.settings();
            double small = bench.bill("small", households / 10);
            double large = bench.bill("large", households);
            System.out.printf(
                    Locale.ROOT,
                    "cost of a bill at %,d households: %.2f times that at %,d%n",
                    households,
                    large / small,
                    households / 10);
        }
    }

    private static final class Bench {

        private final JdbcClient sql;
        private final FeeItems items;
        private final BillingService billing;
        private final int chunk;

        Bench(ConfigurableApplicationContext house) {
            sql = house.getBean(JdbcClient.class);
            items = house.getBean(FeeItems.class);
            billing = house.getBean(BillingService.class);
            chunk = house.getEnvironment().getProperty("guanjia.fee.chunk", Integer.class, 10_000);
        }

        void settings() {
            sql.sql(
                            "show variables where variable_name in"
                                    + " ('version', 'innodb_flush_log_at_trx_commit', 'sync_binlog',"
                                    + " 'log_bin', 'innodb_buffer_pool_size')")
                    .query(
                            row -> {
                                System.out.println(row.getString(1) + " = " + row.getString(2));
                            });
            System.out.printf(
                    Locale.ROOT,
                    "heap at most %,d MB%n",
                    Runtime.getRuntime().maxMemory() / 1024 / 1024);
        }

        /** Bills a community of that size; seconds per bill. */
        double bill(String community, int households) {
            fill(community, households);
            long start = System.nanoTime();
            int run = billing.begin(community, MONTH, null);
            billing.preview(run);
            double previewed = seconds(start);

            start = System.nanoTime();
            billing.confirm(run, "bench");
            while (!billing.postChunk(run, chunk)) {
                // The next chunk.
            }
            double posted = seconds(start);
            BillingRun done = billing.run(run);

            double bare = bare(done);
            long before = rows();
            start = System.nanoTime();
            try {
                billing.begin(community, MONTH, null);
                throw new IllegalStateException("a second run began");
            } catch (Refusal there) {
                if (rows() != before) {
                    throw new IllegalStateException("a second run wrote rows");
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d households: %,d bills, %,d lines, %s yuan; preview %.1f s, run %.1f s,"
                            + " bare INSERT ... SELECT %.1f s, ratio %.2f; a second run wrote no"
                            + " row (%.3f s)%n",
                    households,
                    done.bills(),
                    count("fee_line where bill_id > %d and bill_id < %d", done),
                    done.amount().toPlainString(),
                    previewed,
                    posted,
                    bare,
                    posted / bare,
                    seconds(start));
            return posted / done.bills();
        }

        private long rows() {
            return sql.sql(
                            "select (select count(*) from fee_run) + (select count(*) from fee_bill)"
                                    + " + (select count(*) from fee_line)")
                    .query(Long.class)
                    .single();
        }

        private long count(String from, BillingRun run) {
            return sql.sql(
                            "select count(*) from "
                                    + from.formatted(run.base(), run.base() + BillingSql.RUN))
                    .query(Long.class)
                    .single();
        }

        /** The same rows once more into the same tables, under ids of a run that there is not. */
        private double bare(BillingRun run) {
            long shift = 1_000_000 * BillingSql.RUN;
            sql.sql("drop table if exists bench_bill").update();
            sql.sql("drop table if exists bench_line").update();
            sql.sql(
                            "create table bench_bill as select * from fee_bill where id > "
                                    + run.base()
                                    + " and id < "
                                    + (run.base() + BillingSql.RUN))
                    .update();
            sql.sql(
                            "create table bench_line as select * from fee_line where bill_id > "
                                    + run.base()
                                    + " and bill_id < "
                                    + (run.base() + BillingSql.RUN))
                    .update();
            long start = System.nanoTime();
            sql.sql(
                            "insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity,"
                                    + " price, amount) select bill_id + "
                                    + shift
                                    + ", item_id, from_on, kind, to_on, quantity, price, amount"
                                    + " from bench_line")
                    .update();
            sql.sql(
                            "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on,"
                                    + " amount, settled, reversed) select id + "
                                    + shift
                                    + ", house_id, payer_from, from_on, to_on, due_on, amount,"
                                    + " settled, reversed from bench_bill")
                    .update();
            double took = seconds(start);
            sql.sql("delete from fee_line where bill_id > " + shift).update();
            sql.sql("delete from fee_bill where id > " + shift).update();
            sql.sql("drop table bench_bill").update();
            sql.sql("drop table bench_line").update();
            return took;
        }

        /** Area and shared use for all, water for all by meter, parking for every second house. */
        private void fill(String community, int households) {
            sql.sql(
                            "insert into community (id, name, grade, service_desk) values (?, ?,"
                                    + " 'A', true)")
                    .params(community, community)
                    .update();
            MassSql mass = new MassSql(sql);
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 1; i <= households; i++) {
                rows.add(
                        List.of(
                                community,
                                "1",
                                String.valueOf(i / 400),
                                "1",
                                String.valueOf(i),
                                BigDecimal.valueOf(6_000 + i * 37L % 9_000, 2),
                                false));
                if (rows.size() == 10_000 || i == households) {
                    mass.insert(
                            "house",
                            List.of(
                                    "community",
                                    "phase",
                                    "building",
                                    "unit",
                                    "room",
                                    "area",
                                    "vacant"),
                            rows);
                    rows.clear();
                }
            }
            int property = item(community, "PROPERTY", Formula.AREA, "2.80");
            int water = item(community, "WATER", Formula.METER, "4.3500");
            int share = item(community, "SHARE", Formula.SHARE_AREA, "0.6200");
            int parking = item(community, "PARKING", Formula.PARKING, "300");
            String houses = " from house where community = '" + community + "'";
            run(
                    "insert into fee_account (house_id, community, opened_on, closed_on, prepaid)"
                            + " select id, community, '2026-01-01', '9999-12-31', 0"
                            + houses);
            run(
                    "insert into fee_payer (house_id, from_on, to_on, kind, name) select id,"
                            + " '2026-01-01', '9999-12-31', 'owner', concat('业主', room)"
                            + houses);
            for (int item : List.of(property, water, share, parking)) {
                run(
                        "insert into fee_charge (house_id, item_id, from_on, to_on) select id, "
                                + item
                                + ", '2026-01-01', '9999-12-31'"
                                + houses
                                + (item == parking ? " and mod(id, 2) = 0" : ""));
            }
            run(
                    "insert into fee_meter (community, house_id, item_id, serial, digits, factor,"
                            + " start_on, start_value) select community, id, "
                            + water
                            + ", concat('W', id), 5, 1, '2026-01-01', 0"
                            + houses);
            run(
                    "insert into fee_meter (community, item_id, serial, digits, factor, start_on,"
                            + " start_value) select id, "
                            + share
                            + ", 'S', 8, 1, '2026-01-01', 0 from community where id = '"
                            + community
                            + "'");
            run(
                    "insert into fee_reading (meter_id, read_on, reading, used, rolled) select id,"
                            + " '2026-11-20', 20, case when house_id is null then 500000 else"
                            + " mod(id, 17) + 3.5 end, false from fee_meter where community = '"
                            + community
                            + "'");
            for (String table :
                    List.of(
                            "house",
                            "fee_account",
                            "fee_payer",
                            "fee_charge",
                            "fee_meter",
                            "fee_reading")) {
                sql.sql("analyze table " + table).query().listOfRows();
            }
        }

        private int item(String community, String code, Formula formula, String price) {
            int id = items.add(community, code, code, formula, null);
            items.price(id, SPRING, null, new BigDecimal(price), null);
            return id;
        }

        private void run(String statement) {
            sql.sql(statement).update();
        }

        private static double seconds(long start) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
