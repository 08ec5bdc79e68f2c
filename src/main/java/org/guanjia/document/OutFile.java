package org.guanjia.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Files that we write for spreadsheets. A cell is a number or text; text that would begin a formula
 * is kept from doing so.
 */
public final class OutFile {

    /**
     * A sheet of a workbook.
     *
     * @param rows the first one is the header
     */
    public record Sheet(String name, List<? extends List<?>> rows, double... widths) {}

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private OutFile() {}

    /** UTF-8 with a mark, by which Excel knows it. */
    public static byte[] csv(List<? extends List<?>> rows) {
        StringWriter text = new StringWriter();
        try (de.siegmar.fastcsv.writer.CsvWriter csv =
                de.siegmar.fastcsv.writer.CsvWriter.builder().build(text)) {
            rows.forEach(row -> csv.writeRecord(row.stream().map(OutFile::plain).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(BOM);
        file.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        return file.toByteArray();
    }

    public static byte[] xlsx(List<Sheet> sheets) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Guanjia", "1.0")) {
            for (Sheet sheet : sheets) {
                Worksheet page = book.newWorksheet(sheet.name());
                for (int r = 0; r < sheet.rows().size(); r++) {
                    List<?> row = sheet.rows().get(r);
                    for (int c = 0; c < row.size(); c++) {
                        if (row.get(c) instanceof Number number) {
                            page.value(r, c, number);
                            continue;
                        }
                        page.value(r, c, printable((String) row.get(c)));
                        if (r == 0) {
                            page.style(r, c).bold().fillColor("DCE6F2").set();
                        }
                        // Text, so that Excel makes neither a day of 3-1 nor a number of 0571.
                        page.style(r, c).format("@").wrapText(r > 0).verticalAlignment("top").set();
                    }
                }
                for (int c = 0; c < sheet.widths().length; c++) {
                    page.width(c, sheet.widths()[c]);
                }
                page.freezePane(0, 1);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static String plain(Object cell) {
        return cell instanceof Number ? cell.toString() : harmless((String) cell);
    }

    private static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** XML cannot hold control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "�");
    }
}
