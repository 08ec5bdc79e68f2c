package org.guanjia.testing;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives a {@link ServerTest} its database: a new one for each server that is started. */
class TestDatabase implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new Customizer(TestContextAnnotationUtils.hasAnnotation(testClass, OnMySql.class));
    }

    /** A record, because equality decides which tests share a server. */
    private record Customizer(boolean mysql) implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            // What the server writes at its start (the roster) must fit the tests' own day.
            ClockUtil.setCurrentTime(Date.from(TestClock.START));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "test database", mysql ? mysql(context) : memory()));
        }

        private static Map<String, Object> memory() {
            return Map.of(
                    "spring.datasource.url",
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0");
        }

        private static Map<String, Object> mysql(ConfigurableApplicationContext context) {
            MySqlServer server = MySqlServer.found().orElseThrow();
            String schema = MySqlServer.newSchema();
            // Registered first, hence destroyed last, when nothing uses the schema any more.
            DisposableBean dropped = () -> server.drop(schema);
            ((DefaultListableBeanFactory) context.getBeanFactory())
                    .registerDisposableBean("testSchema", dropped);
            return Map.of(
                    "spring.datasource.url", server.url(schema),
                    "spring.datasource.username", server.user(),
                    "spring.datasource.password", server.password());
        }
    }
}
