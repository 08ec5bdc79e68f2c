package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.webapps.history.DiagramWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What became of a case: its way, who did what, how answers changed; and where cases wait. */
@ServerTest
class CaseHistoryTest {

    private static final String MANAGER = "history-manager";
    private static final String DESIGNER = "history-designer";
    private static final String FOREIGN = "history-foreigner";
    private static final Set<String> READERS =
            Set.of(
                    Roles.SERVICE_MANAGER,
                    Roles.PROJECT_MANAGER,
                    Roles.REGION,
                    Roles.AUDITOR,
                    Roles.LEGAL,
                    Roles.DESIGNER);

    private static final String DIAGRAM =
            "<bpmn:startEvent id=\"S\" name=\"受理\"/><bpmn:userTask id=\"A\" name=\"查看\"/>"
                    + "<bpmn:exclusiveGateway id=\"G\" name=\"修好了吗?\" default=\"No\"/>"
                    + "<bpmn:userTask id=\"B\" name=\"返工\"/><bpmn:endEvent id=\"E\" name=\"办结\"/>"
                    + Sample.flows("S", "A", "G")
                    + "<bpmn:sequenceFlow id=\"Yes\" name=\"修好\" sourceRef=\"G\" targetRef=\"E\">"
                    + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                    + "${result == \"fixed\"}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                    + "<bpmn:sequenceFlow id=\"No\" name=\"没修好\" sourceRef=\"G\" targetRef=\"B\"/>"
                    + "<bpmn:sequenceFlow id=\"Again\" sourceRef=\"B\" targetRef=\"G\"/>";

    @Autowired IdentityService identity;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired RepositoryService models;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired CaseExclusions exclusions;
    @Autowired Sample.Diagrams diagrams;
    @Autowired DiagramWords words;
    @Autowired Texts texts;
    @Autowired Flow flow;
    @LocalServerPort int port;

    private Door manager;

    @BeforeEach
    void readers_of_the_community() {
        Accounts.user(identity, MANAGER, List.of(Roles.SERVICE_MANAGER), List.of(Sample.COMMUNITY));
        Accounts.user(identity, DESIGNER, List.of(Roles.DESIGNER), List.of(Sample.COMMUNITY));
        Accounts.user(identity, FOREIGN, List.of(Roles.SERVICE_MANAGER), List.of("songtao"));
        manager = Door.basic(port, MANAGER, Accounts.PASSWORD);
        diagrams.deploy(Sample.FLOW, DIAGRAM);
    }

    @AfterEach
    void tidy() {
        diagrams.removeAll();
    }

