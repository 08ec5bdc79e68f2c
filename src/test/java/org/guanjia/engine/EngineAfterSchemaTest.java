package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The engine on an empty database, without the rooms: in the whole server some service that the
 * engine needs waits for Liquibase too, and hides whether the engine does.
 */
class EngineAfterSchemaTest {

    private final ApplicationContextRunner start =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    DataSourceAutoConfiguration.class,
                                    DataSourceTransactionManagerAutoConfiguration.class,
                                    LiquibaseAutoConfiguration.class,
                                    CamundaBpmAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                            "spring.liquibase.change-log=classpath:db/changelog/master.yaml",
                            // Beside the server of the other tests, which finds its engine by name.
                            "camunda.bpm.process-engine-name=afterSchema",
                            "camunda.bpm.database.schema-update=false",
                            "camunda.bpm.auto-deployment-enabled=false",
                            "camunda.bpm.job-execution.enabled=false",
                            "camunda.bpm.metrics.enabled=false");

    @Test
    void the_engine_finds_its_tables_on_an_empty_database() {
        start.run(
                context -> {
                    assertThat(context).hasNotFailed();
                    ProcessEngine engine = context.getBean(ProcessEngine.class);
                    assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
                });
    }

    @Test
    void the_engine_s_configuration_waits_for_liquibase() {
        start.run(
                context ->
                        assertThat(context.getBeanNamesForType(ProcessEngineConfiguration.class))
                                .isNotEmpty()
                                .allSatisfy(
                                        name ->
                                                assertThat(
                                                                context.getBeanFactory()
                                                                        .getBeanDefinition(name)
                                                                        .getDependsOn())
                                                        .contains("liquibase")));
    }
}
