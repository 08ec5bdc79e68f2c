package org.guanjia.casefile;

/** A case that had ended runs again. Published in the transaction that brought it back. */
public record CaseReopened(String caseNumber) {}
