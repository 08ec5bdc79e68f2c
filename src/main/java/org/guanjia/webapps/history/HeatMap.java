package org.guanjia.webapps.history;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where cases go in a diagram, and where they wait: how often each element was entered and how long
 * it took. One statement over the engine's history, answered by an index alone; only the caller's
 * communities count, and no case that is hidden from the caller.
 */
@Component
class HeatMap {

    /** Without a first day: the month that ends today. */
    private static final int DAYS = 30;

    private static final int MOST_DAYS = 366;

    /**
     * What is asked.
     *
     * @param community null for all of the caller's
     * @param from first day; null for 30 days before the last
     * @param to last day; null for today
     */
    record Question(
            String definitionId,
            String community,
            LocalDate from,
            LocalDate to,
            boolean allVersions) {}

    /**
     * The answer.
     *
     * @param items what was entered in the period; without the rest
     */
    record Heat(
            String definitionId,
            String name,
            int version,
            LocalDate from,
            LocalDate to,
            List<Spot> items) {}

    /**
     * An element.
     *
     * @param label null where the diagram gives it none
     * @param type such as userTask; null for one that this version of the diagram does not have
     * @param entered how often it was entered in the period
     * @param open how many of these have not been left
     * @param cancelled how many of these were left without being done
     * @param totalMillis how long those that were left took, together
     * @param averageMillis null when none was left
     * @param longestMillis null when none was left
     */
    record Spot(
            String element,
            String label,
            String type,
            long entered,
            long open,
            long cancelled,
            long totalMillis,
            Long averageMillis,
            Long longestMillis) {}

    private final JdbcClient sql;
    private final RepositoryService models;
    private final EngineWork work;
    private final Served served;
    private final CaseExclusions exclusions;
    private final DiagramWords diagrams;
    private final Clock clock;

    HeatMap(
            JdbcClient sql,
            RepositoryService models,
            EngineWork work,
            Served served,
            CaseExclusions exclusions,
            DiagramWords diagrams,
            Clock clock) {
        this.sql = sql;
        this.models = models;
        this.work = work;
        this.served = served;
        this.exclusions = exclusions;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    /**
     * @throws Refusal 404 for an unknown diagram or a community that the caller does not serve; 422
     *     for a period that ends before it begins, or longer than a year
     */
    Heat of(Question asked, Caller caller) {
        ProcessDefinition definition =
                work.asHouse(
                        () ->
                                models.createProcessDefinitionQuery()
                                        .processDefinitionId(asked.definitionId())
                                        .singleResult());
        if (definition == null) {
            throw Refusal.notFound("webapps.diagramUnknown");
        }
        LocalDate to = asked.to() == null ? LocalDate.now(clock) : asked.to();
        LocalDate from = asked.from() == null ? to.minusDays(DAYS) : asked.from();
        if (to.isBefore(from)) {
            throw Refusal.invalid("to", "webapps.periodBackwards");
        }
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw Refusal.invalid("from", "webapps.periodTooLong", MOST_DAYS);
        }
        DiagramWords.Words words = diagrams.of(definition.getId());
        Collection<String> communities = served.communities(asked.community(), caller);
        List<Spot> spots =
                communities.isEmpty()
                        ? List.of()
                        : spots(definition, asked.allVersions(), from, to, communities, caller)
                                .stream()
                                .map(spot -> named(spot, words))
                                .toList();
        return new Heat(definition.getId(), words.flow(), words.version(), from, to, spots);
    }

    private List<Spot> spots(
            ProcessDefinition definition,
            boolean allVersions,
            LocalDate from,
            LocalDate to,
            Collection<String> communities,
            Caller caller) {
        Map<String, Object> params = new HashMap<>();
        params.put("key", definition.getKey());
        params.put("definition", definition.getId());
        params.put("from", start(from));
        params.put("until", start(to.plusDays(1)));
        params.put("communities", communities);
        Set<String> hidden =
                exclusions.ofUser(caller.userId()).stream()
                        .filter(CaseExclusion::hidden)
                        .map(CaseExclusion::caseNumber)
                        .collect(Collectors.toSet());
        params.put("hidden", hidden);
        return sql.sql(
                        "select ACT_ID_ as element, count(*) as entered,"
                                + " sum(case when END_TIME_ is null then 1 else 0 end) as still_open,"
                                + " sum(case when ACT_INST_STATE_ = 2 then 1 else 0 end)"
                                + " as cancelled, sum(DURATION_) as total, avg(DURATION_) as mean,"
                                + " max(DURATION_) as longest from ACT_HI_ACTINST"
                                + " where PROC_DEF_KEY_ = :key and START_TIME_ >= :from"
                                + " and START_TIME_ < :until"
                                + (allVersions ? "" : " and PROC_DEF_ID_ = :definition")
                                + " and TENANT_ID_ in (:communities)"
                                // The body of a step that is done several times.
                                + " and ACT_ID_ not like '%#multiInstanceBody'"
                                + (hidden.isEmpty()
                                        ? ""
                                        : " and PROC_INST_ID_ not in (select p.PROC_INST_ID_ from"
                                                + " ACT_HI_PROCINST p where p.BUSINESS_KEY_"
                                                + " in (:hidden))")
                                + " group by ACT_ID_ order by ACT_ID_")
                .params(params)
                .query(
                        (row, number) ->
                                new Spot(
                                        row.getString("element"),
                                        null,
                                        null,
                                        row.getLong("entered"),
                                        row.getLong("still_open"),
                                        row.getLong("cancelled"),
                                        row.getLong("total"),
                                        whole(row.getBigDecimal("mean")),
                                        whole(row.getBigDecimal("longest"))))
                .list();
    }

    private Timestamp start(LocalDate day) {
        ZoneId zone = clock.getZone();
        Instant start = day.atStartOfDay(zone).toInstant();
        return Timestamp.from(start);
    }

    private static Long whole(BigDecimal millis) {
        return millis == null ? null : millis.longValue();
    }

    private static Spot named(Spot spot, DiagramWords.Words words) {
        return new Spot(
                spot.element(),
                words.elements().get(spot.element()),
                words.types().get(spot.element()),
                spot.entered(),
                spot.open(),
                spot.cancelled(),
                spot.totalMillis(),
                spot.averageMillis(),
                spot.longestMillis());
    }
}
