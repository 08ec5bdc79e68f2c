package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A run is posted by a process that is killed (SIGKILL) in the middle of a chunk, twenty times; the
 * next one goes on. The bills are those of a twin community that nobody disturbed.
 */
@OnMySql
class BillingCrashMySqlTest {

    private static final int KILLS = 20;
    private static final int HOUSES = 900;
    private static final int CHUNK = 10;
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);

    private final MySqlServer mysql = MySqlServer.found().orElse(null);
    private final String schema = MySqlServer.newSchema();

    @AfterEach
    void drop() throws Exception {
        mysql.drop(schema);
    }

    /** The process that is killed: posts until the run is done and says each chunk. */
    static final class Poster {

        private Poster() {}

        public static void main(String[] args) {
            try (AnnotationConfigApplicationContext house = house(args[0], args[1], args[2])) {
                BillingService billing = house.getBean(BillingService.class);
                int run = Integer.parseInt(args[3]);
                while (!billing.postChunk(run, CHUNK)) {
                    System.out.println("chunk");
                }
                System.out.println("done");
            }
        }
    }

    private static AnnotationConfigApplicationContext house(
            String url, String user, String password) {
        AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
        house.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "database",
                                Map.of(
                                        "spring.datasource.url",
                                        url,
                                        "spring.datasource.username",
                                        user,
                                        "spring.datasource.password",
                                        password)));
        house.register(RoomTest.Rooms.class, FeeRooms.class);
        house.refresh();
        return house;
    }

    @Test
    void a_run_that_is_killed_twenty_times_makes_the_bills_of_an_undisturbed_one()
            throws Exception {
        Map<String, List<String>> bills = new HashMap<>();
        try (AnnotationConfigApplicationContext house =
                house(mysql.url(schema), mysql.user(), mysql.password())) {
            String killed = community(house);
            String twin = community(house);
            BillingService billing = house.getBean(BillingService.class);
            int undisturbed = confirmed(billing, twin);
            while (!billing.postChunk(undisturbed, 1000)) {
                // The next chunk.
            }
            int run = confirmed(billing, killed);
            Random chance = new Random(20261126);
            for (int i = 0; i < KILLS; i++) {
                assertThat(post(run, 1 + chance.nextInt(3))).as("kill %d", i).isFalse();
            }
            assertThat(billing.run(run).state()).isEqualTo("posting");
            assertThat(billing.run(run).lastHouse()).isPositive();
            assertThat(post(run, Integer.MAX_VALUE)).isTrue();

            JdbcClient sql = house.getBean(JdbcClient.class);
            for (String community : List.of(killed, twin)) {
                bills.put(community, bills(sql, community));
                house.getBean(FeeWorld.class).checkBalances(community);
            }
            assertThat(bills.get(killed)).hasSize(HOUSES).isEqualTo(bills.get(twin));
        }
    }

    /**
     * Posts in a process of its own, which is killed when it has said so many chunks.
     *
     * @return whether it came to the end
     */
    private boolean post(int run, int chunks) throws IOException, InterruptedException {
        Process poster =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Poster.class.getName(),
                                mysql.url(schema),
                                mysql.user(),
                                mysql.password(),
                                String.valueOf(run))
                        .redirectErrorStream(true)
                        .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(poster.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line; (line = lines.readLine()) != null; ) {
                said.add(line);
                if (line.equals("done")) {
                    return true;
                }
                if (line.equals("chunk") && ++seen == chunks) {
                    return false;
                }
            }
        } finally {
            poster.destroyForcibly().waitFor();
        }
        throw new AssertionError("the process ended by itself: " + said);
    }

    private static String community(AnnotationConfigApplicationContext house) {
        FeeWorld world = house.getBean(FeeWorld.class);
        FeeItems items = house.getBean(FeeItems.class);
        JdbcClient sql = house.getBean(JdbcClient.class);
        String community = world.community();
        for (int i = 0; i < HOUSES; i++) {
            sql.sql(
                            "insert into house (community, phase, building, unit, room, area,"
                                    + " vacant) values (?, '1', '1', '1', ?, ?, false)")
                    .params(
                            community,
                            String.valueOf(i),
                            BigDecimal.valueOf(6_000 + i * 37L % 9_000, 2))
                    .update();
        }
        sql.sql(
                        "insert into fee_account (house_id, community, opened_on, closed_on,"
                                + " prepaid) select id, community, ?, ?, 0 from house where"
                                + " community = ?")
                .params(SPRING, FeeItems.NEVER, community)
                .update();
        sql.sql(
                        "insert into fee_payer (house_id, from_on, to_on, kind, name) select id, ?,"
                                + " ?, 'owner', 'x' from house where community = ?")
                .params(SPRING, FeeItems.NEVER, community)
                .update();
        int item = items.add(community, "PROPERTY", "物业费", Formula.AREA, null);
        items.price(item, SPRING, null, new BigDecimal("2.8765"), null);
        house.getBean(FeeOpening.class).chargeAll(item, SPRING);
        return community;
    }

    private static int confirmed(BillingService billing, String community) {
        int run = billing.begin(community, MONTH, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        return run;
    }

    private static List<String> bills(JdbcClient sql, String community) {
        return sql.sql(
                        "select h.room, b.from_on, b.to_on, b.due_on, b.amount, l.quantity, l.price,"
                                + " l.amount from fee_bill b join house h on h.id = b.house_id join"
                                + " fee_line l on l.bill_id = b.id where h.community = ? order by"
                                + " h.id, l.item_id")
                .param(community)
                .query(
                        (row, number) ->
                                row.getString(1)
                                        + " "
                                        + row.getObject(2)
                                        + " "
                                        + row.getObject(3)
                                        + " "
                                        + row.getObject(4)
                                        + " "
                                        + row.getBigDecimal(5)
                                        + " "
                                        + row.getBigDecimal(6)
                                        + " "
                                        + row.getBigDecimal(7)
                                        + " "
                                        + row.getBigDecimal(8))
                .list();
    }
}
