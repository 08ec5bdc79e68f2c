package org.guanjia.estate;

/**
 * A grid (网格): the houses under one housekeeper (S3-13).
 *
 * @param housekeeper user id; null while the post is empty
 */
public record Grid(long id, String community, String name, String housekeeper) {}
