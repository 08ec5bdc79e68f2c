package org.guanjia.webapps.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/**
 * Reads what happened in one process instance, step by step, and what was answered. A handful of
 * statements, however long it ran.
 */
@Component
class InstanceHistories {

    private static final String BODY = "multiInstanceBody";

    private final HistoryService history;
    private final RepositoryService models;
    private final EngineWork work;
    private final CaseAccess access;
    private final ConfidentialCases confidence;
    private final PeopleNames people;
    private final DiagramWords diagrams;
    private final AnswerWords answers;

    InstanceHistories(
            HistoryService history,
            RepositoryService models,
            EngineWork work,
            CaseAccess access,
            ConfidentialCases confidence,
            PeopleNames people,
            DiagramWords diagrams,
            AnswerWords answers) {
        this.history = history;
        this.models = models;
        this.work = work;
        this.access = access;
        this.confidence = confidence;
        this.people = people;
        this.diagrams = diagrams;
        this.answers = answers;
    }

    /**
     * What happened in one process instance.
     *
     * @throws Refusal 404 when there is no such instance, it belongs to no case, or its case is not
     *     for this caller
     */
    InstanceHistory ofInstance(String instanceId, Caller caller, Locale language) {
        HistoricProcessInstance instance =
                work.asHouse(
                        () ->
                                history.createHistoricProcessInstanceQuery()
                                        .processInstanceId(instanceId)
                                        .singleResult());
        if (instance == null
                || instance.getBusinessKey() == null
                || !access.maySee(instance.getBusinessKey(), caller)) {
            throw Refusal.notFound("engine.instanceUnknown");
        }
        return work.asHouse(() -> read(instance, new Eyes(caller, language)));
    }

    /** Whose language the words are in, and how much they may know. */
    private record Eyes(Caller caller, Locale language) {}

    private InstanceHistory read(HistoricProcessInstance instance, Eyes eyes) {
        String id = instance.getId();
        DiagramWords.Words words = diagrams.of(instance.getProcessDefinitionId());
        List<HistoricActivityInstance> visits =
                history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(id)
                        .orderPartiallyByOccurrence()
                        .asc()
                        .listPage(0, CaseHistories.MOST)
                        .stream()
                        .filter(visit -> !visit.getActivityType().equals(BODY))
                        .sorted(
                                Comparator.comparing(HistoricActivityInstance::getStartTime)
                                        .thenComparing(InstanceHistories::sequence))
                        .toList();
        List<HistoricDetail> details =
                history.createHistoricDetailQuery()
                        .processInstanceId(id)
                        .variableUpdates()
                        .orderPartiallyByOccurrence()
                        .asc()
                        .listPage(0, CaseHistories.MOST);
        List<UserOperationLogEntry> log =
                history.createUserOperationLogQuery()
                        .processInstanceId(id)
                        .orderByTimestamp()
                        .asc()
                        .listPage(0, CaseHistories.MOST);
        List<HistoricIncident> troubles =
                history.createHistoricIncidentQuery()
                        .processInstanceId(id)
                        .orderByCreateTime()
                        .asc()
                        .listPage(0, CaseHistories.MOST);
        Set<String> asked = new HashSet<>();
        visits.forEach(visit -> asked.add(visit.getAssignee()));
        log.forEach(
                entry -> {
                    asked.add(entry.getUserId());
                    asked.add(whom(entry));
                });
        UnaryOperator<String> name = people.of(asked);
        return new InstanceHistory(
                id,
                instance.getBusinessKey(),
                instance.getProcessDefinitionId(),
                words.flow(),
                words.version(),
                instance.getSuperProcessInstanceId(),
                CaseHistory.state(instance.getState()),
                CaseHistories.time(instance.getStartTime()),
                CaseHistories.time(instance.getEndTime()),
                visits.stream().map(visit -> step(visit, words, name)).toList(),
                List.copyOf(taken(instance.getProcessDefinitionId(), visits)),
                changes(details, visits, log, words, name, eyes),
                troubles.stream()
                        .map(one -> trouble(one, words, instance.getBusinessKey()))
                        .toList(),
                deeds(log, visits, words, name));
    }

    private static InstanceHistory.Step step(
            HistoricActivityInstance visit, DiagramWords.Words words, UnaryOperator<String> name) {
        return new InstanceHistory.Step(
                visit.getId(),
                visit.getActivityId(),
                words.elements().get(visit.getActivityId()),
                visit.getActivityType(),
                name.apply(visit.getAssignee()),
                CaseHistories.time(visit.getStartTime()),
                CaseHistories.time(visit.getEndTime()),
                visit.getDurationInMillis(),
                visit.isCanceled(),
                visit.getCalledProcessInstanceId());
    }

