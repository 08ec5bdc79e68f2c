package org.guanjia.casefile;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of free words who reported in confidence: the name, also the family name before a form
 * of address, the telephone number however it is written, and the number of the room. What people
 * write about the reporter in other words, no rule finds.
 */
final class ReporterMask {

    /** What stands where the reporter stood: never longer than what it replaces. */
    static final String MARK = "**";

    private static final String ADDRESSED = "(?:先生|女士|小姐|太太|夫人|老师|师傅|阿姨|叔叔|大爷|大妈|大姐|大哥|老板|业主|同志)";

    /** Family names of two characters, as far as they are common. */
    private static final Set<String> DOUBLE =
            Set.of("欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙");

    /** A room's number inside a case number or a date is none. */
    private static final String NUMBER = "(?<![A-Z]{2}-\\d{8}-)(?<!\\d)%s(?!\\d)(?!-\\d\\d-\\d\\d)";

    /** Shorter numbers stand for too much else. */
    private static final int SHORTEST_ROOM = 3;

    private final Pattern reporter;

    private ReporterMask(Pattern reporter) {
        this.reporter = reporter;
    }

    /**
     * For this reporter.
     *
     * @param name may be null
     * @param phone canonical; may be null
     * @param rooms of the reporter, as claimed and as confirmed; null among them is none
     */
    static ReporterMask of(String name, String phone, Stream<String> rooms) {
        Set<String> parts = new LinkedHashSet<>();
        if (name != null && name.strip().codePointCount(0, name.strip().length()) > 1) {
            String whole = name.strip();
            parts.add(Pattern.quote(whole));
            if (whole.codePoints().allMatch(Character::isIdeographic)) {
                String two = whole.substring(0, whole.offsetByCodePoints(0, 2));
                String family =
                        DOUBLE.contains(two)
                                ? two
                                : whole.substring(0, whole.offsetByCodePoints(0, 1));
                parts.add(family + ADDRESSED);
            }
        }
        if (phone != null && phone.length() > SHORTEST_ROOM) {
            parts.add(
                    phone.codePoints()
                            .mapToObj(Character::toString)
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[ -]?")));
        }
        rooms.filter(room -> room != null && room.strip().length() >= SHORTEST_ROOM)
                .map(room -> NUMBER.formatted(Pattern.quote(room.strip())))
                .forEach(parts::add);
        return new ReporterMask(
                parts.isEmpty() ? null : Pattern.compile("(?i)" + String.join("|", parts)));
    }

    /** The text without the reporter; null stays null. */
    String apply(String text) {
        return text == null || reporter == null ? text : reporter.matcher(text).replaceAll(MARK);
    }
}
