package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be deployed and what not, tried through the engine's own deployment. */
@ServerTest
class DiagramCheckTest {

    private static final String STEP =
            "<bpmn:serviceTask id=\"Activity_Step\""
                    + " camunda:delegateExpression=\"${sampleStepDelegate}\" %s>%s</bpmn:serviceTask>";

    @Autowired Sample.Diagrams diagrams;
    @Autowired RepositoryService repository;
    @Autowired IdentityService identity;

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        diagrams.removeAll();
    }

    @Test
    void what_the_house_writes_is_deployed() {
        assertThatCode(
                        () ->
                                deploy(
                                        """
                                        <bpmn:startEvent id="S"/>
                                        <bpmn:userTask id="U" name="报修"
                                          camunda:assignee="${technician}"
                                          camunda:candidateGroups="technician"
                                          camunda:formRef="sample-ask"
                                          camunda:formRefBinding="deployment">
                                          <bpmn:documentation>先看再修。</bpmn:documentation>
                                          <bpmn:extensionElements><camunda:properties>
                                            <camunda:property name="requiresPhoto" value="true"/>
                                          </camunda:properties></bpmn:extensionElements>
                                        </bpmn:userTask>
                                        <bpmn:boundaryEvent id="B" attachedToRef="U"
                                            cancelActivity="false">
                                          <bpmn:timerEventDefinition><bpmn:timeDate
                                            xsi:type="bpmn:tFormalExpression"
                                            >${timers.due(caseNumber, "accept")}</bpmn:timeDate>
                                          </bpmn:timerEventDefinition></bpmn:boundaryEvent>
                                        <bpmn:exclusiveGateway id="G" default="F_No"/>
                                        <bpmn:sequenceFlow id="F_Yes" sourceRef="G" targetRef="C">
                                          <bpmn:conditionExpression
                                            xsi:type="bpmn:tFormalExpression"
                                            >${workAccepted &amp;&amp; rounds &lt; 3}</bpmn:conditionExpression>
                                        </bpmn:sequenceFlow>
                                        <bpmn:sequenceFlow id="F_No" sourceRef="G" targetRef="E"/>
                                        <bpmn:callActivity id="C" calledElement="escalation">
                                          <bpmn:extensionElements>
                                            <camunda:in
                                              businessKey="#{execution.processBusinessKey}"/>
                                            <camunda:in source="caseNumber" target="caseNumber"/>
                                            <camunda:in sourceExpression="${&quot;accept&quot;}"
                                              target="measure"/>
                                          </bpmn:extensionElements></bpmn:callActivity>
                                        <bpmn:endEvent id="E"/>
                                        <bpmn:endEvent id="X"/>
                                        """
                                                + STEP.formatted("camunda:asyncBefore=\"true\"", "")
                                                + Sample.flows("S", "U", "Activity_Step", "G")
                                                + Sample.flows("C", "X")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    camunda:class="java.lang.Runtime"                        | engine.check.extension
                    camunda:expression="${sampleStepDelegate}"               | engine.check.extension
                    camunda:type="shell"                                     | engine.check.extension
                    camunda:type="mail"                                      | engine.check.extension
                    camunda:type="external" camunda:topic="t"                | engine.check.extension
                    camunda:taskPriority="${dataSource}"                     | engine.check.extension
                    camunda:jobPriority="${dataSource.connection}"           | engine.check.expression
                    name="${''.getClass().forName('java.lang.Runtime')}"     | engine.check.expression
                    name="hello ${caseNumber}"                               | engine.check.expression
                    name="#{execution.processEngineServices}"                | engine.check.expression
                    name="${execution}"                                      | engine.check.expression
                    name="${sampleStepDelegate}"                             | engine.check.expression
                    x:class="a" xmlns:x="http://activiti.org/bpmn"           | engine.check.foreign
                    """)
    void attributes_that_would_run_code_are_refused(String attributes, String reason) {
        assertRefused(
                () ->
                        deploy(
                                "<bpmn:startEvent id=\"S\"/>"
                                        + STEP.formatted(attributes, "")
                                        + Sample.flows("S", "Activity_Step")),
                "Activity_Step",
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector> | engine.check.extension
                    <camunda:executionListener event="start" class="a.B"/>                | engine.check.extension
                    <camunda:executionListener event="start" expression="${a}"/>          | engine.check.extension
                    <camunda:executionListener event="start" delegateExpression="${dataSource}"/> | engine.check.step
                    <camunda:executionListener event="start" delegateExpression="${noSuchDelegate}"/> | engine.check.step
                    <camunda:executionListener event="start" delegateExpression="literal"/> | engine.check.step
                    <camunda:executionListener event="start"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener> | engine.check.script
                    <camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="javascript" resource="x.js"/></camunda:inputParameter></camunda:inputOutput> | engine.check.script
                    <camunda:inputOutput><camunda:inputParameter name="a"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput> | engine.check.extension
                    <camunda:inputOutput><camunda:inputParameter name="a">$<!-- -->{dataSource.connection}</camunda:inputParameter></camunda:inputOutput> | engine.check.expression
                    <camunda:inputOutput><camunda:inputParameter name="a">&#36;{x.class}</camunda:inputParameter></camunda:inputOutput> | engine.check.expression
                    <camunda:field name="a"><camunda:expression>${b}</camunda:expression></camunda:field> | engine.check.extension
                    <camunda:formData><camunda:formField id="a" type="string"/></camunda:formData> | engine.check.extension
                    <camunda:errorEventDefinition expression="${true}"/>                  | engine.check.extension
                    <x:executionListener xmlns:x="http://activiti.org/bpmn" event="start"/> | engine.check.foreign
                    """)
    void extensions_that_would_run_code_are_refused(String extension, String reason) {
        assertRefused(
                () ->
                        deploy(
                                "<bpmn:startEvent id=\"S\"/>"
                                        + STEP.formatted(
                                                "",
                                                "<bpmn:extensionElements>"
                                                        + extension
                                                        + "</bpmn:extensionElements>")
                                        + Sample.flows("S", "Activity_Step")),
                "Activity_Step",
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <bpmn:scriptTask id="X" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask> | engine.check.script
                    <bpmn:scriptTask id="X"><bpmn:script>1</bpmn:script></bpmn:scriptTask> | engine.check.script
                    <bpmn:userTask id="X" camunda:candidateGroups="${dataSource.connection}"/> | engine.check.expression
                    <bpmn:userTask id="X" camunda:assignee="${desk.lead}"/>               | engine.check.expression
                    <bpmn:userTask id="X" camunda:formKey="embedded:app:forms/a.html"/>   | engine.check.formKey
                    <bpmn:userTask id="X" camunda:formRef="${form}"/>                     | engine.check.expression
                    <bpmn:userTask id="X"><bpmn:documentation>${a.b}</bpmn:documentation></bpmn:userTask> | engine.check.expression
                    <bpmn:userTask id="X"><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(${a.b})</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask> | engine.check.expression
                    <bpmn:userTask id="X"><bpmn:extensionElements><camunda:taskListener event="complete" class="a.B"/></bpmn:extensionElements></bpmn:userTask> | engine.check.extension
                    <bpmn:userTask id="X"><bpmn:extensionElements><camunda:properties><camunda:property name="milestone" value="seen"/></camunda:properties></bpmn:extensionElements></bpmn:userTask> | engine.check.milestone
                    <bpmn:callActivity id="X" calledElement="${which}"/>                  | engine.check.expression
                    <bpmn:callActivity id="X" calledElement="a" camunda:variableMappingClass="a.B"/> | engine.check.extension
                    <bpmn:intermediateCatchEvent id="X"><bpmn:timerEventDefinition><bpmn:timeDuration>${timers.getClass()}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent> | engine.check.expression
                    <bpmn:intermediateCatchEvent id="X"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression" language="groovy">1</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent> | engine.check.script
                    """)
    void elements_that_would_run_code_are_refused(String element, String reason) {
        assertRefused(
                () -> deploy("<bpmn:startEvent id=\"S\"/>" + element + Sample.flows("S", "X")),
                "X",
                reason);
    }

    @Test
    void a_condition_in_a_script_is_refused() {
        assertRefused(
                () ->
                        deploy(
                                """
                                <bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>
                                <bpmn:sequenceFlow id="F" sourceRef="S" targetRef="E">
                                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"
                                    language="javascript">true</bpmn:conditionExpression>
                                </bpmn:sequenceFlow>
                                """),
                "F",
                "engine.check.script");
    }

    @Test
    void a_process_without_time_to_live_is_refused() {
        byte[] diagram =
                text(Sample.diagram(Sample.FLOW, "<bpmn:startEvent id=\"S\"/>"))
                        .replace("camunda:historyTimeToLive=\"P1D\"", "")
                        .getBytes(StandardCharsets.UTF_8);

        assertRefused(
                () -> diagrams.deploy("a.bpmn", diagram), Sample.FLOW, "engine.check.timeToLive");
    }

    @Test
    void a_diagram_with_a_document_type_is_refused() {
        byte[] diagram =
                text(Sample.diagram(Sample.FLOW, "<bpmn:startEvent id=\"S\"/>"))
                        .replace("?>", "?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>")
                        .getBytes(StandardCharsets.UTF_8);

        assertRefused(
                () -> diagrams.deploy("a.bpmn", diagram), "a.bpmn", "engine.check.unreadable");
    }

    @Test
    void a_decision_in_FEEL_is_deployed() {
        assertThatCode(() -> diagrams.deploy("a.dmn", decision("", "cost &gt; 1")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "python", "http://evil.example/FEEL"})
    void a_decision_in_another_language_is_refused(String language) {
        assertRefused(
                () ->
                        diagrams.deploy(
                                "a.dmn",
                                decision("expressionLanguage=\"" + language + "\"", "cost")),
                "Input_1",
                "engine.check.notFeel");
    }

    @Test
    void a_decision_with_an_expression_of_diagrams_is_refused() {
        assertRefused(
                () -> diagrams.deploy("a.dmn", decision("", "${dataSource}")),
                "Input_1",
                "engine.check.notFeel");
    }

    @Test
    void a_decision_without_time_to_live_is_refused() {
        byte[] decision =
                text(decision("", "cost"))
                        .replace("camunda:historyTimeToLive=\"P1D\"", "")
                        .getBytes(StandardCharsets.UTF_8);

        assertRefused(
                () -> diagrams.deploy("a.dmn", decision),
                "engine-sample-who",
                "engine.check.timeToLive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.cmmn",
                "a.cmmn10.xml",
                "evilbpmn",
                "a.xml",
                "x.groovy",
                "x.js",
                "x.py",
                "x.jar",
                "x"
            })
    void other_kinds_of_files_are_refused(String file) {
        assertRefused(
                () -> diagrams.deploy(file, "x".getBytes(StandardCharsets.UTF_8)),
                file,
                "engine.check.kindOfFile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "iframe", "documentPreview"})
    void a_form_that_shows_foreign_pages_is_refused(String type) {
        assertRefused(
                () ->
                        diagrams.deploy(
                                "a.form",
                                """
                                {"id": "a", "components": [{"type": "group", "components":
                                  [{"type": "%s", "id": "Field_1"}]}]}
                                """
                                        .formatted(type)
                                        .getBytes(StandardCharsets.UTF_8)),
                "Field_1",
                "engine.check.formComponent");
    }

    @Test
    void a_designer_cannot_deploy_a_page_of_their_own() {
        identity.setAuthentication("designer", List.of("camunda-admin"));

        assertRefused(
                () -> diagrams.deploy("forms/desk/own.html", "<script>".getBytes()),
                "forms/desk/own.html",
                "engine.check.html");
    }

    @Test
    void a_designer_cannot_pass_for_the_house() {
        identity.setAuthentication("designer", List.of("camunda-admin"));

        assertThatThrownBy(
                        () ->
                                repository
                                        .createDeployment()
                                        .name("sample")
                                        .source(FlowDeployment.SOURCE)
                                        .addInputStream(
                                                "a.bpmn",
                                                new java.io.ByteArrayInputStream(
                                                        Sample.diagram(
                                                                Sample.FLOW,
                                                                "<bpmn:startEvent id=\"S\"/>")))
                                        .deploy())
                .isInstanceOf(DiagramException.class);
    }

    @Test
    void the_refusal_names_file_element_and_reason_and_leaves_nothing() {
        assertThatThrownBy(
                        () ->
                                deploy(
                                        "<bpmn:startEvent id=\"S\"/>"
                                                + STEP.formatted("camunda:class=\"a.B\"", "")
                                                + Sample.flows("S", "Activity_Step")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                            assertThat(refusal.field()).isEqualTo(Sample.FLOW + ".bpmn");
                        })
                .hasMessageContaining(Sample.FLOW + ".bpmn Activity_Step: ")
                .hasMessageContaining("camunda:class");
        assertThat(repository.createDeploymentQuery().deploymentName("sample").count()).isZero();
    }

    private void deploy(String body) {
        diagrams.deploy(Sample.FLOW, body);
    }

    private static void assertRefused(Runnable deployment, String element, String reason) {
        assertThatThrownBy(deployment::run)
                .isInstanceOfSatisfying(
                        DiagramException.class,
                        refused ->
                                assertThat(refused.findings())
                                        .extracting(
                                                finding ->
                                                        Map.entry(
                                                                finding.element(),
                                                                finding.reason()))
                                        .contains(Map.entry(element, reason)));
    }

    private static byte[] decision(String language, String input) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            id="Definitions_1" name="x" namespace="http://guanjia.org/test">
          <decision id="engine-sample-who" name="谁" camunda:historyTimeToLive="P1D">
            <decisionTable id="Table_1">
              <input id="Input_1">
                <inputExpression %s typeRef="string"><text>%s</text></inputExpression>
              </input>
              <output id="Output_1" name="role" typeRef="string"/>
              <rule id="Rule_1"><inputEntry id="I1"><text>"a"</text></inputEntry>
                <outputEntry id="O1"><text>"desk"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """
                .formatted(language, input)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
