package org.guanjia.imports;

import java.util.Map;

/**
 * A row whose cells are known by what they mean.
 *
 * @param columns the index of each column that the file has
 */
record FileRow(SheetRow row, Map<Field, Integer> columns, Map<Field, String> headings) {

    int number() {
        return row.number();
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    Cell cell(Field field) {
        Integer index = columns.get(field);
        return index == null ? Cell.EMPTY : row.cell(index);
    }

    String text(Field field) {
        return cell(field).text();
    }

    /** The heading as the file has it. */
    String heading(Field field) {
        return headings.getOrDefault(field, "");
    }
}
