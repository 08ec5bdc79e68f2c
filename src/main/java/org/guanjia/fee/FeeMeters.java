package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meters and their readings. What went through is counted once, when the reading is taken, and
 * billed with the month of its day.
 */
@Service
@Transactional
public class FeeMeters {

    private final JdbcClient sql;
    private final FeeItems items;
    private final BillingPeriods periods;

    FeeMeters(JdbcClient sql, FeeItems items, BillingPeriods periods) {
        this.sql = sql;
        this.items = items;
        this.periods = periods;
    }

    private record Meter(
            int itemId, int digits, BigDecimal factor, LocalDate day, BigDecimal value) {}

    /**
     * Adds a meter.
     *
     * @param houseId null for a shared meter
     * @param digits before the point; at 10 to their power it starts over at zero
     * @param factor units per count (互感器倍率); null for 1
     * @return its id
     */
    public long add(
            int itemId,
            Long houseId,
            String serial,
            int digits,
            BigDecimal factor,
            LocalDate from,
            BigDecimal value) {
        FeeItem item = items.item(itemId);
        if (houseId == null ? !item.formula().shared() : item.formula() != Formula.METER) {
            throw Refusal.invalid("item", "fee.noMeterItem", item.name());
        }
        if (digits < 3 || digits > 8) {
            throw Refusal.invalid("digits", "fee.digitsBad");
        }
        BigDecimal start = value(value, digits);
        KeyHolder key = new GeneratedKeyHolder();
        try {
            sql.sql(
                            "insert into fee_meter (community, house_id, item_id, serial, digits,"
                                    + " factor, start_on, start_value) values (?, ?, ?, ?, ?, ?, ?,"
                                    + " ?)")
                    .params(
                            item.community(),
                            houseId,
                            itemId,
                            Bounds.required("serial", serial, 40),
                            digits,
                            factor == null ? BigDecimal.ONE : factor,
                            Refused.missing("from", from),
                            start)
                    .update(key, "id");
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("fee.meterThere", serial);
        }
        return key.getKey().longValue();
    }

    /**
     * Takes a reading.
     *
     * @param rolled whether the meter passed its last number and started over; without it a reading
     *     below the one before is refused
     * @return what went through since then, in units
     * @throws Refusal 422 for a value below the last one, 409 for a day that is not after the last
     *     reading's or whose month has been billed
     */
    public BigDecimal read(
            long meterId, LocalDate on, BigDecimal value, boolean rolled, String by) {
        sql.sql("select id from fee_meter where id = ? for update")
                .param(meterId)
                .query()
                .listOfRows();
        Meter last = last(meterId);
        LocalDate day = Refused.missing("readOn", on);
        BigDecimal now = value(value, last.digits());
        if (!day.isAfter(last.day())) {
            throw Refusal.conflict("fee.readingNotAfter", last.day());
        }
        periods.checkNotBilled(items.item(last.itemId()), day);
        BigDecimal counted = now.subtract(last.value());
        if (counted.signum() < 0 && !rolled) {
            throw Refusal.invalid("value", "fee.readingBelow", last.value().toPlainString());
        }
        if (counted.signum() >= 0 && rolled) {
            throw Refusal.invalid("rolled", "fee.notRolled", last.value().toPlainString());
        }
        if (rolled) {
            counted = counted.add(BigDecimal.TEN.pow(last.digits()));
        }
        BigDecimal used = counted.multiply(last.factor()).setScale(3, RoundingMode.HALF_UP);
        sql.sql(
                        "insert into fee_reading (meter_id, read_on, reading, used, rolled,"
                                + " read_by) values (?, ?, ?, ?, ?, ?)")
                .params(meterId, day, now, used, rolled, by)
                .update();
        return used;
    }

    private Meter last(long meterId) {
        List<Meter> found =
                sql.sql(
                                "select m.item_id, m.digits, m.factor, coalesce(r.read_on,"
                                        + " m.start_on) last_on, coalesce(r.reading, m.start_value)"
                                        + " last_reading from fee_meter m left join fee_reading r on"
                                        + " r.meter_id = m.id where m.id = ? order by last_on desc"
                                        + " limit 1")
                        .param(meterId)
                        .query(
                                (row, number) ->
                                        new Meter(
                                                row.getInt("item_id"),
                                                row.getInt("digits"),
                                                row.getBigDecimal("factor"),
                                                row.getObject("last_on", LocalDate.class),
                                                row.getBigDecimal("last_reading")))
                        .list();
        if (found.isEmpty()) {
            throw Refusal.notFound("fee.unknownMeter", meterId);
        }
        return found.get(0);
    }

    private static BigDecimal value(BigDecimal value, int digits) {
        if (value == null
                || value.signum() < 0
                || value.compareTo(BigDecimal.TEN.pow(digits)) >= 0
                || value.stripTrailingZeros().scale() > 3) {
            throw Refusal.invalid("value", "fee.readingBad", digits);
        }
        return value;
    }
}
