package org.guanjia.imports;

import java.util.List;

/**
 * Something in a file, or about it, that a person must know.
 *
 * @param error whether nothing can be imported because of it; otherwise it is a warning
 * @param row as the spreadsheet numbers its rows, from 1; 0 when no row is meant
 * @param column the heading as the file has it; empty when no column is meant
 * @param value what stands there, shortened; may be empty
 * @param textKey of the sentence with the reason and the way out
 * @param args values of its placeholders; never null
 */
public record Fault(
        boolean error, int row, String column, String value, String textKey, List<String> args) {

    /** More of a value is not needed to find its cell. */
    private static final int LONGEST_VALUE = 200;

    private static final int LONGEST_COLUMN = 60;

    public Fault {
        value = cut(value == null ? "" : value, LONGEST_VALUE);
        column = cut(column == null ? "" : column, LONGEST_COLUMN);
        args = args.stream().map(arg -> cut(arg, LONGEST_VALUE)).toList();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
