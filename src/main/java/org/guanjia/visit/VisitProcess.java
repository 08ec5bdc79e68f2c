package org.guanjia.visit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.Report;
import org.guanjia.engine.EngineWork;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.visit.VisitModel.Message;
import org.guanjia.visit.VisitModel.Process;
import org.guanjia.visit.VisitModel.Variable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a visit from outside its diagram. */
@Component
public class VisitProcess implements CaseFlow {

    /** Whoever may send a housekeeper. */
    private static final Set<String> SENDERS =
            Set.of(Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.HOUSEKEEPER);

    private final VisitService visits;
    private final EstateService estate;
    private final EngineWork engine;
    private final RuntimeService runtime;

    VisitProcess(
            VisitService visits, EstateService estate, EngineWork engine, RuntimeService runtime) {
        this.visits = visits;
        this.estate = estate;
        this.engine = engine;
        this.runtime = runtime;
    }

    @Override
    public String flow() {
        return VisitService.FLOW;
    }

    /**
     * Sends the housekeeper.
     *
     * @return the case number
     * @throws Refusal 403 for who may send nobody; 404 for a house of another community; else as
     *     {@link VisitService#open}
     */
    @Transactional
    public String send(long houseId, Collection<String> signals, String note, Caller caller) {
        House house = estate.house(houseId);
        if (!caller.mayServe(house.community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
        if (!caller.admin() && SENDERS.stream().noneMatch(caller::has)) {
            throw Refusal.forbidden("visit.notYours");
        }
        String caseNumber = visits.open(house, signals, note, caller.userId());
        engine.asHouse(
                () ->
                        runtime.startProcessInstanceByKey(
                                Process.HOUSE_VISIT,
                                caseNumber,
                                Map.of(Variable.CASE_NUMBER, caseNumber)));
        return caseNumber;
    }

    /**
     * {@inheritDoc} The description is why, in the sender's words; the field {@code signals} names
     * what the dashboard would, codes with commas between them.
     */
    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        House house =
                estate.find(report.address())
                        .orElseThrow(() -> Refusal.invalid("room", "intake.unknownHouse"));
        String why =
                Bounds.required("description", report.description(), VisitService.LONGEST_NOTE);
        List<String> signals =
                report.extra().get("signals") instanceof String codes
                        ? Stream.of(codes.split(","))
                                .map(String::strip)
                                .filter(code -> !code.isEmpty())
                                .toList()
                        : List.of();
        return send(house.id(), signals, why, caller);
    }

    /** {@inheritDoc} */
    @Override
    public void answer(String caseNumber, Answer answer, Caller caller) {
        throw Refusal.conflict("visit.asksNothing", caseNumber);
    }

    /** {@inheritDoc} */
    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        if (caller == null || !caller.admin() && SENDERS.stream().noneMatch(caller::has)) {
            throw Refusal.forbidden("visit.notYours");
        }
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(Variable.CANCEL_REASON, reason));
    }

    /** {@inheritDoc} */
    @Override
    public Map<String, Object> details(String caseNumber) {
        return visits.details(caseNumber);
    }
}
