package org.guanjia.fee;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has to pay, when somebody says that it is not them. The payer changes from a day on; bills
 * that are out stay with whom they name. Where the lease makes the tenant pay, the owner is jointly
 * liable (物业管理条例 41).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionPayers {

    private static final String TENANT = "tenant";

    private final CollectionReasons reasons;
    private final FeeAccounts accounts;
    private final Residents residents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;

    CollectionPayers(
            CollectionReasons reasons,
            FeeAccounts accounts,
            Residents residents,
            CaseFiles cases,
            ServiceClocks clocks) {
        this.reasons = reasons;
        this.accounts = accounts;
        this.residents = residents;
        this.cases = cases;
        this.clocks = clocks;
    }

    /** The cashier has to find out. */
    public String open(String caseNumber, ServiceTime check) {
        clocks.start(caseNumber, check);
        return reasons.facts(caseNumber);
    }

    /**
     * What the cashier found.
     *
     * @param finding changed or stands
     * @param from day from which the other one pays; null when the payer stands
     * @param ownerJoint whether the lease makes the tenant pay
     */
    public record Found(
            String finding,
            String kind,
            String name,
            LocalDate from,
            boolean ownerJoint,
            String note) {}

    /**
     * Keeps what was found; a payer who stands is told why.
     *
     * @return whether somebody else pays
     * @throws Refusal 422 naming the field
     */
    public boolean checked(String caseNumber, Found found, String by) {
        Refused.unknown("payerFinding", found.finding(), "changed", "stands");
        String note = Bounds.required("payerNote", found.note(), Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        Map<String, Object> facts = new HashMap<>(Map.of("note", note, "checked_by", by));
        boolean changed = "changed".equals(found.finding());
        if (changed) {
            Refused.unknown("payerKind", found.kind(), "owner", TENANT, "company");
            LocalDate from = Refused.missing("payerFrom", found.from());
            if (from.isAfter(reasons.today())) {
                throw Refusal.invalid("payerFrom", "reason.dayAhead", reasons.today());
            }
            facts.put("payer_kind", found.kind());
            facts.put("payer_name", Bounds.required("payerName", found.name(), 100));
            facts.put("from_on", from);
            facts.put("owner_joint", found.ownerJoint() && TENANT.equals(found.kind()));
        }
        reasons.keep(reason, facts);
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, "payerCheck");
        if (!changed) {
            reasons.tellHouse(reason, "reason.notice.payerStands", Map.of("answer", note));
            reasons.end(reason, "payerStands");
        }
        return changed;
    }

    /**
     * Somebody else pays from that day on; what is owed goes on being collected.
     *
     * @throws Refusal 422 or 409 when the account knows a later change
     */
    public void change(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        try {
            accounts.changePayer(
                    reason.houseId(),
                    reason.from(),
                    reason.payerKind(),
                    reason.payerName(),
                    registered(reason));
        } catch (Refusal refused) {
            throw "from".equals(refused.field()) ? refused.of("payerFrom") : refused;
        }
        reasons.tellHouse(
                reason, "reason.notice.payerChanged", Map.of("day", reason.from().toString()));
        reasons.end(reason, reason.ownerJoint() ? "payerJoint" : "payerChanged");
    }

    /** The payer's row in the register; null when the register does not know the name. */
    private Long registered(CollectionReason reason) {
        return residents.residents(reason.houseId()).stream()
                .filter(resident -> resident.name().equals(reason.payerName()))
                .map(Resident::id)
                .findFirst()
                .orElse(null);
    }
}
