package org.guanjia.testing;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.ProcessEngine;
import org.guanjia.engine.Rehearsal;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class ServerTestConfiguration {

    /** Shared by the counter's bean and by what wraps the data source before beans are made. */
    private static final SqlCounter.Listener STATEMENTS = new SqlCounter.Listener();

    @Bean
    Flow flow(ProcessEngine engine, Rehearsal rehearsal) {
        return new Flow(engine, rehearsal);
    }

    @Bean
    PathCoverage pathCoverage() {
        return new PathCoverage();
    }

    @Bean
    SqlCounter sqlCounter() {
        return new SqlCounter(STATEMENTS);
    }

    @Bean
    static BeanPostProcessor countedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source
                        ? ProxyDataSourceBuilder.create(source).listener(STATEMENTS).build()
                        : bean;
            }
        };
    }
}
