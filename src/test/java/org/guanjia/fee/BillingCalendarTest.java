package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The calendar begins the month's runs, and nobody's twice. */
@ServerTest
class BillingCalendarTest {

    @Autowired BillingProcess billing;
    @Autowired FeeItems items;
    @Autowired Clock clock;
    @Autowired JdbcClient sql;

    private String community(String id, boolean priced) {
        sql.sql(
                        "insert into community (id, name, grade, service_desk) values (?, ?, 'A',"
                                + " true)")
                .params(id, "历" + id)
                .update();
        int item = items.add(id, "P", "物业费", Formula.AREA, null);
        if (priced) {
            items.price(item, LocalDate.of(2026, 1, 1), null, BigDecimal.ONE, null);
        }
        return id;
    }

    private List<String> runs(String community) {
        return sql.sql(
                        "select concat(period_from, ' ', coalesce(started_by, 'calendar')) from"
                                + " fee_run where community = ?")
                .param(community)
                .query(String.class)
                .list();
    }

    @Test
    void each_community_that_charges_gets_one_run_of_the_month_however_often_it_rings() {
        String one = community("calone", true);
        String two = community("caltwo", true);
        String none = community("calnone", false);
        billing.begin(two, java.time.YearMonth.of(2026, 11), "cashier");
        BillingCalendar calendar = new BillingCalendar(billing, sql, clock);
        calendar.begin();
        calendar.begin();
        assertThat(runs(one)).containsExactly("2026-11-01 calendar");
        // One whose run is there keeps nobody else from theirs.
        assertThat(runs(two)).containsExactly("2026-11-01 cashier");
        assertThat(runs(none)).isEmpty();
        assertThat(
                        sql.sql(
                                        "select count(*) from case_file f join fee_run r on"
                                                + " r.case_number = f.case_number where r.community"
                                                + " = ? and f.channel = 'calendar'")
                                .param(one)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void it_rings_by_the_setting_and_not_without() {
        // A server of its own would stay in the cache, and its engine would answer for the others.
        ApplicationContextRunner house =
                new ApplicationContextRunner()
                        .withUserConfiguration(BillingCalendar.class)
                        .withBean(BillingProcess.class, () -> billing)
                        .withBean(JdbcClient.class, () -> sql)
                        .withBean(Clock.class, () -> clock);
        house.run(context -> assertThat(context).doesNotHaveBean(BillingCalendar.class));
        house.withPropertyValues("guanjia.fee.billing-cron=0 0 3 1 * *")
                .run(context -> assertThat(rings(context)).containsExactly("0 0 3 1 * *"));
    }

    private static List<String> rings(ApplicationContext context) {
        return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(task -> ((CronTask) task.getTask()).getExpression())
                .toList();
    }
}
