package org.guanjia.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A file that was brought, and what came of it.
 *
 * @param community id for rows that name none; null for none
 * @param createdBy user id
 * @param state one of the constants below
 * @param step text key of what is being done; null before
 * @param done rows of the step so far
 * @param beatAt last sign of life of the work; null before
 * @param finishedAt null while it is not
 * @param counts as {@link Outcome#counts}
 * @param refusalKey text key of why the file as a whole was refused; null when it was not
 * @param newAccounts user ids of colleagues who had no account before
 */
record ImportJob(
        long id,
        ImportKind kind,
        String fileName,
        long fileSize,
        String community,
        boolean movedOut,
        String createdBy,
        Instant createdAt,
        String state,
        String step,
        int done,
        Instant beatAt,
        Instant finishedAt,
        int rows,
        int errors,
        int warnings,
        Map<String, Integer> counts,
        String refusalKey,
        List<String> refusalArgs,
        List<String> newAccounts) {

    /** Being read and compared. */
    static final String CHECKING = "checking";

    /** Read and compared, with or without errors. */
    static final String CHECKED = "checked";

    /** Being read, compared and written. */
    static final String IMPORTING = "importing";

    /** Everything was written. */
    static final String IMPORTED = "imported";

    /** The file as a whole cannot be taken. */
    static final String REFUSED = "refused";

    /** The server failed; nothing was changed. */
    static final String FAILED = "failed";

    /** The server went away in the middle; nothing was changed. */
    static final String STOPPED = "stopped";

    boolean runs() {
        return state.equals(CHECKING) || state.equals(IMPORTING);
    }

    /** Whether the file that was checked may be imported now. */
    boolean mayRun() {
        return errors == 0
                && finishedAt != null
                && (state.equals(CHECKED) || state.equals(STOPPED) || state.equals(FAILED));
    }
}
