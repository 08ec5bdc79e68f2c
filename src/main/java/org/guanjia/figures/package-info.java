/**
 * What managers look at: the operations dashboard and the monthly statistics, read from the tables
 * of the other rooms and never written back.
 *
 * <p>Each figure is one question in SQL ({@link org.guanjia.figures.Figure}) whose answers are the
 * cases behind it, so that a number and its list cannot differ. Past days stand in sums that are
 * made anew every night; today is asked of the cases themselves. Nobody counts a case that is
 * hidden from them. Beside them stands what a start form asks of all rooms at once: when one of us
 * was last at a house.
 */
package org.guanjia.figures;
