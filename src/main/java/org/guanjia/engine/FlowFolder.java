package org.guanjia.engine;

import java.util.SortedMap;

/**
 * A folder under {@code processes/} as it is deployed: its diagrams and decisions, and the forms
 * that its diagrams name, in the house's language.
 *
 * @param name the folder's name, which is the flow's and the deployment's
 * @param files content by stable relative name, such as {@code processes/repair/repair.bpmn}
 */
record FlowFolder(String name, SortedMap<String, byte[]> files) {}
