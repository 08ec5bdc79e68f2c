package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.imports.ReadingFile;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
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

    /** Of the wrong rows of a list so many are named. */
    private static final int NAMED = 20;

    private final BillingPeriods periods;
    private final Texts texts;
    private final Clock clock;

    FeeMeters(JdbcClient sql, FeeItems items, BillingPeriods periods, Texts texts, Clock clock) {
        this.sql = sql;
        this.items = items;
        this.periods = periods;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The meter and its last reading, or where it began.
     *
     * @param carry used but not billed yet, or billed too much: it goes with the next reading
     */
    private record Meter(
            int itemId,
            int digits,
            BigDecimal factor,
            LocalDate day,
            BigDecimal value,
            BigDecimal carry) {}

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
        lock(meterId);
        Meter last = last(meterId);
        LocalDate day = Refused.missing("readOn", on);
        if (!day.isAfter(last.day())) {
            throw Refusal.conflict("fee.readingNotAfter", last.day());
        }
        periods.checkNotBilled(items.item(last.itemId()), day);
        BigDecimal all = since(last, value, rolled);
        BigDecimal used = all.max(BigDecimal.ZERO);
        sql.sql(
                        "insert into fee_reading (meter_id, read_on, reading, used, rolled,"
                                + " read_by, carry) values (?, ?, ?, ?, ?, ?, ?)")
                .params(meterId, day, value, used, rolled, by, all.subtract(used))
                .update();
        return used;
    }

    /** What went through since the reading before, with what that one left to be settled. */
    private static BigDecimal since(Meter last, BigDecimal value, boolean rolled) {
        BigDecimal counted = value(value, last.digits()).subtract(last.value());
        if (counted.signum() < 0 && !rolled) {
            throw Refusal.invalid("value", "fee.readingBelow", last.value().toPlainString());
        }
        if (counted.signum() >= 0 && rolled) {
            throw Refusal.invalid("rolled", "fee.notRolled", last.value().toPlainString());
        }
        if (rolled) {
            counted = counted.add(BigDecimal.TEN.pow(last.digits()));
        }
        return counted.multiply(last.factor()).setScale(3, RoundingMode.HALF_UP).add(last.carry());
    }

    /**
     * Corrects the last reading of a meter that was mistyped. What its month has been billed for
     * stays; the difference is settled with the next reading.
     *
     * @param day of the reading
     * @return what is counted for its month now, in units
     * @throws Refusal 404 when there is no such reading, 409 when a later one stands on it, 422 as
     *     {@link #read}
     */
    public BigDecimal correct(
            long meterId,
            LocalDate day,
            BigDecimal value,
            boolean rolled,
            String reason,
            String by) {
        lock(meterId);
        Meter wrong = last(meterId);
        LocalDate on = Refused.missing("readOn", day);
        if (count("fee_reading where meter_id = ? and read_on = ?", meterId, on) == 0) {
            throw Refusal.notFound("tariff.unknownReading", on);
        }
        if (!wrong.day().equals(on)) {
            throw Refusal.conflict("tariff.laterReading", wrong.day());
        }
        Meter before = last(meterId, on.minusDays(1));
        BigDecimal all = since(before, value, rolled);
        BigDecimal used =
                billed(wrong.itemId(), on)
                        ? sql.sql("select used from fee_reading where meter_id = ? and read_on = ?")
                                .params(meterId, on)
                                .query(BigDecimal.class)
                                .single()
                        : all.max(BigDecimal.ZERO);
        sql.sql(
                        "insert into fee_reading_correction (meter_id, read_on, was, is_now, reason,"
                                + " corrected_by, corrected_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        meterId,
                        on,
                        wrong.value(),
                        value,
                        Bounds.required("reason", reason, 400),
                        by,
                        Columns.time(clock.instant()))
                .update();
        sql.sql(
                        "update fee_reading set reading = ?, used = ?, rolled = ?, carry = ? where"
                                + " meter_id = ? and read_on = ?")
                .params(value, used, rolled, all.subtract(used), meterId, on)
                .update();
        return used;
    }

    private boolean billed(int itemId, LocalDate day) {
        try {
            periods.checkNotBilled(items.item(itemId), day);
            return false;
        } catch (Refusal billedAlready) {
            return true;
        }
    }

    /**
     * Takes a list of readings, all or none. A reading that is there already counts as known.
     *
     * @return how many are new
     * @throws Refusal 422 naming each row that cannot be taken, and why
     */
    public int readAll(String community, List<ReadingFile.Reading> list, String by) {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        List<ReadingFile.Reading> inOrder =
                list.stream()
                        .sorted(
                                Comparator.comparing(ReadingFile.Reading::serial)
                                        .thenComparing(ReadingFile.Reading::readOn))
                        .toList();
        for (ReadingFile.Reading one : inOrder) {
            try {
                long meter =
                        sql.sql("select id from fee_meter where community = ? and serial = ?")
                                .params(community, one.serial())
                                .query(Long.class)
                                .optional()
                                .orElseThrow(
                                        () -> Refusal.notFound("fee.unknownMeter", one.serial()));
                if (count(
                                "fee_reading where meter_id = ? and read_on = ? and reading = ?",
                                meter,
                                one.readOn(),
                                one.value())
                        == 0) {
                    read(meter, one.readOn(), one.value(), one.rolled(), by);
                    taken++;
                }
            } catch (Refusal no) {
                wrong.add(
                        texts.say(
                                "tariff.readingRow",
                                one.row(),
                                one.serial(),
                                texts.say(no.textKey(), no.args())));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid("file", "tariff.readingsWrong", listed(wrong));
        }
        return taken;
    }

    private String listed(List<String> wrong) {
        String first = String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())));
        return wrong.size() <= NAMED
                ? first
                : texts.say("tariff.andMore", first, wrong.size() - NAMED);
    }

    private int count(String from, Object... values) {
        return sql.sql("select count(*) from " + from).params(values).query(Integer.class).single();
    }

    private void lock(long meterId) {
        sql.sql("select id from fee_meter where id = ? for update")
                .param(meterId)
                .query()
                .listOfRows();
    }

    private Meter last(long meterId) {
        return last(meterId, FeeItems.NEVER);
    }

    /** The meter with its last reading up to that day. */
    private Meter last(long meterId, LocalDate upTo) {
        List<Meter> found =
                sql.sql(
                                "select m.item_id, m.digits, m.factor, coalesce(r.read_on,"
                                        + " m.start_on) last_on, coalesce(r.reading, m.start_value)"
                                        + " last_reading, coalesce(r.carry, 0) carry from fee_meter"
                                        + " m left join fee_reading r on r.meter_id = m.id and"
                                        + " r.read_on <= ? where m.id = ? order by last_on desc"
                                        + " limit 1")
                        .params(upTo, meterId)
                        .query(
                                (row, number) ->
                                        new Meter(
                                                row.getInt("item_id"),
                                                row.getInt("digits"),
                                                row.getBigDecimal("factor"),
                                                row.getObject("last_on", LocalDate.class),
                                                row.getBigDecimal("last_reading"),
                                                row.getBigDecimal("carry")))
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
