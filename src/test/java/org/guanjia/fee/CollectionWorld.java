package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guanjia.staff.MassSql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Communities whose households owe a bill each, made set-based. */
final class CollectionWorld {

    /** Above every bill of a run: bills that no run posted. */
    private static final long BILLS = 5_000_000L * BillingSql.RUN;

    private final JdbcClient sql;

    CollectionWorld(JdbcClient sql) {
        this.sql = sql;
    }

    /** A community of so many households, each of which owes 300 yuan since that day. */
    void fill(String community, int households, LocalDate due) {
        sql.sql("insert into community (id, name, grade, service_desk) values (?, ?, 'A', true)")
                .params(community, community)
                .update();
        MassSql mass = new MassSql(sql);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 1; i <= households; i++) {
            rows.add(
                    List.of(
                            community,
                            "1",
                            String.valueOf(i / 400 + 1),
                            "1",
                            String.valueOf(i),
                            new BigDecimal("80.00"),
                            false));
            if (rows.size() == 10_000 || i == households) {
                mass.insert(
                        "house",
                        List.of("community", "phase", "building", "unit", "room", "area", "vacant"),
                        rows);
                rows.clear();
            }
        }
        sql.sql(
                        "insert into fee_account (house_id, community, opened_on, closed_on,"
                                + " prepaid) select id, community, ?, ?, 0 from house where"
                                + " community = ?")
                .params(due.minusYears(1), FeeItems.NEVER, community)
                .update();
        sql.sql(
                        "insert into fee_payer (house_id, from_on, to_on, kind, name) select id, ?,"
                                + " ?, 'owner', concat('业主', room) from house where community = ?")
                .params(due.minusYears(1), FeeItems.NEVER, community)
                .update();
        sql.sql(
                        "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on,"
                                + " amount, settled, reversed) select id + "
                                + BILLS
                                + ", id, ?, ?, ?, ?, 300, 0, false from house where community = ?")
                .params(due.minusYears(1), due.minusMonths(1), due.minusDays(1), due, community)
                .update();
    }

    /** The houses of a community, oldest first. */
    List<Long> houses(String community) {
        return sql.sql("select id from house where community = ? order by id")
                .param(community)
                .query(Long.class)
                .list();
    }

    /** Whatever the house owed is paid. */
    void settle(long house) {
        sql.sql("update fee_bill set settled = amount where house_id = ?").param(house).update();
    }

    long count(String query, Object... values) {
        return sql.sql("select count(*) from " + query).params(values).query(Long.class).single();
    }
}
