package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing off (核销) what cannot be had: proposed with its basis, approved by the role that the table
 * names, posted as a credit for each bill. Whoever pays later pays all the same: the entries can be
 * reversed.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionWriteOffs {

    private static final List<String> NEED_RULING = List.of("unenforceable", "rejected");

    private final CollectionService collections;
    private final CollectionSteps steps;
    private final DebtStatement statements;
    private final Ledger ledger;
    private final FeeAccounts accounts;
    private final FeeItems items;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    CollectionWriteOffs(
            CollectionService collections,
            CollectionSteps steps,
            DebtStatement statements,
            Ledger ledger,
            FeeAccounts accounts,
            FeeItems items,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.collections = collections;
        this.steps = steps;
        this.statements = statements;
        this.ledger = ledger;
        this.accounts = accounts;
        this.items = items;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    private record WriteOff(
            long id,
            long houseId,
            BigDecimal amount,
            String reason,
            String judgment,
            String proposedBy,
            Instant proposedAt) {}

    /** What is owed, for whoever proposes; the cashier's time begins. */
    public String prepare(String caseNumber, Function<String, ServiceTime> times) {
        clocks.restart(caseNumber, times.apply("writeOffDraft"));
        return statements.words(statements.of(collections.record(caseNumber).houseId()));
    }

    /**
     * A proposal as the form says it.
     *
     * @param reason unenforceable, rejected, lapsed, deceased, costly or other
     * @param judgment number of the ruling; needed for the first two
     */
    public record Proposal(String reason, String judgment, String basis) {}

    /**
     * What the diagram takes from the proposal.
     *
     * @param role who approves
     * @param words what they read
     */
    public record Proposed(String role, String words) {}

    /**
     * Keeps the proposal.
     *
     * @param table the table {@code collection-write-off-limit}: facts in, rule out
     * @throws Refusal 422 naming the field; 409 when nothing is owed any more
     */
    public Proposed proposed(
            String caseNumber,
            Proposal proposal,
            String by,
            Function<Map<String, Object>, Map<String, Object>> table,
            Function<String, ServiceTime> times) {
        Refused.unknown(
                "writeOffReason",
                proposal.reason(),
                "unenforceable",
                "rejected",
                "lapsed",
                "deceased",
                "costly",
                "other");
        String basis = Bounds.required("writeOffBasis", proposal.basis(), Bounds.REASON);
        boolean judged = NEED_RULING.contains(proposal.reason());
        String judgment =
                judged ? Bounds.required("judgmentNumber", proposal.judgment(), 64) : null;
        CollectionCase collection = collections.record(caseNumber);
        List<Bill> bills = overdue(collection.houseId(), LocalDate.now(clock));
        BigDecimal amount = bills.stream().map(Bill::open).reduce(Money.ZERO, BigDecimal::add);
        if (amount.signum() == 0) {
            throw Refusal.conflict("legal.nothingOwed", caseNumber);
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", collection.community());
        facts.put("judged", judged);
        facts.put("amount", amount);
        String role = (String) table.apply(facts).get("role");
        sql.sql(
                        "insert into collection_write_off (case_number, round_number, house_id,"
                                + " amount, reason, basis, judgment_number, proposed_by,"
                                + " proposed_at, approver_role) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?)")
                .params(
                        caseNumber,
                        count(caseNumber) + 1,
                        collection.houseId(),
                        amount,
                        proposal.reason(),
                        basis,
                        judgment,
                        by,
                        Columns.time(clock.instant()),
                        role)
                .update();
        clocks.met(caseNumber, "writeOffDraft");
        clocks.restart(caseNumber, times.apply("writeOffApproval").ownedBy(role));
        String words =
                texts.say(
                        "legal.writeOff.proposal",
                        Texts.yuan(amount),
                        texts.say("legal.writeOff.reason." + proposal.reason()),
                        judgment == null ? texts.say("casefile.nothing") : judgment,
                        basis);
        return new Proposed(
                role,
                DebtStatement.cut(
                        words + '\n' + statements.words(statements.of(collection.houseId()))));
    }

    private List<Bill> overdue(long house, LocalDate day) {
        return sql.sql(
                        "select * from fee_bill where house_id = ? and due_on < ? and amount >"
                                + " settled and reversed = false order by due_on, id")
                .params(house, day)
                .query((row, number) -> Ledger.bill(row))
                .list();
    }

    private int count(String caseNumber) {
        return sql.sql("select count(*) from collection_write_off where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    /**
     * Keeps the decision.
     *
     * @return whether it is approved
     * @throws Refusal 403 for whoever proposed it
     */
    public boolean decided(String caseNumber, boolean approved, String note, String by) {
        WriteOff last = last(caseNumber);
        if (by != null && by.equals(last.proposedBy())) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        String why = Bounds.required("writeOffNote", note, Bounds.REASON);
        sql.sql(
                        "update collection_write_off set approved = ?, decided_by = ?, decided_at ="
                                + " ?, decision_note = ? where id = ?")
                .params(approved, by, Columns.time(clock.instant()), why, last.id())
                .update();
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "writeOffApproval");
        if (!approved) {
            steps.ended(caseNumber, "refused", why, by);
        }
        return approved;
    }

    /**
     * Posts the approved write-off: of each bill that was overdue when it was proposed what is
     * still open, never more than was approved.
     */
    public void post(String caseNumber, String by) {
        WriteOff last = last(caseNumber);
        accounts.locked(last.houseId());
        String community = collections.record(caseNumber).community();
        FeeItem item = items.single(community, Formula.WRITE_OFF);
        LocalDate day = last.proposedAt().atZone(clock.getZone()).toLocalDate();
        BigDecimal left = last.amount();
        for (Bill bill : overdue(last.houseId(), day)) {
            BigDecimal part = bill.open().min(left);
            if (part.signum() > 0) {
                long single =
                        ledger.single(
                                last.houseId(),
                                item,
                                part.negate(),
                                texts.say("legal.writeOff.entry", String.valueOf(bill.id())),
                                caseNumber,
                                "write-off:" + last.id() + ":" + bill.id(),
                                by);
                ledger.allocate(last.houseId(), bill.id(), null, part);
                sql.sql(
                                "insert into collection_write_off_bill (write_off_id, bill_id,"
                                        + " single_id, amount) values (?, ?, ?, ?)")
                        .params(last.id(), bill.id(), single, part)
                        .update();
                left = left.subtract(part);
            }
        }
        sql.sql("update collection_write_off set posted_at = ? where id = ?")
                .params(Columns.time(clock.instant()), last.id())
                .update();
        steps.ended(
                caseNumber,
                "posted",
                texts.say(
                        "legal.writeOff.posted",
                        Texts.yuan(last.amount().subtract(left)),
                        texts.say("legal.writeOff.reason." + last.reason()),
                        last.judgment() == null ? texts.say("casefile.nothing") : last.judgment()),
                by);
    }

    private WriteOff last(String caseNumber) {
        return sql.sql(
                        "select * from collection_write_off where case_number = ? order by"
                                + " round_number desc limit 1")
                .param(caseNumber)
                .query(CollectionWriteOffs::row)
                .optional()
                .orElseThrow(() -> Refusal.conflict("legal.noWriteOff", caseNumber));
    }

    private static WriteOff row(ResultSet row, int number) throws SQLException {
        return new WriteOff(
                row.getLong("id"),
                row.getLong("house_id"),
                row.getBigDecimal("amount"),
                row.getString("reason"),
                row.getString("judgment_number"),
                row.getString("proposed_by"),
                Columns.time(row, "proposed_at"));
    }
}
