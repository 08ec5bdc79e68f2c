package org.guanjia.repair;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Getting to the resident: arrival, contact that failed, and waiting for an appointment (S1-08).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairVisit {

    /** The question that asks for a time. */
    static final String APPOINTMENT = "appointment";

    /** Somebody is there. */
    static final String ARRIVED = "arrived";

    /** Nobody was met. */
    static final String NOT_MET = "notMet";

    /** Nobody could be reached at all; holds unless the resident replies. */
    static final String UNREACHABLE = "unreachable";

    private final RepairService repairs;
    private final CaseFiles cases;
    private final CaseSteps steps;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Outbox outbox;
    private final Clock clock;

    RepairVisit(
            RepairService repairs,
            CaseFiles cases,
            CaseSteps steps,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Outbox outbox,
            Clock clock) {
        this.repairs = repairs;
        this.cases = cases;
        this.steps = steps;
        this.clocks = clocks;
        this.questions = questions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What the technician found at the door.
     *
     * @param outcome arrived or notMet
     * @param by the technician, who may stand in for the one that accepted the job
     */
    public Arrival arrive(String caseNumber, String outcome, String note, String by) {
        String result = outcome("arrivalOutcome", outcome, ARRIVED);
        keep(caseNumber, by, "arrivalNote", note);
        RepairOrder order = repairs.order(caseNumber);
        order.handedTo(by);
        if (result.equals(ARRIVED)) {
            order.arrived(clock.instant());
            clocks.met(caseNumber, "arrive");
        } else {
            order.contactFailed();
        }
        repairs.save(order);
        return new Arrival(result, steps.residentContactRole(caseNumber));
    }

    /**
     * What came of a visit.
     *
     * @param result arrived or notMet
     * @param contactRole who tries to reach a resident that was not met
     */
    public record Arrival(String result, String contactRole) {}

    /**
     * What telephoning or knocking came to.
     *
     * @param outcome reached or notMet
     * @return the same
     */
    public String contact(String caseNumber, String outcome, String note, String by) {
        String result = outcome("contactOutcome", outcome, "reached");
        keep(caseNumber, by, "contactNote", note);
        return result;
    }

    /**
     * Nobody answers: the clocks stand still and the resident is asked for a time.
     *
     * @param contact how long we wait
     */
    public void waitForResident(String caseNumber, ServiceTime contact) {
        clocks.pause(caseNumber, "resident");
        clocks.start(caseNumber, contact);
        questions.ask(caseNumber, APPOINTMENT, List.of("ready"), Map.of());
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(file.contact(), "repair.notice.notMet", Map.of(), false);
    }

    /** The resident named a time: the clocks go on. */
    public void resume(String caseNumber) {
        clocks.drop(caseNumber, "contact");
        clocks.resume(caseNumber);
    }

    /**
     * Nobody came in time: an apology with the new time (S1-08). Where what the technician promised
     * is past, too, the table's time counts from now; the technician is told what was promised.
     *
     * @param arrive how long an arrival may take
     */
    public void apologise(String caseNumber, ServiceTime arrive) {
        CaseFile file = cases.get(caseNumber);
        RepairOrder order = repairs.order(caseNumber);
        Instant now = clock.instant();
        if (order.etaAt() == null || !order.etaAt().isAfter(now)) {
            order.promised(now.plus(arrive.allowed()));
            repairs.save(order);
        }
        Map<String, Object> facts = Map.of("eta", order.etaAt());
        outbox.toResident(file.contact(), "repair.notice.apology", facts, file.emergency());
        if (order.technician() != null) {
            outbox.toStaff(
                    caseNumber,
                    file.community(),
                    order.technician(),
                    "repair.notice.promised",
                    facts,
                    true);
        }
    }

    private void keep(String caseNumber, String by, String field, String note) {
        String text = Bounds.optional(field, note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
    }

    private static String outcome(String field, String outcome, String good) {
        if (!good.equals(outcome) && !NOT_MET.equals(outcome)) {
            throw Refusal.invalid(field, "casefile.unknownOption", good + ", " + NOT_MET);
        }
        return outcome;
    }
}
