package org.guanjia.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The extension properties of an element, kept with the parsed diagram so that a guard asks memory
 * and not the database.
 */
final class ElementProperties {

    private static final String KEY = "guanjia.properties";

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

    /** Those of an element of a deployed diagram; empty when it has none. Inside a command only. */
    static Map<String, String> of(String processDefinitionId, String elementId) {
        ProcessDefinitionEntity definition =
                Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(processDefinitionId);
        ActivityImpl activity = definition.findActivity(elementId);
        return activity == null ? Map.of() : of(activity);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> of(ActivityImpl activity) {
        Object properties = activity.getProperty(KEY);
        return properties == null ? Map.of() : (Map<String, String>) properties;
    }
}
