package org.guanjia.engine;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.guanjia.casefile.ConfidentialCases;
import org.springframework.beans.factory.ObjectProvider;

/**
 * History keeps what every form was answered with, for everybody who may read history. Of a case in
 * confidence it keeps the words without who reported: what the handler writes of them stands in the
 * case file alone, which knows who may read it.
 */
class ConfidentialHistory extends DbHistoryEventHandler {

    private final ObjectProvider<ConfidentialCases> confidence;

    ConfidentialHistory(ObjectProvider<ConfidentialCases> confidence) {
        this.confidence = confidence;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity variable
                && variable.getTextValue() != null) {
            variable.setTextValue(words(event, variable.getTextValue()));
        } else if (event instanceof HistoricFormPropertyEventEntity answer
                && answer.getPropertyValue() != null) {
            answer.setPropertyValue(words(event, answer.getPropertyValue().toString()));
        }
        if (event instanceof HistoricDecisionEvaluationEvent asked) {
            asked(asked.getRootHistoricDecisionInstance());
            asked.getRequiredHistoricDecisionInstances().forEach(this::asked);
        }
        super.handleEvent(event);
    }

    /** What a table was asked with, among it the words of the report. */
    private void asked(HistoricDecisionInstanceEntity decision) {
        for (HistoricDecisionInputInstance input : decision.getInputs()) {
            if (input instanceof HistoricDecisionInputInstanceEntity fact
                    && fact.getTextValue() != null) {
                fact.setTextValue(words(decision, fact.getTextValue()));
            }
        }
    }

    private String words(HistoryEvent event, String text) {
        String caseNumber = Conflicts.caseNumber(event.getProcessInstanceId());
        return caseNumber == null || caseNumber.equals(text)
                ? text
                : confidence.getObject().inConfidence(caseNumber, text);
    }
}
