package org.guanjia.fee;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The fee room with what is kept of demands and limitations, without the engine. */
@TestConfiguration
@Import({FeeRooms.class, LimitationTerms.class, Limitations.class})
class LegalRooms {

    @Bean
    @DependsOn("feeSchema")
    SpringLiquibase legalSchema(DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:db/changelog/rooms/084-collection-legal.yaml");
        return liquibase;
    }
}
