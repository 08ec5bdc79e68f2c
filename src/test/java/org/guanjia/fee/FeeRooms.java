package org.guanjia.fee;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The fee room on a real database, without the engine and without cases. */
@TestConfiguration
@Import({
    AccountEnds.class,
    BillReversals.class,
    BillingPeriods.class,
    BillingPreview.class,
    BillingPrices.class,
    BillingRuns.class,
    BillingService.class,
    CollectionMovements.class,
    DayClosing.class,
    FeeAccounts.class,
    FeeCredits.class,
    FeeDisputes.class,
    FeeItems.class,
    FeeMeters.class,
    FeeOpening.class,
    FeeReductions.class,
    LateDamages.class,
    Ledger.class,
    PaymentRows.class,
    Payments.class,
    FeeWorld.class
})
class FeeRooms {

    @Bean
    @DependsOn("staffSchema")
    SpringLiquibase feeSchema(DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:db/changelog/rooms/080-fee.yaml");
        return liquibase;
    }

    @Bean
    @DependsOn("feeSchema")
    SpringLiquibase collectionSchema(DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:db/changelog/rooms/082-collection.yaml");
        return liquibase;
    }

    @Bean
    @DependsOn("feeSchema")
    SpringLiquibase feeDeskSchema(DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:db/changelog/rooms/087-fee-desk.yaml");
        return liquibase;
    }
}
