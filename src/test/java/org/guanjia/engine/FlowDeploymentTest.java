package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Starts, seen from the deployments that they leave. */
@ServerTest
class FlowDeploymentTest {

    private static final String DIAGRAM = "processes/sample-flow/sample-flow.bpmn";
    private static final String FORM = "forms/desk/sample-ask.form";

    @Autowired RepositoryService repository;
    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired EngineWork work;

    @TempDir Path house;

    @BeforeEach
    void write() throws IOException {
        write(DIAGRAM, diagram("登记"));
        write("processes/sample-flow/sample-who.dmn", decision());
        write("processes/sample-flow/labels_en.properties", "U=Ask\nsample-ask.said=Said\n");
        write("processes/sample-other/sample-other.bpmn", process("sample-other", "另一个"));
        write(FORM, form());
        write("forms/desk/sample-page.html", "<b data-i18n=\"a\">你好</b>");
        write("forms/desk/unused.form", form());
    }

    @AfterEach
    void remove() {
        repository.createDeploymentQuery().list().stream()
                .filter(
                        deployment ->
                                List.of("sample-flow", "sample-other")
                                        .contains(deployment.getName()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void a_flow_is_one_deployment_of_its_diagrams_decisions_and_the_forms_they_name() {
        start("zh");

        Deployment deployment = deployments().get(0);
        assertThat(deployment.getSource()).isEqualTo("guanjia");
        assertThat(resources(deployment))
                .containsExactlyInAnyOrder(
                        DIAGRAM,
                        "processes/sample-flow/sample-who.dmn",
                        FORM,
                        "forms/desk/sample-page.html");
    }

    @Test
    void two_starts_leave_the_same_versions() {
        start("zh");
        start("zh");
        start("zh");

        assertThat(deployments()).hasSize(1);
        assertThat(latest().getVersion()).isEqualTo(1);
    }

    @Test
    void two_starts_in_English_leave_the_same_versions() {
        start("en");
        start("en");

        assertThat(deployments()).hasSize(1);
    }

    @Test
    void a_changed_part_deploys_the_whole_flow_again_and_no_other() throws IOException {
        start("zh");
        long other = other();
        write(FORM, form().replace("说了什么", "讲了什么"));

        start("zh");

        assertThat(deployments()).hasSize(2);
        assertThat(latest().getVersion()).isEqualTo(2);
        assertThat(other()).isEqualTo(other);
    }

    /** The database keeps whole seconds, and the clock stands here. */
    @Test
    void of_deployments_within_one_second_the_latest_counts() throws IOException {
        for (int change = 1; change <= 6; change++) {
            write(FORM, form().replace("说了什么", "第" + change + "次说了什么"));

            start("zh");
            start("zh");

            assertThat(deployments()).hasSize(change);
        }
    }

    @Test
    void a_form_that_no_diagram_names_changes_nothing() throws IOException {
        start("zh");
        write("forms/desk/unused.form", form().replace("说了什么", "讲了什么"));

        start("zh");

        assertThat(deployments()).hasSize(1);
    }

    @Test
    void what_a_designer_deployed_stays_the_latest_after_a_restart() throws IOException {
        start("zh");
        byDesigner();

        start("zh");

        assertThat(latest().getVersion()).isEqualTo(2);
        assertThat(latest().getName()).isEqualTo("designed");

        write(DIAGRAM, diagram("登记报事"));
        start("zh");
        assertThat(latest().getVersion()).isEqualTo(3);
    }

    @Test
    void what_is_shared_is_there_before_the_flows_that_call_it() throws IOException {
        write("processes/shared/sample-shared.bpmn", process("sample-shared", "共用"));
        List<FlowFolder> flows = new FlowFiles(base(), "zh").all();

        assertThat(flows)
                .extracting(FlowFolder::name)
                .containsExactly("shared", "sample-flow", "sample-other");
    }

    @Test
    void in_English_words_are_replaced_and_the_source_is_kept() {
        start("en");

        Deployment deployment = deployments().get(0);
        assertThat(text(deployment, DIAGRAM)).contains("\"Ask\"").doesNotContain("登记");
        assertThat(text(deployment, DIAGRAM + ".source")).isEqualTo(diagram("登记"));
        assertThat(text(deployment, FORM)).contains("\"Said\"");
        assertThat(text(deployment, FORM + ".source")).isEqualTo(form());
    }

    @Test
    void another_language_is_another_version() {
        start("zh");
        start("en");

        assertThat(latest().getVersion()).isEqualTo(2);
    }

    @Test
    void a_form_that_is_missing_stops_the_start_and_is_named() throws IOException {
        Files.delete(house.resolve(FORM));

        assertThatThrownBy(() -> start("zh"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(DIAGRAM)
                .hasMessageContaining("sample-ask");
    }

    @Test
    void a_part_that_is_refused_leaves_nothing_of_its_flow() throws IOException {
        write(DIAGRAM, diagram("${dataSource.connection}"));

        assertThatThrownBy(() -> start("zh")).isInstanceOf(DiagramException.class);

        assertThat(deployments()).isEmpty();
    }

    void start(String language) {
        new FlowDeployment(new FlowFiles(base(), language), repository, engine, work).deployAll();
    }

    private String base() {
        return house.toUri().toString();
    }

    /** By the same name as ours: only the source tells them apart. */
    private void byDesigner() {
        repository
                .createDeployment()
                .name("sample-flow")
                .source("Camunda Modeler")
                .addInputStream(
                        "sample-flow.bpmn",
                        new ByteArrayInputStream(
                                process("sample-flow", "designed")
                                        .getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    List<Deployment> deployments() {
        return repository.createDeploymentQuery().deploymentName("sample-flow").list();
    }

    private ProcessDefinition latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sample-flow")
                .latestVersion()
                .singleResult();
    }

    private long other() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sample-other")
                .count();
    }

    private List<String> resources(Deployment deployment) {
        return repository.getDeploymentResources(deployment.getId()).stream()
                .map(Resource::getName)
                .toList();
    }

    private String text(Deployment deployment, String file) {
        try (InputStream in = repository.getResourceAsStream(deployment.getId(), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String file, String content) throws IOException {
        Path path = house.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static String process(String key, String name) {
        return new String(
                        Sample.diagram(key, "<bpmn:startEvent id=\"S\"/>"), StandardCharsets.UTF_8)
                .replace("isExecutable", "name=\"" + name + "\" isExecutable");
    }

    private static String diagram(String task) {
        return new String(
                Sample.diagram(
                        "sample-flow",
                        """
                        <bpmn:startEvent id="S"
                          camunda:formKey="embedded:deployment:forms/desk/sample-page.html"/>
                        <bpmn:userTask id="U" name="%s" camunda:formRef="sample-ask"
                          camunda:formRefBinding="deployment"/>
                        """
                                        .formatted(task)
                                + Sample.flows("S", "U")),
                StandardCharsets.UTF_8);
    }

    private static String form() {
        return """
        {"id": "sample-ask", "type": "default", "schemaVersion": 16, "components": [
          {"type": "textfield", "id": "Field_1", "key": "said", "label": "说了什么"}]}
        """;
    }

    private static String decision() {
        return DecisionsTest.table("sample-who", "\"desk\"");
    }
}
