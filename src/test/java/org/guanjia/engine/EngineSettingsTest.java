package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What application.yaml says must reach the engine. */
@ServerTest
class EngineSettingsTest {

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired RepositoryService repository;
    @Autowired CamundaBpmProperties properties;

    @Test
    void history_is_cleaned_up_by_the_day_a_case_began() {
        assertThat(engine.getHistoryTimeToLive()).isEqualTo("P1825D");
        assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        assertThat(engine.isTaskMetricsEnabled()).isFalse();
        assertThat(engine.isMetricsEnabled()).isFalse();
    }

    @Test
    void the_schema_is_left_to_liquibase_and_deployments_to_us() {
        assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
        assertThat(properties.isAutoDeploymentEnabled()).isFalse();
        assertThat(engine.isAuthorizationEnabled()).isTrue();
        assertThat(engine.isTenantCheckEnabled()).isTrue();
        assertThat(engine.getSkipIsolationLevelCheck()).isFalse();
    }

    @Test
    void a_timer_lags_no_more_than_five_seconds_and_several_nodes_step_back() {
        assertThat(properties.getJobExecution().getMaxWait()).isEqualTo(5000);
        assertThat(properties.getJobExecution().getLockTimeInMillis()).isEqualTo(60_000);
        assertThat(properties.getJobExecution().getBackoffTimeInMillis()).isEqualTo(25);
        assertThat(properties.getJobExecution().getMaxBackoff()).isEqualTo(1000);
    }

    @Test
    void chance_is_the_same_for_the_same_seed() {
        RandomGenerator one = new TimeConfiguration().chance(7L);
        RandomGenerator other = new TimeConfiguration().chance(7L);

        assertThat(List.of(one.nextInt(), one.nextInt()))
                .isEqualTo(List.of(other.nextInt(), other.nextInt()));
    }

    @Test
    void every_definition_has_a_time_to_live() {
        assertThat(repository.createProcessDefinitionQuery().list())
                .allMatch(definition -> definition.getHistoryTimeToLive() != null);
        assertThat(repository.createDecisionDefinitionQuery().list())
                .allMatch(definition -> definition.getHistoryTimeToLive() != null);
    }
}
