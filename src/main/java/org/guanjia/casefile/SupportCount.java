package org.guanjia.casefile;

/**
 * How often a role was asked for help, and what came of it; each request counts once in a column.
 */
public record SupportCount(String role, int asked, int accepted, int refused, int given) {}
