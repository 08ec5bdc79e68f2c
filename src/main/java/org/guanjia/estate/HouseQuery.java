package org.guanjia.estate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a clerk typed into the house picker, as a condition: a room ("1201", "3栋1201",
 * "二期3-1-1201"), a telephone number or its last digits, or a name. A text that may be several of
 * them is searched as each.
 */
final class HouseQuery {

    /** Before the rest: 一期3-1-1201 names its phase in words and the rest in dashes. */
    private static final Pattern PHASE = Pattern.compile("^第?([^期]+?)期-?(.*)$");

    private static final Pattern WORDS =
            Pattern.compile(
                    "^(?:第?(.+?)(?:号楼|栋|幢|座|楼|#)-?)?(?:(.+?)单元-?)?([0-9A-Z-]*?)(?:室|房|号)?$");
    private static final Pattern DASHES = Pattern.compile("^[0-9A-Z]+(?:-[0-9A-Z]+){1,3}$");

    /** What people write between the parts instead of a dash. */
    private static final Pattern SEPARATORS =
            Pattern.compile("(?<=[0-9A-Za-z])[./、, ]+(?=[0-9A-Za-z])");

    private static final List<Map.Entry<Pattern, String>> ENGLISH =
            List.of(
                    english("phase", "$1期"),
                    english("building|bldg|block", "$1栋"),
                    english("unit", "$1单元"),
                    english("room|flat", "$1室"));

    private static final Pattern PHONE = Pattern.compile("^\\+?[0-9()-]+$");
    private static final Pattern ROOM = Pattern.compile("^[0-9A-Z]+$");

    private final List<String> alternatives = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * @param people whether names and telephone numbers may be searched, too
     */
    HouseQuery(String typed, boolean people) {
        String text = AddressWords.clean(typed);
        if (text.isEmpty()) {
            alternatives.add("1 = 1");
            return;
        }
        address(written(typed));
        if (people) {
            phone(text);
            name(typed.strip());
        }
    }

    /** SQL over the alias {@code h}; false for everything when the text can mean nothing. */
    String condition() {
        return alternatives.isEmpty() ? "1 = 0" : "(" + String.join(" or ", alternatives) + ")";
    }

    Map<String, Object> values() {
        return values;
    }

    private void address(String text) {
        Matcher phased = PHASE.matcher(text);
        String phase = phased.matches() ? phased.group(1) : null;
        String rest = phased.matches() ? phased.group(2) : text;
        Matcher words = WORDS.matcher(rest);
        if (DASHES.matcher(rest).matches()) {
            String[] parts = rest.split("-");
            int n = parts.length;
            boolean four = n == 4 && phase == null;
            if (n < 4 || four) {
                fields(
                        four ? parts[0] : phase,
                        parts[four ? 1 : 0],
                        n >= 3 ? parts[n - 2] : null,
                        parts[n - 1]);
            }
        } else if (words.matches()) {
            // 3栋1-1201: behind the building's word the unit stands before a dash.
            String room = words.group(3);
            int dash = words.group(1) != null && words.group(2) == null ? room.indexOf('-') : -1;
            fields(
                    phase,
                    words.group(1),
                    dash > 0 ? room.substring(0, dash) : words.group(2),
                    room.substring(dash + 1));
        }
        if (!PHONE.matcher(text).matches()) {
            alternatives.add("h.building = :named");
            values.put("named", AddressWords.building(text));
        }
    }

    private static Map.Entry<Pattern, String> english(String words, String meaning) {
        return Map.entry(
                // A letter of ours, as 期, is no end of a word of theirs.
                Pattern.compile(
                        "(?<![a-z])(?:" + words + ")[\\s.]*(\\w+)[\\s,]*",
                        Pattern.CASE_INSENSITIVE),
                meaning);
    }

    /** An address in the words and signs of {@link AddressWords}. */
    private static String written(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        for (Map.Entry<Pattern, String> one : ENGLISH) {
            text = one.getKey().matcher(text).replaceAll(one.getValue());
        }
        return AddressWords.clean(SEPARATORS.matcher(text).replaceAll("-"));
    }

    private void fields(String phase, String building, String unit, String room) {
        List<String> all = new ArrayList<>();
        if (phase != null) {
            all.add("h.phase = :phase");
            values.put("phase", AddressWords.phase(phase));
        }
        if (building != null) {
            all.add("h.building = :building");
            values.put("building", AddressWords.building(building));
        }
        if (unit != null) {
            all.add("h.unit = :unit");
            values.put("unit", AddressWords.unit(unit));
        }
        if (!room.isEmpty()) {
            if (!ROOM.matcher(room).matches()) {
                // Not an address at all; the parts before it would find far too much.
                return;
            }
            all.add("h.room like :room");
            values.put("room", AddressWords.room(room) + "%");
        }
        if (!all.isEmpty()) {
            alternatives.add("(" + String.join(" and ", all) + ")");
        }
    }

    private void phone(String text) {
        String digits = Phones.normalise(text);
        if (PHONE.matcher(text).matches() && digits.length() >= Phones.SHORTEST_SUFFIX) {
            alternatives.add(
                    "h.id in (select p.house_id from resident_phone p"
                            + " where p.community = :community and p.reversed like :reversed)");
            values.put("reversed", new StringBuilder(digits).reverse() + "%");
        }
    }

    private void name(String text) {
        if (text.codePoints().anyMatch(Character::isLetter)) {
            alternatives.add(
                    "h.id in (select r.house_id from resident r"
                            + " where r.community = :community and r.name like :name escape '!')");
            values.put("name", "%" + text.replaceAll("[!%_]", "!$0") + "%");
        }
    }
}
