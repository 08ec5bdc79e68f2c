package org.guanjia.renovation;

/** A colleague with the role in which he speaks. */
record Speaker(String user, String role) {}
