/**
 * Repairs (报修). The diagram {@code processes/repair/repair.bpmn} tells the story: the address is
 * checked, the report is triaged, somebody comes, finds the fault, repairs it, and the resident
 * says whether it is good. Around it stand the diagrams that it calls: dispatch, visit, quote,
 * outside help, waiting for a part, emergency, acceptance and settlement. {@link
 * org.guanjia.repair.RepairProcess} is what may be done to a case from outside; the services hold
 * the business verbs and know no engine. What a repair knows beyond its case file is the {@code
 * RepairOrder}.
 */
package org.guanjia.repair;
