package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.guanjia.engine.RestMappings.Call;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

@ServerTest
class AccessTableTest {

    /** What anybody may call, by name; a longer list needs a reason. */
    private static final Set<String> PUBLIC =
            Set.of(
                    "GET /",
                    "GET /favicon.ico",
                    "GET /camunda",
                    "GET /camunda/",
                    "GET /camunda/favicon.ico",
                    "GET /camunda/app/**",
                    "GET /camunda/lib/**",
                    "GET /camunda/assets/**",
                    "GET /camunda/api/*/plugin/*/static/**",
                    "GET /camunda/api/engine/engine/",
                    "GET /camunda/api/admin/auth/user/{engine}",
                    "POST /camunda/api/admin/auth/user/{engine}/login/{app}",
                    "POST /camunda/api/admin/auth/user/{engine}/logout",
                    "GET /guanjia",
                    "GET /guanjia/**",
                    "GET /p/{code}",
                    "GET /api/pay/{code}",
                    "POST /api/pay/{code}",
                    "GET /api/pay/{code}/qr.png",
                    "POST /api/gateways/{gateway}/notices",
                    "GET /api/sandbox/{order}",
                    "POST /api/sandbox/{order}",
                    "GET /api/session",
                    "GET /api/communities/{community}/notices",
                    "GET /actuator/health",
                    "GET /actuator/health/liveness",
                    "GET /actuator/health/readiness",
                    "GET /v3/api-docs",
                    "GET /v3/api-docs.yaml",
                    "GET /webjars/chart.js/**");

    @Autowired ApplicationContext context;
    @Autowired CamundaJerseyResourceConfig engineRest;
    @LocalServerPort int port;

    @Test
    void only_the_named_paths_are_public() {
        assertThat(AccessTable.RULES)
                .filteredOn(rule -> rule.who() == AccessTable.Who.ANYBODY)
                .extracting(rule -> rule.method() + " " + rule.pattern())
                .containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void nobody_gets_into_any_mapping_that_is_not_public() {
        Set<Call> calls = new TreeSet<>();
        calls.addAll(filled(RestMappings.ofSpring(context)));
        calls.addAll(filled(RestMappings.of("/engine-rest", engineRest.getClasses())));
        calls.addAll(
                filled(
                        RestMappings.of(
                                "/camunda/api/engine", new EngineRestApplication().getClasses())));
        calls.addAll(
                filled(RestMappings.of("/camunda/api/admin", new AdminApplication().getClasses())));
        calls.addAll(
                filled(
                        RestMappings.of(
                                "/camunda/api/cockpit", new CockpitApplication().getClasses())));
        calls.addAll(
                filled(
                        RestMappings.of(
                                "/camunda/api/tasklist", new TasklistApplication().getClasses())));
        calls.addAll(
                filled(
                        RestMappings.of(
                                "/camunda/api/welcome", new WelcomeApplication().getClasses())));
        calls.addAll(servletsAndFiles());
        assertThat(calls).as("the walk finds the mappings").hasSizeGreaterThan(1400);
        assertThat(calls)
                .as("of every kind")
                .contains(
                        new Call("POST", "/engine-rest/task"),
                        new Call("POST", "/engine-rest/engine/x/task"),
                        new Call("POST", "/engine-rest/deployment/create"),
                        new Call("GET", "/engine-rest/history/task"),
                        new Call("POST", "/camunda/api/engine/engine/x/task"),
                        new Call("POST", "/camunda/api/admin/setup/x/user/create"),
                        new Call("POST", "/camunda/api/cockpit/plugin/base/x/process-instance"),
                        new Call("GET", "/camunda/api/tasklist/x"),
                        new Call("POST", "/api/cases/x"),
                        new Call("GET", "/actuator"),
                        new Call("GET", "/webjars/x"),
                        new Call("POST", "/camunda/app/x"));

        Door nobody = Door.nobody(port);
        List<String> open = new ArrayList<>();
        for (Call call : calls) {
            if (isPublic(call)) {
                continue;
            }
            int status = nobody.send(call.method(), call.path(), null, null).status();
            if (status != 401 && status != 403) {
                open.add(call + " answered " + status);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void nobody_is_sent_away_before_the_body_is_read() {
        Door nobody = Door.nobody(port);
        for (String path : List.of("/engine-rest/task", "/api/cases/repair", "/api/nothing")) {
            assertThat(nobody.post(path, "{no json").status()).as(path).isEqualTo(401);
            assertThat(nobody.send("POST", path, "image/gif", "x").status())
                    .as(path)
                    .isEqualTo(401);
            // Larger than any request may be, had it been looked at.
            assertThat(nobody.post(path, "{\"x\":\"" + "x".repeat(2_000_000) + "\"}").status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(
                        nobody.post(
                                        "/api/cases/x/notes",
                                        "{\"x\":\"" + "x".repeat(2_000_000) + "\"}")
                                .status())
                .isEqualTo(401);
    }

    @Test
    void every_mapping_of_ours_has_its_line() {
        List<Call> forgotten =
                filled(RestMappings.ofSpring(context)).stream()
                        .filter(call -> !call.path().startsWith("/error"))
                        .filter(call -> !call.path().startsWith("/actuator"))
                        .filter(call -> rule(call).pattern().equals("/**"))
                        .toList();
        assertThat(forgotten).as("mappings that AccessTable does not name").isEmpty();
    }

    @Test
    void what_the_table_does_not_name_is_shut_to_an_administrator_too() {
        assertThat(Door.basic(port, "admin", "demo").get("/api/nothing").status()).isEqualTo(403);
        assertThat(Door.basic(port, "admin", "demo").get("/actuator/env").status()).isEqualTo(403);
    }

    private boolean isPublic(Call call) {
        return rule(call).who() == AccessTable.Who.ANYBODY;
    }

    private static AccessTable.Rule rule(Call call) {
        return AccessTable.ruleOf(new MockHttpServletRequest(call.method(), call.path()));
    }

    /**
     * What a servlet answers by itself, and files: with every method, as their mappings name none.
     */
    private Set<Call> servletsAndFiles() {
        Set<String> patterns = new TreeSet<>();
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> patterns.addAll(mapping.getHandlerMap().keySet()));
        ((WebApplicationContext) context)
                .getServletContext()
                .getServletRegistrations()
                .values()
                .forEach(servlet -> patterns.addAll(servlet.getMappings()));
        Set<Call> calls = new LinkedHashSet<>();
        for (String pattern : patterns) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
                calls.add(new Call(method, filled(pattern)));
            }
        }
        return calls;
    }

    private static Set<Call> filled(Set<Call> calls) {
        return calls.stream()
                .map(call -> new Call(call.method(), filled(call.path())))
                .collect(Collectors.toSet());
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^/]*}", "x").replace("/**", "/x").replace("*", "x");
    }
}
