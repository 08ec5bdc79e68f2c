package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is charged for, and its price in time. */
@Service
@Transactional
public class FeeItems {

    /** The end of what has none. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    private final JdbcClient sql;
    private final BillingPeriods periods;
    private final Texts texts;

    FeeItems(JdbcClient sql, BillingPeriods periods, Texts texts) {
        this.sql = sql;
        this.periods = periods;
        this.texts = texts;
    }

    /** Adds an item that is billed by the month. */
    public int add(
            String community,
            String code,
            String name,
            Formula formula,
            BigDecimal vacancyPercent) {
        return add(community, code, name, formula, vacancyPercent, Cycle.MONTH);
    }

    /**
     * Adds an item.
     *
     * @param vacancyPercent 0 to 100; null for 100: a vacant house pays as any other
     * @return its id
     * @throws Refusal 409 when the community has one of that code, 422 naming the field
     */
    public int add(
            String community,
            String code,
            String name,
            Formula formula,
            BigDecimal vacancyPercent,
            Cycle cycle) {
        checkCycle(formula, cycle);
        try {
            sql.sql(
                            "insert into fee_item (community, code, name, formula, vacancy_percent,"
                                    + " cycle_months, prepaid) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            community,
                            Bounds.required("code", code, 32),
                            Bounds.required("name", name, 64),
                            formula.id(),
                            whole(vacancyPercent),
                            cycle.months(),
                            cycle.prepaid())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("fee.itemThere", code);
        }
        return item(community, code).id();
    }

    /**
     * Changes what an item is called and how it is billed; code and formula stay.
     *
     * @throws Refusal 409 for another cycle once it has been billed: months would be billed twice
     *     or never
     */
    public void change(int itemId, String name, BigDecimal vacancyPercent, Cycle cycle) {
        FeeItem item = item(itemId);
        checkCycle(item.formula(), cycle);
        if (!item.cycle().equals(cycle)
                && exists(
                        "fee_run_total t join fee_run r on r.id = t.run_id and r.state in"
                                + " ('posting', 'posted', 'reversing') where t.item_id = ?",
                        itemId)) {
            throw Refusal.conflict("tariff.cycleBilled", item.name());
        }
        sql.sql(
                        "update fee_item set name = ?, vacancy_percent = ?, cycle_months = ?,"
                                + " prepaid = ? where id = ?")
                .params(
                        Bounds.required("name", name, 64),
                        whole(vacancyPercent),
                        cycle.months(),
                        cycle.prepaid(),
                        itemId)
                .update();
    }

    /** What was used is known afterwards; what is charged one by one has no cycle. */
    private static void checkCycle(Formula formula, Cycle cycle) {
        if (cycle.prepaid() && (formula == Formula.METER || formula.shared())) {
            throw Refusal.invalid("prepaid", "tariff.prepaidUse");
        }
        if (cycle.months() > 1 && !formula.monthly()) {
            throw Refusal.invalid("cycleMonths", "tariff.cycleSingle");
        }
    }

    private static BigDecimal whole(BigDecimal vacancyPercent) {
        return vacancyPercent == null ? WHOLE : percent("vacancyPercent", vacancyPercent);
    }

    static BigDecimal percent(String field, BigDecimal value) {
        if (value == null || value.signum() < 0 || value.compareTo(WHOLE) > 0) {
            throw Refusal.invalid(field, "fee.percentBad");
        }
        return value;
    }

    /**
     * A price from this day on; the price before it ends the day before.
     *
     * @param to the last day; null when no end is known
     * @param surcharge added once a month (附加费); null for none
     * @throws Refusal 409 when a later price exists or a run of that time is being posted
     */
    public void price(
            int itemId, LocalDate from, LocalDate to, BigDecimal price, BigDecimal surcharge) {
        FeeItem item = item(itemId);
        LocalDate end = days(from, to);
        if (price == null
                || price.signum() < 0
                || price.stripTrailingZeros().scale() > 4
                || price.compareTo(Money.LARGEST) > 0) {
            throw Refusal.invalid("price", "fee.priceBad");
        }
        if (surcharge != null && surcharge.signum() != 0) {
            Money.positive("surcharge", surcharge);
        }
        periods.checkOpen(item.community(), from);
        // One after the other: two prices of one day are none.
        sql.sql("select id from fee_item where id = ? for update")
                .param(itemId)
                .query()
                .listOfRows();
        if (exists("fee_tariff where item_id = ? and from_on >= ?", itemId, from)) {
            throw Refusal.conflict("fee.laterPrice", item.name(), from);
        }
        sql.sql("update fee_tariff set to_on = ? where item_id = ? and to_on >= ?")
                .params(from.minusDays(1), itemId, from)
                .update();
        sql.sql(
                        "insert into fee_tariff (item_id, from_on, to_on, price, surcharge)"
                                + " values (?, ?, ?, ?, ?)")
                .params(itemId, from, end, price, surcharge == null ? Money.ZERO : surcharge)
                .update();
    }

    /**
     * A price in time.
     *
     * @param to the last day; null when no end is known
     */
    public record Price(LocalDate from, LocalDate to, BigDecimal price, BigDecimal surcharge) {}

