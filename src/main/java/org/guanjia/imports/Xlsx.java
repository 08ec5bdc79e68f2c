package org.guanjia.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Workbooks of Excel 2007 and later, and of whatever else writes them. */
final class Xlsx {

    /** The digits that a spreadsheet shows of a number; those behind them are its binary shape. */
    private static final MathContext SHOWN = new MathContext(15);

    /** A file of 200,000 rows with every column inflates to about 150 MB. */
    private static final long LARGEST_INFLATED = 400L * 1024 * 1024;

    /** Kept in memory as a whole by the reader. */
    private static final long LARGEST_STRINGS = 100L * 1024 * 1024;

    /** Real sheets shrink ten to thirty times. */
    private static final long LARGEST_RATIO = 200;

    private static final long SMALL = 10L * 1024 * 1024;
    private static final int MOST_COLUMNS = 200;

    private Xlsx() {}

    static void read(byte[] file, Spreadsheet.Sheets sheets) {
        weigh(file);
        try (ReadableWorkbook book =
                        new ReadableWorkbook(
                                new ByteArrayInputStream(file), new ReadingOptions(true, true));
                Stream<Sheet> all = book.getSheets()) {
            Iterator<Sheet> each =
                    all.filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                            .iterator();
            while (each.hasNext() && !sheets.content()) {
                Sheet sheet = each.next();
                Predicate<SheetRow> sink = sheets.open(sheet.getName());
                try (Stream<Row> rows = sheet.openStream()) {
                    Iterator<Row> row = rows.iterator();
                    while (row.hasNext() && sink.test(row(book, row.next()))) {
                        // The sink does the work.
                    }
                }
            }
        } catch (IOException | ExcelReaderException | IllegalStateException broken) {
            throw new UnreadableFile("imports.fileBroken");
        }
    }

    /** Refuses what would inflate beyond reason, counted as the reader will see it. */
    private static void weigh(byte[] file) {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        boolean workbook = false;
        try (ZipFile zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                workbook |= name.equals("xl/workbook.xml");
                long inflated = 0;
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        inflated += n;
                        total += n;
                        boolean bomb =
                                total > SMALL && total > file.length * LARGEST_RATIO
                                        || total > LARGEST_INFLATED
                                        || name.endsWith("sharedstrings.xml")
                                                && inflated > LARGEST_STRINGS;
                        if (bomb) {
                            throw new UnreadableFile("imports.fileInflates");
                        }
                    }
                }
            }
        } catch (IOException broken) {
            throw new UnreadableFile("imports.fileBroken");
        }
        if (!workbook) {
            throw new UnreadableFile("imports.fileUnknown");
        }
    }

    private static SheetRow row(ReadableWorkbook book, Row row) {
        List<Cell> cells = new ArrayList<>();
        int last = Math.min(row.getCellCount(), MOST_COLUMNS);
        for (int i = 0; i < last; i++) {
            org.dhatim.fastexcel.reader.Cell cell = row.hasCell(i) ? row.getCell(i) : null;
            cells.add(cell == null ? Cell.EMPTY : cell(book, cell));
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static Cell cell(ReadableWorkbook book, org.dhatim.fastexcel.reader.Cell cell) {
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() == CellType.ERROR || raw.startsWith("#") && isError(raw)) {
            return new Cell(Words.trim(raw), null, null, false, "imports.cellError");
        }
        if (cell.getFormula() != null && raw.isEmpty()) {
            return new Cell(
                    "=" + cell.getFormula(), null, null, false, "imports.formulaWithoutValue");
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number(book, cell, number);
        }
        if (cell.getValue() instanceof Boolean truth) {
            return Cell.text(truth ? "是" : "否");
        }
        return Cell.text(Words.trim(raw));
    }

    private static boolean isError(String raw) {
        return List.of("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
                .contains(raw);
    }

    private static Cell number(
            ReadableWorkbook book, org.dhatim.fastexcel.reader.Cell cell, BigDecimal stored) {
        // 81.71 is stored as 81.709999999999994.
        BigDecimal number = stored.round(SHOWN);
        String format = cell.getDataFormatString();
        if (format == null) {
            format = "";
        }
        String shown = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        if (isDate(format) && number.signum() > 0 && number.compareTo(Values.LAST_SERIAL) <= 0) {
            LocalDate date = Values.fromSerial(number, book.isDate1904());
            return new Cell(date.toString(), number, date, false, null);
        }
        return new Cell(shown, number, null, format.contains("%"), null);
    }

    /** A format with a year or a day in it, outside quotes, brackets and escapes. */
    private static boolean isDate(String format) {
        String plain =
                format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return plain.contains("y") || plain.contains("d");
    }
}
