package org.guanjia.engine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Seeds the accounts at start: after the people are there, before cases are made for them. */
@Component
@Order(AccountStart.ORDER)
class AccountStart implements ApplicationRunner {

    /** Runners that bring people in come before this, runners that need accounts after it. */
    static final int ORDER = 100;

    private static final String DEMO_PASSWORD = "demo";

    private final AccountSeeder seeder;
    private final boolean demo;
    private final String adminPassword;

    AccountStart(
            AccountSeeder seeder,
            @Value("${guanjia.demo.enabled}") boolean demo,
            @Value("${guanjia.security.admin-password:}") String adminPassword) {
        this.seeder = seeder;
        this.demo = demo;
        this.adminPassword = adminPassword;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo) {
            seeder.seed(DEMO_PASSWORD, DEMO_PASSWORD);
        } else {
            seeder.seed(adminPassword.isEmpty() ? null : adminPassword, null);
        }
    }
}
