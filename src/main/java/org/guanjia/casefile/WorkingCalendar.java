package org.guanjia.casefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Working time: working days of mainland China with public holidays and make-up workdays (调休), from
 * {@code calendar/CN-<year>.csv}, and the office's hours. A year without data falls back to Monday
 * to Friday and says so in the log once.
 */
@Component
public class WorkingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);

    /** True is a workday, false a holiday; a day that is not named follows the week. */
    private final Map<Integer, Map<LocalDate, Boolean>> years = new ConcurrentHashMap<>();

    private final ZoneId zone;
    private final LocalTime from;
    private final LocalTime until;

    WorkingCalendar(
            Clock clock,
            @Value("${guanjia.working-hours.from:08:30}") String from,
            @Value("${guanjia.working-hours.until:18:00}") String until) {
        this.zone = clock.getZone();
        this.from = LocalTime.parse(from);
        this.until = LocalTime.parse(until);
        if (!this.from.isBefore(this.until)) {
            throw new IllegalStateException(
                    "guanjia.working-hours.from must be before guanjia.working-hours.until");
        }
    }

    /**
     * Whether this is a day off by law: not a weekend, but a holiday such as the Spring Festival.
     */
    public boolean isPublicHoliday(LocalDate day) {
        return Boolean.FALSE.equals(named(day));
    }

    private Boolean named(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), WorkingCalendar::read).get(day);
    }

    /** Whether the office works on this day. */
    public boolean isWorkingDay(LocalDate day) {
        Boolean named = named(day);
        if (named != null) {
            return named;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * When so much working time has passed. Time outside working hours counts as the next opening;
     * an amount that ends with the day ends at closing time, not at the next opening.
     *
     * @param amount not negative
     */
    public Instant plus(Instant start, Duration amount) {
        ZonedDateTime at = start.atZone(zone);
        LocalDate day = at.toLocalDate();
        LocalTime time = at.toLocalTime();
        Duration left = amount;
        while (true) {
            if (isWorkingDay(day) && time.isBefore(until)) {
                LocalTime begin = time.isBefore(from) ? from : time;
                Duration today = Duration.between(begin, until);
                if (left.compareTo(today) <= 0) {
                    return day.atTime(begin).atZone(zone).toInstant().plus(left);
                }
                left = left.minus(today);
            }
            day = day.plusDays(1);
            time = LocalTime.MIN;
        }
    }

    /** Working time between two instants; zero when {@code end} is not after {@code start}. */
    public Duration between(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(end, zone);
        for (LocalDate day = LocalDate.ofInstant(start, zone);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                Instant opening = day.atTime(from).atZone(zone).toInstant();
                Instant closing = day.atTime(until).atZone(zone).toInstant();
                Instant begin = start.isAfter(opening) ? start : opening;
                Instant finish = end.isBefore(closing) ? end : closing;
                if (finish.isAfter(begin)) {
                    sum = sum.plus(Duration.between(begin, finish));
                }
            }
        }
        return sum;
    }

    /** The same time of day so many working days later; zero days change nothing. */
    public Instant plusWorkingDays(Instant start, int days) {
        ZonedDateTime at = start.atZone(zone);
        LocalDate day = at.toLocalDate();
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.atTime(at.toLocalTime()).atZone(zone).toInstant();
    }

    private static Map<LocalDate, Boolean> read(int year) {
        String file = "/calendar/CN-" + year + ".csv";
        try (InputStream data = WorkingCalendar.class.getResourceAsStream(file)) {
            if (data == null) {
                LOG.warn(
                        "no calendar for {}: working time follows Monday to Friday;"
                                + " public holidays of that year are not known",
                        year);
                return Map.of();
            }
            return parse(file, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<LocalDate, Boolean> parse(String file, InputStream data) throws IOException {
        Map<LocalDate, Boolean> days = new HashMap<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",");
            boolean workday =
                    switch (cells[1]) {
                        case "workday" -> true;
                        case "holiday" -> false;
                        default -> throw new IllegalStateException(file + ": " + line);
                    };
            days.put(LocalDate.parse(cells[0]), workday);
        }
        return days;
    }
}
