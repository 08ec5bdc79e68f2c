package org.guanjia.imports;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A cell as it was found.
 *
 * @param text as a person sees it, without blanks around; never null
 * @param number of a cell that holds one; otherwise null
 * @param date of a cell that holds a number and shows it as a date; otherwise null
 * @param percent whether it shows its number as a percentage
 * @param problem text key of why the cell cannot be used at all; otherwise null
 */
record Cell(String text, BigDecimal number, LocalDate date, boolean percent, String problem) {

    static final Cell EMPTY = new Cell("", null, null, false, null);

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, null, null, false, null);
    }

    boolean isEmpty() {
        return text.isEmpty() && problem == null;
    }
}
