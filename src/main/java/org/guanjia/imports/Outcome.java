package org.guanjia.imports;

import java.util.List;
import java.util.Map;

/**
 * What came of a file, checked or imported.
 *
 * @param rows rows of data
 * @param counts how many things of each kind are new, changed, unchanged, missing or removed, such
 *     as {@code houses.new}; in the order in which to show them
 * @param faults errors first, then by row; at most {@value Faults#MOST_KEPT}
 * @param errors how many there are in all
 * @param warnings how many there are in all
 * @param newAccounts user ids of colleagues who had no account before
 */
public record Outcome(
        int rows,
        Map<String, Integer> counts,
        List<Fault> faults,
        int errors,
        int warnings,
        List<String> newAccounts) {

    /** Whether the file can be imported as it is. */
    public boolean clean() {
        return errors == 0;
    }
}
