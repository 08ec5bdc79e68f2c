package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.HeldDeposit;
import org.guanjia.casefile.HeldDeposits;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Privacy;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.fee.FeeReductions.Reduction;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the desk is told of an account and of what waits in a community. */
@Component
class AccountViews {

    static final int PAGE = 50;

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final FeeReductions reductions;
    private final FeeDisputes disputes;
    private final MeterViews meters;
    private final List<HeldDeposits> held;
    private final EstateService estate;
    private final StaffService staff;

    AccountViews(
            JdbcClient sql,
            FeeAccounts accounts,
            FeeReductions reductions,
            FeeDisputes disputes,
            MeterViews meters,
            List<HeldDeposits> held,
            EstateService estate,
            StaffService staff) {
        this.sql = sql;
        this.accounts = accounts;
        this.reductions = reductions;
        this.disputes = disputes;
        this.meters = meters;
        this.held = held;
        this.estate = estate;
        this.staff = staff;
    }

    /**
     * An account as a whole.
     *
     * @param depositBalance what is held of all deposits together, wherever they were paid
     */
    record AccountSheet(
            long houseId,
            String house,
            LocalDate openedOn,
            LocalDate closedOn,
            String prepaid,
            List<PayerView> payers,
            List<ChargeView> charges,
            List<ReductionView> reductions,
            List<DisputeView> disputes,
            List<MeterViews.MeterView> meters,
            String depositBalance,
            List<DepositView> deposits,
            List<PaymentView> payments) {}

    record PayerView(LocalDate from, LocalDate to, String kind, String name) {}

    record ChargeView(int item, String name, LocalDate from, LocalDate to, BigDecimal quantity) {}

    record ReductionView(
            long id,
            long houseId,
            String house,
            String item,
            String kind,
            BigDecimal percent,
            LocalDate from,
            LocalDate to,
            String reason,
            String state,
            String askedBy,
            String askedByName,
            Instant askedAt,
            String decidedBy) {}

    record DisputeView(
            long id,
            String bill,
            LocalDate from,
            LocalDate to,
            boolean justified,
            String reason,
            String caseNumber,
            String outcome) {}

    /** A deposit; bill is null when a flow holds it, then its case says more. */
    record DepositView(String bill, String caseNumber, String what, String amount, String held) {}

    record PaymentView(
            long id,
            String receipt,
            String kind,
            String channel,
            String transactionId,
            String amount,
            LocalDate bookedOn,
            String note,
            boolean reversed) {}

    record EntryView(
            long id, String item, String amount, String reason, String caseNumber, Instant at) {}

    @Transactional(readOnly = true)
    AccountSheet sheet(long houseId, Privacy privacy) {
        Account account = accounts.account(houseId);
        List<HeldDeposit> deposits =
                held.stream().flatMap(one -> one.ofHouse(houseId).stream()).toList();
        return new AccountSheet(
                houseId,
                estate.house(houseId).display(),
                account.openedOn(),
                last(account.closedOn()),
                Money.text(account.prepaid()),
                payers(houseId, privacy),
                charges(houseId),
                views(reductions.ofHouse(houseId)),
                disputes.disputes(houseId).stream().map(AccountViews::view).toList(),
                meters.ofHouse(houseId),
                Money.text(
                        deposits.stream()
                                .map(HeldDeposit::held)
                                .reduce(Money.ZERO, BigDecimal::add)),
                deposits.stream().map(AccountViews::view).toList(),
                payments(houseId));
    }

    /** The last day; null when there is none. */
    private static LocalDate last(LocalDate day) {
        return FeeItems.NEVER.equals(day) ? null : day;
    }

    private List<PayerView> payers(long houseId, Privacy privacy) {
        return sql.sql("select * from fee_payer where house_id = ? order by from_on desc")
                .param(houseId)
                .query(
                        (row, number) ->
                                new PayerView(
                                        row.getObject("from_on", LocalDate.class),
                                        last(row.getObject("to_on", LocalDate.class)),
                                        row.getString("kind"),
                                        privacy.name(row.getString("name"))))
                .list();
    }

