package org.guanjia.fee;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Begins the month's run of every community that charges something, on {@code
 * guanjia.fee.billing-cron}; the cashier finds the preview among the tasks. Without the setting
 * runs begin by the cashier alone. Several nodes may do it: a month has one run.
 */
@Configuration
@EnableScheduling
@ConditionalOnExpression("!'${guanjia.fee.billing-cron:}'.isBlank()")
class BillingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(BillingCalendar.class);

    private final BillingProcess billing;
    private final JdbcClient sql;
    private final Clock clock;

    BillingCalendar(BillingProcess billing, JdbcClient sql, Clock clock) {
        this.billing = billing;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(cron = "${guanjia.fee.billing-cron}", zone = "${guanjia.time-zone:Asia/Shanghai}")
    void begin() {
        YearMonth month = YearMonth.now(clock);
        List<String> communities =
                sql.sql(
                                "select distinct i.community from fee_item i join fee_tariff t on"
                                        + " t.item_id = i.id order by i.community")
                        .query(String.class)
                        .list();
        for (String community : communities) {
            try {
                billing.begin(community, month, null);
            } catch (Refusal there) {
                LOG.info("{} {}: {}", community, month, there.getMessage());
            }
        }
    }
}
