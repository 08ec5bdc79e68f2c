package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Image, compose file, variables and their description say the same. */
class DockerFilesTest {

    private static final Pattern PLACE =
            Pattern.compile("\\$\\{(GUANJIA_\\w+)(?::?([-?])([^}]*))?");

    /** What only matters where the server stands without the containers beside it. */
    private static final Set<String> OF_THE_JAR =
            Set.of("GUANJIA_ADDRESS", "GUANJIA_PORT", "GUANJIA_MANAGEMENT_PORT", "GUANJIA_SECRETS");

    private final Map<String, Map<String, Map<String, Object>>> compose =
            new Yaml().load(read("docker/compose.yaml"));

    @Test
    void the_server_gets_every_variable_that_the_profile_reads() {
        Set<String> read = names(read("src/main/resources/application-production.yaml"));
        assertThat(read).hasSizeGreaterThan(15);
        read.removeAll(OF_THE_JAR);
        assertThat(environment("server").keySet()).containsAll(read);
    }

    @Test
    void what_has_a_default_in_compose_has_the_same_in_the_profile() {
        Map<String, String> profile =
                defaults(read("src/main/resources/application-production.yaml"));
        // Not for every machine: the container's proxy and mail catcher are its own.
        defaults(read("docker/compose.yaml"))
                .forEach(
                        (name, value) -> {
                            if (profile.containsKey(name)) {
                                assertThat(value).as(name).isEqualTo(profile.get(name));
                            }
                        });
    }

    @Test
    void every_variable_of_compose_is_described_with_its_default_and_no_other_is() {
        Map<String, String> described = new TreeMap<>();
        read("docker/.env.example")
                .lines()
                .map(line -> Pattern.compile("#?(GUANJIA_\\w+)=(.*)").matcher(line))
                .filter(Matcher::matches)
                .forEach(line -> described.put(line.group(1), line.group(2)));
        String file = read("docker/compose.yaml");
        assertThat(described.keySet()).isEqualTo(names(file));
        defaults(file)
                .forEach(
                        (name, value) -> assertThat(described.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void every_variable_stands_in_both_readmes() {
        Set<String> all = names(read("src/main/resources/application-production.yaml"));
        for (String readme : List.of("README.md", "README.zh-CN.md")) {
            assertThat(read(readme)).as(readme).contains(all);
        }
    }

    @Test
    void no_secret_has_a_default() {
        for (String name :
                List.of("GUANJIA_DB_PASSWORD", "GUANJIA_DB_ROOT_PASSWORD", "GUANJIA_TLS")) {
            assertThat(read("docker/compose.yaml")).contains("${" + name + ":?");
            assertThat(read("docker/.env.example")).contains("\n" + name + "=\n");
        }
        assertThat(read("docker/compose.yaml")).contains("${GUANJIA_ADMIN_PASSWORD:-}");
        assertThat(read("docker/.env.example")).contains("\nGUANJIA_ADMIN_PASSWORD=\n");
        assertThat(read("docker/Dockerfile")).doesNotContainIgnoringCase("password");
    }

    @Test
    void containers_start_in_the_order_of_their_health() {
        assertThat(compose.get("services").get("server").get("depends_on"))
                .isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
        assertThat(compose.get("services").get("proxy").get("depends_on"))
                .isEqualTo(Map.of("server", Map.of("condition", "service_healthy")));
        assertThat(compose.get("services").get("database")).containsKey("healthcheck");
        assertThat(read("docker/Dockerfile")).contains("HEALTHCHECK", "CMD [\"/app/healthy\"]");
    }

    @Test
    void the_database_is_as_the_start_check_wants_it() {
        assertThat(compose.get("services").get("database").get("image").toString())
                .satisfies(
                        image ->
                                assertThat(DatabaseCheck.fits(image.split(":")[1] + ".0", ""))
                                        .isTrue());
        assertThat(list("database", "command"))
                .contains(
                        "--character-set-server=utf8mb4",
                        "--innodb-flush-log-at-trx-commit=1",
                        "--sync-binlog=1");
        assertThat(compose.get("services").get("database"))
                .as("it is reached from no other machine")
                .doesNotContainKey("ports");
        assertThat(list("database", "networks")).containsExactly("inner");
    }

    @Test
    void the_proxy_is_the_one_address_that_is_trusted() {
        Pattern trusted = Pattern.compile(environment("server").get("GUANJIA_TRUSTED_PROXIES"));
        Object networks = compose.get("services").get("proxy").get("networks");
        String proxy = networks.toString().replaceAll(".*=([0-9.]+).*", "$1");
        assertThat(proxy).matches(trusted);
        assertThat("172.31.18.1").doesNotMatch(trusted);
        assertThat(read("docker/nginx.conf"))
                .contains(
                        "proxy_set_header X-Forwarded-For $remote_addr;",
                        "proxy_set_header X-Forwarded-Proto $scheme;")
                .as("nobody's query in the proxy's log")
                .doesNotContain("\"$request\"", "$args", "$query_string");
    }

    @Test
    void the_server_runs_as_nobody_in_particular() {
        assertThat(read("docker/Dockerfile")).containsPattern("\nUSER [1-9]\\d{3,}:[1-9]\\d{3,}\n");
        Map<String, Object> server = compose.get("services").get("server");
        assertThat(server)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"));
    }

    private Map<String, String> environment(String service) {
        @SuppressWarnings("unchecked")
        Map<String, String> environment =
                (Map<String, String>) compose.get("services").get(service).get("environment");
        return environment;
    }

    private List<String> list(String service, String key) {
        List<String> texts = new ArrayList<>();
        ((List<?>) compose.get("services").get(service).get(key))
                .forEach(one -> texts.add(one.toString()));
        return texts;
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** Values of {@code ${NAME:-value}} (compose) and {@code ${NAME:value}} (the profile). */
    private static Map<String, String> defaults(String text) {
        Map<String, String> defaults = new TreeMap<>();
        Matcher place = Pattern.compile("\\$\\{(GUANJIA_\\w+):(?!\\?)-?([^}]*)}").matcher(text);
        while (place.find()) {
            defaults.put(place.group(1), place.group(2));
        }
        return defaults;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
