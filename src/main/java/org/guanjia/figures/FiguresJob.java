package org.guanjia.figures;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Every hour: sums of the past days, the collection rate, and the month that ended if nobody drew
 * it up yet; {@code guanjia.figures.scheduled=false} stops it.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.figures.scheduled", matchIfMissing = true)
class FiguresJob {

    private final DailyFigures daily;
    private final CollectionRates rates;
    private final MonthlyStatistics months;

    FiguresJob(DailyFigures daily, CollectionRates rates, MonthlyStatistics months) {
        this.daily = daily;
        this.rates = rates;
        this.months = months;
    }

    @Scheduled(
            cron = "${guanjia.figures.cron:0 10 * * * *}",
            zone = "${guanjia.time-zone:Asia/Shanghai}")
    void run() {
        daily.makeAll();
        rates.make();
        months.drawUp();
    }
}
