package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.SONGTAO;
import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.guanjia.estate.Address;
import org.guanjia.language.Texts;

/** What happened in the demo's two communities; each flow has stories of its own. */
abstract class DemoStories {

    /**
     * One case.
     *
     * @param at when it was reported
     * @param flow which flow it is reported to
     * @param words what was reported; tells the demo's cases apart
     * @param more the report's other fields by name: type, anonymous, confidential, and the flow's
     *     own
     * @param course what happened after the report
     */
    record Story(
            Instant at,
            String flow,
            Address address,
            String channel,
            String words,
            Map<String, Object> more,
            Consumer<DemoCase> course) {}

    private final Instant now;
    private final ZoneId zone;
    private final String flow;
    private final boolean english;
    private final List<Story> stories = new ArrayList<>();

    DemoStories(Instant now, ZoneId zone, String flow, Texts texts) {
        this.now = now;
        this.zone = zone;
        this.flow = flow;
        english = texts.language().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** The stories in no order; told by their time. */
    List<Story> all() {
        stories.clear();
        tell();
        return stories;
    }

    /** Names each story by {@link #past} or {@link #ago}. */
    abstract void tell();

    /** What somebody says, in the language of this server. */
    String said(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }

    static Address yunqi(int phase, int building, int unit, String room) {
        return new Address(YUNQI, phase + "期", building + "栋", unit + "单元", room);
    }

    static Address common(int phase, int building) {
        return new Address(YUNQI, phase + "期", building + "栋", null, null);
    }

    static Address songtao(int building, String room) {
        return new Address(SONGTAO, null, building + "栋", null, room);
    }

    void past(
            int days,
            String time,
            Address address,
            String channel,
            String words,
            Consumer<DemoCase> course) {
        past(days, time, address, channel, words, Map.of(), course);
    }

    /** Reported so many days ago at this time of day. */
    void past(
            int days,
            String time,
            Address address,
            String channel,
            String words,
            Map<String, Object> more,
            Consumer<DemoCase> course) {
        Instant at = at(days, time);
        stories.add(new Story(at, flow, address, channel, words, more, course));
    }

    /** So many days ago at this time of day; ten minutes ago when that is still to come. */
    Instant at(int days, String time) {
        Instant at =
                LocalDate.ofInstant(now, zone)
                        .minusDays(days)
                        .atTime(LocalTime.parse(time))
                        .atZone(zone)
                        .toInstant();
        return at.isAfter(now) ? now.minus(Duration.ofMinutes(10)) : at;
    }

    /** The day of {@link #at}, from which the days of works are counted. */
    LocalDate day(int days, String time) {
        return LocalDate.ofInstant(at(days, time), zone);
    }

    void ago(
            int minutes, Address address, String channel, String words, Consumer<DemoCase> course) {
        ago(minutes, address, channel, words, Map.of(), course);
    }

    /** Reported so many minutes ago. */
    void ago(
            int minutes,
            Address address,
            String channel,
            String words,
            Map<String, Object> more,
            Consumer<DemoCase> course) {
        Instant at = now.minus(Duration.ofMinutes(minutes));
        stories.add(new Story(at, flow, address, channel, words, more, course));
    }
}