    /** The item's prices, the newest first. */
    @Transactional(readOnly = true)
    public List<Price> prices(int itemId) {
        return sql.sql("select * from fee_tariff where item_id = ? order by from_on desc")
                .param(itemId)
                .query(
                        (row, number) -> {
                            LocalDate to = row.getObject("to_on", LocalDate.class);
                            return new Price(
                                    row.getObject("from_on", LocalDate.class),
                                    NEVER.equals(to) ? null : to,
                                    row.getBigDecimal("price"),
                                    row.getBigDecimal("surcharge"));
                        })
                .list();
    }

    /** The last day, {@link #NEVER} without one; refuses an end before the beginning. */
    static LocalDate days(LocalDate from, LocalDate to) {
        if (from == null) {
            throw Refusal.invalid("from", "casefile.missing");
        }
        LocalDate end = to == null ? NEVER : to;
        if (end.isBefore(from)) {
            throw Refusal.invalid("to", "fee.endBeforeStart");
        }
        return end;
    }

    /**
     * What the contract says.
     *
     * @param dueDays from posting to the due day
     * @param dailyRate of late damages a day, 0.0005 for 万分之五; zero where the contract has none
     * @param graceDays after the due day without damages
     * @param capPercent damages end at this part of the bill
     * @throws Refusal 422 naming the field
     */
    public void contract(
            String community,
            int dueDays,
            BigDecimal dailyRate,
            int graceDays,
            BigDecimal capPercent) {
        within("dueDays", BigDecimal.valueOf(dueDays), 365, 0);
        within("graceDays", BigDecimal.valueOf(graceDays), 365, 0);
        within("dailyRate", Refused.missing("dailyRate", dailyRate), 1, 6);
        percent("capPercent", capPercent);
        int changed =
                sql.sql(
                                "update fee_contract set due_days = ?, daily_rate = ?, grace_days ="
                                        + " ?, cap_percent = ? where community = ?")
                        .params(dueDays, dailyRate, graceDays, capPercent, community)
                        .update();
        if (changed == 0) {
            sql.sql(
                            "insert into fee_contract (due_days, daily_rate, grace_days,"
                                    + " cap_percent, community) values (?, ?, ?, ?, ?)")
                    .params(dueDays, dailyRate, graceDays, capPercent, community)
                    .update();
        }
    }

    private static void within(String field, BigDecimal value, int most, int decimals) {
        if (value.signum() < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0
                || value.stripTrailingZeros().scale() > decimals) {
            throw Refusal.invalid(field, "tariff.within", most, decimals);
        }
    }

    /** The contract; without one bills are due after 30 days and nothing is charged for delay. */
    @Transactional(readOnly = true)
    public Contract contract(String community) {
        return sql.sql("select * from fee_contract where community = ?")
                .param(community)
                .query(
                        (row, number) ->
                                new Contract(
                                        row.getInt("due_days"),
                                        row.getBigDecimal("daily_rate"),
                                        row.getInt("grace_days"),
                                        row.getBigDecimal("cap_percent")))
                .optional()
                .orElse(new Contract(30, BigDecimal.ZERO, 0, BigDecimal.ZERO));
    }

    /** Terms of payment, see {@link #contract}. */
    public record Contract(
            int dueDays, BigDecimal dailyRate, int graceDays, BigDecimal capPercent) {}

    /**
     * @throws Refusal 404 when the community has none of that code
     */
    @Transactional(readOnly = true)
    public FeeItem item(String community, String code) {
        return sql.sql("select * from fee_item where community = ? and code = ?")
                .params(community, code)
                .query((row, number) -> item(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.unknownItem", code));
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public FeeItem item(int id) {
        return sql.sql("select * from fee_item where id = ?")
                .param(id)
                .query((row, number) -> item(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.unknownItem", id));
    }

    /** All of a community, by code. */
    @Transactional(readOnly = true)
    public List<FeeItem> items(String community) {
        return sql.sql("select * from fee_item where community = ? order by code")
                .param(community)
                .query((row, number) -> item(row))
                .list();
    }

    /** The community's item of this formula, made when it has none yet. */
    FeeItem single(String community, Formula formula) {
        return items(community).stream()
                .filter(item -> item.formula() == formula)
                .findFirst()
                .orElseGet(
                        () ->
                                item(
                                        add(
                                                community,
                                                formula.id(),
                                                texts.say("fee.item." + formula.id()),
                                                formula,
                                                null)));
    }

    private boolean exists(String from, Object... values) {
        return sql.sql("select count(*) from " + from).params(values).query(Integer.class).single()
                > 0;
    }

    private static FeeItem item(ResultSet row) throws SQLException {
        return new FeeItem(
                row.getInt("id"),
                row.getString("community"),
                row.getString("code"),
                row.getString("name"),
                Formula.of(row.getString("formula")).orElseThrow(),
                row.getBigDecimal("vacancy_percent"),
                new Cycle(row.getInt("cycle_months"), row.getBoolean("prepaid")));
    }
}
