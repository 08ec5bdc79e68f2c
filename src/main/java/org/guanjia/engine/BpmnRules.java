package org.guanjia.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.guanjia.engine.DiagramCheck.Finding;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What a diagram may hold: of the engine's extensions only those listed here, expressions as {@link
 * ExpressionRules} allows them, no scripts, no classes, no external topics, and a time to live.
 * Elements are judged by their local names, as the engine's parser finds them.
 */
class BpmnRules {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Namespaces of the standard, of the modeler's pictures, and of the engine's extensions. */
    private static final Set<String> NAMESPACES =
            Set.of(
                    CAMUNDA,
                    "http://www.omg.org/spec/BPMN/20100524/MODEL",
                    "http://www.omg.org/spec/BPMN/20100524/DI",
                    "http://www.omg.org/spec/DD/20100524/DC",
                    "http://www.omg.org/spec/DD/20100524/DI",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "http://www.w3.org/2000/xmlns/",
                    "http://www.w3.org/XML/1998/namespace",
                    "http://camunda.org/schema/modeler/1.0",
                    "http://bpmn.io/schema/bpmn/biocolor/1.0",
                    "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    /** Extension elements and what each may carry. */
    private static final Map<String, Set<String>> EXTENSIONS =
            Map.of(
                    "properties", Set.of(),
                    "property", Set.of("id", "name", "value"),
                    "in",
                            Set.of(
                                    "source",
                                    "sourceExpression",
                                    "target",
                                    "variables",
                                    "businessKey",
                                    "local"),
                    "out", Set.of("source", "sourceExpression", "target", "variables", "local"),
                    "inputOutput", Set.of(),
                    "inputParameter", Set.of("name"),
                    "outputParameter", Set.of("name"),
                    "executionListener", Set.of("id", "event", "delegateExpression"),
                    "taskListener", Set.of("id", "event", "delegateExpression"),
                    "failedJobRetryTimeCycle", Set.of());

    private static final Set<String> EXTENSION_ATTRIBUTES =
            Set.of(
                    "assignee",
                    "asyncAfter",
                    "asyncBefore",
                    "calledElementBinding",
                    "calledElementVersion",
                    "calledElementVersionTag",
                    "candidateGroups",
                    "candidateStarterGroups",
                    "candidateStarterUsers",
                    "candidateUsers",
                    "collection",
                    "decisionRef",
                    "decisionRefBinding",
                    "delegateExpression",
                    "dueDate",
                    "elementVariable",
                    "errorCodeVariable",
                    "errorMessageVariable",
                    "escalationCodeVariable",
                    "exclusive",
                    "followUpDate",
                    "formKey",
                    "formRef",
                    "formRefBinding",
                    "formRefVersion",
                    "historyTimeToLive",
                    "initiator",
                    "isStartableInTasklist",
                    "jobPriority",
                    "mapDecisionResult",
                    "priority",
                    "resultVariable",
                    "variableEvents",
                    "variableName",
                    "versionTag");

    private static final Set<String> SCRIPTS = Set.of("script", "scriptTask");
    private static final Set<String> SCRIPT_ATTRIBUTES = Set.of("language", "scriptFormat");
    private static final Set<String> TIMES =
            Set.of("dueDate", "timeDate", "timeDuration", "timeCycle");

    /** What is found by name at run time must be readable in the diagram. */
    private static final Set<String> LITERAL_ONLY =
            Set.of("calledElement", "decisionRef", "formRef", "formKey");

    private static final Set<String> MILESTONES =
            Set.of(
                    "startEvent",
                    "intermediateThrowEvent",
                    "intermediateCatchEvent",
                    "boundaryEvent",
                    "endEvent",
                    "serviceTask",
                    "sendTask",
                    "businessRuleTask");

    private final String file;
    private final Predicate<String> isBean;
    private final List<Finding> findings;

    BpmnRules(String file, Predicate<String> isBean, List<Finding> findings) {
        this.file = file;
        this.isBean = isBean;
        this.findings = findings;
    }

    void check(Document diagram) {
        Xml.walk(diagram, this::element);
    }

    private void element(Element element) {
        String kind = element.getLocalName();
        if (!NAMESPACES.contains(String.valueOf(element.getNamespaceURI()))) {
            refuse(element, "engine.check.foreign", element.getNodeName());
        }
        if (SCRIPTS.contains(kind)) {
            refuse(element, "engine.check.script");
        }
        if (CAMUNDA.equals(element.getNamespaceURI()) && !EXTENSIONS.containsKey(kind)) {
            refuse(element, "engine.check.extension", element.getNodeName());
        }
        if (kind.equals("process") && !element.hasAttributeNS(CAMUNDA, "historyTimeToLive")) {
            refuse(element, "engine.check.timeToLive");
        }
        if (CAMUNDA.equals(element.getNamespaceURI())
                && kind.equals("property")
                && element.getAttribute("name").equals("milestone")) {
            milestone(element);
        }
        Xml.attributes(element).forEach(attribute -> attribute(element, attribute));
        if (ExpressionRules.isExpression(Xml.ownText(element))) {
            expression(element, kind, Xml.ownText(element));
        }
    }

    private void attribute(Element element, Attr attribute) {
        String name = attribute.getLocalName();
        String namespace = attribute.getNamespaceURI();
        if (namespace != null && !NAMESPACES.contains(namespace)) {
            refuse(element, "engine.check.foreign", attribute.getName());
        } else if (SCRIPT_ATTRIBUTES.contains(name)) {
            refuse(element, "engine.check.script");
        } else if (CAMUNDA.equals(namespace) && !EXTENSION_ATTRIBUTES.contains(name)) {
            refuse(element, "engine.check.extension", attribute.getName());
        } else if (namespace == null
                && CAMUNDA.equals(element.getNamespaceURI())
                && EXTENSIONS.containsKey(element.getLocalName())
                && !EXTENSIONS.get(element.getLocalName()).contains(name)) {
            refuse(element, "engine.check.extension", name);
        }
        if (name.equals("formKey")
                && !attribute.getValue().matches("embedded:deployment:forms/[\\w./-]+\\.html")) {
            refuse(element, "engine.check.formKey", attribute.getValue());
        }
        if (name.equals("delegateExpression")
                || ExpressionRules.isExpression(attribute.getValue())) {
            expression(element, name, attribute.getValue());
        }
    }

    /**
     * @param place name of the attribute or element that holds it
     */
    private void expression(Element element, String place, String expression) {
        if (place.equals("delegateExpression")) {
            String bean = ExpressionRules.step(expression).orElse(null);
            if (bean == null || !isBean.test(bean)) {
                refuse(element, "engine.check.step", expression);
            }
            return;
        }
        boolean allowed =
                !LITERAL_ONLY.contains(place)
                        && (ExpressionRules.isPlain(expression)
                                || TIMES.contains(place) && ExpressionRules.isTime(expression)
                                || place.equals("businessKey")
                                        && ExpressionRules.isBusinessKey(expression));
        if (!allowed) {
            refuse(element, "engine.check.expression", expression.strip());
        }
    }

    private void milestone(Element property) {
        Element owner = carrier(property);
        if (owner.getLocalName().equals("extensionElements")
                && owner.getParentNode() instanceof Element parent) {
            owner = parent;
        }
        if (!MILESTONES.contains(owner.getLocalName())) {
            refuse(property, "engine.check.milestone");
        }
    }

    /** The element of the standard that carries this extension; itself when it is none. */
    private static Element carrier(Element element) {
        Element at = element;
        while (CAMUNDA.equals(at.getNamespaceURI())
                && at.getParentNode() instanceof Element parent) {
            at = parent;
        }
        return at;
    }

    private void refuse(Element element, String reason, Object... args) {
        findings.add(new Finding(file, Xml.idAround(carrier(element)), reason, args));
    }
}
