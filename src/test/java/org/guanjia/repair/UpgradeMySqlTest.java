package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.guanjia.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a MySQL server, and with two nodes of which one is a version behind. */
@OnMySql
class UpgradeMySqlTest extends UpgradeTest {

    private final MySqlServer mysql = MySqlServer.found().orElseThrow();
    private final String schema = MySqlServer.newSchema();

    @Override
    List<String> connection() {
        return List.of(
                "--spring.datasource.url=" + mysql.url(schema),
                "--spring.datasource.username=" + mysql.user(),
                "--spring.datasource.password=" + mysql.password());
    }

    @AfterEach
    void drop() throws Exception {
        nothing_runs_on();
        mysql.drop(schema);
    }

    @Test
    void a_node_of_the_version_before_works_beside_one_of_the_next() throws Exception {
        TestServer old = start();
        old.ask("fill 1 6");
        List<String> cases = list(old.ask("cases"));

        TestServer next = start(next());
        // What is reported on the old node from now on runs on the diagrams of the new one.
        Map<String, List<String>> onOld = ran(old, old.ask("play 900"));
        assertThat(onOld.get("processes")).contains("repair v2");
        Map<String, List<String>> onNext = ran(next, next.ask("play 901"));
        assertThat(onNext.get("processes")).contains("repair v2");
        assertThat(map(old.ask("finish")).keySet()).containsAll(cases);
        for (String one : cases) {
            assertThat(ran(next, one).get("processes")).allMatch(run -> run.endsWith(" v1"));
        }
        assertThat(next.ask("incidents")).isEqualTo("0");
    }
}