    private List<ChargeView> charges(long houseId) {
        return sql.sql(
                        "select c.*, i.name from fee_charge c join fee_item i on i.id = c.item_id"
                                + " where c.house_id = ? order by c.to_on desc, i.code, c.from_on"
                                + " desc")
                .param(houseId)
                .query(
                        (row, number) ->
                                new ChargeView(
                                        row.getInt("item_id"),
                                        row.getString("name"),
                                        row.getObject("from_on", LocalDate.class),
                                        last(row.getObject("to_on", LocalDate.class)),
                                        row.getBigDecimal("quantity")))
                .list();
    }

    private List<PaymentView> payments(long houseId) {
        return sql.sql(
                        "select p.*, case when exists (select 1 from fee_payment r where r.house_id"
                                + " = p.house_id and r.reverses = p.id) then 1 else 0 end undone"
                                + " from fee_payment p where p.house_id = ? order by p.id desc"
                                + " limit "
                                + PAGE)
                .param(houseId)
                .query(
                        (row, number) ->
                                new PaymentView(
                                        row.getLong("id"),
                                        Payments.receipt(row.getLong("id")),
                                        row.getString("kind"),
                                        row.getString("channel"),
                                        row.getString("transaction_id"),
                                        Money.text(row.getBigDecimal("amount")),
                                        row.getObject("booked_on", LocalDate.class),
                                        row.getString("note"),
                                        row.getInt("undone") == 1))
                .list();
    }

    /**
     * A page of a community's reductions in that state, the newest first.
     *
     * @param before only those with a smaller id; null for the newest
     */
    @Transactional(readOnly = true)
    List<ReductionView> reductions(String community, String state, Long before) {
        Refused.unknown("state", state, "asked", "approved", "refused");
        return views(reductions.page(community, state, before, PAGE));
    }

    /** What waits for the cashier to say which house it belongs to, the oldest first. */
    @Transactional(readOnly = true)
    List<EntryView> waiting(String community) {
        return sql.sql(
                        "select s.*, i.name from fee_single s join fee_item i on i.id = s.item_id"
                                + " where s.community = ? and s.state = 'unplaced' order by s.id"
                                + " limit "
                                + PAGE)
                .param(community)
                .query(
                        (row, number) ->
                                new EntryView(
                                        row.getLong("id"),
                                        row.getString("name"),
                                        Money.text(row.getBigDecimal("amount")),
                                        row.getString("reason"),
                                        row.getString("case_number"),
                                        Columns.time(row, "created_at")))
                .list();
    }

    private List<ReductionView> views(List<Reduction> all) {
        Map<String, String> names = staff.namesOf(all.stream().map(Reduction::askedBy).toList());
        return all.stream().map(one -> view(one, names.get(one.askedBy()))).toList();
    }

    private ReductionView view(Reduction one, String askedByName) {
        return new ReductionView(
                one.id(),
                one.houseId(),
                estate.house(one.houseId()).display(),
                one.itemName(),
                one.kind(),
                one.percent(),
                one.from(),
                last(one.to()),
                one.reason(),
                one.state(),
                one.askedBy(),
                askedByName,
                one.askedAt(),
                one.decidedBy());
    }

    private static DisputeView view(FeeDisputes.Dispute one) {
        return new DisputeView(
                one.id(),
                one.billId() == null ? null : String.valueOf(one.billId()),
                one.from(),
                last(one.to()),
                one.justified(),
                one.reason(),
                one.caseNumber(),
                one.closedBecause());
    }

    private static DepositView view(HeldDeposit one) {
        return new DepositView(
                one.bill(),
                one.caseNumber(),
                one.what(),
                Money.text(one.paid()),
                Money.text(one.held()));
    }
}
