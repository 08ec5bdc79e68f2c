package org.guanjia.casefile;

/**
 * A task that belongs to one person by the rule of its diagram was given to another: the part is
 * theirs from now on.
 *
 * @param part as the diagram names it, such as handler
 * @param role the role in which it is done
 * @param userId who has it now
 */
public record PartGiven(String caseNumber, String part, String role, String userId) {}
