package org.guanjia.fee;

import java.math.BigDecimal;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Undoes single bills (冲正); a run as a whole is undone by {@link BillingService}. */
@Service
@Transactional
public class BillReversals {

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final Ledger ledger;
    private final CollectionMovements movements;

    BillReversals(
            JdbcClient sql, FeeAccounts accounts, Ledger ledger, CollectionMovements movements) {
        this.sql = sql;
        this.accounts = accounts;
        this.ledger = ledger;
        this.movements = movements;
    }

    /**
     * Undoes a bill by one of the opposite amount; what had settled it is prepaid money again.
     *
     * @return id of the reversing bill
     * @throws Refusal 409 when it is reversed already or its run is being reversed
     */
    public long reverse(long billId, String reason, String by) {
        Bill first = ledger.find(billId);
        Account account = accounts.locked(first.houseId());
        Bill bill = ledger.find(billId);
        if (bill.reversed()) {
            throw Refusal.conflict("fee.reversedAlready", billId);
        }
        if (bill.amount().signum() < 0) {
            recover(bill, bill.amount().negate().subtract(account.prepaid()));
            BigDecimal there = accounts.account(account.houseId()).prepaid();
            if (there.compareTo(bill.amount().negate()) < 0) {
                throw Refusal.conflict("fee.creditSpent", Texts.yuan(there));
            }
        }
        checkNotCredited(billId, billId);
        if (ledger.reversing(account).contains(bill.run())) {
            throw Refusal.conflict("fee.beingReversed");
        }
        int item =
                sql.sql("select min(item_id) from fee_line where bill_id = ?")
                        .param(billId)
                        .query(Integer.class)
                        .single();
        long id =
                ledger.note(
                        account.community(),
                        account.houseId(),
                        item,
                        bill.amount().negate(),
                        reason,
                        null,
                        "reversal:" + billId,
                        by,
                        "billed");
        takeBack(bill);
        sql.sql(
                        "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on,"
                                + " amount, settled, reversed) values (?, ?, ?, ?, ?, ?, ?, 0,"
                                + " true)")
                .params(
                        id,
                        bill.houseId(),
                        bill.payerFrom(),
                        bill.from(),
                        bill.to(),
                        bill.dueOn(),
                        bill.amount().negate())
                .update();
        sql.sql(
                        "insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity,"
                                + " price, amount) select ?, item_id, from_on, kind, to_on,"
                                + " quantity, price, -amount from fee_line where bill_id = ?")
                .params(id, billId)
                .update();
        ledger.allocate(bill.houseId(), bill.id(), null, bill.amount());
        ledger.allocate(bill.houseId(), id, null, bill.amount().negate());
        sql.sql("update fee_bill set reversed = true where id = ?").param(billId).update();
        movements.moved(bill.houseId(), "correction", bill.amount().negate());
        return id;
    }

    /**
     * A bill of the same days would be reduced by what was credited, and the credit would count
     * twice.
     *
     * @throws Refusal 409 naming the credit that has to be reversed first
     */
    void checkNotCredited(long first, long last) {
        sql.sql(
                        "select min(c.single_id) from fee_credit c join fee_bill k on k.id ="
                                + " c.single_id and k.reversed = false where c.bill_id between ?"
                                + " and ?")
                .params(first, last)
                .query(Long.class)
                .optional()
                .ifPresent(
                        credit -> {
                            throw Refusal.conflict("tariff.creditedMeanwhile", credit);
                        });
    }

    /** A credit for certain bills is taken back from those, as far as the account lacks it. */
    private void recover(Bill credit, BigDecimal lacking) {
        record Part(long bill, BigDecimal most) {}
        List<Part> parts =
                sql.sql(
                                "select c.bill_id, least(c.amount, sum(x.amount)) most from"
                                        + " fee_credit c join fee_bill b on b.id = c.bill_id and"
                                        + " b.reversed = false join fee_allocation x on x.bill_id ="
                                        + " c.bill_id and x.payment_id is null where c.single_id ="
                                        + " ? group by c.bill_id, c.amount order by c.bill_id desc")
                        .param(credit.id())
                        .query(
                                (row, number) ->
                                        new Part(row.getLong("bill_id"), row.getBigDecimal("most")))
                        .list();
        BigDecimal left = lacking;
        for (Part part : parts) {
            BigDecimal back = part.most().min(left);
            if (back.signum() > 0) {
                ledger.allocate(credit.houseId(), part.bill(), null, back.negate());
                left = left.subtract(back);
            }
        }
    }

    /** All that settles the bill goes back to the account, each payment's part as its own. */
    private void takeBack(Bill bill) {
        record Part(Long payment, BigDecimal amount) {}
        sql.sql(
                        "select payment_id, sum(amount) amount from fee_allocation where bill_id ="
                                + " ? group by payment_id having sum(amount) <> 0")
                .param(bill.id())
                .query(
                        (row, number) ->
                                new Part(
                                        Columns.number(row, "payment_id"),
                                        row.getBigDecimal("amount")))
                .list()
                .forEach(
                        part ->
                                ledger.allocate(
                                        bill.houseId(),
                                        bill.id(),
                                        part.payment(),
                                        part.amount().negate()));
    }
}
