package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guanjia.testing.OnMySql;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** A database that a demo has used is seen to be one. */
@ServerTest
@OnMySql
class DemoRemainsMySqlTest {

    @Autowired ConfigurableEnvironment settings;

    @Test
    void a_database_that_served_the_demo_is_refused() {
        List<Problem> problems = new DatabaseCheck(settings).problems();
        assertThat(problems)
                .contains(Problem.of("demoCommunities", "松涛里, 云栖苑"))
                .filteredOn(problem -> problem.key().equals("demoUsers"))
                .singleElement()
                .satisfies(
                        users ->
                                assertThat(users.args())
                                        .containsExactly(
                                                17,
                                                "admin, auditor, cashier, cleaner, contractor,"
                                                        + " ..."));
        assertThat(problems)
                .as("there is an administrator, and the tables are as they should be")
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("demoCommunities", "demoUsers");
    }
}
