package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The houses behind the collection rate: what of this year's bills is due and not paid now. */
@Component
class ArrearsHouses {

    private static final int MOST = 200;

    private static final String OWING =
            """
            select a.community, b.house_id, sum(b.amount - b.settled) owed, count(*) bills,
                   min(b.due_on) since
              from fee_bill b join fee_account a on a.house_id = b.house_id
             where a.community in (:communities) and b.reversed = false
               and b.due_on >= :from and b.due_on <= :to and b.settled < b.amount
             group by a.community, b.house_id
            """;

    private final JdbcClient sql;
    private final EstateService estate;
    private final Clock clock;

    ArrearsHouses(JdbcClient sql, EstateService estate, Clock clock) {
        this.sql = sql;
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * A house.
     *
     * @param house as staff write it
     * @param owed yuan
     * @param since the oldest of these bills was due on
     * @param collection number of the collection that is open; null without one
     */
    record Owing(
            long houseId,
            String community,
            String house,
            BigDecimal owed,
            int bills,
            LocalDate since,
            String collection) {}

    /**
     * Some houses, those that owe most first.
     *
     * @param houses how many there are in all
     * @param owed by all of them together, yuan
     * @param next null on the last page
     */
    record Page(int houses, BigDecimal owed, Instant asOf, List<Owing> items, String next) {}

    private record Row(String community, long house, BigDecimal owed, int bills, LocalDate since) {}

    /**
     * A page of them.
     *
     * @param month such as 202611; null for this year until today
     * @param after {@link Page#next()} of the page before; null for the first one
     * @throws Refusal 422 for a month, limit or after that is none
     */
    Page list(Reach reach, Integer month, String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "figures.limit", MOST);
        }
        int skipped = skipped(after);
        Map<String, Object> params = new HashMap<>(period(month));
        params.put("communities", reach.communities());
        Page all =
                sql.sql("select count(*), coalesce(sum(owed), 0) from (" + OWING + ") owing")
                        .params(params)
                        .query(
                                (row, line) ->
                                        new Page(
                                                row.getInt(1),
                                                row.getBigDecimal(2),
                                                clock.instant(),
                                                List.of(),
                                                null))
                        .single();
        List<Row> rows =
                sql.sql(OWING + " order by owed desc, b.house_id limit :rows offset :skipped")
                        .params(params)
                        .param("rows", limit)
                        .param("skipped", skipped)
                        .query(
                                (row, line) ->
                                        new Row(
                                                row.getString("community"),
                                                row.getLong("house_id"),
                                                row.getBigDecimal("owed"),
                                                row.getInt("bills"),
                                                row.getObject("since", LocalDate.class)))
                        .list();
        List<Long> ids = rows.stream().map(Row::house).toList();
        Map<Long, House> houses = ids.isEmpty() ? Map.of() : estate.houses(ids);
        Map<Long, String> collections = ids.isEmpty() ? Map.of() : collections(reach, ids);
        int shown = skipped + rows.size();
        return new Page(
                all.houses(),
                all.owed(),
                all.asOf(),
                rows.stream()
                        .map(
                                row ->
                                        new Owing(
                                                row.house(),
                                                row.community(),
                                                houses.get(row.house()).display(),
                                                row.owed(),
                                                row.bills(),
                                                row.since(),
                                                collections.get(row.house())))
                        .toList(),
                shown < all.houses() && !rows.isEmpty() ? String.valueOf(shown) : null);
    }

    private Map<String, LocalDate> period(Integer month) {
        LocalDate today = LocalDate.now(clock);
        if (month == null) {
            return Map.of("from", today.withDayOfYear(1), "to", today);
        }
        int number = month % 100;
        if (month / 100 < 2000 || month / 100 > today.getYear() || number < 1 || number > 12) {
            throw Refusal.invalid("month", "figures.month");
        }
        LocalDate end = YearMonth.of(month / 100, number).atEndOfMonth();
        return Map.of("from", end.withDayOfMonth(1), "to", end.isAfter(today) ? today : end);
    }

    private static int skipped(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        try {
            int skipped = Integer.parseInt(after);
            if (skipped > 0) {
                return skipped;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw Refusal.invalid("after", "figures.after");
    }

    private Map<Long, String> collections(Reach reach, Collection<Long> houses) {
        Map<Long, String> numbers = new HashMap<>();
        sql.sql(
                        "select f.house_id, f.case_number from case_file f where f.house_id in"
                                + " (:houses) and f.flow = 'fee-collection' and f.status = 'open' "
                                + reach.condition()
                                + " order by f.id")
                .params(reach.params())
                .param("houses", houses)
                .query(
                        row -> {
                            numbers.put(row.getLong(1), row.getString(2));
                        });
        return numbers;
    }
}
