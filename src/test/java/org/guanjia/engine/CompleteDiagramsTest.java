package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A diagram that a node has not used yet, asked for by several threads at once. */
@ServerTest
class CompleteDiagramsTest {

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired RepositoryService repository;

    @RepeatedTest(30)
    void whoever_finds_a_diagram_finds_its_timers_defined() throws Exception {
        String id =
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("repair-dispatch")
                        .latestVersion()
                        .singleResult()
                        .getId();
        engine.getDeploymentCache().discardProcessDefinitionCache();
        AtomicBoolean given = new AtomicBoolean();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<List<String>> seen = other.submit(() -> definitionsOfTimers(id, given));
            engine.getCommandExecutorTxRequired()
                    .execute(
                            context ->
                                    engine.getDeploymentCache()
                                            .findDeployedProcessDefinitionById(id));
            given.set(true);

            assertThat(seen.get()).isNotEmpty().doesNotContain("undefined");
        } finally {
            other.shutdownNow();
        }
    }

    /** As soon as the diagram can be found, and at the latest when it was given out. */
    private List<String> definitionsOfTimers(String id, AtomicBoolean given) {
        ProcessDefinitionEntity found = null;
        while (found == null) {
            boolean last = given.get();
            found = engine.getDeploymentCache().findProcessDefinitionFromCache(id);
            if (last && found == null) {
                return List.of();
            }
        }
        return timers(found.getActivities())
                .map(JobDeclaration::getJobDefinitionId)
                .map(definition -> definition == null ? "undefined" : definition)
                .toList();
    }

    private static Stream<JobDeclaration<?, ?>> timers(Collection<ActivityImpl> activities) {
        return activities.stream()
                .flatMap(
                        activity ->
                                Stream.concat(
                                        activity
                                                .getProperties()
                                                .get(BpmnProperties.TIMER_DECLARATIONS)
                                                .values()
                                                .stream(),
                                        timers(activity.getActivities())));
    }
}
