package org.guanjia.fee;

import java.math.BigDecimal;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single amounts that come from elsewhere: bills of repairs, compensation of complaints, deposits.
 * Each is charged once, however often it is asked for.
 */
@Service
@Transactional
public class FeeEntries {

    /** What repairs and complaints ask: the room's flow. */
    static final String ASKED = "billing-run";

    private static final String BILL = "repairBill";
    private static final String COMPENSATION = "compensation";

    private final JdbcClient sql;
    private final Ledger ledger;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final EstateService estate;
    private final Texts texts;

    FeeEntries(
            JdbcClient sql,
            Ledger ledger,
            FeeAccounts accounts,
            FeeItems items,
            CaseFiles cases,
            CaseLinks links,
            EstateService estate,
            Texts texts) {
        this.sql = sql;
        this.ledger = ledger;
        this.accounts = accounts;
        this.items = items;
        this.cases = cases;
        this.links = links;
        this.estate = estate;
        this.texts = texts;
    }

    /**
     * Takes over what another flow asks for. Without a house, or where the house has no account, it
     * waits for the cashier, see {@link #place}.
     *
     * @throws Refusal 409 when it was taken already
     */
    public void take(LinkedRequest request) {
        boolean bill = BILL.equals(request.reason());
        if (!bill && !COMPENSATION.equals(request.reason())) {
            throw Refusal.conflict("fee.unknownRequest", request.reason());
        }
        BigDecimal amount =
                Money.positive(
                        "amount", new BigDecimal(request.payload().get("amount").toString()));
        Object house = request.payload().get("houseId");
        Long houseId = house == null ? null : Long.valueOf(house.toString());
        String community = cases.get(request.fromCase()).community();
        FeeItem item = items.single(community, bill ? Formula.JOB : Formula.CREDIT);
        BigDecimal signed = bill ? amount : amount.negate();
        String reason =
                texts.say(bill ? "fee.entry.repair" : "fee.entry.compensation", request.fromCase());
        String source = "request:" + request.id();
        if (houseId != null && hasAccount(houseId)) {
            ledger.single(houseId, item, signed, reason, request.fromCase(), source, null);
        } else {
            ledger.note(
                    community,
                    houseId,
                    item.id(),
                    signed,
                    reason,
                    request.fromCase(),
                    source,
                    null,
                    "unplaced");
        }
        links.takeRequest(request);
    }

    private boolean hasAccount(long houseId) {
        return sql.sql("select count(*) from fee_account where house_id = ?")
                        .param(houseId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * The cashier says which house an entry belongs to.
     *
     * @throws Refusal 409 when it is placed already, 404 for a house of another community
     */
    public void place(long entryId, long houseId) {
        record Waiting(String community, int item, BigDecimal amount) {}
        Account account = accounts.locked(houseId);
        Waiting waiting =
                sql.sql(
                                "select community, item_id, amount from fee_single where id = ? and"
                                        + " state = 'unplaced' for update")
                        .param(entryId)
                        .query(
                                (row, number) ->
                                        new Waiting(
                                                row.getString("community"),
                                                row.getInt("item_id"),
                                                row.getBigDecimal("amount")))
                        .optional()
                        .orElseThrow(() -> Refusal.conflict("fee.placedAlready", entryId));
        if (!waiting.community().equals(account.community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
        sql.sql("update fee_single set state = 'billed', house_id = ? where id = ?")
                .params(houseId, entryId)
                .update();
        ledger.bill(account, entryId, items.item(waiting.item()), waiting.amount());
    }

    /**
     * Takes something off a bill by a credit of its own; the bill stays as it is. What the bill
     * does not owe any more settles the oldest others.
     *
     * @param amount to take off
     * @param source the same source is credited once
     * @throws Refusal 409 when the bill is reversed, or the source was credited already
     */
    public void credit(
            long billId,
            BigDecimal amount,
            String reason,
            String caseNumber,
            String source,
            String by) {
        Account account = accounts.locked(ledger.find(billId).houseId());
        Bill bill = ledger.find(billId);
        if (bill.reversed()) {
            throw Refusal.conflict("fee.reversedAlready", billId);
        }
        ledger.single(
                account.houseId(),
                items.single(account.community(), Formula.CREDIT),
                Money.positive("amount", amount).negate(),
                reason,
                caseNumber,
                source,
                by);
        BigDecimal part = amount.min(bill.open());
        if (part.signum() > 0) {
            ledger.allocate(account.houseId(), billId, null, part);
        }
        ledger.applyPrepaid(account.houseId());
    }

    /**
     * Charges a deposit (押金), which is held and given back.
     *
     * @return id of the bill
     */
    public long deposit(long houseId, BigDecimal amount, String reason, String source, String by) {
        String community = estate.house(houseId).community();
        return ledger.single(
                houseId,
                items.single(community, Formula.DEPOSIT),
                Money.positive("amount", amount),
                reason,
                null,
                "deposit:" + source,
                by);
    }

    /**
     * Gives a deposit back, or what is left of it: it is prepaid money then, which can be refunded.
     *
     * @param keep kept for damage; null for none
     * @throws Refusal 409 when it is not paid, or was given back already
     */
    public long returnDeposit(long billId, BigDecimal keep, String reason, String by) {
        Bill bill = ledger.find(billId);
        accounts.locked(bill.houseId());
        bill = ledger.find(billId);
        FeeItem item = items.single(estate.house(bill.houseId()).community(), Formula.DEPOSIT);
        boolean deposit =
                sql.sql("select count(*) from fee_line where bill_id = ? and item_id = ?")
                                .params(billId, item.id())
                                .query(Integer.class)
                                .single()
                        > 0;
        if (!deposit
                || bill.reversed()
                || bill.open().signum() != 0
                || bill.amount().signum() < 0) {
            throw Refusal.conflict("fee.depositNotPaid", billId);
        }
        BigDecimal back =
                keep == null ? bill.amount() : bill.amount().subtract(Money.positive("keep", keep));
        if (back.signum() <= 0) {
            throw Refusal.invalid("keep", "fee.keepBeyond", Texts.yuan(bill.amount()));
        }
        return ledger.single(
                bill.houseId(), item, back.negate(), reason, null, "return:" + billId, by);
    }
}
