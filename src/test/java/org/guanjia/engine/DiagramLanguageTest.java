package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DiagramLanguageTest {

    private static final String DIAGRAM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
              <bpmn:message id="Message_Paid" name="collection.paid" />
              <bpmn:process id="sample" name="报修">
                <bpmn:laneSet id="LaneSet_1"><bpmn:lane id="Lane_desk" name="前台" /></bpmn:laneSet>
                <bpmn:userTask id="Activity_Ask" name="询问业主">
                  <bpmn:documentation>带上记录本。</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="Flow_Yes" name="是" />
                <bpmn:sequenceFlow id="Flow_Silent" />
                <bpmn:textAnnotation id="Note_1"><bpmn:text>说明</bpmn:text></bpmn:textAnnotation>
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String DECISION =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="x">
              <decision id="sample-who" name="谁来做">
                <decisionTable id="t">
                  <input id="Input_1" label="类别">
                    <inputExpression id="e"><text>category</text></inputExpression>
                  </input>
                  <output id="Output_1" label="角色" name="role" />
                </decisionTable>
              </decision>
            </definitions>
            """;
    private static final String FORM =
            """
            {"id": "sample-ask", "type": "default", "components": [
              {"type": "text", "id": "Field_0", "text": "# 报事"},
              {"type": "group", "id": "Field_1", "label": "结果", "components": [
                {"type": "select", "id": "Field_2", "key": "result", "label": "结果",
                 "description": "选一个", "values": [{"label": "修好了", "value": "done"}]},
                {"type": "number", "id": "Field_3", "key": "cost", "label": "费用",
                 "appearance": {"suffixAdorner": "元"}}]}]}
            """;

    @Test
    void every_word_of_a_diagram_has_a_key() {
        assertThat(DiagramLanguage.labels("sample.bpmn", bytes(DIAGRAM)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "sample", "报修",
                                "Lane_desk", "前台",
                                "Activity_Ask", "询问业主",
                                "Activity_Ask.documentation", "带上记录本。",
                                "Flow_Yes", "是",
                                "Note_1", "说明"));
    }

    @Test
    void every_word_of_a_decision_has_a_key() {
        assertThat(DiagramLanguage.labels("sample-who.dmn", bytes(DECISION)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("sample-who", "谁来做", "Input_1", "类别", "Output_1", "角色"));
    }

    @Test
    void a_label_grows_with_its_words_and_keeps_its_side() {
        String diagram =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
                  <process id="p"><endEvent id="End" name="已了结" />
                    <sequenceFlow id="Flow" name="否" /></process>
                  <bpmndi:BPMNShape id="End_di" bpmnElement="End">
                    <dc:Bounds x="100" y="100" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="100" y="142" width="36" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_di" bpmnElement="Flow">
                    <di:waypoint x="50" y="20" /><di:waypoint x="50" y="90" />
                    <bpmndi:BPMNLabel><dc:Bounds x="56" y="40" width="12" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNEdge>
                </definitions>
                """;

        String english = text("a.bpmn", diagram, "End", "Nothing is owed any more", "Flow", "no");

        // Below the event and centred on it, two lines high; to the right of the flow.
        assertThat(english)
                .contains("<dc:Bounds height=\"28\" width=\"94\" x=\"71\" y=\"142\"")
                .contains("<dc:Bounds height=\"14\" width=\"24\" x=\"56\" y=\"40\"");
        assertThat(text("a.bpmn", diagram)).contains("width=\"12\"");
    }

    @Test
    void a_text_that_rules_give_is_said_once_and_other_outputs_stay() {
        String decision =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
                  <decision id="sample-body">
                    <decisionTable>
                      <output id="Output_1" name="body" />
                      <output id="Output_2" name="role" />
                      <output id="Output_3" name="text" />
                      <output id="Output_4" name="textEn" />
                      <rule id="Rule_1">
                        <inputEntry id="Cell_1_In1"><text>"燃气"</text></inputEntry>
                        <outputEntry id="Cell_1_Out1"><text>"燃气公司"</text></outputEntry>
                        <outputEntry id="Cell_1_Out2"><text>"foreman"</text></outputEntry>
                        <outputEntry id="Cell_1_Out3"><text>"逐项"</text></outputEntry>
                        <outputEntry id="Cell_1_Out4"><text>"Each"</text></outputEntry>
                      </rule>
                      <rule id="Rule_2">
                        <inputEntry id="Cell_2_In1"><text>"煤气"</text></inputEntry>
                        <outputEntry id="Cell_2_Out1"><text>"燃气公司"</text></outputEntry>
                        <outputEntry id="Cell_2_Out2"><text>if a then "甲" else "乙"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """;

        assertThat(DiagramLanguage.labels("sample-body.dmn", bytes(decision)))
                .containsExactlyEntriesOf(Map.of("Cell_1_Out1", "燃气公司"));
        assertThat(text("sample-body.dmn", decision, "Cell_1_Out1", "Gas company"))
                .doesNotContain("燃气公司")
                .containsSubsequence("\"Gas company\"", "\"Gas company\"")
                .contains("\"燃气\"", "\"foreman\"", "\"逐项\"", "if a then \"甲\" else \"乙\"");
    }

    @Test
    void every_word_of_a_form_has_a_key() {
        assertThat(DiagramLanguage.labels("forms/desk/sample-ask.form", bytes(FORM)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "sample-ask.Field_0", "# 报事",
                                "sample-ask.Field_1", "结果",
                                "sample-ask.result", "结果",
                                "sample-ask.result.description", "选一个",
                                "sample-ask.result.option.done", "修好了",
                                "sample-ask.cost", "费用",
                                "sample-ask.cost.suffix", "元"));
    }

    @Test
    void words_of_an_HTML_form_stand_in_marked_elements() {
        String page = "<form><label data-i18n=\"phone\">电话</label><b>不动</b></form>";

        assertThat(DiagramLanguage.labels("forms/desk/sample-report.html", bytes(page)))
                .containsExactlyEntriesOf(Map.of("sample-report.phone", "电话"));
        assertThat(text("forms/desk/sample-report.html", page, "sample-report.phone", "Phone"))
                .isEqualTo("<form><label data-i18n=\"phone\">Phone</label><b>不动</b></form>");
    }

    @Test
    void words_are_replaced_and_what_has_no_entry_stays() {
        String translated =
                text(
                        "sample.bpmn",
                        DIAGRAM,
                        "Activity_Ask",
                        "Ask the resident",
                        "Activity_Ask.documentation",
                        "Bring the book.",
                        "Message_Paid",
                        "never");

        assertThat(translated)
                .contains("\"Ask the resident\"", ">Bring the book.<", "前台", "collection.paid")
                .doesNotContain("询问业主", "never");
        assertThat(text("sample-ask.form", FORM, "sample-ask.result.option.done", "Fixed"))
                .contains("\"Fixed\"")
                .contains("\"done\"");
        assertThat(text("sample-who.dmn", DECISION, "Output_1", "Role"))
                .contains("label=\"Role\"", "name=\"role\"");
    }

    @Test
    void the_same_input_gives_the_same_bytes() {
        Properties words = words("Activity_Ask", "Ask");

        assertThat(DiagramLanguage.translate("a.bpmn", bytes(DIAGRAM), words))
                .isEqualTo(DiagramLanguage.translate("a.bpmn", bytes(DIAGRAM), words));
        assertThat(DiagramLanguage.translate("a.form", bytes(FORM), words))
                .isEqualTo(DiagramLanguage.translate("a.form", bytes(FORM), words));
    }

    @Test
    void a_broken_file_is_named() {
        assertThatThrownBy(() -> DiagramLanguage.labels("bad.bpmn", bytes("<a>")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bad.bpmn");
    }

    private static String text(String file, String content, String... words) {
        return new String(
                DiagramLanguage.translate(file, bytes(content), words(words)),
                StandardCharsets.UTF_8);
    }

    private static Properties words(String... pairs) {
        Properties words = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            words.setProperty(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
