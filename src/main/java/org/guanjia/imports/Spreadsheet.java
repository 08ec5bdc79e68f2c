package org.guanjia.imports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A file of rows, whatever kind it turns out to be. What it is, its first bytes say and not its
 * name.
 */
final class Spreadsheet {

    /** The largest file, in bytes. */
    static final int LARGEST = 50 * 1024 * 1024;

    /** The most rows that are read, blank ones included. */
    static final int MOST_ROWS = 200_000;

    private Spreadsheet() {}

    /**
     * Reads the rows of the sheet.
     *
     * @param sheet takes the rows of a sheet; says after each whether it wants more. When it wants
     *     no more of a sheet, the next sheet is offered, until the sink is content
     * @throws UnreadableFile when it is no spreadsheet, or one that is not safe to read
     */
    static void read(byte[] file, Sheets sheets) {
        if (file.length == 0) {
            throw new UnreadableFile("imports.fileEmpty");
        }
        if (file.length > LARGEST) {
            throw new UnreadableFile("imports.fileTooLarge", LARGEST / 1024 / 1024);
        }
        if (starts(file, 0x50, 0x4B, 0x03, 0x04)) {
            Xlsx.read(file, sheets);
        } else if (starts(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile("imports.fileOldExcel");
        } else if (starts(file, 0x25, 0x50, 0x44, 0x46)) {
            throw new UnreadableFile("imports.filePdf");
        } else if (looksLikeMarkup(file)) {
            throw new UnreadableFile("imports.fileHtml");
        } else {
            Csv.read(file, sheets);
        }
    }

    /** What is offered the sheets of a file, one after the other. */
    interface Sheets {

        /**
         * A sheet begins.
         *
         * @param name empty where sheets have none
         * @return takes each row and says whether it wants the next one
         */
        Predicate<SheetRow> open(String name);

        /** Whether the sheet that was just read is the right one, so that no other is needed. */
        boolean content();
    }

    private static boolean starts(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean looksLikeMarkup(byte[] file) {
        String start =
                new String(file, 0, Math.min(file.length, 512), StandardCharsets.ISO_8859_1)
                        .replaceAll("^[^<\\w]*", "")
                        .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<table")
                || start.startsWith("<meta");
    }
}
