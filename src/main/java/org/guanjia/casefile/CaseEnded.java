package org.guanjia.casefile;

/**
 * A case was closed or cancelled. Published in the transaction that ended it, so that what was
 * asked beside its flow ends with it.
 */
public record CaseEnded(String caseNumber) {}
