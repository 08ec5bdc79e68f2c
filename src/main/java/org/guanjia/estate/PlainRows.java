package org.guanjia.estate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rows as JSON shows them: the names of columns alike on every database. */
public final class PlainRows {

    private PlainRows() {}

    public static Map<String, Object> lowerCase(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((column, value) -> plain.put(column.toLowerCase(Locale.ROOT), value));
        return plain;
    }
}
