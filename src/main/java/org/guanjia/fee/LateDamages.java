package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.fee.FeeDisputes.Dispute;
import org.guanjia.fee.FeeItems.Contract;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Late damages (违约金): for each day after the due day and the contract's grace, the contract's rate
 * of what was open that day; no more than the contract's part of the bill; none for days on which a
 * justified dispute was open. They are charged apart from what they are for, and can be waived.
 */
@Service
@Transactional
public class LateDamages {

    private static final BigDecimal PERCENT = new BigDecimal("100");

    private final JdbcClient sql;
    private final Ledger ledger;
    private final BillReversals reversals;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final FeeDisputes disputes;
    private final Clock clock;

    LateDamages(
            JdbcClient sql,
            Ledger ledger,
            BillReversals reversals,
            FeeAccounts accounts,
            FeeItems items,
            FeeDisputes disputes,
            Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.reversals = reversals;
        this.accounts = accounts;
        this.items = items;
        this.disputes = disputes;
        this.clock = clock;
    }

    /**
     * What has grown on a bill up to the end of the day and is not charged yet.
     *
     * @return zero for credits, reversed bills, deposits and damages themselves
     */
    @Transactional(readOnly = true)
    public BigDecimal grown(long billId, LocalDate until) {
        Bill bill = ledger.find(billId);
        return grown(bill, items.contract(accounts.account(bill.houseId()).community()), until);
    }

    BigDecimal grown(Bill bill, Contract contract, LocalDate until) {
        LocalDate first = bill.dueOn().plusDays(contract.graceDays() + 1L);
        if (bill.amount().signum() <= 0
                || bill.reversed()
                || until.isBefore(first)
                || contract.dailyRate().signum() == 0
                || none(bill)) {
            return Money.ZERO;
        }
        List<Dispute> justified = about(bill);
        TreeMap<LocalDate, BigDecimal> paid = paid(bill.id());
        BigDecimal sum = BigDecimal.ZERO;
        // Between two changes of what is open each day is the same.
        for (LocalDate day = first; !day.isAfter(until); ) {
            LocalDate next = paid.higherKey(day);
            for (Dispute dispute : justified) {
                next = nearer(next, day, dispute.from());
                next = nearer(next, day, dispute.to().plusDays(1));
            }
            LocalDate end = next == null || next.isAfter(until) ? until.plusDays(1) : next;
            LocalDate now = day;
            if (justified.stream().noneMatch(dispute -> dispute.on(now))) {
                BigDecimal open =
                        bill.amount()
                                .subtract(
                                        paid.headMap(day, true).values().stream()
                                                .reduce(BigDecimal.ZERO, BigDecimal::add));
                sum =
                        sum.add(
                                open.multiply(
                                        BigDecimal.valueOf(end.toEpochDay() - day.toEpochDay())));
            }
            day = end;
        }
        BigDecimal cap = bill.amount().multiply(contract.capPercent()).divide(PERCENT);
        BigDecimal all = Money.round(sum.multiply(contract.dailyRate()).min(cap));
        return all.subtract(charged(bill.id())).max(Money.ZERO);
    }

    private static LocalDate nearer(LocalDate found, LocalDate day, LocalDate other) {
        return other.isAfter(day) && (found == null || other.isBefore(found)) ? other : found;
    }

    private boolean none(Bill bill) {
        return sql.sql(
                                "select count(*) from fee_line l join fee_item i on i.id ="
                                        + " l.item_id where l.bill_id = ? and i.formula in"
                                        + " ('damages', 'deposit')")
                        .param(bill.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private TreeMap<LocalDate, BigDecimal> paid(long billId) {
        TreeMap<LocalDate, BigDecimal> paid = new TreeMap<>();
        sql.sql("select made_at, amount from fee_allocation where bill_id = ?")
                .param(billId)
                .query(
                        row -> {
                            paid.merge(
                                    Columns.time(row, "made_at")
                                            .atZone(clock.getZone())
                                            .toLocalDate(),
                                    row.getBigDecimal("amount"),
                                    BigDecimal::add);
                        });
        return paid;
    }

    private List<Dispute> about(Bill bill) {
        return disputes.disputes(bill.houseId()).stream()
                .filter(Dispute::justified)
                .filter(one -> one.billId() == null || one.billId() == bill.id())
                .toList();
    }

    private BigDecimal charged(long billId) {
        return sql.sql("select coalesce(sum(amount), 0) from fee_damages where bill_id = ?")
                .param(billId)
                .query(BigDecimal.class)
                .single();
    }

    /**
     * Charges what has grown on the house's bills, each as a single charge of its own.
     *
     * @return ids of the new bills; empty when nothing has grown
     */
    public List<Long> charge(long houseId, LocalDate until, String by) {
        if (until.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("until", "fee.dayNotOver", until);
        }
        Account account = accounts.locked(houseId);
        Contract contract = items.contract(account.community());
        List<Long> charged = new ArrayList<>();
        for (Bill bill : ledger.open(account)) {
            BigDecimal amount = grown(bill, contract, until);
            if (amount.signum() > 0) {
                FeeItem item = items.single(account.community(), Formula.DAMAGES);
                long id =
                        ledger.single(
                                houseId,
                                item,
                                amount,
                                item.name() + " " + bill.id(),
                                null,
                                "damages:" + bill.id() + ":" + until,
                                by);
                sql.sql(
                                "insert into fee_damages (single_id, bill_id, until_on, amount)"
                                        + " values (?, ?, ?, ?)")
                        .params(id, bill.id(), until, amount)
                        .update();
                charged.add(id);
            }
        }
        return charged;
    }

    /**
     * Waives damages that were charged; they do not grow again for the same days.
     *
     * @param billId of the damages
     * @throws Refusal 403 for whoever charged them
     */
    public void waive(long billId, String because, String by) {
        String chargedBy =
                sql.sql(
                                "select coalesce(s.created_by, '') from fee_damages d join"
                                        + " fee_single s on s.id = d.single_id where d.single_id ="
                                        + " ?")
                        .param(billId)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> Refusal.notFound("fee.unknownBill", billId));
        if (chargedBy.equals(by)) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        reversals.reverse(billId, because, by);
        sql.sql("update fee_damages set waived_by = ?, waived_because = ? where single_id = ?")
                .params(by, Bounds.required("because", because, 400), billId)
                .update();
    }
}
