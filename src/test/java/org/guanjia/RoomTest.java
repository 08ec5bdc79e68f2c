package org.guanjia;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * A test of the estate and the staff on a real database without the engine. The clock stands at
 * Monday, 2026-11-23 10:00 in Shanghai until the test sets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig(RoomTest.Rooms.class)
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
        DataSource dataSource() {
            return new DriverManagerDataSource(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
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
