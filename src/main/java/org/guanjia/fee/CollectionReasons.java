package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseEnded;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reasons for not paying, one open at a time in a case: what was said, and what came of it. How
 * each is dealt with stands in the services of its part.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionReasons {

    private static final String OTHER = "other";

    /** How many bills a colleague reads in a form. */
    private static final int SHOWN = 12;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final FeeAccounts accounts;
    private final CollectionService collections;
    private final CollectionContacts contacts;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final FeeDisputes disputes;
    private final Texts texts;
    private final Clock clock;

    CollectionReasons(
            JdbcClient sql,
            Ledger ledger,
            FeeAccounts accounts,
            CollectionService collections,
            CollectionContacts contacts,
            CaseFiles cases,
            ServiceClocks clocks,
            FeeDisputes disputes,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.accounts = accounts;
        this.collections = collections;
        this.contacts = contacts;
        this.cases = cases;
        this.clocks = clocks;
        this.disputes = disputes;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens the reason that was recorded last; one still open is over: they said something else.
     * One that nobody can do anything about is over at once.
     *
     * @param code as it was recorded
     * @param table the table {@code collection-route}: facts in, rule out
     * @return which way it is dealt with
     */
    public String open(
            String caseNumber,
            String code,
            Function<Map<String, Object>, Map<String, Object>> table) {
        find(caseNumber).ifPresent(old -> end(old, "replaced"));
        Map<String, Object> facts = new HashMap<>();
        facts.put("reasonCode", code);
        Map<String, Object> rule = table.apply(facts);
        String route = (String) rule.get("route");
        Said said = said(caseNumber, code);
        long houseId = cases.get(caseNumber).houseId();
        sql.sql(
                        "insert into collection_reason (case_number, house_id, running, code, route,"
                                + " said, owed, flow, amount, to_on, owner_joint, opened_at) values"
                                + " (?, ?, 'y', ?, ?, ?, ?, ?, ?, ?, false, ?)")
                .params(
                        caseNumber,
                        houseId,
                        code,
                        route,
                        said.words(),
                        overdue(houseId),
                        rule.get("flow"),
                        said.amount(),
                        said.day(),
                        Columns.time(clock.instant()))
                .update();
        if (OTHER.equals(route)) {
            end(current(caseNumber), "noted");
        }
        return route;
    }

    /** What was said at the contact; nothing in particular when it is not known. */
    private record Said(String words, LocalDate day, BigDecimal amount) {}

    private Said said(String caseNumber, String code) {
        return sql.sql(
                        "select note, promise_on, promise_amount from collection_contact where"
                                + " case_number = ? and reason_code = ? order by id desc limit 1")
                .params(caseNumber, code)
                .query(
                        (row, number) ->
                                new Said(
                                        row.getString(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getBigDecimal(3)))
                .optional()
                .orElse(new Said(null, null, null));
    }

    /** They refuse without a reason that anybody could do something about. */
    public String refused(String caseNumber) {
        end(current(caseNumber), "refused");
        return CollectionService.NEXT_STAGE;
    }

    /** The reason that is dealt with now. */
    CollectionReason current(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> Refusal.conflict("reason.noneOpen", caseNumber));
    }

    Optional<CollectionReason> find(String caseNumber) {
        return sql.sql("select * from collection_reason where case_number = ? and running = 'y'")
                .param(caseNumber)
                .query(this::reason)
                .optional();
    }

    /** Keeps more about the open reason. */
    void keep(CollectionReason reason, Map<String, ?> facts) {
        String columns =
                facts.keySet().stream()
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", "));
        sql.sql("update collection_reason set " + columns + " where id = :id")
                .params(facts)
                .param("id", reason.id())
                .update();
    }

    /** It is dealt with. */
    void end(CollectionReason reason, String outcome) {
        sql.sql(
                        "update collection_reason set running = null, outcome = ?, ended_at = ?"
                                + " where id = ? and running = 'y'")
                .params(outcome, Columns.time(clock.instant()), reason.id())
                .update();
    }

    /** What of the house is past its due day, as the ledger says. */
    @Transactional(readOnly = true)
    public BigDecimal overdue(long houseId) {
        return owed(houseId, today());
    }

    /** What is open of the bills that were due before this day. */
    BigDecimal owed(long houseId, LocalDate before) {
        return ledger.open(accounts.account(houseId)).stream()
                .filter(bill -> bill.dueOn().isBefore(before))
                .map(Bill::open)
                .reduce(Money.ZERO, BigDecimal::add);
    }

    /**
     * The reason is dealt with, and something was booked: the collection is over when nothing is
     * overdue any more, else it goes on.
     *
     * @param closeType how it ended then
     */
    String booked(CollectionReason reason, String outcome, String closeType) {
        end(reason, outcome);
        if (overdue(reason.houseId()).signum() > 0) {
            return CollectionService.RESUME;
        }
        collections.over(reason.caseNumber(), closeType, reason.note());
        return CollectionService.ENDED;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What whoever works on it reads: their words, and the bills that are open. */
    @Transactional(readOnly = true)
    public String facts(String caseNumber) {
        CollectionReason reason = current(caseNumber);
        List<Bill> open = ledger.open(accounts.account(reason.houseId()));
        String bills =
                open.stream()
                        .limit(SHOWN)
                        .map(
                                bill ->
                                        texts.say(
                                                "reason.bill",
                                                bill.id(),
                                                bill.from(),
                                                bill.to(),
                                                Texts.yuan(bill.amount()),
                                                Texts.yuan(bill.open()),
                                                bill.dueOn()))
                        .collect(Collectors.joining("\n"));
        return texts.say(
                "reason.facts",
                texts.say("collection.reason." + reason.code()),
                reason.said() == null ? texts.say("casefile.nothing") : reason.said(),
                Texts.yuan(overdue(reason.houseId())),
                bills);
    }

    /** Tells the household; {@code amount} is always what is overdue now unless given. */
    void tellHouse(CollectionReason reason, String text, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("amount", Texts.yuan(overdue(reason.houseId())));
        facts.putAll(more);
        contacts.tellHouse(reason.caseNumber(), text, facts);
    }

    /**
     * The collection ended from elsewhere, such as by a payment: nothing waits for anything any
     * more, and a dispute about what is paid stops nothing.
     */
    @EventListener
    public void ended(CaseEnded ended) {
        if (!ended.caseNumber().startsWith(CollectionService.LETTERS)) {
            return;
        }
        find(ended.caseNumber())
                .ifPresent(
                        reason -> {
                            end(reason, "collectionEnded");
                            if (reason.disputeId() != null) {
                                disputes.settle(reason.disputeId(), true);
                            }
                            sql.sql(
                                            "update collection_plan set state = 'over' where"
                                                    + " reason_id = ? and state in ('proposed',"
                                                    + " 'running')")
                                    .param(reason.id())
                                    .update();
                        });
    }

    /** The reasons of a case for its view, the last one first; empty before the first. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> details(String caseNumber) {
        return sql.sql(
                        "select r.*, q.taken_case from collection_reason r left join"
                                + " case_linked_request q on q.id = r.request_id where"
                                + " r.case_number = ? order by r.id desc")
                .param(caseNumber)
                .query(
                        (row, number) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put(
                                    "reason",
                                    texts.say("collection.reason." + row.getString("code")));
                            one.put("said", row.getString("said"));
                            one.put("linkedCase", row.getString("taken_case"));
                            one.put("amount", Money.text(row.getBigDecimal("amount")));
                            one.put("day", row.getObject("to_on", LocalDate.class));
                            one.put("payer", row.getString("payer_name"));
                            one.put("ownerJoint", row.getBoolean("owner_joint"));
                            one.put("note", row.getString("note"));
                            String outcome = row.getString("outcome");
                            one.put(
                                    "outcome",
                                    texts.say(
                                            "reason.outcome."
                                                    + (outcome == null ? "open" : outcome)));
                            one.put("recordedAt", Columns.time(row, "opened_at"));
                            return one;
                        })
                .list();
    }

    /** The parts of the plans that were not refused, the newest plan first, and how each stands. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> instalments(String caseNumber) {
        return sql.sql(
                        "select i.due_on, i.amount, case when i.state <> 'open' then i.state when"
                                + " r.outcome is not null then 'ended' when p.state = 'proposed'"
                                + " then 'proposed' else 'open' end stands from collection_reason r"
                                + " join collection_plan p on p.reason_id = r.id join"
                                + " collection_instalment i on i.reason_id = r.id where"
                                + " r.case_number = ? and p.state <> 'refused' order by r.id desc,"
                                + " i.number")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                Map.<String, Object>of(
                                        "dueOn", row.getObject("due_on", LocalDate.class),
                                        "amount", Money.text(row.getBigDecimal("amount")),
                                        "stands",
                                                texts.say(
                                                        "reason.instalment."
                                                                + row.getString("stands"))))
                .list();
    }

    /** The collection stands still for the problem that keeps the household from paying. */
    void pause(String caseNumber) {
        collections.pause(caseNumber, "linkedCase");
        clocks.pause(caseNumber, "linkedCase");
    }

    void resume(String caseNumber) {
        collections.resume(caseNumber);
        clocks.resume(caseNumber);
    }

    private CollectionReason reason(ResultSet row, int number) throws SQLException {
        return new CollectionReason(
                row.getLong("id"),
                row.getString("case_number"),
                row.getLong("house_id"),
                row.getString("code"),
                row.getString("route"),
                row.getString("said"),
                row.getBigDecimal("owed"),
                row.getString("flow"),
                Columns.number(row, "request_id"),
                row.getString("linked_case"),
                Columns.number(row, "dispute_id"),
                Columns.number(row, "bill_id"),
                row.getBigDecimal("amount"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("payer_kind"),
                row.getString("payer_name"),
                row.getBoolean("owner_joint"),
                row.getString("note"),
                row.getString("checked_by"),
                LocalDate.ofInstant(Columns.time(row, "opened_at"), clock.getZone()));
    }
}
