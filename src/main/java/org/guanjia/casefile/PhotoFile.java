package org.guanjia.casefile;

/** A photo with its bytes. */
public record PhotoFile(Photo photo, byte[] data) {}
