package org.guanjia.imports;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet numbers it, from 1
 */
record SheetRow(int number, List<Cell> cells) {

    Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
