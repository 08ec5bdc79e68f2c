package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What fees keep of people goes in its time; the vouchers stay. */
@RoomTest
@Import({FeeRooms.class, FeeRetentionTest.Schema.class})
class FeeRetentionTest {

    /** Whose rows are vouchers or the ledger itself, what they are counted by, or hold nobody. */
    private static final Set<String> KEPT =
            Set.of(
                    "bank_statement",
                    "collection_plan",
                    "collection_instalment",
                    "collection_paper_bill",
                    "collection_write_off_bill",
                    "fee_account",
                    "fee_allocation",
                    "fee_bill",
                    "fee_line",
                    "fee_charge",
                    "fee_closing",
                    "fee_contract",
                    "fee_credit",
                    "fee_damages",
                    "fee_item",
                    "fee_limitation",
                    "fee_limitation_day",
                    "fee_limitation_warning",
                    "fee_meter",
                    "fee_pay_link",
                    "fee_reading",
                    "fee_run_total",
                    "fee_run_finding",
                    "fee_run_tariff",
                    "fee_tariff");

    /** The tables of gateway, bank and batches beside those of the ledger. */
    @TestConfiguration
    static class Schema {

        @Bean
        @DependsOn({"collectionSchema", "feeDeskSchema"})
        List<SpringLiquibase> schemasBeside(DataSource source) throws LiquibaseException {
            List<SpringLiquibase> all = new ArrayList<>();
            for (String name :
                    List.of(
                            "083-collection-reason",
                            "084-collection-legal",
                            "085-collection-batch",
                            "086-gateway",
                            "088-sandbox-retention")) {
                SpringLiquibase liquibase = new SpringLiquibase();
                liquibase.setDataSource(source);
                liquibase.setChangeLog("classpath:db/changelog/rooms/" + name + ".yaml");
                liquibase.setResourceLoader(new DefaultResourceLoader());
                liquibase.afterPropertiesSet();
                all.add(liquibase);
            }
            return all;
        }
    }

