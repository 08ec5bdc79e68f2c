package org.guanjia.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * A test of the estate and the staff on a real database without the engine; on MySQL, too, as
 * {@link ServerTest} says. The clock stands at Monday, 2026-11-23 10:00 in Shanghai until the test
 * sets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringJUnitConfig(RoomTest.Rooms.class)
@ContextCustomizerFactories(TestDatabase.class)
public @interface RoomTest {

    /** A clock that a test sets. */
    class HandClock extends Clock {

        public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
        private Instant now = Instant.parse("2026-11-23T02:00:00Z");

        public void set(Instant at) {
            now = at;
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TestConfiguration
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({
        "org.guanjia.estate",
        "org.guanjia.staff",
        "org.guanjia.language",
        "org.guanjia.demo"
    })
    class Rooms {

        @Bean
        HikariDataSource dataSource(Environment environment) {
            HikariDataSource dataSource = new HikariDataSource();
            dataSource.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
            dataSource.setUsername(environment.getProperty("spring.datasource.username", "sa"));
            dataSource.setPassword(environment.getProperty("spring.datasource.password", ""));
            dataSource.setMaximumPoolSize(4);
            // As in production.
            dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            return dataSource;
        }

        @Bean
        SpringLiquibase estateSchema(DataSource dataSource) {
            return liquibase(dataSource, "010-estate.yaml");
        }

        @Bean
        @DependsOn("estateSchema")
        SpringLiquibase staffSchema(DataSource dataSource) {
            return liquibase(dataSource, "020-staff.yaml");
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        DataSourceTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        HandClock clock() {
            return new HandClock();
        }

        private static SpringLiquibase liquibase(DataSource dataSource, String file) {
            SpringLiquibase liquibase = new SpringLiquibase();
            liquibase.setDataSource(dataSource);
            liquibase.setChangeLog("classpath:db/changelog/rooms/" + file);
            return liquibase;
        }
    }
}
