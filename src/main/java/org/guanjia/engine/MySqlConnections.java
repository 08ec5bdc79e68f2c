package org.guanjia.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Two settings of MySQL's driver that the engine rests on, whatever URL the house is given. Times
 * are kept in whole seconds: with fractions sent, the server would round them up, and a timer would
 * be written for later than it was set. Batches are not rewritten: the count of changed rows, by
 * which the engine sees that somebody else was faster, would be lost. {@link MassStart} alone has
 * them rewritten, for rows that are all new.
 */
@Component
class MySqlConnections implements BeanPostProcessor {

    private static final String FRACTIONS = "sendFractionalSeconds";
    private static final String BATCHES = "rewriteBatchedStatements";

    /**
     * @throws IllegalStateException when the URL asks for rewritten batches
     */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource source
                && source.getJdbcUrl() != null
                && source.getJdbcUrl().startsWith("jdbc:mysql:")) {
            String url = source.getJdbcUrl().toLowerCase(Locale.ROOT);
            if (url.contains((BATCHES + "=true").toLowerCase(Locale.ROOT))) {
                throw new IllegalStateException(
                        "Take %s=true out of spring.datasource.url: with it the engine does not notice lost updates"
                                .formatted(BATCHES));
            }
            source.addDataSourceProperty(FRACTIONS, "false");
            source.addDataSourceProperty(BATCHES, "false");
        }
        return bean;
    }
}
