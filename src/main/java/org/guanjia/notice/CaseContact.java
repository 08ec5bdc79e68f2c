package org.guanjia.notice;

/**
 * The resident whom a case concerns.
 *
 * @param houseId null while the house is not certain or there is none
 * @param phone null for an anonymous report, which gets no message
 */
public record CaseContact(String caseNumber, String community, Long houseId, String phone) {}
