package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.TestPropertySource;

/** The calendar begins the month's runs, and nobody's twice. */
@ServerTest
@TestPropertySource(properties = "guanjia.fee.billing-cron=0 0 3 1 * *")
class BillingCalendarTest {

    @Autowired BillingCalendar calendar;
    @Autowired BillingProcess billing;
    @Autowired FeeItems items;
    @Autowired List<ScheduledTaskHolder> scheduled;
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
    void it_rings_by_the_setting() {
        assertThat(
                        scheduled.stream()
                                .flatMap(holder -> holder.getScheduledTasks().stream())
                                .map(task -> task.getTask())
                                .filter(CronTask.class::isInstance)
                                .map(task -> ((CronTask) task).getExpression()))
                .contains("0 0 3 1 * *");
    }
}
