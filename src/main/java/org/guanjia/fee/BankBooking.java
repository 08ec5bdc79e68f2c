package org.guanjia.fee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books the lines of bank statements: each in a transaction of its own together with its payment,
 * so that a line is booked and paid or neither, whenever the server stops and on however many nodes
 * this runs. What finds no house for sure waits for the cashier.
 */
@Service
public class BankBooking {

    private static final Logger LOG = LoggerFactory.getLogger(BankBooking.class);
    private static final String CHANNEL = "transfer";
    private static final int NOTE = 200;
    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final BankMatching matching;
    private final FeeAccounts accounts;
    private final Ledger ledger;
    private final Payments payments;
    private final Clock clock;
    private final TransactionTemplate own;

    BankBooking(
            JdbcClient sql,
            BankMatching matching,
            FeeAccounts accounts,
            Ledger ledger,
            Payments payments,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.matching = matching;
        this.accounts = accounts;
        this.ledger = ledger;
        this.payments = payments;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Books fresh lines, oldest first.
     *
     * @return how many lines it decided; 0 when there is nothing more to do
     */
    public int work() {
        List<Long> fresh =
                sql.sql(
                                "select id from bank_line where state = 'fresh' order by id limit "
                                        + AT_ONCE)
                        .query(Long.class)
                        .list();
        int decided = 0;
        for (long id : fresh) {
            try {
                own.executeWithoutResult(status -> book(id));
                decided++;
            } catch (Refusal refusal) {
                own.executeWithoutResult(status -> waits(id, refusal));
                decided++;
            } catch (RuntimeException e) {
                // One that cannot be booked must not keep the others waiting.
                LOG.warn("bank line {} waits for the next time", id, e);
            }
        }
        return decided;
    }

    private void book(long id) {
        Optional<BankLine> found = held(id, BankLine.FRESH);
        if (found.isEmpty()) {
            return;
        }
        BankLine line = found.get();
        BankMatching.Match match = matching.find(line);
        if (match.sure()) {
            pay(line, match.houseId(), match.billId(), match.cause(), null, null);
        } else {
            waits(id, match.cause(), match.houseId());
        }
    }

    private void waits(long id, Refusal refusal) {
        boolean other = refusal.textKey().equals("fee.transactionOther");
        waits(id, other ? "transactionOther" : "refused", null);
    }

    private void waits(long id, String cause, Long likely) {
        sql.sql(
                        "update bank_line set state = 'waiting', cause = ?, house_id = ? where id = ?"
                                + " and state = 'fresh'")
                .params(cause, likely, id)
                .update();
    }

    /**
     * The cashier says whose money it is.
     *
     * @throws Refusal 409 when the line does not wait, or its number is another payment's; 404 for
     *     a house of another community or without account
     */
    @Transactional
    public void place(long id, long houseId, String note, String by) {
        BankLine line =
                held(id, BankLine.WAITING)
                        .orElseThrow(() -> Refusal.conflict("bank.notWaiting", id));
        if (!accounts.account(houseId).community().equals(line.community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
        pay(line, houseId, null, "cashier", Bounds.optional("note", note, NOTE), by);
    }

    private void pay(
            BankLine line, long houseId, Long billId, String cause, String note, String by) {
        Payments.Taken taken =
                payments.pay(
                        new Payments.NewPayment(
                                houseId,
                                CHANNEL,
                                line.reference(),
                                line.amount(),
                                noon(line.bookedOn()),
                                parts(houseId, billId, line),
                                null),
                        by);
        sql.sql(
                        "update bank_line set state = 'booked', cause = ?, house_id = ?, payment_id ="
                                + " ?, note = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(
                        taken.replayed() ? "known" : cause,
                        houseId,
                        taken.id(),
                        note,
                        by,
                        Columns.time(clock.instant()),
                        line.id())
                .update();
    }

    /** Banks tell the day alone. */
    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    /** The bill that the payer named, as far as it owes and the money goes. */
    private List<Payments.Part> parts(long houseId, Long billId, BankLine line) {
        if (billId == null) {
            return List.of();
        }
        Account account = accounts.locked(houseId);
        return ledger.open(account).stream()
                .filter(bill -> bill.id() == billId && bill.open().compareTo(line.amount()) == 0)
                .map(bill -> new Payments.Part(bill.id(), line.amount()))
                .toList();
    }

    private Optional<BankLine> held(long id, String state) {
        return sql.sql("select * from bank_line where id = ? and state = ? for update")
                .params(id, state)
                .query(BankBooking::row)
                .optional();
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    BankLine line(long id) {
        return sql.sql("select * from bank_line where id = ?")
                .param(id)
                .query(BankBooking::row)
                .optional()
                .orElseThrow(() -> Refusal.notFound("bank.unknownLine", id));
    }

    /** Lines of a community in this state, oldest first. */
    @Transactional(readOnly = true)
    List<BankLine> lines(String community, String state, Long after, int limit) {
        return sql.sql(
                        "select * from bank_line where state = ? and community = ? and id > ? order"
                                + " by id limit ?")
                .params(state, community, after == null ? 0 : after, limit)
                .query(BankBooking::row)
                .list();
    }

    private static BankLine row(ResultSet row, int number) throws SQLException {
        return new BankLine(
                row.getLong("id"),
                row.getLong("statement_id"),
                row.getString("community"),
                row.getInt("file_row"),
                row.getString("reference"),
                row.getObject("booked_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("payer"),
                row.getString("payer_account"),
                row.getString("purpose"),
                row.getString("state"),
                row.getString("cause"),
                Columns.number(row, "house_id"),
                Columns.number(row, "payment_id"),
                row.getString("note"),
                row.getString("decided_by"),
                Columns.time(row, "decided_at"));
    }
}
