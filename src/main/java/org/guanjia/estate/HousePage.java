package org.guanjia.estate;

import java.util.List;

/**
 * A page of houses.
 *
 * @param items in the order of registration; never null
 * @param next what to give as {@code after} for the next page; null on the last one
 */
public record HousePage(List<House> items, String next) {}
