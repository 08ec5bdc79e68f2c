package org.guanjia.repair;

import java.time.Clock;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** S1 and S2: somebody stands in front of the resident first (S1-09), and who is called (5.1). */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairEmergency {

    private final RepairService repairs;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final Outbox outbox;
    private final Clock clock;

    RepairEmergency(
            RepairService repairs,
            CaseFiles cases,
            ServiceClocks clocks,
            EstateService estate,
            Outbox outbox,
            Clock clock) {
        this.repairs = repairs;
        this.cases = cases;
        this.clocks = clocks;
        this.estate = estate;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells guards, the house's housekeeper and the project manager.
     *
     * @param unit how long a unit from outside may take to arrive; null when none is needed
     */
    public void alert(String caseNumber, ServiceTime unit) {
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = Map.of("title", file.title());
        role(file, Roles.GUARD, facts);
        role(file, Roles.PROJECT_MANAGER, facts);
        if (file.houseId() != null) {
            estate.housekeeperOf(file.houseId())
                    .ifPresent(
                            keeper ->
                                    outbox.toStaff(
                                            caseNumber,
                                            file.community(),
                                            keeper,
                                            "repair.notice.emergency",
                                            facts,
                                            true));
        }
        if (unit != null) {
            role(file, Roles.CONTROL_ROOM, facts);
            clocks.start(caseNumber, unit);
        }
    }

    /**
     * The first person on the scene reports.
     *
     * @param safe yes or no
     */
    public void sceneSecured(String caseNumber, String safe, String note, String by) {
        if (!"yes".equals(safe) && !"no".equals(safe)) {
            throw Refusal.invalid("sceneSafe", "casefile.unknownOption", "yes, no");
        }
        String text = Bounds.required("sceneNote", note, Bounds.REASON);
        RepairOrder order = repairs.order(caseNumber);
        order.sceneSecured(by, clock.instant(), safe.equals("yes"));
        repairs.save(order);
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "scene");
        if (safe.equals("no")) {
            role(
                    cases.get(caseNumber),
                    Roles.PROJECT_MANAGER,
                    Map.of("title", cases.get(caseNumber).title()));
        }
    }

    /** The unit was called; it is to be on the scene within 30 minutes (lift rules of 5.1). */
    public void unitCalled(String caseNumber, String name, String phone, String note, String by) {
        RepairOrder order = repairs.order(caseNumber);
        order.unitCalled(
                Bounds.required("unitName", name, 128),
                Bounds.required("unitPhone", phone, 64),
                clock.instant());
        repairs.save(order);
        note(caseNumber, "unitNote", note, by);
    }

    /** The unit is there. */
    public void unitArrived(String caseNumber, String note, String by) {
        Bounds.required("unitArrivalNote", note, Bounds.REASON);
        RepairOrder order = repairs.order(caseNumber);
        order.unitArrived(clock.instant());
        repairs.save(order);
        note(caseNumber, "unitArrivalNote", note, by);
        clocks.met(caseNumber, "unit");
    }

    private void note(String caseNumber, String field, String note, String by) {
        String text = Bounds.optional(field, note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
    }

    private void role(CaseFile file, String role, Map<String, Object> facts) {
        outbox.toRole(
                file.caseNumber(), file.community(), role, "repair.notice.emergency", facts, true);
    }
}
