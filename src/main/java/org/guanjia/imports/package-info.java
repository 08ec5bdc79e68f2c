/**
 * How a company's own spreadsheets come in.
 *
 * <p>A file of communities, of houses with residents, or of staff is read row by row ({@link
 * org.guanjia.imports.Spreadsheet}: CSV or XLSX, whatever its encoding and wherever its header
 * stands), checked as a whole and compared with what is registered. Each bad cell is a {@link
 * org.guanjia.imports.Fault} with its row, column, value, reason and way out; with a single one
 * nothing is written, otherwise everything is, in one transaction. The same file a second time
 * changes nothing, and what the file no longer has is reported and kept. An administrator does it
 * on the page {@code /guanjia/import}, an operator by the command {@code import}; both run {@link
 * org.guanjia.imports.ImportService}. No diagram runs here.
 */
package org.guanjia.imports;
