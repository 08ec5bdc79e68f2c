package org.guanjia.casefile;

/**
 * A colleague must not act in a case any more: what they have of it goes back to its role.
 * Published in the transaction that excluded them.
 */
public record ColleagueExcluded(CaseExclusion exclusion) {}
