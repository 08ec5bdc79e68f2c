package org.guanjia.staff;

/**
 * A colleague left the company or went off duty: their open tasks return to the role, except a job
 * on which they already stand on site. Published synchronously, within the transaction.
 */
public record ColleagueLeft(String userId) {}
