package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * That the server starts on an empty database is no proof: today some service that the engine needs
 * waits for Liquibase too, and hides whether the engine does.
 */
@ServerTest
class EngineAfterSchemaTest {

    @Autowired ConfigurableListableBeanFactory beans;

    @Test
    void the_engine_s_configuration_itself_waits_for_liquibase() {
        assertThat(beans.getBeanNamesForType(ProcessEngineConfiguration.class))
                .isNotEmpty()
                .allSatisfy(
                        name ->
                                assertThat(beans.getBeanDefinition(name).getDependsOn())
                                        .contains("liquibase"));
    }
}
