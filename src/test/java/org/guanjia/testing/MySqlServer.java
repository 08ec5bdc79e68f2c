package org.guanjia.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MySQLContainer;

/**
 * The MySQL server of this run of the tests, found once.
 *
 * @param url without a schema, ending in a slash
 */
public record MySqlServer(String url, String user, String password) {

    private static final class Holder {
        private static final Optional<MySqlServer> FOUND = find();
    }

    /** Empty where neither the environment names a server nor a Docker engine answers. */
    public static Optional<MySqlServer> found() {
        return Holder.FOUND;
    }

    private static Optional<MySqlServer> find() {
        String url = System.getenv("GUANJIA_TEST_MYSQL_URL");
        if (url != null && !url.isBlank()) {
            return Optional.of(
                    new MySqlServer(
                            url.endsWith("/") ? url : url + "/",
                            System.getenv("GUANJIA_TEST_MYSQL_USER"),
                            System.getenv("GUANJIA_TEST_MYSQL_PASSWORD")));
        }
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.of(inContainer())
                : Optional.empty();
    }

    @SuppressWarnings("resource") // ends with this JVM, as Testcontainers sees to
    private static MySqlServer inContainer() {
        MySQLContainer<?> container =
                new MySQLContainer<>("mysql:8.4")
                        .withUsername("root")
                        .withCommand("--character-set-server=utf8mb4", "--max-connections=400");
        container.start();
        return new MySqlServer(
                "jdbc:mysql://%s:%d/".formatted(container.getHost(), container.getMappedPort(3306)),
                container.getUsername(),
                container.getPassword());
    }

    /** A name that no other run of the tests uses. */
    public static String newSchema() {
        return "guanjia_test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The address of a schema, which the first connection creates. */
    public String url(String schema) {
        return url
                + schema
                + "?createDatabaseIfNotExist=true"
                + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** Removes a schema and all that is in it. */
    public void drop(String schema) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + schema);
        }
    }
}
