package org.guanjia.imports;

/**
 * How a file is meant.
 *
 * @param community id of the community of rows that name none; null for none
 * @param movedOut whether people of a house in the file who are not in the file have moved out;
 *     otherwise they are reported and kept
 */
public record Options(String community, boolean movedOut) {}
