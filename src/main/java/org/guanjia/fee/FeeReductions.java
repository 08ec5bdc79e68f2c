package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reductions (减免) of an item for a house: for a vacancy by the item's rule, or a discount. Somebody
 * asks and somebody else approves. From then on billing runs take it off; what is billed already
 * for its days is credited at once, by the same formula.
 */
@Service
@Transactional
public class FeeReductions {

    private static final String COLUMNS =
            "select r.*, i.name item_name, a.community from fee_reduction r join fee_item i on"
                    + " i.id = r.item_id join fee_account a on a.house_id = r.house_id where ";

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final FeeCredits credits;
    private final BillingPeriods periods;
    private final Clock clock;

    FeeReductions(
            JdbcClient sql,
            FeeAccounts accounts,
            FeeItems items,
            FeeCredits credits,
            BillingPeriods periods,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.items = items;
        this.credits = credits;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Asks for a reduction; it counts once somebody else has approved it.
     *
     * @param kind vacancy or discount
     * @param percent taken off; null for a vacancy, whose percent is the item's rule
     * @param to the last day; null when no end is known
     * @return its id
     * @throws Refusal 409 when the item is reduced on one of these days already, 422 naming the
     *     field
     */
    public long propose(
            long houseId,
            int itemId,
            String kind,
            BigDecimal percent,
            LocalDate from,
            LocalDate to,
            String reason,
            String by) {
        Account account = accounts.locked(houseId);
        FeeItem item = accounts.own(account, itemId);
        Refused.unknown("kind", kind, "vacancy", "discount");
        boolean vacancy = kind.equals("vacancy");
        BigDecimal off =
                FeeItems.percent(
                        "percent",
                        vacancy ? new BigDecimal("100").subtract(item.vacancyPercent()) : percent);
        if (off.signum() == 0) {
            throw Refusal.invalid("percent", "fee.nothingOff", item.name());
        }
        LocalDate end = FeeItems.days(from, to);
        if (accounts.count(
                        "fee_reduction where house_id = ? and item_id = ? and state <> 'refused'"
                                + " and from_on <= ? and to_on >= ?",
                        houseId,
                        itemId,
                        end,
                        from)
                > 0) {
            throw Refusal.conflict("fee.reducedAlready", item.name());
        }
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into fee_reduction (house_id, item_id, from_on, to_on, kind,"
                                + " percent, reason, state, asked_by, asked_at) values (?, ?, ?, ?,"
                                + " ?, ?, ?, 'asked', ?, ?)")
                .params(
                        houseId,
                        itemId,
                        from,
                        end,
                        kind,
                        off,
                        Bounds.required("reason", reason, 400),
                        by,
                        Columns.time(clock.instant()))
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * Approves a reduction. Bills that are out already for its days are credited: first what they
     * still owe, the rest is prepaid.
     *
     * @return what was credited, zero or more
     * @throws Refusal 403 for whoever asked for it; 409 when it was decided already or a run of its
     *     days is being posted
     */
    public BigDecimal approve(long id, String by) {
        Reduction reduction = decide(id, "approved", by);
        return credits.reduce(reduction, by);
    }

    /**
     * Refuses a reduction.
     *
     * @throws Refusal as {@link #approve}
     */
    public void refuse(long id, String by) {
        decide(id, "refused", by);
    }

    private Reduction decide(long id, String state, String by) {
        Reduction reduction = reduction(id);
        accounts.locked(reduction.houseId());
        if (reduction.askedBy().equals(by)) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        periods.checkOpen(reduction.community(), reduction.from());
        int decided =
                sql.sql(
                                "update fee_reduction set state = ?, decided_by = ?, decided_at = ?"
                                        + " where id = ? and state = 'asked'")
                        .params(state, by, Columns.time(clock.instant()), id)
                        .update();
        if (decided == 0) {
            throw Refusal.conflict("fee.decidedAlready");
        }
        return reduction;
    }

    /**
     * How many reductions wait for this colleague's decision, by community, the most first; what
     * they asked for themselves is somebody else's.
     *
     * @param communities those that the colleague serves; null for all
     */
    @Transactional(readOnly = true)
    public List<Asked> toDecide(Set<String> communities, String user) {
        if (communities != null && communities.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select a.community, count(*) asked from fee_reduction r join fee_account a"
                                + " on a.house_id = r.house_id where r.state = 'asked' and"
                                + " r.asked_by <> :user"
                                + (communities == null ? "" : " and a.community in (:communities)")
                                + " group by a.community order by asked desc, a.community")
                .param("user", user)
                .param("communities", communities)
                .query((row, number) -> new Asked(row.getString("community"), row.getInt("asked")))
                .list();
    }

    /** So many reductions wait in a community. */
    public record Asked(String community, int asked) {}

    /**
     * Ends an approved reduction early, such as when somebody moves in.
     *
     * @throws Refusal 409 when it is not approved, ends before that day, or the days after it are
     *     billed already
     */
    public void end(long id, LocalDate lastDay) {
        Reduction reduction = reduction(id);
        accounts.locked(reduction.houseId());
        LocalDate day = Refused.missing("lastDay", lastDay);
        if (day.isBefore(reduction.from())) {
            throw Refusal.invalid("lastDay", "fee.endBeforeStart");
        }
        periods.checkNotBilled(items.item(reduction.itemId()), day.plusDays(1));
        int ended =
                sql.sql(
                                "update fee_reduction set to_on = ? where id = ? and state ="
                                        + " 'approved' and to_on > ?")
                        .params(day, id, day)
                        .update();
        if (ended == 0) {
            throw Refusal.conflict("tariff.reductionOver", id);
        }
    }

    /**
     * A reduction, asked for or decided.
     *
     * @param state asked, approved or refused
     * @param to the last day; {@code 9999-12-31} when no end is known
     * @param decidedBy null while it waits
     */
    public record Reduction(
            long id,
            String community,
            long houseId,
            int itemId,
            String itemName,
            String kind,
            BigDecimal percent,
            LocalDate from,
            LocalDate to,
            String reason,
            String state,
            String askedBy,
            Instant askedAt,
            String decidedBy) {}

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public Reduction reduction(long id) {
        return sql.sql(COLUMNS + "r.id = ?")
                .param(id)
                .query((row, number) -> reduction(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.unknownReduction", id));
    }

    /** The house's reductions, the newest first. */
    @Transactional(readOnly = true)
    public List<Reduction> ofHouse(long houseId) {
        return sql.sql(COLUMNS + "r.house_id = ? order by r.id desc")
                .param(houseId)
                .query((row, number) -> reduction(row))
                .list();
    }

    /** A page of a community's in that state, the newest first; before null for the newest. */
    List<Reduction> page(String community, String state, Long before, int most) {
        return sql.sql(
                        COLUMNS
                                + "a.community = ? and r.state = ? and r.id < ? order by r.id desc"
                                + " limit ?")
                .params(community, state, before == null ? Long.MAX_VALUE : before, most)
                .query((row, number) -> reduction(row))
                .list();
    }

    private static Reduction reduction(ResultSet row) throws SQLException {
        return new Reduction(
                row.getLong("id"),
                row.getString("community"),
                row.getLong("house_id"),
                row.getInt("item_id"),
                row.getString("item_name"),
                row.getString("kind"),
                row.getBigDecimal("percent"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("reason"),
                row.getString("state"),
                row.getString("asked_by"),
                Columns.time(row, "asked_at"),
                row.getString("decided_by"));
    }
}
