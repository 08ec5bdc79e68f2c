package org.guanjia.fee;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseEnded;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseReopened;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What keeps a household from paying and has to be put right first: a repair or a complaint, while
 * which the collection stands still, or an amount that the cashier checks. While a dispute is open
 * no late damages run; of one that proves unjustified they are counted after all.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionDisputes {

    /** What a repair or a complaint asks of the collection that waits for it. */
    static final String LINKED_CASE_ENDED = "linkedCaseEnded";

    /** What one asks that had ended and runs again. */
    static final String LINKED_CASE_REOPENED = "linkedCaseReopened";

    private static final String WAITS = "waits";
    private static final String COMPLAINT = "complaint";

    private final JdbcClient sql;
    private final CollectionService collections;
    private final CollectionReasons reasons;
    private final FeeDisputes disputes;
    private final BillReversals reversals;
    private final FeeEntries entries;
    private final Ledger ledger;
    private final CollectionContacts contacts;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final ServiceClocks clocks;
    private final Texts texts;

    CollectionDisputes(
            JdbcClient sql,
            CollectionService collections,
            CollectionReasons reasons,
            FeeDisputes disputes,
            BillReversals reversals,
            FeeEntries entries,
            Ledger ledger,
            CollectionContacts contacts,
            CaseFiles cases,
            CaseLinks links,
            ServiceClocks clocks,
            Texts texts) {
        this.sql = sql;
        this.collections = collections;
        this.reasons = reasons;
        this.disputes = disputes;
        this.reversals = reversals;
        this.entries = entries;
        this.ledger = ledger;
        this.contacts = contacts;
        this.cases = cases;
        this.links = links;
        this.clocks = clocks;
        this.texts = texts;
    }

    // ---- a repair or a complaint ----

    /** Asks for the repair or the complaint; until it ends the collection stands still. */
    public void openLinkedCase(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        Map<String, Object> payload = new HashMap<>();
        payload.put("what", words(reason));
        payload.put("link", WAITS);
        // Who repairs or answers has to reach somebody.
        contacts.payer(reason.houseId())
                .ifPresent(
                        payer -> {
                            payload.put("reporterName", payer.name());
                            payload.put("reporterPhone", payer.phones().get(0));
                        });
        long request =
                reopened(reason)
                        .orElseGet(
                                () ->
                                        links.requestLinked(
                                                caseNumber, reason.flow(), "unpaidOver", payload));
        reasons.keep(reason, Map.of("request_id", request, "dispute_id", dispute(reason)));
        reasons.pause(caseNumber);
        reasons.tellHouse(
                reason,
                "reason.notice.paused",
                Map.of("answer", texts.say("reason.asked." + reason.flow())));
    }

    /** The request whose case was over for the same reason and runs again: no second one then. */
    private Optional<Long> reopened(CollectionReason reason) {
        return sql.sql(
                        "select q.id from collection_reason r join case_linked_request q on q.id ="
                                + " r.request_id join case_file f on f.case_number = q.taken_case"
                                + " where r.case_number = ? and r.code = ? and r.id <> ? and"
                                + " r.outcome in ('solved', 'unfounded', 'explained') and f.status ="
                                + " 'open' order by r.id desc limit 1")
                .params(reason.caseNumber(), reason.code(), reason.id())
                .query(Long.class)
                .optional();
    }

    /** What is wrong, and not what it has to do with money: others read it at their work. */
    private String words(CollectionReason reason) {
        String text =
                texts.say(
                        "reason.what",
                        texts.say("collection.reason." + reason.code()),
                        reason.said() == null ? texts.say("casefile.nothing") : reason.said());
        return text.length() <= Bounds.DESCRIPTION ? text : text.substring(0, Bounds.DESCRIPTION);
    }

    private long dispute(CollectionReason reason) {
        return disputes.open(
                reason.houseId(),
                null,
                reasons.today(),
                true,
                texts.say("reason.disputed", texts.say("collection.reason." + reason.code())),
                reason.caseNumber(),
                null);
    }

    /**
     * A case ended that a collection waits for: the collection is asked to go on, in a transaction
     * of its own, so that neither keeps the other from its end. One indexed look for any other.
     */
    @EventListener
    public void linkedCaseEnded(CaseEnded ended) {
        tellWaiting(ended.caseNumber(), LINKED_CASE_ENDED);
    }

    /** It runs again: the collection stands still again. */
    @EventListener
    public void linkedCaseReopened(CaseReopened reopened) {
        tellWaiting(reopened.caseNumber(), LINKED_CASE_REOPENED);
    }

    private void tellWaiting(String linked, String news) {
        sql.sql(
                        "select c.case_number from case_file me join case_link l on l.to_case ="
                                + " me.id and l.kind = 'waits' join case_file c on c.id ="
                                + " l.from_case and c.status = 'open' where me.case_number = ?")
                .param(linked)
                .query(String.class)
                .list()
                .forEach(
                        collection ->
                                links.requestLinked(
                                        linked,
                                        CollectionService.FLOW,
                                        news,
                                        Map.of("collection", collection)));
    }

    /**
     * Which collection this news is for.
     *
     * @return empty when that one waits for something else by now or for nothing, or when the case
     *     runs again
     */
    public Optional<String> waitingFor(LinkedRequest news) {
        String collection = collectionOf(news);
        boolean waits =
                reasons.find(collection)
                        .flatMap(reason -> takenCase(reason.requestId()))
                        .filter(news.fromCase()::equals)
                        .isPresent();
        return waits && !running(news.fromCase()) ? Optional.of(collection) : Optional.empty();
    }

    private boolean running(String caseNumber) {
        return cases.get(caseNumber).status() == CaseStatus.OPEN;
    }

    /**
     * A case runs again for which a collection stood still once: its reason comes up again.
     *
     * @return the reason's code; empty when that collection never went on, has ended, or the case
     *     is over again
     */
    public Optional<String> reopened(LinkedRequest news) {
        String collection = collectionOf(news);
        if (!running(news.fromCase()) || !running(collection)) {
            return Optional.empty();
        }
        return sql.sql(
                        "select r.code, r.linked_case from collection_reason r join"
                                + " case_linked_request q on q.id = r.request_id where r.case_number"
                                + " = ? and q.taken_case = ? order by r.id desc limit 1")
                .params(collection, news.fromCase())
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .optional()
                // Without a linked case it still waits.
                .filter(reason -> reason[1] != null)
                .map(reason -> reason[0]);
    }

    /** The reason is dealt with before the next step. */
    public void again(String caseNumber, String reasonCode) {
        collections.again(caseNumber, reasonCode);
    }

    /**
     * A step runs already, such as a claim in court. Whoever works on it learns why it stands
     * still.
     *
     * @return whether the reason is dealt with beside it; not while another reason is
     */
    public boolean besides(LinkedRequest news) {
        String collection = collectionOf(news);
        if (reasons.find(collection).isPresent()) {
            return false;
        }
        cases.note(collection, null, texts.say("reason.reopened", news.fromCase()));
        return true;
    }

    static String collectionOf(LinkedRequest news) {
        return String.valueOf(news.payload().get("collection"));
    }

    private Optional<String> takenCase(Long request) {
        return request == null
                ? Optional.empty()
                : sql.sql(
                                "select taken_case from case_linked_request where id = ? and"
                                        + " taken_case is not null")
                        .param(request)
                        .query(String.class)
                        .optional();
    }

    /** What the table {@code collection-justified} is asked with. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> resultFacts(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        CaseView linked = cases.view(linkedCase(reason));
        Map<String, Object> facts = new HashMap<>();
        facts.put("flow", reason.flow());
        facts.put("outcome", linked.outcome());
        facts.put("finding", linked.details().get("finding"));
        return facts;
    }

    private String linkedCase(CollectionReason reason) {
        return takenCase(reason.requestId())
                .orElseThrow(() -> Refusal.conflict("reason.noLinkedCase", reason.caseNumber()));
    }

    /**
     * The problem was dealt with: the collection goes on where it stood.
     *
     * @param justified whether damages were stopped rightly
     * @param visit how soon the housekeeper explains the result of a complaint
     * @return whether the housekeeper has to
     */
    public boolean resume(String caseNumber, boolean justified, ServiceTime visit) {
        CollectionReason reason = reasons.current(caseNumber);
        String linked = linkedCase(reason);
        disputes.settle(reason.disputeId(), justified);
        reasons.keep(reason, Map.of("linked_case", linked));
        reasons.resume(caseNumber);
        reasons.tellHouse(
                reason,
                "reason.notice.resumed",
                Map.of(
                        "linkedCase",
                        linked,
                        "answer",
                        texts.say(justified ? "reason.justified" : "reason.unjustified")));
        if (COMPLAINT.equals(reason.flow())) {
            clocks.start(caseNumber, visit);
            return true;
        }
        reasons.end(reason, justified ? "solved" : "unfounded");
        return false;
    }

    /** What the housekeeper reads of the complaint before the visit; null without one. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String result(String caseNumber) {
        return reasons.find(caseNumber)
                .map(
                        reason -> {
                            CaseView linked = cases.view(reason.linkedCase());
                            Object reply = linked.details().get("replyText");
                            return texts.say(
                                    "reason.complaintResult",
                                    linked.caseNumber(),
                                    reason.said() == null
                                            ? texts.say("casefile.nothing")
                                            : reason.said(),
                                    reply == null ? texts.say("casefile.nothing") : reply,
                                    Texts.yuan(reasons.overdue(reason.houseId())));
                        })
                .orElse(null);
    }

    /**
     * The housekeeper explained what came of the complaint.
     *
     * @param result accepted or open
     */
    public void explained(String caseNumber, String result, String note, String by) {
        Refused.unknown("explanation", result, "accepted", "open");
        String words = Bounds.required("explanationNote", note, Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        reasons.keep(reason, Map.of("note", words, "checked_by", by));
        cases.note(caseNumber, by, words);
        clocks.met(caseNumber, "complaintVisit");
        reasons.end(reason, "accepted".equals(result) ? "solved" : "explained");
    }

    // ---- the amount ----

    /** The cashier has to look at the amount; meanwhile no late damages run. */
    public String openAmountCheck(String caseNumber, ServiceTime check) {
        CollectionReason reason = reasons.current(caseNumber);
        reasons.keep(reason, Map.of("dispute_id", dispute(reason)));
        clocks.start(caseNumber, check);
        return reasons.facts(caseNumber);
    }

    /**
     * What the cashier found.
     *
     * @param finding upheld or corrected
     * @param bill number of the wrong bill; null when the amount is right
     * @param amount what the bill should be, less than it is; null when the amount is right
     */
    public record Check(String finding, String bill, BigDecimal amount, String note) {}

    /**
     * Keeps what the cashier found; a right amount is explained to the household.
     *
     * @return whether a bill is wrong
     * @throws Refusal 422 naming the field
     */
    public boolean amountChecked(String caseNumber, Check check, String by) {
        Refused.unknown("amountFinding", check.finding(), "upheld", "corrected");
        String note = Bounds.required("amountNote", check.note(), Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        Map<String, Object> found = new HashMap<>(Map.of("note", note, "checked_by", by));
        boolean wrong = "corrected".equals(check.finding());
        if (wrong) {
            Bill bill = wrongBill(reason, check.bill());
            found.put("bill_id", bill.id());
            found.put("amount", bill.amount().subtract(right(bill, check.amount())));
        }
        reasons.keep(reason, found);
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, "amountCheck");
        if (!wrong) {
            disputes.settle(reason.disputeId(), false);
            reasons.tellHouse(reason, "reason.notice.amountUpheld", Map.of("answer", note));
            reasons.end(reason, "upheld");
        }
        return wrong;
    }

    private Bill wrongBill(CollectionReason reason, String number) {
        String digits = Bounds.required("correctedBill", number, 20);
        if (!digits.matches("\\d{1,18}")) {
            throw Refusal.invalid("correctedBill", "reason.billUnknown", digits);
        }
        Bill bill = find(Long.parseLong(digits));
        if (bill == null || bill.houseId() != reason.houseId() || bill.amount().signum() <= 0) {
            throw Refusal.invalid("correctedBill", "reason.billUnknown", digits);
        }
        if (bill.reversed()) {
            throw Refusal.invalid("correctedBill", "fee.reversedAlready", digits);
        }
        return bill;
    }

    private Bill find(long id) {
        List<Bill> found =
                sql.sql("select * from fee_bill where id = ?")
                        .param(id)
                        .query((row, number) -> Ledger.bill(row))
                        .list();
        return found.isEmpty() ? null : found.get(0);
    }

    private static BigDecimal right(Bill bill, BigDecimal amount) {
        Refused.missing("correctedAmount", amount);
        if (amount.signum() < 0
                || amount.stripTrailingZeros().scale() > 2
                || amount.compareTo(bill.amount()) >= 0) {
            throw Refusal.invalid(
                    "correctedAmount", "reason.amountNotLess", Texts.yuan(bill.amount()));
        }
        return amount.setScale(2);
    }

    /**
     * Books the correction. A bill that was wrong bears no damages until now.
     *
     * @return how the collection goes on
     */
    public String correct(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        Bill bill = ledger.find(reason.billId());
        String why = texts.say("reason.correction", bill.id(), caseNumber);
        if (reason.amount().compareTo(bill.amount()) == 0) {
            reversals.reverse(bill.id(), why, reason.checkedBy());
            ledger.applyPrepaid(reason.houseId());
        } else {
            entries.credit(
                    bill.id(),
                    reason.amount(),
                    why,
                    caseNumber,
                    "correction:" + reason.id(),
                    reason.checkedBy());
        }
        disputes.settle(reason.disputeId(), true);
        if (!bill.dueOn().isAfter(reasons.today())) {
            disputes.settle(
                    disputes.open(
                            reason.houseId(), bill.id(), bill.dueOn(), true, why, caseNumber, null),
                    true);
        }
        reasons.tellHouse(
                reason,
                "reason.notice.amountCorrected",
                Map.of(
                        "bill",
                        String.valueOf(bill.id()),
                        "correction",
                        Texts.yuan(reason.amount()),
                        "answer",
                        reason.note()));
        return reasons.booked(reason, "corrected", CollectionCase.CORRECTED);
    }
}
