package org.guanjia.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The extension properties and the lane of an element, kept with the parsed diagram so that a guard
 * asks memory and not the database.
 */
final class ElementProperties {

    private static final String KEY = "guanjia.properties";
    private static final String LANES = "guanjia.lanes";

    private ElementProperties() {}

    /** Reads them when the diagram is parsed. */
    static Map<String, String> keep(Element element, ActivityImpl activity) {
        Map<String, String> properties = new HashMap<>();
        Element extensions = element.element("extensionElements");
        if (extensions != null) {
            for (Element list : extensions.elements("properties")) {
                for (Element property : list.elements("property")) {
                    properties.put(property.attribute("name"), property.attribute("value"));
                }
            }
        }
        activity.setProperty(KEY, Map.copyOf(properties));
        return properties;
    }

    /** Reads which element stands in which lane when the diagram is parsed. */
    static void keepLanes(Element process, ProcessDefinitionEntity definition) {
        Map<String, String> lanes = new HashMap<>();
        for (Element set : process.elements("laneSet")) {
            for (Element lane : set.elements("lane")) {
                for (Element node : lane.elements("flowNodeRef")) {
                    lanes.put(node.getText().strip(), lane.attribute("id"));
                }
            }
        }
        definition.setProperty(LANES, Map.copyOf(lanes));
    }

    /**
     * The role in whose lane an element stands, which is the lane's id without {@code Lane_}; null
     * in a diagram without lanes. Inside a command only.
     */
    @SuppressWarnings("unchecked")
    static String laneOf(String processDefinitionId, String elementId) {
        ProcessDefinitionEntity definition = definition(processDefinitionId);
        Object lanes = definition.getProperty(LANES);
        ActivityImpl activity = definition.findActivity(elementId);
        while (lanes != null && activity != null) {
            String lane = ((Map<String, String>) lanes).get(activity.getId());
            if (lane != null) {
                return lane.startsWith("Lane_") ? lane.substring("Lane_".length()) : null;
            }
            activity = activity.getFlowScope() instanceof ActivityImpl around ? around : null;
        }
        return null;
    }

    /**
     * From what a user task's due time is reckoned; null when it has none. Inside a command only.
     */
    static String dueOf(String processDefinitionId, String elementId) {
        Expression due =
                definition(processDefinitionId)
                        .getTaskDefinitions()
                        .get(elementId)
                        .getDueDateExpression();
        return due == null ? null : due.getExpressionText();
    }

    /** Those of an element of a deployed diagram; empty when it has none. Inside a command only. */
    static Map<String, String> of(String processDefinitionId, String elementId) {
        ActivityImpl activity = definition(processDefinitionId).findActivity(elementId);
        return activity == null ? Map.of() : of(activity);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> of(ActivityImpl activity) {
        Object properties = activity.getProperty(KEY);
        return properties == null ? Map.of() : (Map<String, String>) properties;
    }

    private static ProcessDefinitionEntity definition(String processDefinitionId) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId);
    }
}
