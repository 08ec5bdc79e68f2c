package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DecisionsTest {

    private static final String KEY = "sample-decides";
    private static final Map<String, Object> LEAK = Map.of("category", "leak");

    @Autowired Sample.Diagrams diagrams;
    @Autowired Sample.Step step;
    @Autowired Decisions decisions;
    @Autowired RepositoryService repository;
    @Autowired TaskService tasks;
    @Autowired IdentityService identity;

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        step.work = execution -> {};
        diagrams.removeAll();
    }

    @Test
    void the_latest_version_answers() {
        deploy("\"desk\"");
        assertThat(decisions.one(KEY, LEAK)).isEqualTo(Map.of("role", "desk"));

        deploy("\"guard\"");
        assertThat(decisions.one(KEY, LEAK)).isEqualTo(Map.of("role", "guard"));
    }

    @Test
    void one_rule_is_needed_unless_all_are_asked_for() {
        deploy("\"desk\"");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("category", null);

        assertThat(decisions.all(KEY, nothing)).isEmpty();
        assertThatThrownBy(() -> decisions.one(KEY, nothing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KEY);
        assertThatThrownBy(() -> decisions.one("sample-unknown", LEAK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sample-unknown");
    }

    @Test
    void a_caller_without_rights_gets_the_same_answer() {
        deploy("\"desk\"");
        identity.setAuthentication("nobody", List.of());

        assertThat(decisions.one(KEY, LEAK)).isEqualTo(Map.of("role", "desk"));
    }

    @Test
    void a_case_keeps_to_the_tables_of_its_diagrams_deployment() {
        byte[] diagram =
                Sample.diagram(
                        Sample.FLOW,
                        "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\"/>"
                                + "<bpmn:serviceTask id=\"T\""
                                + " camunda:delegateExpression=\"${sampleStepDelegate}\"/>"
                                + "<bpmn:userTask id=\"V\"/>"
                                + Sample.flows("S", "U", "T", "V"));
        repository
                .createDeployment()
                .name("sample")
                .addInputStream(Sample.FLOW + ".bpmn", new ByteArrayInputStream(diagram))
                .addInputStream("a.dmn", stream(table(KEY, "\"desk\"")))
                .deploy();
        diagrams.deploy("b.dmn", bytes(table("sample-shared-decides", "\"cashier\"")));
        List<Object> answers = new ArrayList<>();
        step.work =
                execution -> {
                    answers.add(decisions.one(execution, KEY, LEAK).get("role"));
                    answers.add(
                            decisions.one(execution, "sample-shared-decides", LEAK).get("role"));
                };
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        deploy("\"guard\"");

        tasks.complete(diagrams.task(caseNumber).getId());

        assertThat(answers).containsExactly("desk", "cashier");
        assertThat(decisions.one(KEY, LEAK)).isEqualTo(Map.of("role", "guard"));
    }

    @Test
    void a_service_time_is_read_from_its_table() {
        diagrams.deploy("times.dmn", bytes(times()));

        assertThat(decisions.serviceTime("sample-times", "S1", null, "accept"))
                .isEqualTo(
                        new ServiceTime(
                                "accept", Duration.ofMinutes(15), true, "technician", false));
    }

    @Test
    void a_table_runs_no_java() {
        String external =
                "function() external { java: { class: &quot;java.lang.System&quot;,"
                        + " method signature: &quot;nanoTime()&quot; } }";
        diagrams.deploy("a.dmn", bytes(table(KEY, "{ f: " + external + ", r: f() }.r")));

        Object role;
        try {
            role = decisions.one(KEY, LEAK).get("role");
        } catch (RuntimeException refused) {
            role = null;
        }
        assertThat(role).isNull();
    }

    private void deploy(String role) {
        diagrams.deploy("a.dmn", bytes(table(KEY, role)));
    }

    static String table(String key, String role) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            id="Definitions_1" name="x" namespace="http://guanjia.org/test">
          <decision id="%s" name="谁" camunda:historyTimeToLive="P1D">
            <decisionTable id="Table_1">
              <input id="Input_1"><inputExpression id="E" typeRef="string"><text>category</text>
              </inputExpression></input>
              <output id="Output_1" name="role" typeRef="string"/>
              <rule id="Rule_1"><inputEntry id="I1"><text>"leak"</text></inputEntry>
                <outputEntry id="O1"><text>%s</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """
                .formatted(key, role);
    }

    private static String times() {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            id="Definitions_1" name="x" namespace="http://guanjia.org/test">
          <decision id="sample-times" name="时限" camunda:historyTimeToLive="P1D">
            <decisionTable id="Table_1">
              <input id="Input_1"><inputExpression id="E1" typeRef="string"><text>measure</text>
              </inputExpression></input>
              <input id="Input_2"><inputExpression id="E2" typeRef="string"><text>severity</text>
              </inputExpression></input>
              <input id="Input_3"><inputExpression id="E3" typeRef="string"><text>grade</text>
              </inputExpression></input>
              <output id="Output_1" name="minutes" typeRef="integer"/>
              <output id="Output_2" name="workingTime" typeRef="boolean"/>
              <output id="Output_3" name="ownerRole" typeRef="string"/>
              <output id="Output_4" name="waiting" typeRef="boolean"/>
              <rule id="Rule_1">
                <inputEntry id="I1"><text>"accept"</text></inputEntry>
                <inputEntry id="I2"><text>"S1","S2"</text></inputEntry>
                <inputEntry id="I3"><text></text></inputEntry>
                <outputEntry id="O1"><text>15</text></outputEntry>
                <outputEntry id="O2"><text>true</text></outputEntry>
                <outputEntry id="O3"><text>"technician"</text></outputEntry>
                <outputEntry id="O4"><text>false</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
