package org.guanjia.estate;

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

    private static final Pattern WORDS =
            Pattern.compile(
                    "^(?:第?([^期]+?)期)?(?:第?(.+?)(?:号楼|栋|幢|座|楼|#))?(?:(.+?)单元)?([0-9A-Z-]*?)(?:室|房|号)?$");
    private static final Pattern DASHES = Pattern.compile("^[0-9A-Z]+(?:-[0-9A-Z]+){1,3}$");
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
        address(text);
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
        Matcher words = WORDS.matcher(text);
        if (DASHES.matcher(text).matches()) {
            String[] parts = text.split("-");
            int n = parts.length;
            fields(
                    n == 4 ? parts[0] : null,
                    parts[n == 4 ? 1 : 0],
                    n >= 3 ? parts[n - 2] : null,
                    parts[n - 1]);
        } else if (words.matches()) {
            fields(words.group(1), words.group(2), words.group(3), words.group(4));
        }
        if (!PHONE.matcher(text).matches()) {
            alternatives.add("h.building = :named");
            values.put("named", AddressWords.building(text));
        }
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
        if (room != null && ROOM.matcher(room).matches()) {
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
