/**
 * Visits to houses that need some care (管家走访, S3-14), told by {@code
 * processes/house-visit/house-visit.bpmn}. A manager sends the housekeeper, once for a house at a
 * time; who is not in is visited again the next day; what the resident says becomes a repair or a
 * complaint that is linked with the visit. {@code VisitProcess} is what may be done to it from
 * outside; {@code VisitService} holds the business verbs and knows no engine.
 */
package org.guanjia.visit;
