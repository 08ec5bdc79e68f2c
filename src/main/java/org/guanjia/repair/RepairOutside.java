package org.guanjia.repair;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
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
    private static final BigDecimal MOST = new BigDecimal("9999999");

    private final RepairService repairs;
    private final RepairDocuments documents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Clock clock;

    RepairOutside(
            RepairService repairs,
            RepairDocuments documents,
            CaseFiles cases,
            ServiceClocks clocks,
            Outbox outbox,
            Clock clock) {
        this.repairs = repairs;
        this.documents = documents;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
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
     * @return the same
     */
    public String developerAnswered(String caseNumber, String answer, String note, String by) {
        option("developerAnswer", answer, "repaired", "refused");
        String text = Bounds.required("developerNote", note, Bounds.REASON);
        return ended(caseNumber, RepairDocuments.Kind.WARRANTY, "document", answer, text, by);
    }

    /** No answer came from the developer. */
    public String developerSilent(String caseNumber) {
        return ended(caseNumber, RepairDocuments.Kind.WARRANTY, "document", "silent", null, null);
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
        option("approval", approval, "approved", "refused");
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
     * The contractor's answer.
     *
     * @param answer done or declined
     * @param amount what they ask for work done, in yuan; may be null
     * @return the same
     */
    public String contractorAnswered(
            String caseNumber, String answer, BigDecimal amount, String note, String by) {
        option("workAnswer", answer, "done", "declined");
        String text = Bounds.required("workNote", note, Bounds.REASON);
        if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0)) {
            throw Refusal.invalid("contractorAmount", "repair.quantity", MOST.toPlainString());
        }
        RepairOrder order = repairs.order(caseNumber);
        order.contractorDone(answer.equals("done") ? amount : null);
        repairs.save(order);
        return ended(caseNumber, RepairDocuments.Kind.CONTRACT, "contractor", answer, text, by);
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
