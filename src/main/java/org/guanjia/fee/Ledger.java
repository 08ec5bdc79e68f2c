package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bills and the money that settles them. All money passes through the account: a payment adds to
 * what is prepaid, an allocation moves it to a bill, a credit or a reversal moves it back. So at
 * any time, for each account: payments = allocations + prepaid; and for each bill: settled = its
 * allocations, between zero and its amount.
 */
@Service
@Transactional
public class Ledger {

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final Clock clock;

    Ledger(JdbcClient sql, FeeAccounts accounts, FeeItems items, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.items = items;
        this.clock = clock;
    }

    /**
     * Charges or credits a single amount; prepaid money settles a charge at once, a credit is
     * prepaid money from then on.
     *
     * @param amount negative for a credit; not zero
     * @param caseNumber of the case that it comes from; null for none
     * @param source the same source is charged once
     * @param by null when another flow asks
     * @return id of the bill
     * @throws Refusal 409 when the source was charged already
     */
    public long single(
            long houseId,
            FeeItem item,
            BigDecimal amount,
            String reason,
            String caseNumber,
            String source,
            String by) {
        Account account = accounts.locked(houseId);
        BigDecimal exact =
                amount.signum() < 0
                        ? Money.positive("amount", amount.negate()).negate()
                        : Money.positive("amount", amount);
        long id =
                note(
                        account.community(),
                        houseId,
                        item.id(),
                        exact,
                        reason,
                        caseNumber,
                        source,
                        by,
                        "billed");
        bill(account, id, item, exact);
        return id;
    }

    long note(
            String community,
            Long houseId,
            int itemId,
            BigDecimal amount,
            String reason,
            String caseNumber,
            String source,
            String by,
            String state) {
        KeyHolder key = new GeneratedKeyHolder();
        try {
            sql.sql(
                            "insert into fee_single (community, house_id, item_id, amount, reason,"
                                    + " case_number, source, state, created_by, created_at) values"
                                    + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            community,
                            houseId,
                            itemId,
                            amount,
                            Bounds.required("reason", reason, 400),
                            caseNumber,
                            source,
                            state,
                            by,
                            Columns.time(clock.instant()))
                    .update(key, "id");
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("fee.chargedOnce", source);
        }
        return key.getKey().longValue();
    }

    /** The bill of a single charge. */
    void bill(Account account, long id, FeeItem item, BigDecimal amount) {
        LocalDate today = LocalDate.now(clock);
        LocalDate due = today.plusDays(items.contract(account.community()).dueDays());
        LocalDate payer =
                sql.sql(
                                "select from_on from fee_payer where house_id = ? and from_on <= ?"
                                        + " and to_on >= ?")
                        .params(account.houseId(), today, today)
                        .query(LocalDate.class)
                        .optional()
                        .orElse(null);
        sql.sql(
                        "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on,"
                                + " amount, settled, reversed) values (?, ?, ?, ?, ?, ?, ?, 0,"
                                + " false)")
                .params(id, account.houseId(), payer, today, today, due, amount)
                .update();
        line(id, item.id(), today, amount);
        if (amount.signum() < 0) {
            allocate(account.houseId(), id, null, amount);
        } else if (account.prepaid().signum() > 0) {
            allocate(account.houseId(), id, null, amount.min(account.prepaid()));
        }
    }

    private void line(long bill, int item, LocalDate day, BigDecimal amount) {
        sql.sql(
                        "insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity,"
                                + " price, amount) values (?, ?, ?, 0, ?, 1, ?, ?)")
                .params(bill, item, day, day, amount, amount)
                .update();
    }

    /**
     * Moves money between the account and a bill. The account must be held by {@link
     * FeeAccounts#locked}.
     *
     * @param amount to the bill; negative back to the account
     */
    void allocate(long houseId, long billId, Long paymentId, BigDecimal amount) {
        sql.sql(
                        "insert into fee_allocation (house_id, bill_id, payment_id, amount, made_at)"
                                + " values (?, ?, ?, ?, ?)")
                .params(houseId, billId, paymentId, amount, Columns.time(clock.instant()))
                .update();
        sql.sql("update fee_bill set settled = settled + ? where id = ?")
                .params(amount, billId)
                .update();
        addPrepaid(houseId, amount.negate());
    }

    /** Settles what the bill still owes, at most so much, with what the account has. */
    void settle(long billId, BigDecimal most) {
        Bill bill = find(billId);
        BigDecimal part = bill.open().min(most).min(accounts.account(bill.houseId()).prepaid());
        if (part.signum() > 0) {
            allocate(bill.houseId(), billId, null, part);
        }
    }

    void addPrepaid(long houseId, BigDecimal amount) {
        sql.sql("update fee_account set prepaid = prepaid + ? where house_id = ?")
                .params(amount, houseId)
                .update();
    }

    /** Settles open bills, oldest due day first, with what the account has. */
    void settleOldest(Account account, Long paymentId, BigDecimal most) {
        BigDecimal left = most.min(accounts.account(account.houseId()).prepaid());
        for (Bill bill : open(account)) {
            if (left.signum() == 0) {
                return;
            }
            BigDecimal part = bill.open().min(left);
            allocate(account.houseId(), bill.id(), paymentId, part);
            left = left.subtract(part);
        }
    }

    /**
     * Settles open bills with what is prepaid, oldest first.
     *
     * @return what is prepaid afterwards
     */
    public BigDecimal applyPrepaid(long houseId) {
        Account account = accounts.locked(houseId);
        settleOldest(account, null, account.prepaid());
        return accounts.account(houseId).prepaid();
    }

    /** What can be paid, oldest due day first; not the bills of a run that is being reversed. */
    List<Bill> open(Account account) {
        Set<Long> reversing = reversing(account);
        return sql
                .sql(
                        "select * from fee_bill where house_id = ? and amount > settled order by"
                                + " due_on, id")
                .param(account.houseId())
                .query((row, number) -> bill(row))
                .list()
                .stream()
                .filter(bill -> !reversing.contains(bill.run()))
                .toList();
    }

    Set<Long> reversing(Account account) {
        return Set.copyOf(
                sql.sql("select id from fee_run where community = ? and state = 'reversing'")
                        .param(account.community())
                        .query(Long.class)
                        .list());
    }

    /** A bill's part that some payment settled. */
    record Allocated(long billId, Long paymentId, BigDecimal amount) {}

    /** What settles the house's bills, the newest first; nothing that was taken back. */
    List<Allocated> allocated(long houseId) {
        return sql.sql(
                        "select x.bill_id, x.payment_id, sum(x.amount) amount from fee_allocation x"
                                + " join fee_bill b on b.id = x.bill_id where x.house_id = ? and"
                                + " b.amount > 0 and b.reversed = false group by x.bill_id,"
                                + " x.payment_id having sum(x.amount) > 0 order by max(x.id) desc")
                .param(houseId)
                .query(
                        (row, number) ->
                                new Allocated(
                                        row.getLong("bill_id"),
                                        Columns.number(row, "payment_id"),
                                        row.getBigDecimal("amount")))
                .list();
    }

    /**
     * @throws Refusal 404 when there is none
     */
    Bill find(long billId) {
        return sql.sql("select * from fee_bill where id = ?")
                .param(billId)
                .query((row, number) -> bill(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("fee.unknownBill", billId));
    }

    static Bill bill(ResultSet row) throws SQLException {
        return new Bill(
                row.getLong("id"),
                row.getLong("house_id"),
                row.getObject("payer_from", LocalDate.class),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("settled"),
                row.getBoolean("reversed"));
    }
}
