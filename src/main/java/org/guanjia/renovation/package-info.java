/**
 * Renovation (装修): the permit, told by {@code processes/renovation-permit/renovation-permit.bpmn},
 * and the violation. An application is checked against a table of works, reviewed, agreed and paid
 * for; the permit with its passes is valid for a time, during which somebody patrols; acceptance
 * takes two steps, and the deposit goes back. {@code PermitProcess} is what may be done to a permit
 * from outside; the services hold the business verbs and know no engine.
 */
package org.guanjia.renovation;
