package org.guanjia.webapps.mending;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.webapps.history.Served;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases of a diagram can be mended: those that run, where they stand and what failed in them,
 * or those that ended. Three statements a page, by the engine's indexes; nothing of other
 * communities and no hidden case is in it.
 */
@Component
class Patients {

    private static final int PAGE = 50;

    /**
     * What is looked for.
     *
     * @param community null for all of the caller's
     * @param ended whether those that ended, not those that run
     * @param step only those that stand at this element; null for all
     * @param failed only those in which something failed
     * @param page from 0
     */
    record Search(String community, boolean ended, String step, boolean failed, int page) {}

    /**
     * @param steps where a case can be put
     * @param versions of the diagram, newest first
     * @param more whether there is another page
     */
    record Page(
            String definitionId,
            String name,
            int version,
            List<Patient> items,
            List<Steps.Step> steps,
            List<Version> versions,
            boolean more) {}

    record Version(String definitionId, int version) {}

    /**
     * A case.
     *
     * @param endedAt null while it runs
     * @param standing labels of the steps where it stands
     * @param failures what failed in it
     */
    record Patient(
            String instanceId,
            String caseNumber,
            String community,
            Instant startedAt,
            Instant endedAt,
            List<Steps.Step> standing,
            List<Failure> failures) {}

    /**
     * @param step label of the step that failed; null where the failure is in what the case called
     */
    record Failure(String step, String message, Instant at) {}

    private final JdbcClient sql;
    private final RepositoryService models;
    private final EngineWork work;
    private final Served served;
    private final CaseExclusions exclusions;
    private final ConfidentialCases confidence;
    private final Steps steps;
    private final MendingDesk desk;

    Patients(
            JdbcClient sql,
            RepositoryService models,
            EngineWork work,
            Served served,
            CaseExclusions exclusions,
            ConfidentialCases confidence,
            Steps steps,
            MendingDesk desk) {
        this.sql = sql;
        this.models = models;
        this.work = work;
        this.served = served;
        this.exclusions = exclusions;
        this.confidence = confidence;
        this.steps = steps;
        this.desk = desk;
    }

    /**
     * @throws Refusal 404 for an instance that the caller does not see
     */
    Page one(String instanceId, Caller caller) {
        HistoricProcessInstance found = desk.seen(instanceId, caller);
        Patient bare =
                new Patient(
                        found.getId(),
                        found.getBusinessKey(),
                        found.getTenantId(),
                        found.getStartTime().toInstant(),
                        found.getEndTime() == null ? null : found.getEndTime().toInstant(),
                        List.of(),
                        List.of());
        return page(definition(found.getProcessDefinitionId()), List.of(bare), false);
    }

    /**
     * @throws Refusal 404 for an unknown diagram or a community that the caller does not serve
     */
    Page of(String definitionId, Search search, Caller caller) {
        ProcessDefinition definition = definition(definitionId);
        if (search.page() < 0 || search.page() > 10_000) {
            throw Refusal.invalid("page", "webapps.mending.noSuchPage");
        }
        Map<String, Object> params = new HashMap<>();
        params.put("definition", definitionId);
        params.put("communities", served.communities(search.community(), caller));
        params.put("skip", search.page() * PAGE);
        params.put("rows", PAGE + 1);
        StringBuilder where =
                new StringBuilder(
                        "p.PROC_DEF_ID_ = :definition and p.BUSINESS_KEY_ is not null"
                                + " and p.TENANT_ID_ in (:communities)");
        where.append(
                search.ended()
                        ? " and p.END_TIME_ is not null and p.SUPER_PROCESS_INSTANCE_ID_ is null"
                        : " and p.END_TIME_ is null");
        if (search.step() != null && !search.step().isBlank()) {
            where.append(
                    " and exists (select 1 from ACT_RU_EXECUTION e where e.PROC_INST_ID_ ="
                            + " p.PROC_INST_ID_ and e.ACT_ID_ = :step)");
            params.put("step", search.step());
        }
        if (search.failed()) {
            where.append(
                    " and exists (select 1 from ACT_RU_INCIDENT i where i.PROC_INST_ID_ ="
                            + " p.PROC_INST_ID_)");
        }
        Set<String> hidden =
                exclusions.ofUser(caller.userId()).stream()
                        .filter(CaseExclusion::hidden)
                        .map(CaseExclusion::caseNumber)
                        .collect(Collectors.toSet());
        if (!hidden.isEmpty()) {
            where.append(" and p.BUSINESS_KEY_ not in (:hidden)");
            params.put("hidden", hidden);
        }
        if (((java.util.Collection<?>) params.get("communities")).isEmpty()) {
            return page(definition, List.of(), false);
        }
        List<Patient> found =
                sql.sql(
                                "select p.PROC_INST_ID_ as id, p.BUSINESS_KEY_ as case_number,"
                                        + " p.TENANT_ID_ as community, p.START_TIME_ as started,"
                                        + " p.END_TIME_ as ended from ACT_HI_PROCINST p where "
                                        + where
                                        + " order by p.START_TIME_ desc, p.PROC_INST_ID_"
                                        + " limit :rows offset :skip")
                        .params(params)
                        .query(
                                (row, number) ->
                                        new Patient(
                                                row.getString("id"),
                                                row.getString("case_number"),
                                                row.getString("community"),
                                                time(row.getTimestamp("started")),
                                                time(row.getTimestamp("ended")),
                                                List.of(),
                                                List.of()))
                        .list();
        boolean more = found.size() > PAGE;
        return page(definition, more ? found.subList(0, PAGE) : found, more);
    }

