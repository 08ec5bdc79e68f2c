package org.guanjia.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.WorkingCalendar;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who spoke with residents, and in what mood those were: hostile conversations are counted for the
 * colleague's sake (S1-01), never against them.
 */
@Service
@Transactional
public class ComplaintContacts {

    /** So many hostile contacts a day are enough for one colleague. */
    static final int ENOUGH_A_DAY = 2;

    /** Who speaks with residents, and is listed with none too. */
    private static final List<String> LISTENERS = List.of(Roles.HOUSEKEEPER, Roles.DESK);

    private final StaffService staff;
    private final WorkingCalendar calendar;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintContacts(StaffService staff, WorkingCalendar calendar, JdbcClient sql, Clock clock) {
        this.staff = staff;
        this.calendar = calendar;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Hostile contacts in a community.
     *
     * @param enough so many a day are enough for one colleague
     * @param days the days that are counted, oldest first, today last
     */
    public record Balance(
            String community, int enough, List<LocalDate> days, List<Colleague> items) {}

    /**
     * A colleague's hostile contacts.
     *
     * @param today since midnight
     * @param byDay counts of the days that had some
     */
    public record Colleague(
            String userId, String name, int today, int total, Map<LocalDate, Integer> byDay) {}

    /** Somebody spoke with the resident. */
    void keep(ComplaintRecord complaint, String user, String mood) {
        sql.sql(
                        "insert into complaint_contact (case_number, community, user_id, mood,"
                                + " contacted_at) values (?, ?, ?, ?, ?)")
                .params(
                        complaint.caseNumber(),
                        complaint.community(),
                        user,
                        mood,
                        Columns.time(clock.instant()))
                .update();
    }

    /** Hostile contacts since midnight, by colleague. */
    @Transactional(readOnly = true)
    Map<String, Integer> hostileToday(String community) {
        Map<String, Integer> counts = new HashMap<>();
        perDay(community, today())
                .forEach(
                        (user, days) ->
                                counts.put(
                                        user,
                                        days.values().stream().mapToInt(Integer::intValue).sum()));
        return counts;
    }

    /**
     * Who had how many over the last working days, today included; most of today first. Days off
     * between them count too: somebody had duty.
     *
     * @param workingDays how many, at least 1
     */
    @Transactional(readOnly = true)
    public Balance balance(String community, int workingDays) {
        LocalDate today = today();
        LocalDate since = today;
        for (int left = workingDays - 1; left > 0; ) {
            since = since.minusDays(1);
            if (calendar.isWorkingDay(since)) {
                left--;
            }
        }
        Map<String, Map<LocalDate, Integer>> counts = perDay(community, since);
        for (String role : LISTENERS) {
            for (StaffMember member : staff.members(community, role)) {
                counts.putIfAbsent(member.userId(), Map.of());
            }
        }
        List<Colleague> items = new ArrayList<>();
        counts.forEach(
                (user, days) ->
                        items.add(
                                new Colleague(
                                        user,
                                        staff.nameOf(user),
                                        days.getOrDefault(today, 0),
                                        days.values().stream().mapToInt(Integer::intValue).sum(),
                                        days)));
        items.sort(
                Comparator.comparingInt(Colleague::today)
                        .thenComparingInt(Colleague::total)
                        .reversed()
                        .thenComparing(Colleague::name));
        return new Balance(
                community, ENOUGH_A_DAY, since.datesUntil(today.plusDays(1)).toList(), items);
    }

    private Map<String, Map<LocalDate, Integer>> perDay(String community, LocalDate since) {
        Map<String, Map<LocalDate, Integer>> counts = new HashMap<>();
        Instant from = since.atStartOfDay(clock.getZone()).toInstant();
        sql.sql(
                        "select user_id, contacted_at from complaint_contact where community = ?"
                                + " and mood = 'hostile' and contacted_at >= ?"
                                + " and user_id is not null")
                .params(community, Columns.time(from))
                .query(
                        row -> {
                            LocalDate day =
                                    LocalDate.ofInstant(
                                            Columns.time(row, "contacted_at"), clock.getZone());
                            counts.computeIfAbsent(row.getString(1), user -> new TreeMap<>())
                                    .merge(day, 1, Integer::sum);
                        });
        return counts;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