    private static final LocalDate OPENED = LocalDate.of(2026, 1, 1);
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 23, 12, 0);

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired FeeDisputes disputes;
    @Autowired FeeReductions reductions;
    @Autowired Payments payments;
    @Autowired HandClock clock;
    @Autowired JdbcClient sql;

    @AfterEach
    void today() {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
    }

    private FeeRetention retention(Resource rules) {
        return new FeeRetention(sql, clock, rules, 2);
    }

    private void at(LocalDate day) {
        clock.set(day.atTime(10, 0).atZone(clock.getZone()).toInstant());
    }

    private String text(String table, String column, long house) {
        return sql.sql("select coalesce(" + column + ", '') from " + table + " where house_id = ?")
                .param(house)
                .query(String.class)
                .list()
                .toString();
    }

    @Test
    void texts_go_in_their_time_and_amounts_stay() {
        String community = world.community();
        long house = world.account(community, 1, "100", OPENED);
        int item = items.add(community, "P", "物业费", Formula.AREA, null);
        long reduced =
                reductions.propose(
                        house,
                        item,
                        "discount",
                        BigDecimal.TEN,
                        OPENED,
                        OPENED.plusDays(9),
                        "低保",
                        "a");
        reductions.approve(reduced, "b");
        long open =
                reductions.propose(
                        house,
                        item,
                        "discount",
                        BigDecimal.TEN,
                        OPENED.plusDays(10),
                        null,
                        "长期",
                        "a");
        reductions.approve(open, "b");
        long dispute = disputes.open(house, null, OPENED, true, "楼上漏水", null, "a");
        disputes.close(dispute, LocalDate.of(2026, 11, 23), true, "修好", "a");
        disputes.open(house, null, OPENED, true, "还在漏", null, "a");
        payments.pay(
                new Payments.NewPayment(
                        house, "cash", community, BigDecimal.TEN, null, List.of(), "儿子代交"),
                "a");
        for (int i = 0; i < 5; i++) {
            sql.sql(
                            "insert into fee_refused_payment (community, reason, refused_at)"
                                    + " values (?, 'x', ?)")
                    .params(community, LocalDateTime.of(2026, 11, 23, 8, 0))
                    .update();
        }
        FeeRetention retention = retention(new ClassPathResource("reference/fee-retention.csv"));
        String refused = "select count(*) from fee_refused_payment where community = ?";

        at(LocalDate.of(2029, 11, 20));
        retention.run();
        assertThat(world.count(refused, community)).isEqualTo(5);
        at(LocalDate.of(2029, 11, 25));
        retention.run();
        assertThat(world.count(refused, community)).isZero();
        assertThat(text("fee_reduction", "reason", house)).contains("低保");

        at(LocalDate.of(2031, 11, 25));
        retention.run();
        assertThat(text("fee_reduction", "reason", house)).doesNotContain("低保").contains("长期");
        assertThat(text("fee_dispute", "reason", house)).doesNotContain("楼上").contains("还在漏");
        assertThat(text("fee_dispute", "closed_because", house)).doesNotContain("修好");
        assertThat(text("fee_payment", "note", house)).contains("儿子");

        at(LocalDate.of(2056, 11, 25));
        retention.run();
        assertThat(text("fee_reduction", "reason", house)).contains("长期");
        assertThat(text("fee_payment", "note", house)).doesNotContain("儿子");
        // Who pays still is known, and the money.
        assertThat(text("fee_payer", "name", house)).contains("业主1");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("10");
        world.checkBalances(community);
    }

    /** A new table of the room needs its line, or goes with its case, or is a voucher. */
    @Test
    void each_table_of_the_room_says_how_long_it_is_kept() throws IOException {
        String rules =
                new ClassPathResource("reference/fee-retention.csv")
                        .getContentAsString(StandardCharsets.UTF_8);
        List<String> without =
                sql
                        .sql(
                                "select t.table_name from information_schema.tables t where"
                                        + " t.table_schema = schema() and not exists (select 1 from"
                                        + " information_schema.columns c where c.table_schema ="
                                        + " t.table_schema and c.table_name = t.table_name and"
                                        + " lower(c.column_name) = 'case_number')")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.matches("(fee|bank|collection|sandbox)_.*"))
                        .filter(name -> !rules.contains("," + name + ","))
                        .toList();
        assertThat(without).isNotEmpty().isSubsetOf(KEPT);
    }

    private void order(String number, String state) {
        sql.sql(
                        "insert into fee_order (number, gateway, house_id, community, amount, state,"
                                + " pay_url, asked_at, expires_at) values (?, 'sandbox', 1, 'c', 1,"
                                + " ?, 'http://pay', ?, ?)")
                .params(number, state, NOON, NOON)
                .update();
        sql.sql(
                        "insert into sandbox_payment (order_number, subject, amount, state, told,"
                                + " attempts, made_at) values (?, '物业费', 1, 'waiting', false, 0, ?)")
                .params(number, NOON)
                .update();
    }

    private List<String> texts(String select) {
        return sql.sql(select).query(String.class).list();
    }

    @Test
    void orders_that_nobody_paid_go_after_a_year_and_paid_ones_with_their_voucher() {
        sql.sql("delete from fee_order").update();
        sql.sql("delete from sandbox_payment").update();
        order("D1", "paid");
        order("D2", "expired");
        order("D3", "failed");
        order("D4", "open");
        FeeRetention retention = retention(new ClassPathResource("reference/fee-retention.csv"));
        String numbers = "select number from fee_order order by number";
        String pages = "select number from fee_order where pay_url is not null order by number";

        at(LocalDate.of(2027, 11, 20));
        retention.run();
        assertThat(texts(numbers)).hasSize(4);
        assertThat(texts("select order_number from sandbox_payment")).hasSize(4);
        at(LocalDate.of(2027, 11, 25));
        retention.run();
        assertThat(texts(numbers)).containsExactly("D1", "D4");
        assertThat(texts(pages)).as("who can still pay").containsExactly("D4");
        assertThat(texts("select order_number from sandbox_payment")).isEmpty();
        at(LocalDate.of(2056, 11, 20));
        retention.run();
        assertThat(texts(numbers)).containsExactly("D1", "D4");
        at(LocalDate.of(2056, 11, 25));
        retention.run();
        assertThat(texts(numbers)).as("an order that still runs").containsExactly("D4");
    }

    @Test
    void a_bank_line_loses_who_paid_and_then_goes_but_never_while_it_waits() {
        sql.sql("delete from bank_line").update();
        for (String state : List.of("booked", "aside", "waiting")) {
            sql.sql(
                            "insert into bank_line (statement_id, community, file_row, reference,"
                                    + " booked_on, amount, payer, payer_account, purpose, state,"
                                    + " note) values (1, 'c', 1, ?, ?, 1, '王芳', '6222', '物业费', ?,"
                                    + " '转错')")
                    .params(state, NOON.toLocalDate(), state)
                    .update();
        }
        FeeRetention retention = retention(new ClassPathResource("reference/fee-retention.csv"));
        String named =
                "select reference from bank_line where coalesce(payer, payer_account, purpose, note)"
                        + " is not null order by reference";
        String all = "select reference from bank_line order by reference";

        at(LocalDate.of(2029, 11, 25));
        retention.run();
        assertThat(texts(named)).containsExactly("booked", "waiting");
        at(LocalDate.of(2031, 11, 25));
        retention.run();
        assertThat(texts(named)).containsExactly("waiting");
        assertThat(texts(all)).containsExactly("aside", "booked", "waiting");
        at(LocalDate.of(2036, 11, 25));
        retention.run();
        assertThat(texts(all)).containsExactly("waiting");
        assertThat(texts(named)).containsExactly("waiting");
    }

    @Test
    void an_old_batch_goes_with_its_list_and_a_younger_one_with_old_debts_stays() {
        for (String table : List.of("_chunk", "_community", "_house", "")) {
            sql.sql("delete from collection_batch" + table).update();
        }
        for (int batch : List.of(1, 2)) {
            sql.sql(
                            "insert into collection_batch (id, state, days, amount, drawn_by,"
                                    + " drawn_at) values (?, 'done', 30, 1, 'a', ?)")
                    .params(batch, NOON.plusYears(batch - 1))
                    .update();
            sql.sql("insert into collection_batch_community (batch_id, community) values (?, 'c')")
                    .param(batch)
                    .update();
            sql.sql(
                            "insert into collection_batch_chunk (batch_id, low_house, high_house)"
                                    + " values (?, 0, 9)")
                    .param(batch)
                    .update();
            for (int house : List.of(1, 2, 3)) {
                sql.sql(
                                "insert into collection_batch_house (batch_id, house_id, community,"
                                        + " owed, due_on, state, reason) values (?, ?, 'c', 9, ?,"
                                        + " 'blocked', 'sensitive')")
                        .params(batch, house, LocalDate.of(2020, 1, 1))
                        .update();
            }
        }
        FeeRetention retention = retention(new ClassPathResource("reference/fee-retention.csv"));

        at(LocalDate.of(2028, 11, 20));
        retention.run();
        assertThat(texts("select batch_id from collection_batch_house")).hasSize(6);
        at(LocalDate.of(2028, 11, 25));
        retention.run();
        assertThat(texts("select batch_id from collection_batch_house"))
                .containsExactly("2", "2", "2");
        assertThat(texts("select batch_id from collection_batch_chunk")).containsExactly("2");
        assertThat(texts("select batch_id from collection_batch_community")).containsExactly("2");
        assertThat(texts("select id from collection_batch")).containsExactly("2");
    }

    @Test
    void a_household_in_trouble_is_forgotten_a_year_after_it_needed_care() {
        sql.sql("delete from collection_sensitive").update();
        sql.sql(
                        "insert into collection_sensitive (house_id, community, category, note,"
                                + " until_on, added_by, added_at) values (1, 'c', 'bereaved', '丧事',"
                                + " ?, 'a', ?)")
                .params(NOON.toLocalDate(), NOON)
                .update();
        FeeRetention retention = retention(new ClassPathResource("reference/fee-retention.csv"));

        at(LocalDate.of(2027, 11, 20));
        retention.run();
        assertThat(texts("select note from collection_sensitive")).hasSize(1);
        at(LocalDate.of(2027, 11, 25));
        retention.run();
        assertThat(texts("select note from collection_sensitive")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,no_such_table,day,,,P1Y,a,b,c",
                "x,fee_payment,no_such_day,note,,P1Y,a,b,c",
                "x,fee_payment,house_id>no_such.day,note,,P1Y,a,b,c",
                "x,fee_payment,house_id>house,note,,P1Y,a,b,c",
                "x,fee_payment,booked_on,note;drop table,,P1Y,a,b,c",
                "x,fee_payment,booked_on,note,kind='a' or 1=1,P1Y,a,b,c",
                "x,fee_payment,booked_on,note,,soon,a,b,c",
                "x,fee_payment,booked_on"
            })
    void a_line_that_cannot_be_meant_stops_the_start(String line) {
        Resource file = new ByteArrayResource(("header\n" + line).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> retention(file)).isInstanceOf(RuntimeException.class);
    }
}
