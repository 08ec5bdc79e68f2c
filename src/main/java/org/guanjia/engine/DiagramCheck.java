package org.guanjia.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.guanjia.language.Texts;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * Looks at everything that is deployed, from our own files, by REST or by a modeler, before the
 * engine reads it, and refuses the whole deployment when a part of it could run code of its own.
 *
 * <p>What is refused and why is in {@link BpmnRules}, {@link DmnRules} and {@link ExpressionRules}.
 * Besides: kinds of files that the house does not use (case models, scripts), form components that
 * would show foreign pages, and HTML forms from outside, which would run script in the browser of
 * whoever opens the task, unless they are the house's own, unchanged.
 */
@Component
class DiagramCheck implements Deployer {

    private static final Set<String> FORM_COMPONENTS_REFUSED =
            Set.of("html", "iframe", "documentPreview");
    private static final Set<String> PASSIVE = Set.of("png", "svg", "properties", "source");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NamedBeans beans;
    private final FlowFiles house;
    private final Texts texts;

    DiagramCheck(ListableBeanFactory beans, FlowFiles house, Texts texts) {
        this.beans = new NamedBeans(beans);
        this.house = house;
        this.texts = texts;
    }

    /**
     * @throws DiagramException 422, naming file, element and reason of each finding
     */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<Finding> findings = new ArrayList<>();
        boolean fromOutside = authentication() != null;
        if (fromOutside && FlowDeployment.SOURCE.equals(deployment.getSource())) {
            findings.add(new Finding("deployment-source", "source", "engine.check.source"));
        }
        new TreeMap<>(deployment.getResources())
                .values()
                .forEach(file -> check(file, fromOutside, findings));
        if (!findings.isEmpty()) {
            throw new DiagramException(texts, findings);
        }
    }

    private void check(ResourceEntity file, boolean fromOutside, List<Finding> findings) {
        String name = file.getName();
        try {
            if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
                new BpmnRules(name, beans::containsKey, findings).check(Xml.read(file.getBytes()));
            } else if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                new DmnRules(name, findings).check(Xml.read(file.getBytes()));
            } else if (name.endsWith(".form")) {
                components(name, JSON.readTree(file.getBytes()), findings);
            } else if (name.endsWith(".html")) {
                if (fromOutside && !house.has(name, file.getBytes())) {
                    findings.add(new Finding(name, name, "engine.check.html"));
                }
            } else if (!PASSIVE.contains(name.substring(name.lastIndexOf('.') + 1))) {
                findings.add(new Finding(name, name, "engine.check.kindOfFile"));
            }
        } catch (SAXException | IOException e) {
            findings.add(new Finding(name, name, "engine.check.unreadable", e.getMessage()));
        }
    }

    private static void components(String file, JsonNode parent, List<Finding> findings) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            if (FORM_COMPONENTS_REFUSED.contains(type)) {
                findings.add(
                        new Finding(
                                file,
                                component.path("id").asText(),
                                "engine.check.formComponent",
                                type));
            }
            components(file, component, findings);
        }
    }

    private static Authentication authentication() {
        return Context.getCommandContext().getAuthentication();
    }

    /**
     * Something that must not be deployed.
     *
     * @param file name of the file
     * @param element id of the element, or of the nearest one around it
     * @param reason key of the sentence that says why
     * @param args values of that sentence
     */
    record Finding(String file, String element, String reason, Object... args) {}
}
