package org.guanjia.fee;

import java.time.LocalDate;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which months of a community are billed, or being billed. */
@Component
class BillingPeriods {

    private final JdbcClient sql;

    BillingPeriods(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Nothing that a run reads changes while it is posted: its bills would differ from each other
     * and from its preview. What begins after the days that the run bills may change at any time.
     *
     * @throws Refusal 409 while such a run is posted or reversed
     */
    void checkOpen(String community, LocalDate from) {
        if (count(
                        "state in ('posting', 'reversing') and community = ?"
                                + " and coalesce(reach_to, period_to) >= ?",
                        community,
                        from)
                > 0) {
            throw Refusal.conflict("fee.beingBilled");
        }
    }

    /**
     * What a month has used is billed with the month, or with the cycle that the month is part of.
     *
     * @throws Refusal 409 when the day's month has been billed already
     */
    void checkNotBilled(FeeItem item, LocalDate day) {
        if (count(
                        "live = 1 and kind = 'month' and state in ('posting', 'posted') and"
                                + " community = ? and period_to >= ?",
                        item.community(),
                        item.cycle().billedWith(day))
                > 0) {
            throw Refusal.conflict("fee.monthBilled", day);
        }
    }

    private int count(String where, Object... values) {
        return sql.sql("select count(*) from fee_run where " + where)
                .params(values)
                .query(Integer.class)
                .single();
    }
}
