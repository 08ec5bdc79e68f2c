package org.guanjia.imports;

import static org.guanjia.imports.Field.*;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of meter readings as the reader's round or a remote reading system gives it. */
public final class ReadingFile {

    private static final int LONGEST_SERIAL = 40;

    /**
     * A reading.
     *
     * @param row as the spreadsheet numbers it
     * @param rolled whether the meter passed its last number
     */
    public record Reading(
            int row, String serial, LocalDate readOn, BigDecimal value, boolean rolled) {}

    /**
     * What a file holds.
     *
     * @param faults errors first; with an error the file is not to be used
     */
    public record Content(List<Reading> readings, List<Fault> faults) {

        public boolean broken() {
            return faults.stream().anyMatch(Fault::error);
        }
    }

    private final Faults faults = new Faults();
    private final CellReader read;
    private final List<Reading> readings = new ArrayList<>();

    private ReadingFile(LocalDate today) {
        this.read = new CellReader(faults, today);
    }

    /**
     * Reads a list in CSV (UTF-8, GBK) or XLSX.
     *
     * @throws org.guanjia.language.Refusal 422 when it is no spreadsheet or has no such headings
     */
    public static Content read(byte[] file, LocalDate today) {
        ReadingFile list = new ReadingFile(today);
        Table.read(Columns.READING_COLUMNS, file, list.faults, list::take);
        return new Content(List.copyOf(list.readings), list.faults.all());
    }

    private void take(FileRow row) {
        int before = faults.errors();
        String serial = read.text(row, METER, LONGEST_SERIAL);
        LocalDate day = read.day(row, READ_ON, false);
        BigDecimal value = value(row);
        Boolean rolled = row.has(ROLLED) ? read.truth(row, ROLLED) : null;
        if (faults.errors() > before) {
            return;
        }
        // A round's list has every meter; what was not read that day is left blank.
        if (value == null) {
            return;
        }
        if (serial == null || day == null) {
            read.error(row, serial == null ? METER : READ_ON, "imports.readingIncomplete");
            return;
        }
        readings.add(new Reading(row.number(), serial, day, value, Boolean.TRUE.equals(rolled)));
    }

    private BigDecimal value(FileRow row) {
        if (row.text(READING).isEmpty()) {
            return null;
        }
        if (!read.usable(row, READING)) {
            return null;
        }
        Optional<BigDecimal> value =
                Values.number(
                        Normalizer.normalize(row.text(READING), Normalizer.Form.NFKC)
                                .replaceAll("\\s", ""));
        if (value.isEmpty()) {
            read.error(row, READING, "imports.readingUnreadable");
            return null;
        }
        return value.get();
    }
}
