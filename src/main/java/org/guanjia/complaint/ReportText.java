package org.guanjia.complaint;

/** The four parts of a report that are written; each up to 1000 characters. */
public record ReportText(String facts, String handling, String reaction, String prevention) {}
