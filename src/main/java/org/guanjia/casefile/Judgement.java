package org.guanjia.casefile;

import java.time.Instant;

/**
 * What somebody judged of one line of a standard, for one task (S2-08). Words are kept as they
 * stood then: a later version of the standard does not change what was judged.
 *
 * @param id given when it is kept; 0 before
 * @param task the task's name
 * @param standard id of the table that holds the standard
 * @param standardName its name
 * @param version of that table
 * @param line key of the line in it
 * @param text the line's words
 * @param result {@link #PASS}, {@link #FAIL} or {@link #NOT_APPLICABLE}
 * @param remark why; never null for a line that failed
 * @param by user id
 * @param at set when it is kept
 */
public record Judgement(
        long id,
        String taskId,
        String task,
        String standard,
        String standardName,
        int version,
        String line,
        String text,
        String result,
        String remark,
        String by,
        Instant at) {

    /** Comes up to the standard. */
    public static final String PASS = "pass";

    /** Does not. */
    public static final String FAIL = "fail";

    /** There is nothing here that the line could be about. */
    public static final String NOT_APPLICABLE = "notApplicable";

    public boolean failed() {
        return FAIL.equals(result);
    }
}
