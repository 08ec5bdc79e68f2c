package org.guanjia.engine;

import java.util.List;
import org.guanjia.engine.DiagramCheck.Finding;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What a decision may hold: FEEL and nothing else, as any other expression language is handed to
 * the expression language of diagrams or to a script engine; and a time to live.
 */
class DmnRules {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private final String file;
    private final List<Finding> findings;

    DmnRules(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(Document decision) {
        Xml.walk(decision, this::element);
    }

    private void element(Element element) {
        Xml.attributes(element).stream()
                .filter(attribute -> "expressionLanguage".equals(attribute.getLocalName()))
                .filter(attribute -> !isFeel(attribute.getValue()))
                .forEach(
                        attribute -> refuse(element, "engine.check.notFeel", attribute.getValue()));
        if (ExpressionRules.isExpression(Xml.ownText(element))) {
            refuse(element, "engine.check.notFeel", Xml.ownText(element).strip());
        }
        if (element.getLocalName().equals("decision")
                && !element.hasAttributeNS(CAMUNDA, "historyTimeToLive")) {
            refuse(element, "engine.check.timeToLive");
        }
    }

    private static boolean isFeel(String language) {
        return language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN|FEEL)/[\\w./]*")
                        && !language.contains("..");
    }

    private void refuse(Element element, String reason, Object... args) {
        findings.add(new Finding(file, Xml.idAround(element), reason, args));
    }
}
