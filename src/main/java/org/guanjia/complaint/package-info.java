/**
 * Complaints (投诉). The diagram {@code processes/complaint/complaint.bpmn} tells the story: the
 * address is checked, a table says what it is about and how grave, the resident gets the number and
 * the name of the person in charge, somebody listens, somebody looks into it, a remedy is proposed,
 * and the resident says whether that settles it. Suggestions, enquiries and praise take a short
 * way. Whoever is complained about has no part in it: {@code ComplaintPeople} picks the hands.
 * {@link org.guanjia.complaint.ComplaintProcess} is what may be done to a case from outside; the
 * services hold the business verbs and know no engine.
 */
package org.guanjia.complaint;
