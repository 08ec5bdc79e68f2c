package org.guanjia.fee;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.language.CompanyFiles;
import org.springframework.stereotype.Component;

/**
 * How long a debt can be claimed and when its creditor is warned: {@code reference/limitation.csv},
 * or the company's own file of that name.
 */
@Component
class LimitationTerms {

    private static final String FILE = "limitation.csv";

    private final int period;
    private final int warning;
    private final int escalation;

    LimitationTerms(CompanyFiles files) {
        Map<String, Integer> months = new HashMap<>(read(files.own("reference/" + FILE)));
        months.putAll(read(files.company(FILE)));
        this.period = months.get("period");
        this.warning = months.get("warning");
        this.escalation = months.get("escalation");
        if (warning > escalation || escalation > period || warning < 1) {
            throw new IllegalStateException(
                    FILE + ": warning, escalation and period must follow each other");
        }
    }

    private static Map<String, Integer> read(List<String> lines) {
        Map<String, Integer> months = new HashMap<>();
        for (String line : lines) {
            String[] cell = line.split(",", -1);
            months.put(cell[0].strip(), Integer.valueOf(cell[1].strip()));
        }
        return months;
    }

    /** The last day on which what runs from this day can be claimed. */
    LocalDate lapses(LocalDate from) {
        return from.plusMonths(period);
    }

    /** What runs from that day or an earlier one is near its end now. */
    LocalDate warnedUpTo(LocalDate today) {
        return today.minusMonths(warning);
    }

    /** How near the end is; null while it is far. */
    LimitationLevel level(LocalDate from, LocalDate today) {
        if (today.isAfter(lapses(from))) {
            return LimitationLevel.LAPSED;
        }
        if (!today.isBefore(from.plusMonths(escalation))) {
            return LimitationLevel.ESCALATION;
        }
        return today.isBefore(from.plusMonths(warning)) ? null : LimitationLevel.WARNING;
    }
}