    private Set<String> taken(String definitionId, List<HistoricActivityInstance> visits) {
        Map<String, List<TakenWay.Arrow>> incoming =
                models
                        .getBpmnModelInstance(definitionId)
                        .getModelElementsByType(SequenceFlow.class)
                        .stream()
                        .map(
                                flow ->
                                        new TakenWay.Arrow(
                                                flow.getId(),
                                                flow.getSource().getId(),
                                                flow.getTarget().getId()))
                        .collect(Collectors.groupingBy(TakenWay.Arrow::target));
        return TakenWay.of(
                visits.stream()
                        .map(
                                visit ->
                                        new TakenWay.Visit(
                                                visit.getActivityId(),
                                                order(visit.getStartTime(), visit),
                                                order(visit.getEndTime(), visit)))
                        .toList(),
                incoming);
    }

    private static TakenWay.Order order(Date at, HistoricActivityInstance visit) {
        return at == null ? null : new TakenWay.Order(at.getTime(), sequence(visit));
    }

    private static long sequence(HistoricActivityInstance visit) {
        return ((HistoricActivityInstanceEntity) visit).getSequenceCounter();
    }

    private List<InstanceHistory.Change> changes(
            List<HistoricDetail> details,
            List<HistoricActivityInstance> visits,
            List<UserOperationLogEntry> log,
            DiagramWords.Words words,
            UnaryOperator<String> name,
            Eyes eyes) {
        Map<String, String> steps =
                visits.stream()
                        .collect(
                                Collectors.toMap(
                                        HistoricActivityInstance::getId,
                                        visit -> words.element(visit.getActivityId()),
                                        (one, same) -> one));
        Map<String, String> doers = new HashMap<>();
        log.forEach(entry -> doers.putIfAbsent(entry.getOperationId(), entry.getUserId()));
        Map<String, AnswerWords.Said> before = new HashMap<>();
        List<InstanceHistory.Change> changes = new ArrayList<>();
        for (HistoricDetail detail : details) {
            HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
            AnswerWords.Said said =
                    answers.of(
                            update.getVariableName(),
                            update.getValue(),
                            words,
                            eyes.caller(),
                            eyes.language());
            AnswerWords.Said last = before.put(update.getVariableInstanceId(), said);
            // What was empty from the start tells nothing.
            if (said.equals(last) || last == null && said.isEmpty()) {
                continue;
            }
            changes.add(
                    new InstanceHistory.Change(
                            CaseHistories.time(update.getTime()),
                            update.getVariableName(),
                            answers.label(update.getVariableName(), words, eyes.language()),
                            last == null ? null : last.words(),
                            said.words(),
                            said.withheld(),
                            steps.get(update.getActivityInstanceId()),
                            name.apply(doers.get(update.getUserOperationId()))));
        }
        return changes;
    }

    private InstanceHistory.Trouble trouble(
            HistoricIncident one, DiagramWords.Words words, String caseNumber) {
        String element =
                one.getFailedActivityId() == null ? one.getActivityId() : one.getFailedActivityId();
        return new InstanceHistory.Trouble(
                CaseHistories.time(one.getCreateTime()),
                one.getIncidentType(),
                element,
                words.element(element),
                one.getIncidentMessage() == null
                        ? null
                        : confidence.inConfidence(caseNumber, one.getIncidentMessage()),
                CaseHistories.time(one.getEndTime()),
                one.isResolved());
    }

    /** One line for each thing that somebody did, however many properties it changed. */
    private List<InstanceHistory.Deed> deeds(
            List<UserOperationLogEntry> log,
            List<HistoricActivityInstance> visits,
            DiagramWords.Words words,
            UnaryOperator<String> name) {
        Map<String, String> steps =
                visits.stream()
                        .filter(visit -> visit.getTaskId() != null)
                        .collect(
                                Collectors.toMap(
                                        HistoricActivityInstance::getTaskId,
                                        visit -> words.element(visit.getActivityId()),
                                        (one, same) -> one));
        Map<String, InstanceHistory.Deed> deeds = new LinkedHashMap<>();
        for (UserOperationLogEntry entry : log) {
            String step = entry.getTaskId() == null ? null : steps.get(entry.getTaskId());
            deeds.merge(
                    entry.getOperationId() + entry.getOperationType() + entry.getTaskId(),
                    new InstanceHistory.Deed(
                            CaseHistories.time(entry.getTimestamp()),
                            name.apply(entry.getUserId()),
                            entry.getOperationType(),
                            step,
                            name.apply(whom(entry))),
                    (one, more) -> one.whom() == null ? more : one);
        }
        return List.copyOf(deeds.values());
    }

    /** User id of whom a task was given to; empty when the entry is about something else. */
    private static String whom(UserOperationLogEntry entry) {
        boolean given =
                EntityTypes.TASK.equals(entry.getEntityType())
                        && "assignee".equals(entry.getProperty());
        return given && entry.getNewValue() != null ? entry.getNewValue() : "";
    }
}
