package org.guanjia.complaint;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.complaint.ComplaintModel.Message;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.EngineWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the talk beside a complaint, once: {@code processes/complaint/complaint-talk.bpmn}. */
@Component
public class TalkProcess {

    private final ComplaintFollowUp followUp;
    private final EngineWork engine;
    private final RuntimeService runtime;

    TalkProcess(ComplaintFollowUp followUp, EngineWork engine, RuntimeService runtime) {
        this.followUp = followUp;
        this.engine = engine;
        this.runtime = runtime;
    }

    /** Calls for a talk; a case that has one gets no second. */
    @Transactional
    public void start(String caseNumber, Object house, Object summary) {
        if (!followUp.openTalk(caseNumber)) {
            return;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variable.CASE_NUMBER, caseNumber);
        variables.put(Variable.HOUSE, house);
        variables.put(Variable.SUMMARY, summary);
        engine.asHouse(
                () ->
                        runtime.startProcessInstanceByMessage(
                                Message.TALK_NEEDED, caseNumber, variables));
    }
}
