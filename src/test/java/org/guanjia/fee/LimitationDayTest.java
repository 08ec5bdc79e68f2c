package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.document.Documents;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.testing.CaseDriver.Said;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The daily look: who is told of what, once; and what staff read over the API. */
@ServerTest
class LimitationDayTest {

    @Autowired LimitationDay day;
    @Autowired Limitations limitations;
    @Autowired Flow flow;
    @Autowired CollectionProcess process;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired Photos photos;
    @Autowired Documents documents;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    @Autowired FeeAccounts accounts;

    private LegalDriver debt;
    private String community;

    @BeforeEach
    void a_day_without_a_look_and_a_house() {
        // Each test begins on the same day.
        sql.sql("delete from fee_limitation_day").update();
        debt =
                new LegalDriver(
                        flow, process, items, ledger, photos, documents, cases, sql, environment);
        FeeWorld world = new FeeWorld(sql, accounts);
        community = world.community();
        debt.house = world.account(community, 1, "100", LocalDate.of(2026, 11, 1));
    }

    /** How many accounts of this community were found on a level until now. */
    private int found(LimitationLevel level) {
        return sql.sql(
                        "select count(*) from fee_limitation_warning where community = ? and level ="
                                + " ?")
                .params(community, level.id())
                .query(Integer.class)
                .single();
    }

    private int days(int months) {
        LocalDate today = debt.today();
        return (int) (today.toEpochDay() - today.minusMonths(months).toEpochDay());
    }

    private List<String> told() {
        return sql.sql(
                        "select recipient, template from notice_outbox where thread_key like 'SX-%'"
                                + " and community = ? order by recipient")
                .param(community)
                .query((row, n) -> row.getString(1) + ":" + row.getString(2))
                .list();
    }

    @Test
    void at_thirty_months_the_planners_are_told_once() {
        debt.owes("500", days(30));
        day.look();
        assertThat(found(LimitationLevel.WARNING)).isEqualTo(1);
        assertThat(told())
                .containsExactly(
                        "cashier:legal.notice.limitation-warning",
                        "project-manager:legal.notice.limitation-warning");
        assertThat(
                        sql.sql(
                                        "select text from notice_outbox where thread_key like 'SX-%'"
                                                + " and recipient = 'cashier' and community = ?")
                                .param(community)
                                .query(String.class)
                                .single())
                .contains("1 户")
                .contains(debt.today().plusMonths(6).toString());
        assertThat(day.look()).as("no second look on the same day").isEmpty();
        flow.advance(Duration.ofDays(1));
        day.look();
        assertThat(found(LimitationLevel.WARNING)).as("found once").isEqualTo(1);
        assertThat(told()).hasSize(2);
    }

    @Test
    void at_thirty_three_months_it_is_escalated_and_after_three_years_it_is_said() {
        debt.owes("500", days(33));
        day.look();
        assertThat(found(LimitationLevel.ESCALATION)).isEqualTo(1);
        assertThat(told())
                .containsExactly(
                        "cashier:legal.notice.limitation-escalation",
                        "legal:legal.notice.limitation-escalation",
                        "project-manager:legal.notice.limitation-escalation",
                        "region:legal.notice.limitation-escalation");
        flow.advance(Duration.ofDays(100));
        day.look();
        assertThat(found(LimitationLevel.LAPSED)).isEqualTo(1);
        assertThat(told()).hasSize(8);
    }

    @Test
    void what_began_anew_is_told_of_again_when_its_time_comes() {
        debt.owes("500", days(30));
        day.look();
        limitations.interrupt(
                debt.house, Kind.DEMAND, debt.today(), debt.today(), null, null, "CG-1");
        flow.advance(Duration.ofDays(1));
        day.look();
        assertThat(found(LimitationLevel.WARNING)).isEqualTo(1);
        LocalDate later = debt.today().plusMonths(30);
        flow.advance(Duration.ofDays(later.toEpochDay() - debt.today().toEpochDay()));
        day.look();
        assertThat(found(LimitationLevel.WARNING)).isEqualTo(2);
        assertThat(told()).hasSize(4);
    }

    @Test
    void a_day_that_broke_off_is_finished_by_whoever_comes_next_and_tells_nothing_twice() {
        debt.owes("500", days(30));
        day.look();
        sql.sql(
                        "update fee_limitation_day set finished_at = null, claimed_until ="
                                + " '2020-01-01 00:00:00' where looked_on = ?")
                .param(debt.today())
                .update();
        assertThat(day.look()).isNotEmpty();
        assertThat(told()).hasSize(2);
    }

    @Test
    void staff_see_the_list_and_a_house_and_residents_do_not() {
        debt.house().owes("500", days(31));
        Said list = debt.send("cashier", "GET", "/api/communities/yunqi/limitations", null);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().toString())
                .contains("\"houseId\":" + debt.house)
                .contains("\"level\":\"warning\"");
        Said house = debt.send("legal", "GET", "/api/houses/" + debt.house + "/limitation", null);
        assertThat(house.body().path("bills").get(0).path("because").asText()).isEqualTo("due");
        assertThat(
                        debt.send("integration", "GET", "/api/communities/yunqi/limitations", null)
                                .status())
                .isEqualTo(403);
        assertThat(
                        debt.send("cashier", "GET", "/api/communities/nowhere/limitations", null)
                                .status())
                .isEqualTo(404);
        assertThat(debt.send("cashier", "GET", "/api/houses/999999999/limitation", null).status())
                .isEqualTo(404);
    }

    @Test
    void a_signed_list_of_what_is_owed_begins_the_time_anew() {
        debt.house().owes("500", days(31));
        String path = "/api/houses/" + debt.house + "/acknowledgements";
        assertThat(
                        debt.send("cashier", "POST", path, java.util.Map.of("reference", "QR-1"))
                                .field())
                .isEqualTo("day");
        assertThat(
                        debt.send(
                                        "cashier",
                                        "POST",
                                        path,
                                        java.util.Map.of("day", debt.today().toString()))
                                .field())
                .isEqualTo("reference");
        Said taken =
                debt.send(
                        "cashier",
                        "POST",
                        path,
                        java.util.Map.of("day", debt.today().toString(), "reference", "QR-1"));
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.body().path("bills").asInt()).isEqualTo(1);
        assertThat(limitations.lapses(debt.house)).contains(debt.today().plusYears(3));
    }
}
