package org.guanjia.webapps.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseMending;
import org.guanjia.casefile.CaseMendings;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what became of a case. The case file says whether the caller may see the case; the engine's
 * history is then read by the house, by the number of the case or the id of an instance, both of
 * which have their index. A handful of statements each, however long the case was.
 */
@Component
public class CaseHistories {

    /** More than any case of ours; a loop that ran wild is cut here. */
    static final int MOST = 2_000;

    /** Why a task ended, as the engine notes it. */
    private static final String COMPLETED = "completed";

    private final JdbcClient sql;
    private final HistoryService history;
    private final EngineWork work;
    private final CaseAccess access;
    private final CaseFiles files;
    private final ConfidentialCases confidence;
    private final CaseMendings mendings;
    private final PeopleNames names;
    private final DiagramWords diagrams;

    CaseHistories(
            JdbcClient sql,
            HistoryService history,
            EngineWork work,
            CaseAccess access,
            CaseFiles files,
            ConfidentialCases confidence,
            CaseMendings mendings,
            PeopleNames names,
            DiagramWords diagrams) {
        this.sql = sql;
        this.history = history;
        this.work = work;
        this.access = access;
        this.files = files;
        this.confidence = confidence;
        this.mendings = mendings;
        this.names = names;
        this.diagrams = diagrams;
    }

    /**
     * What became of a case.
     *
     * @throws Refusal 404 when there is no such case, or not for this caller
     */
    CaseHistory of(String caseNumber, Caller caller) {
        access.check(caseNumber, caller);
        CaseFile file = files.get(caseNumber);
        return work.asHouse(
                () -> {
                    List<HistoricProcessInstance> instances =
                            history.createHistoricProcessInstanceQuery()
                                    .processInstanceBusinessKey(caseNumber)
                                    .listPage(0, MOST);
                    List<HistoricTaskInstance> tasks =
                            history.createHistoricTaskInstanceQuery()
                                    .processInstanceBusinessKey(caseNumber)
                                    .orderByHistoricActivityInstanceStartTime()
                                    .asc()
                                    .listPage(0, MOST);
                    List<CaseMending> repairs = mendings.of(caseNumber);
                    UnaryOperator<String> name = names.of(people(tasks, repairs));
                    return new CaseHistory(
                            caseNumber,
                            file.flow(),
                            file.community(),
                            file.status().code(),
                            file.openedAt(),
                            file.closedAt(),
                            parts(instances),
                            tasks.stream().map(task -> worked(task, name)).toList(),
                            repairs.stream()
                                    .map(one -> repair(one, name, words(file, caller)))
                                    .toList());
                });
    }

    private static Set<String> people(List<HistoricTaskInstance> tasks, List<CaseMending> repairs) {
        Set<String> people = new HashSet<>();
        tasks.forEach(task -> people.add(task.getAssignee()));
        repairs.forEach(one -> people.add(one.by()));
        return people;
    }

    private List<CaseHistory.Part> parts(List<HistoricProcessInstance> instances) {
        Map<String, Long> troubles = openIncidents(instances);
        Map<String, List<HistoricProcessInstance>> called =
                instances.stream()
                        .sorted(
                                Comparator.comparing(HistoricProcessInstance::getStartTime)
                                        .thenComparing(HistoricProcessInstance::getId))
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                Objects.requireNonNullElse(
                                                        one.getSuperProcessInstanceId(), ""),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<CaseHistory.Part> parts = new ArrayList<>();
        below("", 0, called, troubles, parts);
        return parts;
    }

    private void below(
            String caller,
            int depth,
            Map<String, List<HistoricProcessInstance>> called,
            Map<String, Long> troubles,
            List<CaseHistory.Part> parts) {
        for (HistoricProcessInstance one : called.getOrDefault(caller, List.of())) {
            DiagramWords.Words words = diagrams.of(one.getProcessDefinitionId());
            parts.add(
                    new CaseHistory.Part(
                            one.getId(),
                            one.getProcessDefinitionId(),
                            words.flow(),
                            words.version(),
                            one.getSuperProcessInstanceId(),
                            depth,
                            CaseHistory.state(one.getState()),
                            time(one.getStartTime()),
                            time(one.getEndTime()),
                            troubles.getOrDefault(one.getId(), 0L)));
            below(one.getId(), depth + 1, called, troubles, parts);
        }
    }

    private Map<String, Long> openIncidents(List<HistoricProcessInstance> instances) {
        Map<String, Long> open = new HashMap<>();
        if (!instances.isEmpty()) {
            sql.sql(
                            "select PROC_INST_ID_ as id, count(*) as troubles from ACT_RU_INCIDENT"
                                    + " where PROC_INST_ID_ in (:ids) group by PROC_INST_ID_")
                    .param("ids", instances.stream().map(HistoricProcessInstance::getId).toList())
                    .query(
                            row -> {
                                open.put(row.getString("id"), row.getLong("troubles"));
                            });
        }
        return open;
    }

    private static CaseHistory.Work worked(HistoricTaskInstance task, UnaryOperator<String> name) {
        return new CaseHistory.Work(
                task.getProcessInstanceId(),
                task.getName(),
                name.apply(task.getAssignee()),
                time(task.getStartTime()),
                time(task.getEndTime()),
                COMPLETED.equals(task.getDeleteReason()));
    }

    /** What people wrote, without who reported in confidence for whoever must not know. */
    private UnaryOperator<String> words(CaseFile file, Caller caller) {
        return access.knowsReporter(file, caller)
                ? UnaryOperator.identity()
                : text -> confidence.inConfidence(file.caseNumber(), text);
    }

    private CaseHistory.Repair repair(
            CaseMending one, UnaryOperator<String> name, UnaryOperator<String> written) {
        boolean moved = one.kind().equals(CaseMending.MIGRATE);
        DiagramWords.Words words = diagrams.of(one.definitionId());
        return new CaseHistory.Repair(
                one.at(),
                one.kind(),
                words.flow(),
                moved ? version(one.origin()) : words.element(one.origin()),
                moved ? version(one.target()) : words.element(one.target()),
                written.apply(one.reason()),
                name.apply(one.by()));
    }

    private String version(String definitionId) {
        return "v" + diagrams.of(definitionId).version();
    }

    static Instant time(Date date) {
        return date == null ? null : date.toInstant();
    }
}
