package org.guanjia.casework;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.CaseEnded;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.Supports;
import org.guanjia.casework.CaseModel.Message;
import org.guanjia.casework.CaseModel.Process;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.engine.EngineWork;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.language.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts a request for help beside a running case: {@code processes/shared/support.bpmn}. */
@Component
public class SupportProcess {

    /** Process variable: id of the request. */
    public static final String SUPPORT_ID = "supportId";

    private final Supports supports;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final ServiceTimes times;
    private final EngineWork engine;
    private final RuntimeService runtime;

    SupportProcess(
            Supports supports,
            CaseFiles cases,
            CasePlaces places,
            ServiceClocks clocks,
            ServiceTimes times,
            EngineWork engine,
            RuntimeService runtime) {
        this.supports = supports;
        this.cases = cases;
        this.places = places;
        this.clocks = clocks;
        this.times = times;
        this.engine = engine;
        this.runtime = runtime;
    }

    /**
     * Asks a role for help with a case.
     *
     * @param by who asks
     * @return id of the request
     * @throws Refusal 422 when role or reason is missing; 409 when the case has ended
     */
    @Transactional
    public long request(String caseNumber, String role, String reason, String by) {
        CaseFile file = cases.get(caseNumber);
        if (file.status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", caseNumber);
        }
        long id = supports.request(caseNumber, role, reason, by);
        clocks.restart(caseNumber, times.of(caseNumber, "support").ownedBy(role));
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variable.CASE_NUMBER, caseNumber);
        variables.put(Variable.HOUSE, places.of(file));
        variables.put(Variable.SUMMARY, file.title());
        variables.put(SUPPORT_ID, id);
        variables.put(Variable.HELPER_ROLE, role);
        variables.put(Variable.SUPPORT_ASKED, reason);
        engine.asHouse(
                () ->
                        runtime.startProcessInstanceByMessage(
                                Message.SUPPORT_REQUESTED, caseNumber, variables));
        return id;
    }

    /** Nobody helps with a case that has ended: what still waits for an answer or help is over. */
    @EventListener
    public void withdraw(CaseEnded ended) {
        supports.withdrawAll(ended.caseNumber());
        engine.asHouse(
                () ->
                        runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(ended.caseNumber())
                                .processDefinitionKey(Process.SUPPORT)
                                .list()
                                .forEach(
                                        one ->
                                                runtime.deleteProcessInstance(
                                                        one.getId(), "case ended")));
    }
}