    @Test
    void the_way_of_a_case_is_told_in_words_of_the_diagram() {
        String number = started();
        String id = diagrams.task(number).getProcessInstanceId();
        work(number, "lei-ming", Map.of("result", "leaks", "note", "接头还在漏水"), 20);
        work(number, "lei-ming", Map.of("result", "fixed"), 30);

        JsonNode way = manager.get("/api/history/instances/" + id).json();
        assertThat(way.get("state").asText()).isEqualTo("completed");
        assertThat(way.get("steps").findValuesAsText("label"))
                .containsExactly("受理", "查看", "修好了吗?", "返工", "修好了吗?", "办结");
        assertThat(way.get("flows"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("F_S_A", "F_A_G", "No", "Again", "Yes");
        JsonNode first = way.get("steps").get(1);
        assertThat(first.get("by").asText()).isEqualTo("雷鸣");
        assertThat(Duration.ofMillis(first.get("millis").asLong()))
                .isEqualTo(Duration.ofMinutes(20));

        JsonNode result = null;
        for (JsonNode change : way.get("variables")) {
            if (change.get("name").asText().equals("result")) {
                result = change;
            }
        }
        assertThat(result.get("label").asText()).isEqualTo("修好了吗?");
        assertThat(result.get("from").asText()).isEqualTo("leaks");
        assertThat(result.get("to").asText()).isEqualTo("修好");
        assertThat(result.get("by").asText()).isEqualTo("雷鸣");
        assertThat(way.get("deeds").findValuesAsText("operation")).contains("Claim", "Complete");
        assertThat(way.get("deeds").findValuesAsText("by")).containsOnly("雷鸣");

        JsonNode whole = manager.get("/api/history/cases/" + number).json();
        assertThat(whole.get("parts")).hasSize(1);
        assertThat(whole.get("work").findValuesAsText("step")).containsExactly("查看", "返工");
        assertThat(whole.get("work").findValuesAsText("done")).containsOnly("true");
    }

    @Test
    void the_way_not_taken_is_not_shown() {
        String number = started();
        String id = diagrams.task(number).getProcessInstanceId();
        work(number, "lei-ming", Map.of("result", "fixed"), 1);
        assertThat(manager.get("/api/history/instances/" + id).json().get("flows"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("F_S_A", "F_A_G", "Yes");
    }

    @Test
    void a_designer_reads_answers_and_not_what_people_wrote() {
        String number = started();
        String id = diagrams.task(number).getProcessInstanceId();
        work(number, "lei-ming", Map.of("result", "fixed", "note", "住户 王先生 说不急"), 1);
        String told =
                Door.basic(port, DESIGNER, Accounts.PASSWORD)
                        .get("/api/history/instances/" + id)
                        .body();
        assertThat(told).contains("修好", "\"withheld\":true").doesNotContain("王先生");
        assertThat(manager.get("/api/history/instances/" + id).body()).contains("王先生");
    }

    @Test
    void a_designer_is_shown_no_title_and_finds_none() throws IOException {
        String number = started();
        cases.note(number, MANAGER, "王先生说漏水不急");
        Door designer = Door.basic(port, DESIGNER, Accounts.PASSWORD);
        String view = "/api/cases/" + number;
        assertThat(manager.get(view).body()).contains("漏水", "王先生");
        JsonNode masked = designer.get(view).json();
        assertThat(masked.get("wordsHidden").asBoolean()).isTrue();
        assertThat(masked.get("claimed").get("room").asText()).isEqualTo("401");
        assertThat(masked.toString()).doesNotContain("漏水", "王先生");
        String photo = view + "/photos/" + pictured(number);
        assertThat(manager.get(photo).status()).isEqualTo(200);
        assertThat(designer.get(photo).status()).isEqualTo(404);
        cases.close(number, "repaired");
        for (String list :
                List.of("/api/history/cases?limit=200", "/api/cases?status=closed&limit=200")) {
            assertThat(manager.get(list + "&q=漏水").body()).contains(number, "漏水");
            assertThat(designer.get(list + "&q=" + number).body())
                    .contains(number)
                    .doesNotContain("漏水");
            assertThat(designer.get(list + "&q=漏水").json().get("items")).isEmpty();
        }
    }

    private long pictured(String number) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", made);
        return photos.add(number, MANAGER, true, "evidence", made.toByteArray()).id();
    }

    @Test
    void only_who_answers_for_cases_reads_their_history_and_no_other_community_does() {
        String number = started();
        String id = diagrams.task(number).getProcessInstanceId();
        List<String> paths =
                List.of(
                        "/api/history/cases",
                        "/api/history/cases/" + number,
                        "/api/history/instances/" + id,
                        "/api/history/definitions/" + definition() + "/heat");
        for (String role : Roles.ALL) {
            for (String path : paths) {
                int status = Door.basic(port, role, "demo").get(path).status();
                if (READERS.contains(role)) {
                    assertThat(status).as(role + path).isIn(200, 404);
                } else {
                    assertThat(status).as(role + path).isEqualTo(403);
                }
            }
        }
        Door foreigner = Door.basic(port, FOREIGN, Accounts.PASSWORD);
        assertThat(foreigner.get(paths.get(1)).status()).isEqualTo(404);
        assertThat(foreigner.get(paths.get(2)).status()).isEqualTo(404);
        assertThat(foreigner.get(paths.get(3)).json().get("items")).isEmpty();
        assertThat(foreigner.get(paths.get(3) + "?community=" + Sample.COMMUNITY).status())
                .isEqualTo(404);
        for (String path : paths) {
            assertThat(Door.nobody(port).get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void a_hidden_case_has_no_history_and_warms_nothing() {
        String number = started();
        String id = diagrams.task(number).getProcessInstanceId();
        String heat = "/api/history/definitions/" + definition() + "/heat";
        assertThat(manager.get(heat).json().get("items")).isNotEmpty();
        cases.close(number, "repaired");
        exclusions.exclude(number, MANAGER, true, "被投诉人", null);
        assertThat(manager.get("/api/history/cases/" + number).status()).isEqualTo(404);
        assertThat(manager.get("/api/history/instances/" + id).status()).isEqualTo(404);
        assertThat(manager.get("/api/history/cases?q=" + number).body()).doesNotContain(number);
        assertThat(manager.get(heat).json().get("items")).isEmpty();
    }

    @Test
    void ended_cases_are_found_by_flow_day_and_number() {
        String open = started();
        String ended = started();
        cases.close(ended, "repaired");
        String given = started();
        cases.cancel(given, "不修了");
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneId.systemDefault());
        String here = "/api/history/cases?community=" + Sample.COMMUNITY;
        assertThat(manager.get(here).body()).contains(ended, given).doesNotContain(open);
        assertThat(manager.get(here + "&q=" + ended).json().get("items")).hasSize(1);
        assertThat(manager.get(here + "&flow=" + Sample.FLOW + "&from=" + today).body())
                .contains(ended);
        assertThat(manager.get(here + "&from=" + today.plusDays(1)).json().get("items")).isEmpty();
        assertThat(manager.get(here + "&to=" + today.minusDays(1)).json().get("items")).isEmpty();
        assertThat(manager.get(here + "&flow=nothing").status()).isEqualTo(404);
        Door foreigner = Door.basic(port, FOREIGN, Accounts.PASSWORD);
        assertThat(foreigner.get(here).status()).isEqualTo(404);
        assertThat(foreigner.get("/api/history/cases?q=" + ended).json().get("items")).isEmpty();
        Door.Answer backwards = manager.get(here + "&from=" + today + "&to=" + today.minusDays(1));
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.json().get("field").asText()).isEqualTo("to");
    }

    @Test
    void the_heat_map_counts_and_measures_each_step_of_the_period() {
        String one = started();
        work(one, "lei-ming", Map.of("result", "leaks"), 10);
        work(one, "lei-ming", Map.of("result", "fixed"), 5);
        String two = started();
        work(two, "lei-ming", Map.of("result", "fixed"), 30);
        started();
        String heat = "/api/history/definitions/" + definition() + "/heat";
        JsonNode items = manager.get(heat).json().get("items");
        JsonNode look = spot(items, "A");
        assertThat(look.get("label").asText()).isEqualTo("查看");
        assertThat(look.get("entered").asLong()).isEqualTo(3);
        assertThat(look.get("open").asLong()).isEqualTo(1);
        assertThat(look.get("averageMillis").asLong()).isEqualTo(Duration.ofMinutes(20).toMillis());
        assertThat(look.get("longestMillis").asLong()).isEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(spot(items, "B").get("entered").asLong()).isEqualTo(1);
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneId.systemDefault());
        assertThat(
                        manager.get(
                                        heat
                                                + "?from="
                                                + today.plusDays(1)
                                                + "&to="
                                                + today.plusDays(2))
                                .json()
                                .get("items"))
                .isEmpty();

        String old = definition();
        diagrams.deploy(Sample.FLOW, DIAGRAM.replace("返工", "再修一次"));
        String next = "/api/history/definitions/" + definition() + "/heat";
        assertThat(definition()).isNotEqualTo(old);
        assertThat(manager.get(next).json().get("items")).isEmpty();
        assertThat(spot(manager.get(next + "?allVersions=true").json().get("items"), "A"))
                .isNotNull();
        assertThat(manager.get(heat + "?from=2020-01-01&to=2026-01-01").status()).isEqualTo(422);
        assertThat(manager.get("/api/history/definitions/none/heat").status()).isEqualTo(404);
    }

    @Test
    void every_variable_that_a_model_declares_is_called_something_by_people() {
        Set<String> labelled = new TreeSet<>();
        models.createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(one -> labelled.addAll(words.of(one.getId()).variables().keySet()));
        Set<String> nameless = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.guanjia")
                        .stream()
                        .filter(type -> type.getName().endsWith("Model$Variable"))
                        .flatMap(type -> type.getFields().stream())
                        .map(field -> constant(field.reflect()))
                        .filter(
                                name ->
                                        !labelled.contains(name)
                                                && !texts.has("webapps.variable." + name))
                        .forEach(nameless::add);
        assertThat(nameless)
                .as("variables without a form field, a gateway or a text webapps.variable.<name>")
                .isEmpty();
        assertThat(labelled).hasSizeGreaterThan(100);
    }

    private static String constant(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode spot(JsonNode items, String element) {
        for (JsonNode item : items) {
            if (item.get("element").asText().equals(element)) {
                return item;
            }
        }
        throw new AssertionError(element + " is not in " + items);
    }

    private String started() {
        String number = diagrams.open();
        diagrams.start(number);
        return number;
    }

    private String definition() {
        return models.createProcessDefinitionQuery()
                .processDefinitionKey(Sample.FLOW)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Somebody takes the open task and completes it after some minutes. */
    private void work(String number, String user, Map<String, Object> answers, int minutes) {
        flow.advance(Duration.ofMinutes(minutes));
        Task task = diagrams.task(number);
        identity.setAuthentication(user, List.of("camunda-admin"), List.of(Sample.COMMUNITY));
        try {
            tasks.claim(task.getId(), user);
            tasks.complete(task.getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
    }
}
