package org.guanjia.fee;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.fee.PaymentGateway.Notice;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders to the payment gateway. An order is written down before the gateway hears of it, so that
 * the call back finds it however early it comes; what the gateway says of it is money only when the
 * account, the order and the amount are right. Money that came is taken whenever it comes: twice
 * told it counts once, told late it still counts, and what its bill does not need any more settles
 * others or is prepaid.
 */
@Service
public class PaymentOrders {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentOrders.class);
    private static final String CURRENCY = "CNY";
    private static final int NUMBER_BYTES = 8;
    private static final int AT_ONCE = 200;
    private static final Duration LATELY = Duration.ofDays(1);

    private final JdbcClient sql;
    private final GatewaySettings settings;
    private final FeeAccounts accounts;
    private final Ledger ledger;
    private final Payments payments;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate own;
    private final SecureRandom chance = new SecureRandom();

    PaymentOrders(
            JdbcClient sql,
            GatewaySettings settings,
            FeeAccounts accounts,
            Ledger ledger,
            Payments payments,
            Texts texts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.settings = settings;
        this.accounts = accounts;
        this.ledger = ledger;
        this.payments = payments;
        this.texts = texts;
        this.clock = clock;
        // Whatever becomes of the request around it, the order must be there for its call back.
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Orders what a code stands for and asks the gateway where to pay it. An order of the same
     * amount that is still open is used again.
     *
     * @param by null for a resident
     * @throws Refusal 409 when nothing is owed, no gateway is joined, or it does not answer
     */
    public PaymentOrder order(PayLinks.Due due, String by) {
        if (due.amount().signum() <= 0) {
            throw Refusal.conflict("gateway.nothingDue");
        }
        PaymentGateway gateway = settings.current();
        Optional<PaymentOrder> open = reusable(due, gateway);
        if (open.isPresent()) {
            return open.get();
        }
        PaymentOrder order = own.execute(status -> insert(due, gateway, by));
        String url;
        try {
            url =
                    gateway.offer(
                            order,
                            texts.say("gateway.subject", due.house()),
                            settings.payPage(due.link().code()));
        } catch (RuntimeException down) {
            LOG.warn("{} gives no page for order {}", gateway.id(), order.number(), down);
            own.executeWithoutResult(status -> finish(order.number(), PaymentOrder.FAILED));
            throw Refusal.conflict("gateway.down");
        }
        own.executeWithoutResult(status -> answered(order.number(), url));
        return own.execute(status -> find(order.number()));
    }

    private Optional<PaymentOrder> reusable(PayLinks.Due due, PaymentGateway gateway) {
        return of(due.link()).stream()
                .filter(
                        one ->
                                one.state().equals(PaymentOrder.OPEN)
                                        && one.gateway().equals(gateway.id())
                                        && one.expiresAt().isAfter(clock.instant())
                                        && one.amount().compareTo(due.amount()) == 0)
                .findFirst();
    }

    /** The newest orders of a code. */
    @Transactional(readOnly = true)
    public List<PaymentOrder> of(PayLinks.Link link) {
        return sql
                .sql("select * from fee_order where house_id = ? order by id desc limit 20")
                .param(link.houseId())
                .query(PaymentOrders::row)
                .list()
                .stream()
                .filter(one -> java.util.Objects.equals(one.billId(), link.billId()))
                .toList();
    }

    /** The last payment by a code, for a day: later it only puzzles who scans it again. */
    @Transactional(readOnly = true)
    public Optional<PaymentOrder> paidLately(PayLinks.Link link) {
        return of(link).stream()
                .filter(order -> order.state().equals(PaymentOrder.PAID))
                .filter(order -> order.paidAt().isAfter(clock.instant().minus(LATELY)))
                .findFirst();
    }

    private PaymentOrder insert(PayLinks.Due due, PaymentGateway gateway, String by) {
        Instant now = clock.instant();
        byte[] bytes = new byte[NUMBER_BYTES];
        chance.nextBytes(bytes);
        String number =
                "DD"
                        + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock))
                        + HexFormat.of().formatHex(bytes);
        sql.sql(
                        "insert into fee_order (number, gateway, house_id, community, bill_id,"
                                + " amount, state, asked_by, asked_at, expires_at) values (?, ?, ?,"
                                + " ?, ?, ?, 'asked', ?, ?, ?)")
                .params(
                        number,
                        gateway.id(),
                        due.link().houseId(),
                        accounts.account(due.link().houseId()).community(),
                        due.link().billId(),
                        due.amount(),
                        by,
                        Columns.time(now),
                        Columns.time(now.plus(settings.orderValid())))
                .update();
        return find(number);
    }

    /** The gateway's own answer; a call back that came before it is not undone by it. */
    void answered(String number, String url) {
        sql.sql(
                        "update fee_order set pay_url = ?, answered_at = ?, state = case when state"
                                + " = 'asked' then 'open' else state end where number = ?")
                .params(url, Columns.time(clock.instant()), number)
                .update();
    }

    private boolean finish(String number, String state) {
        return sql.sql(
                                "update fee_order set state = ? where number = ? and state in"
                                        + " ('asked', 'open')")
                        .params(state, number)
                        .update()
                > 0;
    }

    /**
     * Takes what the gateway says of an order. Its signature was checked before.
     *
     * @return the order as it is then
     * @throws Refusal 404 for an unknown order; 422 when account, currency, channel or amount are
     *     not the order's; 409 when the transaction is known with other facts
     */
    @Transactional
    public PaymentOrder take(String gateway, Notice notice) {
        PaymentOrder order =
                one(notice.orderNumber(), " for update")
                        .filter(found -> found.gateway().equals(gateway))
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "gateway.orderUnknown", notice.orderNumber()));
        if (!settings.account().equals(notice.account())) {
            throw Refusal.invalid("account", "gateway.accountWrong", notice.account());
        }
        if (!notice.paid()) {
            finish(order.number(), PaymentOrder.FAILED);
            return find(order.number());
        }
        if (!CURRENCY.equals(notice.currency())) {
            throw Refusal.invalid("currency", "gateway.currencyWrong", notice.currency());
        }
        if (notice.amount() == null || notice.amount().compareTo(order.amount()) != 0) {
            throw Refusal.invalid("amount", "gateway.amountWrong", Texts.yuan(order.amount()));
        }
        Payments.Taken taken =
                payments.pay(
                        new Payments.NewPayment(
                                order.houseId(),
                                notice.channel(),
                                notice.transactionId(),
                                order.amount(),
                                notice.paidAt(),
                                parts(order),
                                texts.say("gateway.note", order.number())),
                        null);
        if (!order.state().equals(PaymentOrder.PAID)) {
            sql.sql(
                            "update fee_order set state = 'paid', channel = ?, transaction_id = ?,"
                                    + " payment_id = ?, paid_at = ? where number = ?")
                    .params(
                            notice.channel(),
                            notice.transactionId(),
                            taken.id(),
                            Columns.time(
                                    notice.paidAt() == null ? clock.instant() : notice.paidAt()),
                            order.number())
                    .update();
        }
        return find(order.number());
    }

    /** The order's bill, as long as it owes that much; otherwise the oldest due first. */
    private List<Payments.Part> parts(PaymentOrder order) {
        if (order.billId() == null) {
            return List.of();
        }
        Account account = accounts.locked(order.houseId());
        return ledger.open(account).stream()
                .filter(bill -> bill.id() == order.billId())
                .filter(bill -> bill.open().compareTo(order.amount()) >= 0)
                .map(bill -> new Payments.Part(bill.id(), order.amount()))
                .toList();
    }

    /**
     * Orders whose time is over: the gateway is asked once more, because a call back may have got
     * lost, and what nobody paid expires.
     */
    public void expire() {
        List<String> over =
                sql.sql(
                                "select number from fee_order where state in ('asked', 'open') and"
                                        + " expires_at < ? order by expires_at limit "
                                        + AT_ONCE)
                        .param(Columns.time(clock.instant()))
                        .query(String.class)
                        .list();
        for (String number : over) {
            try {
                PaymentOrder order = find(number);
                // A gateway that was left tells nothing more.
                Optional<Notice> said =
                        settings.joined(order.gateway())
                                ? settings.current().ask(number)
                                : Optional.empty();
                own.executeWithoutResult(
                        status ->
                                said.filter(Notice::paid)
                                        .ifPresentOrElse(
                                                notice -> take(order.gateway(), notice),
                                                () -> finish(number, PaymentOrder.EXPIRED)));
            } catch (RuntimeException e) {
                // One that cannot be asked about must not keep the others waiting.
                LOG.warn("order {} waits for the next time", number, e);
            }
        }
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public PaymentOrder find(String number) {
        return one(number, "").orElseThrow(() -> Refusal.notFound("gateway.orderUnknown", number));
    }

    private Optional<PaymentOrder> one(String number, String lock) {
        return sql.sql("select * from fee_order where number = ?" + lock)
                .param(number)
                .query(PaymentOrders::row)
                .optional();
    }

    private static PaymentOrder row(ResultSet row, int line) throws SQLException {
        return new PaymentOrder(
                row.getString("number"),
                row.getString("gateway"),
                row.getLong("house_id"),
                row.getString("community"),
                Columns.number(row, "bill_id"),
                row.getBigDecimal("amount"),
                row.getString("state"),
                row.getString("pay_url"),
                Columns.time(row, "expires_at"),
                row.getString("channel"),
                row.getString("transaction_id"),
                Columns.number(row, "payment_id"),
                Columns.time(row, "paid_at"));
    }
}
