package org.guanjia.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guanjia.estate.Phones;
import org.guanjia.estate.Resident;

/** How people write numbers, days, telephones and words, and what they mean by it. */
final class Values {

    /** 31 December 2199 as a spreadsheet counts days. */
    static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(109_574);

    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(18_264);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?"
                            + "(?:[T\\s]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?");
    private static final Pattern COMPACT_DAY = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(?:\\.\\d{1,15})?");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final Pattern AREA_UNIT = Pattern.compile("(?i)\\s*(?:㎡|m2|m²|平方米|平米|平方|平)$");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\".]+(?:\\.[^\\s@,;<>\".]+)+");

    private static final Pattern BETWEEN_PHONES = Pattern.compile("[,;、|/\\n\\r]+|和|或|及");
    private static final Pattern PHONE =
            Pattern.compile(
                    "1[3-9]\\d{9}|0\\d{9,11}|[2-9]\\d{6,7}|400\\d{7}|800\\d{7}|\\+\\d{7,15}");
    private static final Pattern LOST_DIGITS = Pattern.compile("(?i)\\d(?:\\.\\d+)?E\\+?\\d+");

    private static final Map<String, Resident.Kind> KINDS =
            Map.ofEntries(
                    Map.entry("业主", Resident.Kind.OWNER),
                    Map.entry("产权人", Resident.Kind.OWNER),
                    Map.entry("房主", Resident.Kind.OWNER),
                    Map.entry("户主", Resident.Kind.OWNER),
                    Map.entry("本人", Resident.Kind.OWNER),
                    Map.entry("共有人", Resident.Kind.OWNER),
                    Map.entry("共有产权人", Resident.Kind.OWNER),
                    Map.entry("owner", Resident.Kind.OWNER),
                    Map.entry("租户", Resident.Kind.TENANT),
                    Map.entry("租客", Resident.Kind.TENANT),
                    Map.entry("承租人", Resident.Kind.TENANT),
                    Map.entry("tenant", Resident.Kind.TENANT),
                    Map.entry("家属", Resident.Kind.FAMILY),
                    Map.entry("家人", Resident.Kind.FAMILY),
                    Map.entry("亲属", Resident.Kind.FAMILY),
                    Map.entry("家庭成员", Resident.Kind.FAMILY),
                    Map.entry("配偶", Resident.Kind.FAMILY),
                    Map.entry("父母", Resident.Kind.FAMILY),
                    Map.entry("子女", Resident.Kind.FAMILY),
                    Map.entry("family", Resident.Kind.FAMILY));

    private static final Set<String> YES =
            Set.of(
                    "是", "有", "y", "yes", "true", "1", "√", "✓", "空置", "空", "空关", "闲置", "未入住",
                    "vacant");
    private static final Set<String> NO =
            Set.of(
                    "否",
                    "无",
                    "n",
                    "no",
                    "false",
                    "0",
                    "×",
                    "x",
                    "已入住",
                    "入住",
                    "自住",
                    "出租",
                    "在住",
                    "常住",
                    "非空置",
                    "使用中",
                    "occupied");

    private Values() {}

    /** The day that a cell means; empty when it is none between 1950 and 2199. */
    static Optional<LocalDate> day(Cell cell) {
        if (cell.date() != null) {
            return Optional.of(cell.date()).filter(day -> !day.isBefore(FIRST_DAY));
        }
        String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
        Matcher compact = COMPACT_DAY.matcher(text);
        Matcher day = compact.matches() ? compact : DAY.matcher(text);
        if (day.matches()) {
            try {
                LocalDate date =
                        LocalDate.of(
                                Integer.parseInt(day.group(1)),
                                Integer.parseInt(day.group(2)),
                                Integer.parseInt(day.group(3)));
                return Optional.of(date).filter(d -> !d.isBefore(FIRST_DAY) && d.getYear() < 2200);
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
        return number(text)
                .filter(n -> n.compareTo(FIRST_SERIAL) >= 0 && n.compareTo(LAST_SERIAL) <= 0)
                .map(n -> fromSerial(n, false));
    }

    static LocalDate fromSerial(BigDecimal serial, boolean since1904) {
        return (since1904 ? EPOCH_1904 : EPOCH_1900)
                .plusDays(serial.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /** A number as people write it: with thousands separators, without a unit. */
    static Optional<BigDecimal> number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (plain.matches("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            plain = plain.replace(",", "");
        }
        return NUMBER.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** Square metres, with or without their unit. */
    static Optional<BigDecimal> area(Cell cell) {
        if (cell.date() != null) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
        return number(AREA_UNIT.matcher(plain).replaceFirst(""))
                .map(area -> area.setScale(2, RoundingMode.HALF_UP));
    }

    /** Percent: 50, 50%, 1/2, or 0.5 where a share of a whole is meant. */
    static Optional<BigDecimal> share(Cell cell) {
        if (cell.date() != null) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).replace(" ", "");
        Matcher fraction = FRACTION.matcher(plain);
        BigDecimal hundred = BigDecimal.valueOf(100);
        if (fraction.matches() && !fraction.group(2).matches("0+")) {
            return Optional.of(
                    new BigDecimal(fraction.group(1))
                            .multiply(hundred)
                            .divide(new BigDecimal(fraction.group(2)), 2, RoundingMode.HALF_UP));
        }
        boolean percent = plain.endsWith("%");
        return number(percent ? plain.substring(0, plain.length() - 1) : plain)
                .map(n -> !percent && n.compareTo(BigDecimal.ONE) <= 0 ? n.multiply(hundred) : n)
                .map(n -> n.setScale(2, RoundingMode.HALF_UP));
    }

    static Optional<Resident.Kind> kind(String text) {
        return Optional.ofNullable(KINDS.get(Columns.plain(text)));
    }

    /** Yes and no in their many words. */
    static Optional<Boolean> truth(String text) {
        String word = Columns.plain(text);
        return YES.contains(word)
                ? Optional.of(true)
                : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches();
    }

    /** Whether a spreadsheet has rounded a number away: 1.39E+10. */
    static boolean hasLostDigits(String text) {
        return LOST_DIGITS.matcher(text.strip()).matches();
    }

    /**
     * The numbers of a cell in canonical form, in their order.
     *
     * @param bad takes what is no telephone number
     */
    static List<String> phones(String text, List<String> bad) {
        Set<String> numbers = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        for (String part : BETWEEN_PHONES.split(plain)) {
            if (part.isBlank()) {
                continue;
            }
            if (isPhone(part)) {
                numbers.add(Phones.normalise(part));
                continue;
            }
            // Two numbers with nothing but a blank between them.
            List<String> several = new ArrayList<>();
            for (String word : part.strip().split("\\s+")) {
                several.add(word);
            }
            if (several.size() > 1 && several.stream().allMatch(Values::isPhone)) {
                several.forEach(word -> numbers.add(Phones.normalise(word)));
            } else {
                bad.add(part.strip());
            }
        }
        return List.copyOf(numbers);
    }

    private static boolean isPhone(String text) {
        boolean letters =
                text.replaceAll("(?i)转|轉|分机|ext\\.?|#", "")
                        .codePoints()
                        .anyMatch(Character::isLetter);
        return !letters && PHONE.matcher(Phones.normalise(text)).matches();
    }
}
