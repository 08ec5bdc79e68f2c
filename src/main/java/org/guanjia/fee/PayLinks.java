package org.guanjia.fee;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a QR code for paying stands for: a bill, or all that a house owes. The code cannot be
 * guessed, stays the same as long as the bill is there, and opens nothing but what is owed.
 */
@Service
@Transactional
public class PayLinks {

    private static final int CODE_BYTES = 16;

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final Ledger ledger;
    private final EstateService estate;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    PayLinks(
            JdbcClient sql,
            FeeAccounts accounts,
            Ledger ledger,
            EstateService estate,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.ledger = ledger;
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * A code and what it stands for.
     *
     * @param billId null for all that the house owes
     */
    record Link(String code, long houseId, Long billId) {}

    /**
     * What is to pay behind a code.
     *
     * @param house the address as people write it; no name of a person
     * @param from first day of the bill; null for all that is owed
     * @param amount zero when nothing is owed any more
     */
    record Due(
            Link link,
            String house,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            BigDecimal amount) {}

    /** The code of a house, made when it is first asked for. The account is held meanwhile. */
    Link ofHouse(long houseId) {
        accounts.locked(houseId);
        return find("house_id = ? and bill_id is null", houseId)
                .orElseGet(() -> make(houseId, null));
    }

    /**
     * The code of a bill.
     *
     * @throws Refusal 409 for a credit or a reversed bill
     */
    Link ofBill(long billId) {
        Bill bill = ledger.find(billId);
        accounts.locked(bill.houseId());
        if (bill.amount().signum() < 0 || bill.reversed()) {
            throw Refusal.conflict("gateway.billNotPayable", billId);
        }
        return find("house_id = ? and bill_id = ?", bill.houseId(), billId)
                .orElseGet(() -> make(bill.houseId(), billId));
    }

    private Link make(long houseId, Long billId) {
        byte[] bytes = new byte[CODE_BYTES];
        chance.nextBytes(bytes);
        String code = HexFormat.of().formatHex(bytes);
        sql.sql("insert into fee_pay_link (code, house_id, bill_id, made_at) values (?, ?, ?, ?)")
                .params(code, houseId, billId, Columns.time(clock.instant()))
                .update();
        return new Link(code, houseId, billId);
    }

    /**
     * What is to pay behind this code.
     *
     * @throws Refusal 404 when nobody made it
     */
    @Transactional(readOnly = true)
    Due due(String code) {
        Link link =
                find("code = ?", code).orElseThrow(() -> Refusal.notFound("gateway.codeUnknown"));
        Account account = accounts.account(link.houseId());
        String house = estate.house(link.houseId()).display();
        if (link.billId() == null) {
            BigDecimal owed =
                    ledger.open(account).stream()
                            .map(Bill::open)
                            .reduce(Money.ZERO, BigDecimal::add);
            return new Due(link, house, null, null, null, owed);
        }
        Bill bill = ledger.find(link.billId());
        BigDecimal open =
                ledger.open(account).stream()
                        .filter(one -> one.id() == bill.id())
                        .findFirst()
                        .map(Bill::open)
                        .orElse(Money.ZERO);
        return new Due(link, house, bill.from(), bill.to(), bill.dueOn(), open);
    }

    private Optional<Link> find(String where, Object... values) {
        return sql.sql("select code, house_id, bill_id from fee_pay_link where " + where)
                .params(values)
                .query(
                        (row, number) ->
                                new Link(
                                        row.getString("code"),
                                        row.getLong("house_id"),
                                        Columns.number(row, "bill_id")))
                .optional();
    }
}
