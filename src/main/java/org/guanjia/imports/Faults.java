package org.guanjia.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Gathers the faults of one file; counts them all, keeps so many. */
final class Faults {

    /** A list that nobody could work through is no help: a file so wrong is wrong as a whole. */
    static final int MOST_KEPT = 100_000;

    private final List<Fault> kept = new ArrayList<>();
    private int errors;
    private int warnings;

    void error(int row, String column, String value, String textKey, Object... args) {
        errors++;
        keep(true, row, column, value, textKey, args);
    }

    void warn(int row, String column, String value, String textKey, Object... args) {
        warnings++;
        keep(false, row, column, value, textKey, args);
    }

    private void keep(
            boolean error, int row, String column, String value, String textKey, Object... args) {
        if (kept.size() < MOST_KEPT) {
            List<String> words = Arrays.stream(args).map(String::valueOf).toList();
            kept.add(new Fault(error, row, column, value, textKey, words));
        }
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    /** Errors first, then by row. */
    List<Fault> all() {
        return kept.stream()
                .sorted(
                        Comparator.comparing((Fault fault) -> !fault.error())
                                .thenComparing(fault -> fault.row() == 0)
                                .thenComparingInt(Fault::row))
                .toList();
    }
}
