package org.guanjia.repair;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Help from outside: the developer's warranty, the maintenance fund, a contractor. Each has a
 * paper, a day by which it must be answered, and a way on when the answer is no or does not come.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairOutside {

    private static final Set<String> STARS = Set.of("1", "2", "3", "4", "5");
    private static final String FUND = "fund";
    private static final String APPROVED = "approved";
    private static final String BEYOND_LIMIT = "beyondLimit";
    private static final BigDecimal MOST = new BigDecimal("9999999");

    private final RepairService repairs;
    private final RepairDocuments documents;
    private final CaseFiles cases;
    private final EstateService estate;
    private final Photos photos;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;
    private final RepairFacts known;

    RepairOutside(
            RepairService repairs,
            RepairDocuments documents,
            CaseFiles cases,
            EstateService estate,
            Photos photos,
            ServiceClocks clocks,
            Outbox outbox,
            Texts texts,
            Clock clock,
            RepairFacts known) {
        this.repairs = repairs;
        this.documents = documents;
        this.cases = cases;
        this.estate = estate;
        this.photos = photos;
        this.clocks = clocks;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever decides on help from outside reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String facts(String caseNumber) {
        return known.outside(caseNumber);
    }

    /** What the table {@code repair-fund-limit} is asked with; empty where no limit applies. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> limitFacts(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        if (!order.common()) {
            return Map.of();
        }
        String community = order.community();
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", community);
        facts.put("grade", estate.community(community).grade());
        return facts;
    }

    /**
     * Who pays is a rule, not the technician's choice: a common part whose repair is estimated
     * beyond the limit goes to the project manager and the maintenance fund. Only the warranty
     * comes before it, because it costs the residents nothing.
     *
     * @param limit in yuan; null where none applies
     * @return the technician's way, or fund by rule
     */
    public String decideFunding(String caseNumber, BigDecimal limit) {
        RepairOrder order = repairs.order(caseNumber);
        if (Set.of("warranty", FUND).contains(order.repairWay())
                || !beyondLimit(order, order.estimatedCost(), limit)) {
            return order.repairWay();
        }
        order.fundedBy(FUND);
        repairs.save(order);
        tellBeyondLimit(order, order.estimatedCost(), limit);
        return FUND;
    }

    /** Whether the project manager must decide first; once he has, his word stands for the case. */
    private boolean beyondLimit(RepairOrder order, BigDecimal cost, BigDecimal limit) {
        return limit != null
                && cost != null
                && cost.compareTo(limit) > 0
                && documents.lastAnswer(order.caseNumber(), RepairDocuments.Kind.FUND).isEmpty();
    }

    private void tellBeyondLimit(RepairOrder order, BigDecimal cost, BigDecimal limit) {
        Map<String, Object> facts = Map.of("cost", Texts.yuan(cost), "limit", Texts.yuan(limit));
        cases.note(order.caseNumber(), null, texts.sayWith("repair.beyondLimit", facts));
        if (order.technician() != null) {
            outbox.toStaff(
                    order.caseNumber(),
                    order.community(),
                    order.technician(),
                    "repair.notice.beyondLimit",
                    facts,
                    false);
        }
    }

    /** Notice to the developer; the clocks stand still while we wait. */
    public void claimWarranty(String caseNumber, ServiceTime document) {
        issue(caseNumber, RepairDocuments.Kind.WARRANTY, document);
        clocks.pause(caseNumber, "developer");
    }

    /**
     * The developer's answer.
     *
     * @param answer repaired or refused
     * @param limit of common parts, in yuan; null where none applies
     * @return the same, or beyondLimit when it is refused and the project manager must decide next
     */
    public String developerAnswered(
            String caseNumber, String answer, String note, BigDecimal limit, String by) {
        option("developerAnswer", answer, RepairOrder.REPAIRED, "refused");
        String text = Bounds.required("developerNote", note, Bounds.REASON);
        ended(caseNumber, RepairDocuments.Kind.WARRANTY, "document", answer, text, by);
        return answer.equals(RepairOrder.REPAIRED)
                ? answer
                : withoutDeveloper(caseNumber, answer, limit);
    }

    /**
     * No answer came from the developer.
     *
     * @param limit of common parts, in yuan; null where none applies
     * @return silent, or beyondLimit when the project manager must decide next
     */
    public String developerSilent(String caseNumber, BigDecimal limit) {
        ended(caseNumber, RepairDocuments.Kind.WARRANTY, "document", "silent", null, null);
        return withoutDeveloper(caseNumber, "silent", limit);
    }

    private String withoutDeveloper(String caseNumber, String answer, BigDecimal limit) {
        RepairOrder order = repairs.order(caseNumber);
        if (!beyondLimit(order, order.estimatedCost(), limit)) {
            return answer;
        }
        tellBeyondLimit(order, order.estimatedCost(), limit);
        return BEYOND_LIMIT;
    }

    /** Request for the maintenance fund; the decision is ours, so the clocks run on. */
    public void requestFund(String caseNumber, ServiceTime approval) {
        issue(caseNumber, RepairDocuments.Kind.FUND, approval);
        RepairOrder order = repairs.order(caseNumber);
        outbox.toRole(
                caseNumber,
                order.community(),
                Roles.PROJECT_MANAGER,
                "repair.notice.fund",
                Map.of(),
                false);
    }

    /**
     * The project manager's decision on the fund.
     *
     * @param approval approved or refused
     * @return the same
     */
    public String fundDecided(String caseNumber, String approval, String note, String by) {
        option("approval", approval, APPROVED, "refused");
        String text = Bounds.required("approvalNote", note, Bounds.REASON);
        return ended(caseNumber, RepairDocuments.Kind.FUND, "approval", approval, text, by);
    }

    /** Work order to the contractor; the clocks stand still while they work. */
    public void engageContractor(String caseNumber, ServiceTime contractor) {
        issue(caseNumber, RepairDocuments.Kind.CONTRACT, contractor);
        clocks.pause(caseNumber, "contractor");
        RepairOrder order = repairs.order(caseNumber);
        outbox.toRole(
                caseNumber,
                order.community(),
                Roles.CONTRACTOR,
                "repair.notice.workOrder",
                Map.of("title", cases.get(caseNumber).title()),
                true);
    }

    /**
     * The contractor's answer. Work done is proved by photos, as our own technicians prove theirs.
     * A common part beyond the limit is not begun before the project manager was asked.
     *
     * @param answer done or declined
     * @param amount what they ask for work done, or would ask, in yuan; may be null
     * @param limit of common parts, in yuan; null where none applies
     * @return the same, or beyondLimit when it was declined at a price that the project manager
     *     must approve first
     * @throws Refusal 422 naming the field that is missing or wrong; 409 when a photo is missing
     */
    public String contractorAnswered(
            String caseNumber,
            String answer,
            BigDecimal amount,
            String note,
            BigDecimal limit,
            String by) {
        option("workAnswer", answer, "done", "declined");
        String text = Bounds.required("workNote", note, Bounds.REASON);
        if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0)) {
            throw Refusal.invalid("contractorAmount", "repair.amount", Texts.yuan(MOST));
        }
        RepairOrder order = repairs.order(caseNumber);
        boolean beyond = beyondLimit(order, amount, limit);
        boolean done = answer.equals("done");
        if (done && beyond) {
            throw Refusal.invalid(
                    "contractorAmount", "repair.contractBeyondLimit", Texts.yuan(limit));
        }
        if (done) {
            proved(order);
        }
        order.contractorDone(done ? amount : null);
        if (beyond) {
            order.estimated(amount);
        }
        repairs.save(order);
        ended(caseNumber, RepairDocuments.Kind.CONTRACT, "contractor", answer, text, by);
        if (beyond) {
            tellBeyondLimit(order, amount, limit);
            return BEYOND_LIMIT;
        }
        return answer;
    }

    /** The contractor did nothing in time. */
    public String contractorSilent(String caseNumber) {
        return ended(caseNumber, RepairDocuments.Kind.CONTRACT, "contractor", "silent", null, null);
    }

    /**
     * The foreman accepts or refuses the contractor's work and rates them (S1-19).
     *
     * @param inspection passed or failed
     * @param stars 1 to 5
     * @return repaired or failed
     */
    public String inspected(
            String caseNumber, String inspection, String stars, String note, String by) {
        option("inspection", inspection, "passed", "failed");
        if (stars == null || !STARS.contains(stars)) {
            throw Refusal.invalid("contractorRating", "casefile.oneToFive");
        }
        String text = Bounds.optional("inspectionNote", note, Bounds.REASON);
        RepairOrder order = repairs.order(caseNumber);
        order.contractorRated(Integer.parseInt(stars));
        boolean passed = inspection.equals("passed");
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
        repairs.save(order);
        if (passed) {
            finish(caseNumber);
        }
        return passed ? RepairOrder.REPAIRED : "failed";
    }

    /**
     * Who does the work after all.
     *
     * @param execution ownTeam, contractor or safeOnly
     * @return the same
     */
    public String arranged(String caseNumber, String execution, String note, String by) {
        option("execution", execution, "ownTeam", "contractor", RepairOrder.SAFE_ONLY);
        cases.note(caseNumber, by, Bounds.required("executionNote", note, Bounds.REASON));
        return execution;
    }

    /** By the photo rule of the triage; a work order that failed needs a photo of its own. */
    private void proved(RepairOrder order) {
        String number = order.caseNumber();
        String rule = order.photoRule();
        if ("both".equals(rule)
                && !photos.staffPhotoSince(number, "before", cases.get(number).openedAt())) {
            throw Refusal.conflict("repair.beforePhotoMissing");
        }
        Instant ordered = documents.lastIssued(number, RepairDocuments.Kind.CONTRACT).orElseThrow();
        if (!"none".equals(rule) && !photos.staffPhotoSince(number, "after", ordered)) {
            throw Refusal.conflict("repair.contractorPhotoMissing");
        }
    }

    private void issue(String caseNumber, RepairDocuments.Kind kind, ServiceTime time) {
        clocks.start(caseNumber, time);
        documents.issue(
                repairs.order(caseNumber),
                kind,
                clocks.find(caseNumber, time.measure()).orElseThrow().dueAt());
    }

    private String ended(
            String caseNumber,
            RepairDocuments.Kind kind,
            String measure,
            String answer,
            String note,
            String by) {
        documents.answered(caseNumber, kind, answer, note, by);
        clocks.met(caseNumber, measure);
        clocks.resume(caseNumber);
        if (answer.equals(RepairOrder.REPAIRED)) {
            finish(caseNumber);
        }
        return answer;
    }

    private void finish(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        order.finished(RepairOrder.REPAIRED, null, clock.instant());
        repairs.save(order);
        clocks.met(caseNumber, "fix");
    }

    private static void option(String field, String value, String... options) {
        if (value == null || !Set.of(options).contains(value)) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", options));
        }
    }
}