    private ProcessDefinition definition(String definitionId) {
        ProcessDefinition found =
                work.asHouse(
                        () ->
                                models.createProcessDefinitionQuery()
                                        .processDefinitionId(definitionId)
                                        .singleResult());
        if (found == null) {
            throw Refusal.notFound("webapps.diagramUnknown");
        }
        return found;
    }

    private Page page(ProcessDefinition definition, List<Patient> bare, boolean more) {
        List<String> ids = bare.stream().map(Patient::instanceId).toList();
        Map<String, List<Steps.Step>> standing = standing(definition.getId(), ids);
        Map<String, List<Failure>> failures = failures(definition.getId(), bare);
        List<Version> versions =
                work.asHouse(
                        () ->
                                models
                                        .createProcessDefinitionQuery()
                                        .processDefinitionKey(definition.getKey())
                                        .orderByProcessDefinitionVersion()
                                        .desc()
                                        .list()
                                        .stream()
                                        .map(one -> new Version(one.getId(), one.getVersion()))
                                        .toList());
        return new Page(
                definition.getId(),
                definition.getName(),
                definition.getVersion(),
                bare.stream()
                        .map(
                                one ->
                                        new Patient(
                                                one.instanceId(),
                                                one.caseNumber(),
                                                one.community(),
                                                one.startedAt(),
                                                one.endedAt(),
                                                standing.getOrDefault(one.instanceId(), List.of()),
                                                failures.getOrDefault(one.instanceId(), List.of())))
                        .toList(),
                steps.of(definition.getId()),
                versions,
                more);
    }

    private Map<String, List<Steps.Step>> standing(String definitionId, List<String> ids) {
        Map<String, List<Steps.Step>> standing = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.sql(
                            "select distinct PROC_INST_ID_ as id, ACT_ID_ as step from"
                                    + " ACT_HI_ACTINST where PROC_INST_ID_ in (:ids)"
                                    + " and END_TIME_ is null and ACT_TYPE_ not in"
                                    + " ('multiInstanceBody', 'subProcess')")
                    .param("ids", ids)
                    .query(
                            row -> {
                                String step = row.getString("step");
                                standing.computeIfAbsent(
                                                row.getString("id"), any -> new ArrayList<>())
                                        .add(
                                                new Steps.Step(
                                                        step,
                                                        steps.label(definitionId, step),
                                                        null));
                            });
        }
        return standing;
    }

    private Map<String, List<Failure>> failures(String definitionId, List<Patient> bare) {
        Map<String, List<Failure>> failures = new HashMap<>();
        if (bare.isEmpty()) {
            return failures;
        }
        Map<String, String> numbers =
                bare.stream().collect(Collectors.toMap(Patient::instanceId, Patient::caseNumber));
        sql.sql(
                        "select i.PROC_INST_ID_ as id, i.ID_ as incident, i.ROOT_CAUSE_INCIDENT_ID_"
                                + " as cause, c.ACTIVITY_ID_ as step, c.INCIDENT_MSG_ as message,"
                                + " c.INCIDENT_TIMESTAMP_ as at_time from ACT_RU_INCIDENT i join"
                                + " ACT_RU_INCIDENT c on c.ID_ = i.ROOT_CAUSE_INCIDENT_ID_"
                                + " where i.PROC_INST_ID_ in (:ids)")
                .param("ids", numbers.keySet())
                .query(
                        row -> {
                            String id = row.getString("id");
                            boolean own = row.getString("incident").equals(row.getString("cause"));
                            String message = row.getString("message");
                            failures.computeIfAbsent(id, any -> new ArrayList<>())
                                    .add(
                                            new Failure(
                                                    own
                                                            ? steps.label(
                                                                    definitionId,
                                                                    row.getString("step"))
                                                            : null,
                                                    message == null
                                                            ? null
                                                            : confidence.inConfidence(
                                                                    numbers.get(id), message),
                                                    time(row.getTimestamp("at_time"))));
                        });
        return failures;
    }

    private static Instant time(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
