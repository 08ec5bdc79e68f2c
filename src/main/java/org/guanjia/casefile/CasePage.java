package org.guanjia.casefile;

import java.util.List;

/**
 * One page of a list of cases.
 *
 * @param items newest first
 * @param next where the next page begins; null when this is the last one
 */
public record CasePage(List<CaseLine> items, String next) {}
