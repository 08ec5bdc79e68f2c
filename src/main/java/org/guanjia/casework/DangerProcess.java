package org.guanjia.casework;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.Dangers;
import org.guanjia.casework.CaseModel.Message;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts the protection of persons beside a running case: {@code processes/shared/danger.bpmn}. It
 * holds the case up in nothing, and it goes on when the case ends: people come before files.
 */
@Component
public class DangerProcess {

    private final Dangers dangers;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final CasePlaces places;
    private final EngineWork engine;
    private final RuntimeService runtime;

    DangerProcess(
            Dangers dangers,
            CaseFiles cases,
            ConfidentialCases confidence,
            CasePlaces places,
            EngineWork engine,
            RuntimeService runtime) {
        this.dangers = dangers;
        this.cases = cases;
        this.confidence = confidence;
        this.places = places;
        this.engine = engine;
        this.runtime = runtime;
    }

    /**
     * Somebody is in danger. Said again while people are at it already, it is only noted.
     *
     * @param what what was seen; null when the case itself tells it
     * @param by user id of who says so; null for a step of the flow
     * @return whether it was started now
     * @throws Refusal 409 when the case has ended
     */
    @Transactional
    public boolean report(String caseNumber, String what, String by) {
        CaseFile file = cases.get(caseNumber);
        if (file.status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", caseNumber);
        }
        if (what != null) {
            cases.note(caseNumber, by, what);
        }
        if (!dangers.open(caseNumber, by)) {
            return false;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variable.CASE_NUMBER, caseNumber);
        variables.put(Variable.HOUSE, places.of(file));
        variables.put(
                Variable.SUMMARY,
                confidence.inConfidence(caseNumber, what == null ? file.title() : what));
        engine.asHouse(
                () ->
                        runtime.startProcessInstanceByMessage(
                                Message.DANGER_REPORTED, caseNumber, variables));
        return true;
    }
}
