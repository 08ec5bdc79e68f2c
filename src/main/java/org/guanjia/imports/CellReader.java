package org.guanjia.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.guanjia.estate.Phones;

/** Takes values out of the cells of a row and writes down what is wrong with them. */
final class CellReader {

    static final int LONGEST_NAME = 100;

    private static final BigDecimal LARGEST_AREA = BigDecimal.valueOf(100_000);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Faults faults;
    private final LocalDate today;

    CellReader(Faults faults, LocalDate today) {
        this.faults = faults;
        this.today = today;
    }

    void error(FileRow row, Field field, String textKey, Object... args) {
        faults.error(row.number(), row.heading(field), row.text(field), textKey, args);
    }

    void warn(FileRow row, Field field, String textKey, Object... args) {
        faults.warn(row.number(), row.heading(field), row.text(field), textKey, args);
    }

    /** Whether there is something in the cell that can be used. */
    boolean usable(FileRow row, Field field) {
        Cell cell = row.cell(field);
        if (cell.problem() != null) {
            error(row, field, cell.problem());
            return false;
        }
        return !cell.isEmpty();
    }

    /** A text on one line; null when there is none, or a bad one. */
    String text(FileRow row, Field field, int longest) {
        if (!usable(row, field)) {
            return null;
        }
        String text = row.text(field);
        if (Words.isGarbled(text)) {
            error(row, field, "imports.garbled");
            return null;
        }
        if (Words.hasControl(text)) {
            error(row, field, "imports.controlCharacter");
            return null;
        }
        if (text.length() > longest) {
            error(row, field, "imports.textTooLong", text.length(), longest);
            return null;
        }
        return text;
    }

    /** A person's name; null when there is none, or a bad one. */
    String name(FileRow row, Field field) {
        String name = text(row, field, LONGEST_NAME);
        if (name != null && row.cell(field).number() != null) {
            error(row, field, "imports.nameIsNumber");
            return null;
        }
        if (name != null && Words.hasEmoji(name)) {
            warn(row, field, "imports.nameWithEmoji");
        }
        return name;
    }

    /** A part of an address as written; empty when there is none, null when it is bad. */
    String address(FileRow row, Field field) {
        if (row.cell(field).date() != null) {
            error(row, field, "imports.addressIsDate");
            return null;
        }
        boolean bad = row.cell(field).problem() != null;
        String text = text(row, field, LONGEST_NAME);
        return text == null ? (bad || !row.cell(field).isEmpty() ? null : "") : text;
    }

    /** Square metres; null when there are none, or bad ones. */
    BigDecimal area(FileRow row, Field field) {
        if (!usable(row, field)) {
            return null;
        }
        BigDecimal area = Values.area(row.cell(field)).orElse(null);
        if (area == null) {
            error(row, field, "imports.areaNotNumber");
        } else if (area.signum() <= 0) {
            error(row, field, "imports.areaNotPositive");
        } else if (area.compareTo(LARGEST_AREA) > 0) {
            error(row, field, "imports.areaTooLarge", LARGEST_AREA);
        } else {
            return area;
        }
        return null;
    }

    /** A day; null when there is none, or a bad one. */
    LocalDate day(FileRow row, Field field, boolean past) {
        if (!usable(row, field)) {
            return null;
        }
        LocalDate day = Values.day(row.cell(field)).orElse(null);
        if (day == null) {
            error(row, field, "imports.dayUnreadable");
        } else if (past && day.isAfter(today)) {
            error(row, field, "imports.dayInFuture", day);
        } else {
            return day;
        }
        return null;
    }

    /** Yes or no; null when neither is said, or something else. */
    Boolean truth(FileRow row, Field field) {
        if (!usable(row, field)) {
            return null;
        }
        Boolean truth = Values.truth(row.text(field)).orElse(null);
        if (truth == null) {
            error(row, field, "imports.notYesOrNo");
        }
        return truth;
    }

    /** Percent of a house; null when nothing is said, or nonsense. */
    BigDecimal share(FileRow row, Field field) {
        if (!usable(row, field)) {
            return null;
        }
        BigDecimal share = Values.share(row.cell(field)).orElse(null);
        if (share == null || share.signum() <= 0 || share.compareTo(WHOLE) > 0) {
            error(row, field, "imports.shareBad");
            return null;
        }
        return share;
    }

    /** Canonical numbers of several columns, the first one preferred; never null. */
    List<String> phones(FileRow row, Field... fields) {
        Set<String> all = new LinkedHashSet<>();
        for (Field field : fields) {
            if (!usable(row, field)) {
                continue;
            }
            if (Values.hasLostDigits(row.text(field))) {
                error(row, field, "imports.phoneLostDigits");
                continue;
            }
            List<String> bad = new ArrayList<>();
            List<String> good = Values.phones(row.text(field), bad);
            bad.forEach(part -> error(row, field, "imports.phoneBad", part));
            good.stream().filter(phone -> phone.length() <= Phones.LONGEST).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** An address for mail; null when there is none, or a bad one. */
    String email(FileRow row, Field field) {
        if (!usable(row, field)) {
            return null;
        }
        String email = row.text(field);
        if (!Values.isEmail(email)) {
            error(row, field, "imports.emailBad");
            return null;
        }
        return email;
    }

    LocalDate today() {
        return today;
    }
}
