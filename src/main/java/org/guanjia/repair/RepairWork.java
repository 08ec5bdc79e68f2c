package org.guanjia.repair;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work itself: finding the fault, the resident's consent, parts, repairing, making safe. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairWork {

    /** The question that asks for consent to a price. */
    static final String QUOTE = "quote";

    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";
    static final String CALL_ME = "callMe";

    private static final String PAID = "paid";
    private static final Set<String> WAYS = Set.of("free", PAID, "warranty", "fund", "contractor");
    private static final BigDecimal MOST_HOURS = new BigDecimal("100");
    private static final BigDecimal MOST_COST = new BigDecimal("9999999");

    private final RepairService repairs;
    private final RepairItems items;
    private final CaseFiles cases;
    private final CaseSteps steps;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Photos photos;
    private final EstateService estate;
    private final Outbox outbox;
    private final Clock clock;
    private final RepairFacts known;

    RepairWork(
            RepairService repairs,
            RepairItems items,
            CaseFiles cases,
            CaseSteps steps,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Photos photos,
            EstateService estate,
            Outbox outbox,
            Clock clock,
            RepairFacts known) {
        this.repairs = repairs;
        this.items = items;
        this.cases = cases;
        this.steps = steps;
        this.clocks = clocks;
        this.questions = questions;
        this.photos = photos;
        this.estate = estate;
        this.outbox = outbox;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever telephones about the quote reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String quoteFacts(String caseNumber) {
        return known.quote(caseNumber);
    }

    /**
     * What the technician found.
     *
     * @param way free, paid, warranty, fund or contractor
     * @param lines materials of the price list; only for paid work
     * @param labourHours only for paid work; may be null
     * @param estimatedCost what the work will cost us, in yuan; required to repair a common part
     * @param partNeeded whether a part must be waited for
     */
    public record Diagnosis(
            String finding,
            String way,
            List<RepairItems.Line> lines,
            BigDecimal labourHours,
            BigDecimal estimatedCost,
            boolean partNeeded,
            String partName) {}

    /**
     * Keeps the diagnosis. A common part is never charged to a resident; the warranty is claimed
     * only while it runs (建设工程质量管理条例 40); paid work needs a price; where the table asks for photos
     * of before and after, the one of before is due now.
     *
     * @param by who stands there: from now on the job is theirs
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public void diagnose(String caseNumber, Diagnosis diagnosis, String by) {
        String finding = Bounds.required("diagnosis", diagnosis.finding(), Bounds.REASON);
        if (diagnosis.way() == null || !WAYS.contains(diagnosis.way())) {
            throw Refusal.invalid(
                    "repairWay",
                    "casefile.unknownOption",
                    "free, paid, warranty, fund, contractor");
        }
        String part =
                diagnosis.partNeeded()
                        ? Bounds.required("partName", diagnosis.partName(), 200)
                        : null;
        RepairOrder order = repairs.order(caseNumber);
        if ("both".equals(order.photoRule())
                && !photos.staffPhotoSince(
                        caseNumber, "before", cases.get(caseNumber).openedAt())) {
            throw Refusal.conflict("repair.beforePhotoMissing");
        }
        BigDecimal quote = null;
        if (diagnosis.way().equals(PAID)) {
            if (order.common()) {
                throw Refusal.invalid("repairWay", "repair.commonPartIsFree");
            }
            hours(diagnosis.labourHours());
            quote =
                    items.replace(
                            caseNumber,
                            RepairItems.QUOTED,
                            diagnosis.lines(),
                            diagnosis.labourHours());
            if (quote.signum() == 0) {
                throw Refusal.invalid("labourHours", "repair.quoteEmpty");
            }
        } else if (diagnosis.way().equals("warranty")) {
            warranty(cases.get(caseNumber));
        }
        order.handedTo(by);
        order.diagnosed(
                finding, diagnosis.way(), part, estimate(order, diagnosis.estimatedCost()), quote);
        repairs.save(order);
    }

    /**
     * Asks the resident whether the price is accepted; meanwhile the clocks stand still.
     *
     * @param quote how long we wait for the answer
     * @param call how long after that the telephone call may take
     * @return the role that telephones
     */
    public String askQuote(String caseNumber, ServiceTime quote, ServiceTime call) {
        RepairOrder order = repairs.order(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("amount", order.quoteAmount());
        facts.put("items", items.list(caseNumber, RepairItems.QUOTED));
        questions.ask(caseNumber, QUOTE, List.of(ACCEPT, DECLINE, CALL_ME), facts);
        clocks.pause(caseNumber, "quote");
        clocks.start(caseNumber, quote);
        String contact = steps.residentContactRole(caseNumber);
        clocks.start(caseNumber, call.ownedBy(contact), clock.instant().plus(quote.allowed()));
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(
                file.contact(),
                "repair.notice.quote",
                Map.of("amount", order.quoteAmount()),
                false);
        return contact;
    }

    /**
     * Takes over the resident's own answer.
     *
     * @param call how long the telephone call may take when one is asked for
     * @return accept, decline or callMe
     */
    public String takeQuoteAnswer(String caseNumber, ServiceTime call) {
        ResidentQuestion answered = questions.last(caseNumber, QUOTE).orElseThrow();
        clocks.drop(caseNumber, "quote");
        if (answered.answer().equals(CALL_ME)) {
            clocks.start(caseNumber, call.ownedBy(steps.residentContactRole(caseNumber)));
            return CALL_ME;
        }
        quoteAnswered(caseNumber, answered.answer(), "resident");
        return answered.answer();
    }

    /**
     * Keeps what was agreed on the telephone. Where the resident answered by himself in the
     * meantime, his own word counts.
     *
     * @param answer accept, decline, or unreachable, which starts no paid work
     * @return whether the price is accepted
     */
    public boolean takePhoneAnswer(String caseNumber, String answer, String note, String by) {
        if (answer == null || !Set.of(ACCEPT, DECLINE, "unreachable").contains(answer)) {
            throw Refusal.invalid(
                    "phoneAnswer", "casefile.unknownOption", "accept, decline, unreachable");
        }
        String text = Bounds.optional("phoneNote", note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
        String own =
                questions
                        .last(caseNumber, QUOTE)
                        .filter(one -> one.state() == ResidentQuestion.State.ANSWERED)
                        .map(ResidentQuestion::answer)
                        .filter(one -> !one.equals(CALL_ME))
                        .orElse(null);
        questions.withdraw(caseNumber, QUOTE);
        String counts = own == null ? answer : own;
        quoteAnswered(
                caseNumber,
                counts.equals(ACCEPT) ? ACCEPT : DECLINE,
                own == null ? "phone" : "resident");
        return counts.equals(ACCEPT);
    }

    /** A part is ordered; the clocks stand still until it is there. */
    public void orderPart(String caseNumber, ServiceTime part) {
        clocks.pause(caseNumber, "part");
        clocks.start(caseNumber, part);
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(
                file.contact(),
                "repair.notice.part",
                Map.of("part", repairs.order(caseNumber).partName()),
                false);
    }

    /** The part is there: the clocks go on. */
    public void resumeAfterPart(String caseNumber) {
        clocks.met(caseNumber, "part");
        clocks.resume(caseNumber);
    }

    /**
     * Keeps what was done. Paid work may not cost more than the resident agreed to.
     *
     * @param by who did it
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public void repaired(
            String caseNumber,
            String note,
            List<RepairItems.Line> lines,
            BigDecimal labourHours,
            String by) {
        String text = Bounds.required("repairNote", note, Bounds.REASON);
        hours(labourHours);
        RepairOrder order = repairs.order(caseNumber);
        BigDecimal used = items.replace(caseNumber, RepairItems.USED, lines, labourHours);
        if (PAID.equals(order.repairWay()) && used.compareTo(order.quoteAmount()) > 0) {
            throw Refusal.invalid(
                    "material1",
                    "repair.moreThanQuoted",
                    Texts.yuan(used),
                    Texts.yuan(order.quoteAmount()));
        }
        finish(order, RepairOrder.REPAIRED, text, by);
    }

    /**
     * Keeps that only the danger was removed.
     *
     * @param by who did it
     */
    public void madeSafe(String caseNumber, String note, String by) {
        String text = Bounds.required("safetyNote", note, Bounds.REASON);
        finish(repairs.order(caseNumber), RepairOrder.SAFE_ONLY, text, by);
    }

    /** The hand that did the work is the technician, whoever was sent. */
    private void finish(RepairOrder order, String result, String note, String by) {
        order.handedTo(by);
        order.finished(result, note, clock.instant());
        repairs.save(order);
        clocks.met(order.caseNumber(), "fix");
    }

    private void quoteAnswered(String caseNumber, String answer, String channel) {
        RepairOrder order = repairs.order(caseNumber);
        order.quoteAnswered(answer, channel, clock.instant());
        repairs.save(order);
        clocks.drop(caseNumber, "quote");
        clocks.drop(caseNumber, "quoteCall");
        clocks.resume(caseNumber);
    }

    /** A common part has no price for the resident, but one for us: the limit is asked with it. */
    private static BigDecimal estimate(RepairOrder order, BigDecimal cost) {
        if (cost == null && order.common()) {
            throw Refusal.invalid("estimatedCost", "repair.estimateMissing");
        }
        if (cost != null && (cost.signum() < 0 || cost.compareTo(MOST_COST) > 0)) {
            throw Refusal.invalid("estimatedCost", "repair.amount", Texts.yuan(MOST_COST));
        }
        return cost;
    }

    private static void hours(BigDecimal hours) {
        if (hours != null && (hours.signum() < 0 || hours.compareTo(MOST_HOURS) > 0)) {
            throw Refusal.invalid("labourHours", "repair.hours", MOST_HOURS.toPlainString());
        }
    }

    /** Waterproofing 5 years, everything else 2, from the hand-over of the house. */
    private void warranty(CaseFile file) {
        LocalDate from =
                file.houseId() == null ? null : estate.house(file.houseId()).handedOverOn();
        if (from == null) {
            return;
        }
        String category = file.category() == null ? "" : file.category();
        int years = category.startsWith("roof.") || category.startsWith("wall.") ? 5 : 2;
        LocalDate until = from.plusYears(years);
        if (LocalDate.now(clock).isAfter(until)) {
            throw Refusal.invalid("repairWay", "repair.warrantyOver", until.toString());
        }
    }
}
