package org.guanjia.testing.model;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/**
 * A rule that every diagram keeps.
 *
 * <p>An element may be let off with a reason: an extension property {@code waive-<id>} on it, whose
 * value says why.
 *
 * @param id kebab case; also the name of the fixture that breaks this rule and no other
 * @param because why the rule is there; printed with each finding
 * @param check what breaks the rule in a diagram
 */
public record ModelRule(String id, String because, Function<Diagram, List<Finding>> check) {

    /**
     * What breaks a rule.
     *
     * @param element whose it is
     * @param text what is wrong
     */
    public record Finding(BaseElement element, String text) {

        @Override
        public String toString() {
            return element.getId() + " " + text;
        }
    }

    /** Findings of this rule that are not waived. */
    public List<Finding> findings(Diagram diagram) {
        return check.apply(diagram).stream().filter(finding -> !isWaived(finding)).toList();
    }

    private boolean isWaived(Finding finding) {
        String reason = Diagram.properties(finding.element()).get("waive-" + id);
        return reason != null && !reason.isBlank();
    }

    @Override
    public String toString() {
        return id;
    }
}
