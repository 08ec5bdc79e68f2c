package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The database that a fresh checkout starts with keeps what it acknowledged and reads what is. */
class EmbeddedDatabaseTest {

    @Test
    void no_commit_waits_in_memory_and_no_answer_is_given_again() throws Exception {
        String settings = settings();

        assertThat(settings).contains(";WRITE_DELAY=0");
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + settings)) {
            assertThat(reusesAnswers(connection)).isFalse();
        }
    }

    private static String settings() throws IOException {
        String url =
                (String)
                        new YamlPropertySourceLoader()
                                .load("application", new ClassPathResource("application.yaml"))
                                .get(0)
                                .getProperty("spring.datasource.url");
        return url.substring(url.indexOf(';'));
    }

    private static boolean reusesAnswers(Connection connection) throws SQLException {
        SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getOptimizeReuseResults();
    }
}
