package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.fee.FeeItems.Contract;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a house owes today past its due day, bill by bill, with late damages apart. */
@Component
class DebtStatement {

    private static final int LONGEST = 3900;

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final LateDamages damages;
    private final Texts texts;
    private final Clock clock;

    DebtStatement(
            JdbcClient sql,
            FeeAccounts accounts,
            FeeItems items,
            LateDamages damages,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.items = items;
        this.damages = damages;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * An overdue bill.
     *
     * @param what the names of its items
     * @param grown late damages on it that are not charged yet
     * @param ofDamages whether it is itself a charge of late damages
     */
    record Owed(
            long billId,
            String payer,
            String what,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            BigDecimal amount,
            BigDecimal settled,
            BigDecimal open,
            BigDecimal grown,
            boolean ofDamages) {

        /** What is open of it besides late damages. */
        BigDecimal principal() {
            return ofDamages ? Money.ZERO : open;
        }

        /** Late damages: of a charge of them what is open, else what has grown. */
        BigDecimal damages() {
            return ofDamages ? open : grown;
        }
    }

    /**
     * All of a house.
     *
     * @param principal without late damages
     * @param damages charged and open, and what has grown until today
     */
    record Statement(
            long houseId,
            String community,
            LocalDate day,
            List<Owed> bills,
            BigDecimal principal,
            BigDecimal damages,
            Contract contract) {

        BigDecimal total() {
            return principal.add(damages);
        }

        boolean none() {
            return bills.isEmpty();
        }

        LocalDate from() {
            return bills.stream().map(Owed::from).min(LocalDate::compareTo).orElse(null);
        }

        LocalDate to() {
            return bills.stream().map(Owed::to).max(LocalDate::compareTo).orElse(null);
        }

        /** Who owes, in the order of the bills; without a payer nobody. */
        List<String> payers() {
            Set<String> names = new LinkedHashSet<>();
            bills.stream().map(Owed::payer).filter(name -> name != null).forEach(names::add);
            return List.copyOf(names);
        }
    }

    /** Today's statement, the oldest bill first. */
    @Transactional(readOnly = true)
    public Statement of(long houseId) {
        LocalDate today = LocalDate.now(clock);
        String community = accounts.account(houseId).community();
        Contract contract = items.contract(community);
        Map<Long, String> names = new LinkedHashMap<>();
        Set<Long> ofDamages = new LinkedHashSet<>();
        sql.sql(
                        "select l.bill_id, i.name, i.formula from fee_line l join fee_item i on i.id"
                                + " = l.item_id join fee_bill b on b.id = l.bill_id where"
                                + " b.house_id = ? and b.due_on < ? and b.amount > b.settled and"
                                + " b.reversed = false and l.kind = 0 group by l.bill_id, i.id,"
                                + " i.name, i.formula order by l.bill_id, i.id")
                .params(houseId, today)
                .query(
                        row -> {
                            names.merge(
                                    row.getLong(1),
                                    row.getString(2),
                                    (one, other) -> one + "、" + other);
                            if (Formula.DAMAGES.id().equals(row.getString(3))) {
                                ofDamages.add(row.getLong(1));
                            }
                        });
        List<Owed> bills = new ArrayList<>();
        sql.sql(
                        "select b.*, p.name from fee_bill b left join fee_payer p on p.house_id ="
                                + " b.house_id and p.from_on = b.payer_from where b.house_id = ?"
                                + " and b.due_on < ? and b.amount > b.settled and b.reversed ="
                                + " false order by b.due_on, b.id")
                .params(houseId, today)
                .query((row, number) -> Map.entry(Ledger.bill(row), payer(row.getString("name"))))
                .list()
                .forEach(
                        one -> {
                            Bill bill = one.getKey();
                            bills.add(
                                    new Owed(
                                            bill.id(),
                                            one.getValue().isEmpty() ? null : one.getValue(),
                                            names.get(bill.id()),
                                            bill.from(),
                                            bill.to(),
                                            bill.dueOn(),
                                            bill.amount(),
                                            bill.settled(),
                                            bill.open(),
                                            damages.grown(bill, contract, today),
                                            ofDamages.contains(bill.id())));
                        });
        BigDecimal principal =
                bills.stream().map(Owed::principal).reduce(Money.ZERO, BigDecimal::add);
        BigDecimal late = bills.stream().map(Owed::damages).reduce(Money.ZERO, BigDecimal::add);
        return new Statement(houseId, community, today, bills, principal, late, contract);
    }

    private static String payer(String name) {
        return name == null ? "" : name;
    }

    /** In words, for whoever drafts or decides. */
    String words(Statement statement) {
        StringBuilder words =
                new StringBuilder(
                        texts.say(
                                "legal.statement.total",
                                String.join(texts.say("casefile.comma"), statement.payers()),
                                Texts.yuan(statement.principal()),
                                Texts.yuan(statement.damages()),
                                statement.day().toString()));
        for (Owed one : statement.bills()) {
            words.append('\n')
                    .append(
                            texts.say(
                                    "legal.statement.bill",
                                    one.what(),
                                    one.from().toString(),
                                    one.to().toString(),
                                    one.dueOn().toString(),
                                    Texts.yuan(one.open())));
        }
        return cut(words.toString());
    }

    static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
