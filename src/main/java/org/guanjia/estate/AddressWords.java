package org.guanjia.estate;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people write the parts of an address, and their one canonical form. */
final class AddressWords {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");
    private static final Pattern NUMERAL = Pattern.compile("[〇零一二两三四五六七八九十百]+");
    private static final String DIGITS = "零一二三四五六七八九";

    private static final Pattern PHASE_FIRST = Pattern.compile("^(.+?期)(.+)$");
    private static final Pattern BUILDING_FIRST =
            Pattern.compile("^([0-9A-Z〇零一二两三四五六七八九十百]+(?:号楼|栋|幢|座|楼|#))(.+)$");
    private static final Pattern UNIT_FIRST = Pattern.compile("^(.+?单元)(.+)$");
    private static final Pattern DASHES = Pattern.compile("[0-9A-Z]+(?:-[0-9A-Z]+){1,3}");

    /** No address is longer; what a request sends beyond it could only slow the patterns down. */
    private static final int LONGEST = 60;

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X");

    private AddressWords() {}

    static Address normalise(Address address) {
        String phase = clean(address.phase());
        String building = clean(address.building());
        String unit = clean(address.unit());
        String room = clean(address.room());

        if (DASHES.matcher(room).matches() && unit.isEmpty()) {
            // 3-1-1201 is how a whole address is said where a form has but one field.
            Deque<String> parts = new ArrayDeque<>(List.of(room.split("-")));
            if (building.isEmpty()) {
                phase = parts.size() == 4 ? first(phase, parts.pop()) : phase;
                building = parts.pop();
            }
            unit = parts.size() == 2 ? parts.pop() : unit;
            room = String.join("-", parts);
        }
        if (building.isEmpty()) {
            String[] parts = split(PHASE_FIRST, room);
            phase = first(phase, parts[0]);
            parts = split(BUILDING_FIRST, parts[1]);
            building = parts[0];
            room = parts[1];
        } else {
            String[] parts = split(PHASE_FIRST, building);
            phase = first(phase, parts[0]);
            building = parts[1];
            Matcher rest = BUILDING_FIRST.matcher(building);
            if (rest.matches() && rest.group(2).endsWith("单元")) {
                building = rest.group(1);
                unit = first(unit, rest.group(2));
            }
        }
        String[] parts = split(UNIT_FIRST, room);
        unit = first(unit, parts[0]);
        room = parts[1];

        return new Address(
                address.community() == null ? "" : address.community().strip(),
                phase(phase),
                building(building),
                unit(unit),
                room(room));
    }

    static String phase(String typed) {
        String text = clean(typed);
        if (text.startsWith("第")) {
            text = text.substring(1);
        }
        String stem = without(text, "期");
        int roman = ROMAN.indexOf(stem) + 1;
        return roman > 0 ? Integer.toString(roman) : number(stem);
    }

    static String building(String typed) {
        String text = clean(typed);
        if (text.startsWith("第")) {
            text = text.substring(1);
        }
        String stem = without(text, "号楼", "栋", "幢", "座", "号", "楼", "#");
        // 望月楼 is a name, 3号楼 is a number.
        return isNumberLike(stem) ? number(stem) : text;
    }

    static String unit(String typed) {
        String text = clean(typed);
        if (text.startsWith("第")) {
            text = text.substring(1);
        }
        return number(without(text, "单元"));
    }

    static String room(String typed) {
        String text = clean(typed);
        String stem = without(text, "室", "号房", "房", "号");
        return isNumberLike(stem) ? number(stem) : text;
    }

    /** Half-width, upper case, without spaces, the traditional forms of our words simplified. */
    static String clean(String typed) {
        if (typed == null) {
            return "";
        }
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        text = SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return text.replace('棟', '栋')
                .replace('樓', '楼')
                .replace('號', '号')
                .replace('單', '单')
                .replace('两', '二')
                .replace('兩', '二');
    }

    /** A place as staff write it: 云栖苑 一期 3栋 1单元 1201, or in English with its words. */
    static String display(String community, Address place, Locale language) {
        if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return Stream.of(
                            community,
                            word("Phase ", place.phase()),
                            word("Building ", place.building()),
                            word("Unit ", place.unit()),
                            place.room())
                    .filter(part -> part != null && !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return (community + " " + place.display()).strip();
    }

    /** A name of its own (东区, 望月楼) stands alone. */
    private static String word(String word, String part) {
        return part != null && part.matches("[0-9A-Z-]+") ? word + part : part;
    }

    /** 期 and so on as staff write them: 一期, 3栋, A座, 1单元, 1201. */
    static String display(String phase, String building, String unit, String room) {
        StringBuilder text = new StringBuilder();
        if (!phase.isEmpty()) {
            append(text, phase.matches("\\d+") ? chinese(phase) + "期" : phase);
        }
        if (!building.isEmpty()) {
            append(text, isNumberLike(building) ? building + buildingWord(building) : building);
        }
        if (!unit.isEmpty()) {
            append(text, unit + "单元");
        }
        append(text, room);
        return text.toString();
    }

    /** Chinese numerals to digits and no leading zeros; anything else as it is. */
    static String number(String text) {
        String digits = text;
        if (NUMERAL.matcher(text).matches()) {
            digits = fromChinese(text);
        }
        return ZEROS.matcher(digits).replaceAll("");
    }

    private static String fromChinese(String numeral) {
        if (!numeral.contains("十") && !numeral.contains("百")) {
            StringBuilder digits = new StringBuilder();
            numeral.chars().forEach(c -> digits.append(digitOf((char) c)));
            return digits.toString();
        }
        int total = 0;
        int current = -1;
        for (char c : numeral.toCharArray()) {
            if (c == '百' || c == '十') {
                total += (current < 0 ? 1 : current) * (c == '百' ? 100 : 10);
                current = -1;
            } else {
                current = digitOf(c);
            }
        }
        return Integer.toString(total + Math.max(current, 0));
    }

    private static int digitOf(char numeral) {
        return numeral == '〇' ? 0 : DIGITS.indexOf(numeral == '两' ? '二' : numeral);
    }

    private static String chinese(String digits) {
        int number = digits.length() > 2 ? 100 : Integer.parseInt(digits);
        if (number >= 100) {
            return digits;
        }
        String tens = number < 10 ? "" : number < 20 ? "十" : DIGITS.charAt(number / 10) + "十";
        return number >= 10 && number % 10 == 0 ? tens : tens + DIGITS.charAt(number % 10);
    }

    private static String buildingWord(String building) {
        return building.matches("\\d+") ? "栋" : "座";
    }

    private static boolean isNumberLike(String text) {
        return text.matches("[0-9A-Z-]+") || NUMERAL.matcher(text).matches();
    }

    private static String without(String text, String... words) {
        for (String word : words) {
            if (text.endsWith(word) && text.length() > word.length()) {
                return text.substring(0, text.length() - word.length());
            }
        }
        return text;
    }

    private static String[] split(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches()
                ? new String[] {matcher.group(1), matcher.group(2)}
                : new String[] {"", text};
    }

    private static String first(String given, String found) {
        return given.isEmpty() ? found : given;
    }

    private static void append(StringBuilder text, String word) {
        if (!text.isEmpty() && !word.isEmpty()) {
            text.append(' ');
        }
        text.append(word);
    }
}
