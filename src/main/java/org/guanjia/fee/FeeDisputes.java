package org.guanjia.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Disputes (争议) about a bill, or about all that a house owes. While a justified one is open no late
 * damages grow; on closing it is said whether it was justified after all, and if not, its days
 * count again.
 */
@Service
@Transactional
public class FeeDisputes {

    private final JdbcClient sql;
    private final Ledger ledger;
    private final FeeAccounts accounts;
    private final Clock clock;

    FeeDisputes(JdbcClient sql, Ledger ledger, FeeAccounts accounts, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Records a dispute from this day on.
     *
     * @param billId null for all that the house owes
     * @param from null for today
     * @param justified whether damages stop meanwhile
     * @param caseNumber the case that it is about; null for none
     * @param by null when another flow says so
     * @return its id
     * @throws Refusal 404 for an unknown house, or a bill that is not the house's
     */
    public long open(
            long houseId,
            Long billId,
            LocalDate from,
            boolean justified,
            String reason,
            String caseNumber,
            String by) {
        accounts.locked(houseId);
        if (billId != null && ledger.find(billId).houseId() != houseId) {
            throw Refusal.notFound("fee.unknownBill", billId);
        }
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into fee_dispute (house_id, bill_id, opened_on, closed_on,"
                                + " justified, reason, case_number, opened_by) values (?, ?, ?, ?,"
                                + " ?, ?, ?, ?)")
                .params(
                        houseId,
                        billId,
                        from == null ? LocalDate.now(clock) : from,
                        FeeItems.NEVER,
                        justified,
                        Bounds.required("reason", reason, 400),
                        caseNumber,
                        by)
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * The dispute is settled; damages run again from the day after.
     *
     * @param lastDay null for today
     * @param justified whether it was justified after all; if not, damages grow for its days, too
     * @throws Refusal 409 when it is settled already, 422 when it ends before it began
     */
    public void close(long id, LocalDate lastDay, boolean justified, String because, String by) {
        Dispute dispute = dispute(id);
        accounts.locked(dispute.houseId());
        LocalDate day = lastDay == null ? LocalDate.now(clock) : lastDay;
        if (day.isBefore(dispute.from())) {
            throw Refusal.invalid("lastDay", "fee.endBeforeStart");
        }
        int ended =
                sql.sql(
                                "update fee_dispute set closed_on = ?, justified = ?, closed_by = ?,"
                                        + " closed_because = ? where id = ? and closed_on = ?")
                        .params(
                                day,
                                justified,
                                by,
                                Bounds.required("because", because, 400),
                                id,
                                FeeItems.NEVER)
                        .update();
        if (ended == 0) {
            throw Refusal.conflict("fee.disputeOver", id);
        }
    }

    /**
     * What came of a dispute today: one that was justified stopped the damages, of another they are
     * counted for its days too. Closed by somebody meanwhile, it stays as it is.
     */
    void settle(long id, boolean justified) {
        Dispute dispute = dispute(id);
        if (dispute.open()) {
            close(id, null, justified, dispute.reason(), null);
        }
    }

    /**
     * Closes today what is open because of that case; none is fine.
     *
     * @return how many were open
     */
    public int closeOf(String caseNumber, boolean justified, String because, String by) {
        List<Long> open =
                sql.sql("select id from fee_dispute where case_number = ? and closed_on = ?")
                        .params(caseNumber, FeeItems.NEVER)
                        .query(Long.class)
                        .list();
        open.forEach(id -> close(id, null, justified, because, by));
        return open.size();
    }

    /** Whether the house disputes something now. */
    @Transactional(readOnly = true)
    public boolean open(long houseId) {
        return disputes(houseId).stream().anyMatch(Dispute::open);
    }

    /**
     * A dispute.
     *
     * @param billId null for all that the house owes
     * @param to {@code 9999-12-31} while it is open
     */
    public record Dispute(
            long id,
            long houseId,
            Long billId,
            LocalDate from,
            LocalDate to,
            boolean justified,
            String reason,
            String caseNumber,
            String openedBy,
            String closedBecause) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        boolean open() {
            return to.equals(FeeItems.NEVER);
        }
    }

    /** The house's disputes, the newest first. */
    @Transactional(readOnly = true)
    public List<Dispute> disputes(long houseId) {
        return read("house_id = ? order by id desc", houseId);
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    public Dispute dispute(long id) {
        return read("id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("tariff.unknownDispute", id));
    }

    private List<Dispute> read(String where, Object value) {
        return sql.sql("select * from fee_dispute where " + where)
                .param(value)
                .query(
                        (row, number) ->
                                new Dispute(
                                        row.getLong("id"),
                                        row.getLong("house_id"),
                                        Columns.number(row, "bill_id"),
                                        row.getObject("opened_on", LocalDate.class),
                                        row.getObject("closed_on", LocalDate.class),
                                        row.getBoolean("justified"),
                                        row.getString("reason"),
                                        row.getString("case_number"),
                                        row.getString("opened_by"),
                                        row.getString("closed_because")))
                .list();
    }
}
