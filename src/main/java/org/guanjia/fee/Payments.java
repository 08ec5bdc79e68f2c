package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.fee.PaymentRows.Entry;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money in and out. A payment is known by its channel and that channel's transaction id: the same
 * one twice counts once. It settles the bills that it names, else the oldest first; what is left is
 * prepaid. Into a closed account it settles what is still owed there, and the rest waits to be
 * refunded: money that has come is never refused for that.
 */
@Service
@Transactional
public class Payments {

    static final Set<String> CHANNELS =
            Set.of("cash", "transfer", "card", "wechat", "alipay", "unionpay");

    private static final String PAYMENT = "payment";
    private static final String REFUND = "refund";
    private static final String REVERSAL = "reversal";

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final Ledger ledger;
    private final PaymentRows rows;
    private final Clock clock;

    Payments(JdbcClient sql, FeeAccounts accounts, Ledger ledger, PaymentRows rows, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A payment that was made.
     *
     * @param paidAt null for now
     * @param bills which bills it settles and with how much; empty for the oldest first
     */
    public record NewPayment(
            long houseId,
            String channel,
            String transactionId,
            BigDecimal amount,
            Instant paidAt,
            List<Part> bills,
            String note) {}

    /** A bill's part of a payment. */
    public record Part(long billId, BigDecimal amount) {}

    /**
     * What became of it.
     *
     * @param settled went to bills
     * @param unallocated is prepaid now, or waits to be refunded in a closed account
     * @param replayed whether it was known already and this changed nothing
     */
    public record Taken(
            long id,
            String receipt,
            BigDecimal amount,
            BigDecimal settled,
            BigDecimal unallocated,
            boolean accountClosed,
            boolean replayed) {}

    /**
     * Takes a payment.
     *
     * @throws Refusal 422 naming a wrong field; 409 when the transaction is known with another
     *     house or amount, or a named bill cannot take its part; 404 without an account
     */
    public Taken pay(NewPayment payment, String by) {
        Refused.unknown(
                "channel", payment.channel(), CHANNELS.stream().sorted().toArray(String[]::new));
        String transaction = Bounds.required("transactionId", payment.transactionId(), 64);
        BigDecimal amount = Money.positive("amount", payment.amount());
        Account account = accounts.locked(payment.houseId());
        Optional<Entry> known = rows.find(payment.channel(), transaction, PAYMENT);
        if (known.isPresent()) {
            return replayed(known.get(), payment.houseId(), amount, account);
        }
        long id =
                rows.insert(
                        account,
                        PAYMENT,
                        payment.channel(),
                        transaction,
                        amount,
                        payment.paidAt(),
                        by,
                        null,
                        payment.note());
        ledger.addPrepaid(account.houseId(), amount);
        if (payment.bills().isEmpty()) {
            ledger.settleOldest(account, id, amount);
        } else {
            asTold(account, id, amount, payment.bills());
        }
        return taken(id, amount, account, false);
    }

    private Taken replayed(Entry known, long houseId, BigDecimal amount, Account account) {
        if (known.houseId() != houseId || known.amount().compareTo(amount) != 0) {
            throw Refusal.conflict("fee.transactionOther", known.transactionId());
        }
        return taken(known.id(), amount, account, true);
    }

    private Taken taken(long id, BigDecimal amount, Account account, boolean replayed) {
        BigDecimal settled =
                sql.sql(
                                "select coalesce(sum(amount), 0) from fee_allocation where house_id = ? and payment_id = ?")
                        .params(account.houseId(), id)
                        .query(BigDecimal.class)
                        .single();
        return new Taken(
                id,
                receipt(id),
                amount,
                settled,
                amount.subtract(settled),
                account.closed(LocalDate.now(clock)),
                replayed);
    }

    /** The number on a receipt. */
    static String receipt(long id) {
        return "SJ%08d".formatted(id);
    }

    private void asTold(Account account, long payment, BigDecimal amount, List<Part> bills) {
        BigDecimal left = amount;
        for (int i = 0; i < bills.size(); i++) {
            String field = "bills[" + i + "]";
            Part part = Refused.missing(field, bills.get(i));
            BigDecimal wanted = Money.positive(field + ".amount", part.amount());
            Bill bill =
                    ledger.open(account).stream()
                            .filter(open -> open.id() == part.billId())
                            .findFirst()
                            .orElseThrow(
                                    () -> Refusal.invalid(field, "fee.billNotOpen", part.billId()));
            if (wanted.compareTo(bill.open()) > 0) {
                throw Refusal.invalid(field, "fee.billOwesLess", Texts.yuan(bill.open()));
            }
            left = left.subtract(wanted);
            if (left.signum() < 0) {
                throw Refusal.invalid("bills", "fee.partsBeyond", Texts.yuan(amount));
            }
            ledger.allocate(account.houseId(), bill.id(), payment, wanted);
        }
    }

    /**
     * Pays prepaid money back.
     *
     * @param key the same key refunds once
     * @return id of the entry
     * @throws Refusal 409 when the account has less
     */
    public long refund(
            long houseId, String channel, String key, BigDecimal amount, String reason, String by) {
        Refused.unknown("channel", channel, CHANNELS.stream().sorted().toArray(String[]::new));
        BigDecimal exact = Money.positive("amount", amount);
        String transaction = Bounds.required("transactionId", key, 64);
        Account account = accounts.locked(houseId);
        Optional<Entry> known = rows.find(channel, transaction, REFUND);
        if (known.isPresent()) {
            if (known.get().houseId() != houseId
                    || known.get().amount().negate().compareTo(exact) != 0) {
                throw Refusal.conflict("fee.transactionOther", transaction);
            }
            return known.get().id();
        }
        if (account.prepaid().compareTo(exact) < 0) {
            throw Refusal.conflict("fee.refundBeyond", Texts.yuan(account.prepaid()));
        }
        long id =
                rows.insert(
                        account,
                        REFUND,
                        channel,
                        transaction,
                        exact.negate(),
                        null,
                        by,
                        null,
                        Bounds.required("reason", reason, 200));
        ledger.addPrepaid(houseId, exact.negate());
        return id;
    }

    /**
     * Undoes a payment or a refund, such as a transfer that came back. What a payment had settled
     * is owed again: its own bills first, then what other money of the account settled last.
     *
     * @return id of the entry
     * @throws Refusal 409 when it was undone already, or the money was paid back meanwhile
     */
    public long reverse(long paymentId, String reason, String by) {
        Entry first = rows.entry(paymentId);
        Account account = accounts.locked(first.houseId());
        if (first.kind().equals(REVERSAL)) {
            throw Refusal.conflict("fee.reversalOfReversal");
        }
        String transaction = first.kind() + ":" + paymentId;
        if (rows.find(first.channel(), transaction, REVERSAL).isPresent()) {
            throw Refusal.conflict("fee.reversedAlready", receipt(paymentId));
        }
        if (first.amount().signum() > 0) {
            free(account, paymentId, first.amount());
        }
        long id =
                rows.insert(
                        account,
                        REVERSAL,
                        first.channel(),
                        transaction,
                        first.amount().negate(),
                        null,
                        by,
                        paymentId,
                        Bounds.required("reason", reason, 200));
        ledger.addPrepaid(account.houseId(), first.amount().negate());
        return id;
    }

    /** Takes back what the payment settled, and more until the account can pay it back. */
    private void free(Account account, long paymentId, BigDecimal amount) {
        List<Ledger.Allocated> all = ledger.allocated(account.houseId());
        BigDecimal there = account.prepaid();
        for (Ledger.Allocated part : all) {
            if (part.paymentId() != null && part.paymentId() == paymentId) {
                ledger.allocate(
                        account.houseId(), part.billId(), paymentId, part.amount().negate());
                there = there.add(part.amount());
            }
        }
        for (Ledger.Allocated part : all) {
            BigDecimal lacking = amount.subtract(there);
            if (lacking.signum() <= 0) {
                return;
            }
            if (part.paymentId() == null || part.paymentId() != paymentId) {
                BigDecimal back = part.amount().min(lacking);
                ledger.allocate(account.houseId(), part.billId(), part.paymentId(), back.negate());
                there = there.add(back);
            }
        }
        if (there.compareTo(amount) < 0) {
            throw Refusal.conflict("fee.paidBack", Texts.yuan(there));
        }
    }
}
