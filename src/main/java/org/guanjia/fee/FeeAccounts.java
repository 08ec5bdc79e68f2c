package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.guanjia.casefile.Bounds;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of houses: who pays from when to when, what is charged, what is reduced. A change of
 * the payer in the middle of a month gives two bills, each for its days; bills that are out stay
 * with whom they name.
 */
@Service
@Transactional
public class FeeAccounts {

    private final JdbcClient sql;
    private final EstateService estate;
    private final FeeItems items;
    private final BillingPeriods periods;

    FeeAccounts(JdbcClient sql, EstateService estate, FeeItems items, BillingPeriods periods) {
        this.sql = sql;
        this.estate = estate;
        this.items = items;
        this.periods = periods;
    }

    /**
     * An account as it stands.
     *
     * @param closedOn its last day; {@code 9999-12-31} while it is open
     * @param prepaid paid and not allocated; never negative
     */
    public record Account(
            long houseId,
            String community,
            LocalDate openedOn,
            LocalDate closedOn,
            BigDecimal prepaid) {

        boolean closed(LocalDate today) {
            return closedOn.isBefore(today);
        }
    }

    /**
     * Opens the account of a house with its first payer.
     *
     * @param kind owner, tenant or company
     * @param residentId the payer's row in the register; null when the register does not know them
     * @throws Refusal 409 when it has one
     */
    public void open(long houseId, LocalDate from, String kind, String name, Long residentId) {
        House house = estate.house(houseId);
        LocalDate day = Refused.missing("from", from);
        periods.checkOpen(house.community(), day);
        try {
            sql.sql(
                            "insert into fee_account (house_id, community, opened_on, closed_on,"
                                    + " prepaid) values (?, ?, ?, ?, 0)")
                    .params(houseId, house.community(), day, FeeItems.NEVER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("fee.accountThere", house.display());
        }
        payer(houseId, day, kind, name, residentId);
    }

    /** Closes the account; what it owes and has paid stays, and it is billed to that day. */
    public void close(long houseId, LocalDate lastDay) {
        Account account = locked(houseId);
        LocalDate day = Refused.missing("lastDay", lastDay);
        if (day.isBefore(account.openedOn())) {
            throw Refusal.invalid("lastDay", "fee.endBeforeStart");
        }
        periods.checkOpen(account.community(), day);
        sql.sql("update fee_account set closed_on = ? where house_id = ?")
                .params(day, houseId)
                .update();
    }

    /**
     * Somebody else pays from this day on.
     *
     * @throws Refusal 409 when a later change is known already
     */
    public void changePayer(
            long houseId, LocalDate from, String kind, String name, Long residentId) {
        Account account = locked(houseId);
        LocalDate day = Refused.missing("from", from);
        if (day.isBefore(account.openedOn())) {
            throw Refusal.invalid("from", "fee.beforeAccount", account.openedOn());
        }
        periods.checkOpen(account.community(), day);
        if (count("fee_payer where house_id = ? and from_on >= ?", houseId, day) > 0) {
            throw Refusal.conflict("fee.laterPayer", day);
        }
        sql.sql("update fee_payer set to_on = ? where house_id = ? and to_on >= ?")
                .params(day.minusDays(1), houseId, day)
                .update();
        payer(houseId, day, kind, name, residentId);
    }

    private void payer(long houseId, LocalDate from, String kind, String name, Long residentId) {
        Refused.unknown("kind", kind, "owner", "tenant", "company");
        sql.sql(
                        "insert into fee_payer (house_id, from_on, to_on, kind, name, resident_id)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        houseId,
                        from,
                        FeeItems.NEVER,
                        kind,
                        Bounds.required("name", name, 100),
                        residentId)
                .update();
    }

    /**
     * Charges an item to the house.
     *
     * @param to the last day; null when no end is known
     * @param quantity spaces, or another area than the house's; null for the formula's own
     * @throws Refusal 409 when the item is charged on one of these days already
     */
    public void charge(
            long houseId, int itemId, LocalDate from, LocalDate to, BigDecimal quantity) {
        Account account = locked(houseId);
        FeeItem item = own(account, itemId);
        if (!item.formula().monthly()) {
            throw Refusal.invalid("item", "fee.notMonthly", item.name());
        }
        LocalDate end = FeeItems.days(from, to);
        if (quantity != null && (quantity.signum() <= 0 || quantity.compareTo(Money.LARGEST) > 0)) {
            throw Refusal.invalid("quantity", "fee.quantityBad");
        }
        periods.checkOpen(account.community(), from);
        if (count(
                        "fee_charge where house_id = ? and item_id = ? and from_on <= ? and to_on"
                                + " >= ?",
                        houseId,
                        itemId,
                        end,
                        from)
                > 0) {
            throw Refusal.conflict("fee.chargedAlready", item.name());
        }
        sql.sql(
                        "insert into fee_charge (house_id, item_id, from_on, to_on, quantity)"
                                + " values (?, ?, ?, ?, ?)")
                .params(houseId, itemId, from, end, quantity)
                .update();
    }

    /** Ends the charge that runs on this day. */
    public void endCharge(long houseId, int itemId, LocalDate lastDay) {
        Account account = locked(houseId);
        periods.checkOpen(account.community(), Refused.missing("lastDay", lastDay));
        int ended =
                sql.sql(
                                "update fee_charge set to_on = ? where house_id = ? and item_id = ?"
                                        + " and from_on <= ? and to_on >= ?")
                        .params(lastDay, houseId, itemId, lastDay, lastDay)
                        .update();
        if (ended == 0) {
            throw Refusal.notFound("fee.notCharged", lastDay);
        }
    }

    /**
     * @throws Refusal 404 when the house has no account
     */
    @Transactional(readOnly = true)
    public Account account(long houseId) {
        return read(houseId, "");
    }

    /** The account, held by this transaction: all that moves its money goes one by one. */
    Account locked(long houseId) {
        return read(houseId, " for update");
    }

    private Account read(long houseId, String lock) {
        return sql.sql("select * from fee_account where house_id = ?" + lock)
                .param(houseId)
                .query(
                        (row, number) ->
                                new Account(
                                        row.getLong("house_id"),
                                        row.getString("community"),
                                        row.getObject("opened_on", LocalDate.class),
                                        row.getObject("closed_on", LocalDate.class),
                                        row.getBigDecimal("prepaid")))
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.noAccount", houseId));
    }

    /** The item, which must be of the account's community. */
    FeeItem own(Account account, int itemId) {
        FeeItem item = items.item(itemId);
        if (!item.community().equals(account.community())) {
            throw Refusal.notFound("fee.unknownItem", itemId);
        }
        return item;
    }

    int count(String from, Object... values) {
        return sql.sql("select count(*) from " + from).params(values).query(Integer.class).single();
    }
}
