package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A day's closing (日结): what was counted agrees with what was booked, channel by channel, to the
 * fen, or the day stays open. A closed day takes no payment more: what comes after is booked on the
 * next one.
 */
@Service
@Transactional
public class DayClosing {

    private static final String CASH = "cash";

    private final JdbcClient sql;
    private final Clock clock;

    DayClosing(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A channel's total of a day. */
    public record Total(String channel, int payments, BigDecimal amount) {}

    /** What is booked on the day, by channel. */
    @Transactional(readOnly = true)
    public List<Total> totals(String community, LocalDate day) {
        return sql.sql(
                        "select channel, count(*) payments, sum(amount) amount from fee_payment"
                                + " where community = ? and booked_on = ? group by channel order by"
                                + " channel")
                .params(community, day)
                .query(
                        (row, number) ->
                                new Total(
                                        row.getString("channel"),
                                        row.getInt("payments"),
                                        row.getBigDecimal("amount")))
                .list();
    }

    /**
     * Closes the day.
     *
     * @param counted by channel; a channel that is missing counts as zero
     * @throws Refusal 422 naming each channel that does not agree; 409 when the day is closed, in
     *     the future, or an earlier one with payments is still open
     */
    public void close(String community, LocalDate day, Map<String, BigDecimal> counted, String by) {
        sql.sql("select id from community where id = ? for update")
                .param(community)
                .query(String.class)
                .list();
        Refused.missing("day", day);
        if (day.isAfter(LocalDate.now(clock))) {
            throw Refusal.conflict("fee.dayNotOver", day);
        }
        if (count("fee_closing where community = ? and booked_on >= ?", community, day) > 0) {
            throw Refusal.conflict("fee.dayClosed", day);
        }
        LocalDate earlier =
                sql.sql(
                                "select min(p.booked_on) from fee_payment p where p.community = ?"
                                        + " and p.booked_on < ? and p.booked_on > coalesce((select"
                                        + " max(c.booked_on) from fee_closing c where c.community ="
                                        + " ?), date '2000-01-01')")
                        .params(community, day, community)
                        .query(LocalDate.class)
                        .optional()
                        .orElse(null);
        if (earlier != null) {
            throw Refusal.conflict("fee.earlierDayOpen", earlier);
        }
        Map<String, Total> booked = new TreeMap<>();
        booked.put(CASH, new Total(CASH, 0, Money.ZERO));
        totals(community, day).forEach(total -> booked.put(total.channel(), total));
        counted.keySet()
                .forEach(channel -> booked.putIfAbsent(channel, new Total(channel, 0, Money.ZERO)));
        agree(booked, counted);
        booked.values()
                .forEach(
                        total ->
                                sql.sql(
                                                "insert into fee_closing (community, booked_on,"
                                                        + " channel, payments, booked, counted,"
                                                        + " closed_by, closed_at) values (?, ?, ?,"
                                                        + " ?, ?, ?, ?, ?)")
                                        .params(
                                                community,
                                                day,
                                                total.channel(),
                                                total.payments(),
                                                total.amount(),
                                                total.amount(),
                                                by,
                                                Columns.time(clock.instant()))
                                        .update());
    }

    private static void agree(Map<String, Total> booked, Map<String, BigDecimal> counted) {
        List<String> wrong = new ArrayList<>();
        booked.forEach(
                (channel, total) -> {
                    BigDecimal found = counted.getOrDefault(channel, BigDecimal.ZERO);
                    if (found.compareTo(total.amount()) != 0) {
                        wrong.add(
                                channel
                                        + " "
                                        + Texts.yuan(total.amount())
                                        + " ≠ "
                                        + Texts.yuan(found));
                    }
                });
        if (!wrong.isEmpty()) {
            throw Refusal.invalid("counted", "fee.closingDiffers", String.join(", ", wrong));
        }
    }

    private int count(String from, Object... values) {
        return sql.sql("select count(*) from " + from).params(values).query(Integer.class).single();
    }
}
