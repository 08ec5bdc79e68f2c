package org.guanjia.webapps.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseMending;
import org.guanjia.casefile.CaseMendings;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
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
    private static final int MOST = 2_000;

    /** Why a task ended, as the engine notes it. */
    private static final String COMPLETED = "completed";

    private static final String BODY = "multiInstanceBody";

    private final JdbcClient sql;
    private final HistoryService history;
    private final RepositoryService models;
    private final EngineWork work;
    private final CaseAccess access;
    private final CaseFiles files;
    private final ConfidentialCases confidence;
    private final CaseMendings mendings;
    private final StaffService staff;
    private final DiagramWords diagrams;
    private final AnswerWords answers;

    CaseHistories(
            JdbcClient sql,
            HistoryService history,
            RepositoryService models,
            EngineWork work,
            CaseAccess access,
            CaseFiles files,
            ConfidentialCases confidence,
            CaseMendings mendings,
            StaffService staff,
            DiagramWords diagrams,
            AnswerWords answers) {
        this.sql = sql;
        this.history = history;
        this.models = models;
        this.work = work;
        this.access = access;
        this.files = files;
        this.confidence = confidence;
        this.mendings = mendings;
        this.staff = staff;
        this.diagrams = diagrams;
        this.answers = answers;
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
                    UnaryOperator<String> name = names(people(tasks, repairs));
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
                        .listPage(0, MOST)
                        .stream()
                        .filter(visit -> !visit.getActivityType().equals(BODY))
                        .sorted(
                                Comparator.comparing(HistoricActivityInstance::getStartTime)
                                        .thenComparing(CaseHistories::sequence))
                        .toList();
        List<HistoricDetail> details =
                history.createHistoricDetailQuery()
                        .processInstanceId(id)
                        .variableUpdates()
                        .orderPartiallyByOccurrence()
                        .asc()
                        .listPage(0, MOST);
        List<UserOperationLogEntry> log =
                history.createUserOperationLogQuery()
                        .processInstanceId(id)
                        .orderByTimestamp()
                        .asc()
                        .listPage(0, MOST);
        List<HistoricIncident> troubles =
                history.createHistoricIncidentQuery()
                        .processInstanceId(id)
                        .orderByCreateTime()
                        .asc()
                        .listPage(0, MOST);
        Set<String> people = new HashSet<>();
        visits.forEach(visit -> people.add(visit.getAssignee()));
        log.forEach(
                entry -> {
                    people.add(entry.getUserId());
                    people.add(whom(entry));
                });
        UnaryOperator<String> name = names(people);
        return new InstanceHistory(
                id,
                instance.getBusinessKey(),
                instance.getProcessDefinitionId(),
                words.flow(),
                words.version(),
                instance.getSuperProcessInstanceId(),
                CaseHistory.state(instance.getState()),
                time(instance.getStartTime()),
                time(instance.getEndTime()),
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
                time(visit.getStartTime()),
                time(visit.getEndTime()),
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
                            time(update.getTime()),
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
                time(one.getCreateTime()),
                one.getIncidentType(),
                element,
                words.element(element),
                one.getIncidentMessage() == null
                        ? null
                        : confidence.inConfidence(caseNumber, one.getIncidentMessage()),
                time(one.getEndTime()),
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
                            time(entry.getTimestamp()),
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

    /** What people are called, by their user ids: one statement for all. */
    private UnaryOperator<String> names(Collection<String> userIds) {
        Set<String> asked =
                userIds.stream()
                        .filter(id -> id != null && !id.isEmpty())
                        .collect(Collectors.toSet());
        Map<String, String> known =
                asked.isEmpty()
                        ? Map.of()
                        : staff.named(asked).stream()
                                .collect(Collectors.toMap(StaffMember::userId, StaffMember::name));
        return id -> id == null || id.isEmpty() ? null : known.getOrDefault(id, id);
    }

    private static Instant time(Date date) {
        return date == null ? null : date.toInstant();
    }
}
