package org.guanjia.complaint;

/**
 * Who does a part of a case.
 *
 * @param user user id
 * @param role the role in which the colleague does it
 */
public record Hand(String user, String role) {}
