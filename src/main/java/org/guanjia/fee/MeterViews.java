package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is told of meters. */
@Component
class MeterViews {

    static final int PAGE = 50;

    private final JdbcClient sql;
    private final EstateService estate;

    MeterViews(JdbcClient sql, EstateService estate) {
        this.sql = sql;
        this.estate = estate;
    }

    /** A meter with its last reading, or where it began; without a house it is shared. */
    record MeterView(
            long id,
            String serial,
            int item,
            String itemName,
            Long houseId,
            String house,
            int digits,
            BigDecimal factor,
            LocalDate readOn,
            BigDecimal reading) {}

    record ReadingView(
            LocalDate readOn, BigDecimal reading, BigDecimal used, boolean rolled, String by) {}

    /** The house's meters. */
    @Transactional(readOnly = true)
    List<MeterView> ofHouse(long houseId) {
        return list("m.house_id = ? order by m.id", houseId);
    }

    /**
     * A page of a community's meters.
     *
     * @param item null for all
     * @param serial how its number begins; null for all
     * @param after only those with a larger id; null for the first
     */
    @Transactional(readOnly = true)
    List<MeterView> page(String community, Integer item, String serial, Long after) {
        String begins = serial == null ? "" : serial.strip().replaceAll("[!%_]", "!$0");
        return list(
                "m.community = ? and (? = 0 or m.item_id = ?) and m.serial like ? escape '!' and"
                        + " m.id > ? order by m.id limit "
                        + PAGE,
                community,
                item == null ? 0 : item,
                item == null ? 0 : item,
                begins + "%",
                after == null ? 0 : after);
    }

    private List<MeterView> list(String where, Object... values) {
        return sql.sql(
                        "select m.*, i.name, coalesce(r.read_on, m.start_on) last_on,"
                                + " coalesce(r.reading, m.start_value) last_reading from fee_meter m"
                                + " join fee_item i on i.id = m.item_id left join fee_reading r on"
                                + " r.meter_id = m.id and r.read_on = (select max(x.read_on) from"
                                + " fee_reading x where x.meter_id = m.id) where "
                                + where)
                .params(values)
                .query(
                        (row, number) -> {
                            Long house = Columns.number(row, "house_id");
                            return new MeterView(
                                    row.getLong("id"),
                                    row.getString("serial"),
                                    row.getInt("item_id"),
                                    row.getString("name"),
                                    house,
                                    house == null ? null : estate.house(house).display(),
                                    row.getInt("digits"),
                                    row.getBigDecimal("factor"),
                                    row.getObject("last_on", LocalDate.class),
                                    row.getBigDecimal("last_reading"));
                        })
                .list();
    }

    /** The meter's readings, the newest first. */
    @Transactional(readOnly = true)
    List<ReadingView> readings(long meterId) {
        return sql.sql(
                        "select * from fee_reading where meter_id = ? order by read_on desc limit "
                                + PAGE)
                .param(meterId)
                .query(
                        (row, number) ->
                                new ReadingView(
                                        row.getObject("read_on", LocalDate.class),
                                        row.getBigDecimal("reading"),
                                        row.getBigDecimal("used"),
                                        row.getBoolean("rolled"),
                                        row.getString("read_by")))
                .list();
    }

    /**
     * @throws Refusal 404 when there is no such meter
     */
    String community(long meterId) {
        return sql.sql("select community from fee_meter where id = ?")
                .param(meterId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.unknownMeter", meterId));
    }
}
