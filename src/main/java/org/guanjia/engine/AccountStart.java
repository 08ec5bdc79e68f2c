package org.guanjia.engine;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(AccountStart.class);

    private final AccountSeeder seeder;
    private final StaffService staff;
    private final Texts texts;
    private final boolean demo;
    private final String adminPassword;

    AccountStart(
            AccountSeeder seeder,
            StaffService staff,
            Texts texts,
            @Value("${guanjia.demo.enabled}") boolean demo,
            @Value("${guanjia.security.admin-password:}") String adminPassword) {
        this.seeder = seeder;
        this.staff = staff;
        this.texts = texts;
        this.demo = demo;
        this.adminPassword = adminPassword;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo) {
            seeder.seed(DEMO_PASSWORD, DEMO_PASSWORD);
            log.info(demoUsers());
        } else {
            seeder.seed(adminPassword.isEmpty() ? null : adminPassword, null);
        }
    }

    private String demoUsers() {
        TreeMap<String, List<String>> byRole =
                staff.all().stream()
                        .filter(StaffMember::active)
                        .flatMap(
                                member ->
                                        member.roles().stream()
                                                .map(role -> new String[] {role, member.userId()}))
                        .collect(
                                Collectors.groupingBy(
                                        pair -> pair[0],
                                        TreeMap::new,
                                        Collectors.mapping(pair -> pair[1], Collectors.toList())));
        StringBuilder block = new StringBuilder("\n");
        block.append(texts.say("security.demo.title", DEMO_PASSWORD)).append('\n');
        line(block, "camunda-admin", List.of(AccountSeeder.ADMIN));
        byRole.forEach((role, users) -> line(block, role, users));
        return block.toString();
    }

    private void line(StringBuilder block, String role, List<String> users) {
        block.append("  ")
                .append(texts.say("security.role." + role))
                .append(" (")
                .append(role)
                .append("): ")
                .append(String.join(", ", users))
                .append('\n');
    }
}
