package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What fees keep of people goes in its time; the vouchers stay. */
@RoomTest
@Import(FeeRooms.class)
class FeeRetentionTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 1, 1);

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
                        house,
                        "cash",
                        community,
                        BigDecimal.TEN,
                        null,
                        java.util.List.of(),
                        "儿子代交"),
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,no_such_table,day,,,P1Y,a,b,c",
                "x,fee_payment,no_such_day,note,,P1Y,a,b,c",
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
