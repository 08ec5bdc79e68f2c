package org.guanjia.casefile;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;

/**
 * A line of {@code reference/retention.csv}: how long something of an ended case is kept.
 *
 * @param name unique but for regional lines, which replace the general one of their name
 * @param table where it is kept
 * @param key column of that table that names the case, by its id or its number
 * @param columns what is emptied; none for whole rows
 * @param only which of the case's rows, as {@code column=value}; null for all
 * @param unless columns of money, as {@code table.column}: the case is passed over when one of them
 *     holds more than nothing
 * @param after counted from the end of the case
 * @param region of the communities that it is for; null for all others
 * @param basis the law or the company's own choice
 * @param source where that can be read
 * @param verified how far it was checked
 * @param reason in words
 */
public record RetentionRule(
        String name,
        String table,
        String key,
        List<String> columns,
        String only,
        List<String> unless,
        Period after,
        String region,
        String basis,
        String source,
        String verified,
        String reason) {

    /** What becomes of what is due. */
    enum Action {
        /** Columns are emptied. */
        EMPTY,
        /** Rows are removed. */
        REMOVE,
        /** The case goes with everything that belongs to it. */
        REMOVE_CASE,
        /** The opposite: as long as there is such a row and the time runs, nothing is touched. */
        KEEP
    }

    private static final String KEEP = "keep";
    private static final String CASE_TABLE = "case_file";

    Action action() {
        if (columns.contains(KEEP)) {
            return Action.KEEP;
        }
        if (!columns.isEmpty()) {
            return Action.EMPTY;
        }
        return table.equals(CASE_TABLE) ? Action.REMOVE_CASE : Action.REMOVE;
    }

    /** Cases that ended before this are due. */
    LocalDateTime limit(LocalDateTime now) {
        return now.minus(after);
    }

    /** The case's rows {@code x} of the table that the rule is about; {@code f} is the case. */
    String rows() {
        return "x." + key + " = " + ofCase() + (only == null ? "" : " and x." + condition(only));
    }

    /** What of the case the key names: its id or its number. */
    private String ofCase() {
        return byNumber(key) ? "f.case_number" : "f.id";
    }

    static boolean byNumber(String key) {
        return key.equals("case_number") || key.equals("thread_key");
    }

    /** Whether a row still holds something to empty. */
    String full(String alias) {
        return columns.stream()
                .map(
                        column ->
                                column.endsWith("*")
                                        ? alias + "." + plain(column) + " <> '*'"
                                        : alias + "." + column + " is not null")
                .reduce((a, b) -> a + " or " + b)
                .map(all -> "(" + all + ")")
                .orElse("1 = 1");
    }

    String assignments() {
        return String.join(
                ", ",
                columns.stream()
                        .map(
                                column ->
                                        plain(column)
                                                + (column.endsWith("*") ? " = '*'" : " = null"))
                        .toList());
    }

    private static String plain(String column) {
        return column.endsWith("*") ? column.substring(0, column.length() - 1) : column;
    }

    static String condition(String only) {
        int at = only.indexOf('=');
        String value = only.substring(at + 1);
        boolean truth = value.equals("true") || value.equals("false");
        return only.substring(0, at) + " = " + (truth ? value : "'" + value + "'");
    }
}
