package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.Privacy;
import org.guanjia.fee.FeeAccounts.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is told of an account; money as text with two decimals, numbers of bills as text. */
@Component
class FeeViews {

    private static final int PAGE = 50;

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final LateDamages damages;
    private final Clock clock;

    FeeViews(
            JdbcClient sql,
            FeeAccounts accounts,
            FeeItems items,
            LateDamages damages,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.items = items;
        this.damages = damages;
        this.clock = clock;
    }

    record AccountView(
            long houseId,
            boolean closed,
            String owed,
            String overdue,
            String lateDamages,
            String prepaid,
            List<BillView> items,
            String next) {}

    record BillView(
            String number,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            String payer,
            String amount,
            String settled,
            String open,
            String state,
            String lateDamages,
            List<LineView> lines) {}

    record LineView(
            String item,
            String name,
            String kind,
            LocalDate from,
            LocalDate to,
            BigDecimal quantity,
            BigDecimal price,
            String amount) {}

    /**
     * The account with its newest bills.
     *
     * @param before only bills with a smaller number; null for the newest
     * @param openOnly leaves out what is settled
     */
    @Transactional(readOnly = true)
    AccountView account(long houseId, Long before, boolean openOnly, Privacy privacy) {
        Account account = accounts.account(houseId);
        LocalDate today = LocalDate.now(clock);
        Map<Long, Bill> bills = new LinkedHashMap<>();
        Map<Long, String> payers = new LinkedHashMap<>();
        sql.sql(
                        "select b.*, p.name from fee_bill b left join fee_payer p on p.house_id ="
                                + " b.house_id and p.from_on = b.payer_from where b.house_id = ?"
                                + " and b.id < ? "
                                + (openOnly ? "and b.amount <> b.settled " : "")
                                + "order by b.id desc limit "
                                + (PAGE + 1))
                .params(houseId, before == null ? Long.MAX_VALUE : before)
                .query(
                        row -> {
                            Bill bill = Ledger.bill(row);
                            bills.put(bill.id(), bill);
                            payers.put(bill.id(), row.getString("name"));
                        });
        boolean more = bills.size() > PAGE;
        List<Bill> page = bills.values().stream().limit(PAGE).toList();
        Map<Long, List<LineView>> lines = lines(page);
        FeeItems.Contract contract = items.contract(account.community());
        List<BillView> views =
                page.stream()
                        .map(
                                bill ->
                                        view(
                                                bill,
                                                privacy.name(payers.get(bill.id())),
                                                damages.grown(bill, contract, today),
                                                lines.getOrDefault(bill.id(), List.of()),
                                                today))
                        .toList();
        return new AccountView(
                houseId,
                account.closed(today),
                Money.text(owed(houseId, FeeItems.NEVER)),
                Money.text(owed(houseId, today.minusDays(1))),
                Money.text(grown(houseId, contract, today)),
                Money.text(account.prepaid()),
                views,
                more ? String.valueOf(page.get(page.size() - 1).id()) : null);
    }

    private BigDecimal grown(long houseId, FeeItems.Contract contract, LocalDate today) {
        return sql
                .sql("select * from fee_bill where house_id = ? and amount > settled")
                .param(houseId)
                .query((row, number) -> Ledger.bill(row))
                .list()
                .stream()
                .map(bill -> damages.grown(bill, contract, today))
                .reduce(Money.ZERO, BigDecimal::add);
    }

    private BigDecimal owed(long houseId, LocalDate due) {
        return sql.sql(
                        "select coalesce(sum(amount - settled), 0) from fee_bill where house_id ="
                                + " ? and due_on <= ?")
                .params(houseId, due)
                .query(BigDecimal.class)
                .single();
    }

    private Map<Long, List<LineView>> lines(List<Bill> bills) {
        Map<Long, List<LineView>> lines = new LinkedHashMap<>();
        if (bills.isEmpty()) {
            return lines;
        }
        sql.sql(
                        "select l.*, i.code, i.name from fee_line l join fee_item i on i.id ="
                                + " l.item_id where l.bill_id in (:bills) order by l.bill_id,"
                                + " l.item_id, l.from_on, l.kind")
                .param("bills", bills.stream().map(Bill::id).toList())
                .query(
                        row -> {
                            lines.computeIfAbsent(
                                            row.getLong("bill_id"),
                                            id -> new java.util.ArrayList<>())
                                    .add(
                                            new LineView(
                                                    row.getString("code"),
                                                    row.getString("name"),
                                                    row.getInt("kind") == 0
                                                            ? "charge"
                                                            : "reduction",
                                                    row.getObject("from_on", LocalDate.class),
                                                    row.getObject("to_on", LocalDate.class),
                                                    row.getBigDecimal("quantity"),
                                                    row.getBigDecimal("price"),
                                                    Money.text(row.getBigDecimal("amount"))));
                        });
        return lines;
    }

    private static BillView view(
            Bill bill, String payer, BigDecimal grown, List<LineView> lines, LocalDate today) {
        return new BillView(
                String.valueOf(bill.id()),
                bill.from(),
                bill.to(),
                bill.dueOn(),
                payer,
                Money.text(bill.amount()),
                Money.text(bill.settled()),
                Money.text(bill.open()),
                state(bill, today),
                Money.text(grown),
                lines);
    }

    private static String state(Bill bill, LocalDate today) {
        if (bill.reversed()) {
            return "reversed";
        }
        if (bill.amount().signum() < 0) {
            return "credit";
        }
        if (bill.open().signum() == 0) {
            return "paid";
        }
        if (bill.dueOn().isBefore(today)) {
            return "overdue";
        }
        return bill.settled().signum() == 0 ? "due" : "partlyPaid";
    }
}
