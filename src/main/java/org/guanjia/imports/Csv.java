package org.guanjia.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Text with separators: in UTF-8, in GBK as Chinese Excel writes it, or in UTF-16. */
final class Csv {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');
    private static final int LINES_TO_GUESS_BY = 30;
    private static final int LONGEST_CELL = 64 * 1024;

    private Csv() {}

    static void read(byte[] file, Spreadsheet.Sheets sheets) {
        String text = decode(file);
        Predicate<SheetRow> sink = sheets.open("");
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(text)) {
            // Counted as Excel counts: a cell of several lines is one row.
            int number = 0;
            for (CsvRecord line : records) {
                number++;
                if (!sink.test(
                        new SheetRow(number, line.getFields().stream().map(Csv::cell).toList()))) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            throw new UnreadableFile("imports.csvBroken");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Excel keeps leading zeros in a CSV file by writing ="0012". */
    private static Cell cell(String field) {
        String text = Words.trim(field);
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = Words.trim(text.substring(2, text.length() - 1));
        }
        return Cell.text(text);
    }

    private static String decode(byte[] file) {
        if (file.length >= 2) {
            int first = (file[0] & 0xFF) << 8 | file[1] & 0xFF;
            if (first == 0xFFFE) {
                return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
            }
            if (first == 0xFEFF) {
                return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
            }
        }
        for (int i = 0; i < Math.min(file.length, 4096); i++) {
            if (file[i] == 0) {
                throw new UnreadableFile("imports.fileUnknown");
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                String text =
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(file))
                                .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                // The next one may fit.
            }
        }
        throw new UnreadableFile("imports.fileEncoding");
    }

    /** The separator that stands in most of the first lines most often. */
    private static char separator(String text) {
        char best = ',';
        long most = 0;
        List<String> lines = text.lines().limit(LINES_TO_GUESS_BY).toList();
        for (char separator : SEPARATORS) {
            long found =
                    lines.stream()
                            .mapToLong(line -> line.chars().filter(c -> c == separator).count())
                            .sum();
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        return best;
    }
}
