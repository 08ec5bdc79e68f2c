package org.guanjia.fee;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The fee room with what collections are held to, on a real database without the engine. */
@TestConfiguration
@Import({FeeRooms.class, CollectionReminders.class, SensitiveHouses.class})
class BatchRooms {

    @Bean
    @DependsOn("feeSchema")
    SpringLiquibase batchSchema(DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:db/changelog/rooms/085-collection-batch.yaml");
        return liquibase;
    }
}
