package org.guanjia.imports;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guanjia.staff.StaffLedger.Hours;

/** The weekly roster as a cell says it: 周一至周五 08:30-18:00; 周六 09:00-12:00. */
final class Shifts {

    private static final String DAYS = "一二三四五六日";
    private static final Pattern PARTS = Pattern.compile("[;；\\n\\r]+");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2}):(\\d{2})\\s*(?:-|~|至|到)\\s*(?:次日|第二天)?(\\d{1,2}):(\\d{2})");
    private static final Pattern RANGE = Pattern.compile("([一二三四五六日])(?:-|~|至|到)([一二三四五六日])");
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

    private Shifts() {}

    /** The lines of the roster; empty when the text cannot be read as one. */
    static Optional<Set<Hours>> parse(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[—–－〜～]", "-")
                        .replace("：", ":");
        Set<Hours> all = new HashSet<>();
        for (String part : PARTS.split(plain)) {
            if (part.isBlank()) {
                continue;
            }
            if (!part(part, all)) {
                return Optional.empty();
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static boolean part(String part, Set<Hours> all) {
        String rest = part.replace("24小时", " 00:00-24:00").replace("全天", " 00:00-24:00");
        Matcher time = TIME.matcher(rest);
        List<LocalTime[]> times = new ArrayList<>();
        StringBuilder days = new StringBuilder();
        int end = 0;
        while (time.find()) {
            days.append(rest, end, time.start());
            end = time.end();
            Optional<LocalTime> from = time(time.group(1), time.group(2));
            Optional<LocalTime> to = time(time.group(3), time.group(4));
            if (from.isEmpty() || to.isEmpty()) {
                return false;
            }
            times.add(new LocalTime[] {from.get(), to.get()});
        }
        days.append(rest.substring(end));
        Optional<Set<DayOfWeek>> weekdays = days(days.toString());
        if (times.isEmpty() || weekdays.isEmpty()) {
            return false;
        }
        for (DayOfWeek day : weekdays.get()) {
            times.forEach(hours -> all.add(new Hours(day, hours[0], hours[1])));
        }
        return true;
    }

    private static Optional<LocalTime> time(String hour, String minute) {
        int h = Integer.parseInt(hour);
        int m = Integer.parseInt(minute);
        if (h == 24 && m == 0) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        return h < 24 && m < 60 ? Optional.of(LocalTime.of(h, m)) : Optional.empty();
    }

    /** 周一至周五, 周一、三、五, 每天, 工作日, 周末; nothing before the time means every day. */
    private static Optional<Set<DayOfWeek>> days(String text) {
        String plain =
                text.replaceAll("[\\s,，、/和]+", "")
                        .replace("每天", "一至日")
                        .replace("每日", "一至日")
                        .replace("工作日", "一至五")
                        .replace("周末", "六日")
                        .replaceAll("周|星期|礼拜", "")
                        .replace("天", "日");
        if (plain.isEmpty()) {
            plain = "一至日";
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Matcher range = RANGE.matcher(plain);
        StringBuilder single = new StringBuilder();
        int end = 0;
        while (range.find()) {
            single.append(plain, end, range.start());
            end = range.end();
            int from = DAYS.indexOf(range.group(1));
            int to = DAYS.indexOf(range.group(2));
            for (int day = from; ; day = (day + 1) % 7) {
                days.add(DayOfWeek.of(day + 1));
                if (day == to) {
                    break;
                }
            }
        }
        single.append(plain.substring(end));
        for (char c : single.toString().toCharArray()) {
            int day = DAYS.indexOf(c);
            if (day < 0) {
                return Optional.empty();
            }
            days.add(DayOfWeek.of(day + 1));
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    /** Whether somebody would be on duty twice at one moment of the week. */
    static boolean overlap(Set<Hours> hours) {
        Set<Integer> taken = new HashSet<>();
        for (Hours line : hours) {
            int start =
                    (line.weekday().getValue() - 1) * MINUTES_OF_DAY
                            + line.starts().toSecondOfDay() / 60;
            int length =
                    Math.floorMod(
                            line.ends().toSecondOfDay() / 60 - line.starts().toSecondOfDay() / 60,
                            MINUTES_OF_DAY);
            for (int minute = 0; minute < (length == 0 ? MINUTES_OF_DAY : length); minute++) {
                if (!taken.add((start + minute) % MINUTES_OF_WEEK)) {
                    return true;
                }
            }
        }
        return false;
    }
}
