package org.guanjia.renovation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.language.Texts;
import org.guanjia.renovation.PermitLists.Extension;
import org.guanjia.renovation.PermitLists.Patrol;
import org.springframework.stereotype.Component;

/** The permit's own facts for the case view. */
@Component
class PermitViews {

    private final RenovationPermits permits;
    private final PermitLists lists;
    private final Deposits deposits;
    private final Texts texts;

    PermitViews(RenovationPermits permits, PermitLists lists, Deposits deposits, Texts texts) {
        this.permits = permits;
        this.lists = lists;
        this.deposits = deposits;
        this.texts = texts;
    }

    /** Empty for a case that has none. */
    Map<String, Object> of(String caseNumber) {
        return permits.findById(caseNumber).map(this::facts).orElse(Map.of());
    }

    private Map<String, Object> facts(RenovationPermit permit) {
        String caseNumber = permit.caseNumber();
        List<Patrol> patrols = lists.patrols(caseNumber);
        List<Extension> extensions = lists.extensions(caseNumber);
        Map<String, Object> details = new LinkedHashMap<>();
        List<WorkRule> works = lists.works(caseNumber);
        details.put("permitState", permit.state());
        details.put("permitNumber", permit.permitNumber());
        details.put("validFrom", permit.validFrom());
        details.put("validTo", permit.validTo());
        details.put("workHours", permit.hours());
        details.put(
                "works",
                works.stream()
                        .map(WorkRule::name)
                        .collect(Collectors.joining(texts.say("casefile.between"))));
        details.put("applicant", permit.applicant());
        details.put("firm", permit.firm());
        details.put("qualification", permit.qualification());
        details.put("personInCharge", permit.personInCharge());
        details.put("personInChargePhone", permit.personInChargePhone());
        details.put(
                "workers",
                lists.workers(caseNumber).stream()
                        .map(worker -> worker.name() + " " + worker.trade())
                        .collect(Collectors.joining(texts.say("casefile.comma"))));
        details.put("drawings", WorkRule.named(permit.drawings(), works));
        details.put("approvals", WorkRule.named(permit.approvals(), works));
        details.put("missing", permit.missing());
        details.put("reviewNote", permit.reviewNote());
        details.put("agreementNumber", permit.agreementNumber());
        details.put("depositDue", permit.depositDue());
        details.put(
                "depositHeld",
                permit.depositPaidAt() == null ? null : deposits.balance(caseNumber));
        details.put("begunAt", permit.begunAt());
        details.put("patrols", patrols.isEmpty() ? null : patrols.size());
        details.put(
                "extensionWanted",
                extensions.stream()
                        .filter(extension -> extension.granted() == null)
                        .map(Extension::wantedTo)
                        .findFirst()
                        .orElse(null));
        details.put("finalPassedAt", permit.finalPassedAt());
        details.put("waterTestBegunAt", permit.waterTestBegunAt());
        details.put("acceptedAt", permit.acceptedAt());
        return details;
    }
}
