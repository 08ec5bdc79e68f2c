package org.guanjia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/**
 * A person in the engine's history. The case file does not need it, so the history of their ended
 * cases goes as a whole: variables, tasks, comments, attachments, decisions.
 */
@Component
class EnginePersons implements PersonalData {

    /** Where people write freely in the engine: comments, descriptions of tasks, variables. */
    private static final String[][] TEXTS = {
        {"ACT_HI_COMMENT", "MESSAGE_"},
        {"ACT_HI_TASKINST", "DESCRIPTION_"},
        {"ACT_HI_VARINST", "TEXT_"},
        {"ACT_HI_ATTACHMENT", "DESCRIPTION_"}
    };

    private final HistoryService history;
    private final EngineWork work;
    private final PersonalText text;

    EnginePersons(HistoryService history, EngineWork work, PersonalText text) {
        this.history = history;
        this.work = work;
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        Set<String> cases = new TreeSet<>();
        for (String[] column : TEXTS) {
            cases.addAll(
                    text.find(
                            "p.BUSINESS_KEY_",
                            "ACT_HI_PROCINST p join "
                                    + column[0]
                                    + " x on x.PROC_INST_ID_ = p.PROC_INST_ID_ where"
                                    + " p.BUSINESS_KEY_ is not null and p.TENANT_ID_ in"
                                    + " (:communities)",
                            who,
                            who.contact(),
                            "x." + column[1]));
        }
        return cases;
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        return Map.of("engine history", work.asHouse(() -> forget(cases)));
    }

    private int forget(Set<String> cases) {
        int instances = 0;
        for (List<String> some : PersonalText.chunks(cases)) {
            List<String> ended = new ArrayList<>();
            for (HistoricProcessInstance instance :
                    history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKeyIn(some.toArray(String[]::new))
                            .finished()
                            .list()) {
                ended.add(instance.getId());
                for (HistoricDecisionInstance decision :
                        history.createHistoricDecisionInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()) {
                    history.deleteHistoricDecisionInstanceByInstanceId(decision.getId());
                }
            }
            if (!ended.isEmpty()) {
                history.deleteHistoricProcessInstancesIfExists(ended);
            }
            instances += ended.size();
        }
        return instances;
    }
}
