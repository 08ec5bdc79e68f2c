package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guanjia.language.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The tests' clock starts on Monday, 2026-11-23, at ten in the morning. */
@RecordApplicationEvents
class ServiceClocksTest extends CaseTest {

    @Autowired ServiceClocks clocks;
    @Autowired ApplicationEvents events;
    @Autowired Texts texts;

    String number;

    @BeforeEach
    void aCase() {
        number = open().caseNumber();
    }

    @Test
    void a_warning_comes_at_three_quarters_and_the_end_at_the_whole() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
        flow.advance(Duration.ofMinutes(45).minusSeconds(1));
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
        flow.advance(Duration.ofSeconds(1));
        assertThat(read("fix")).isEqualTo(ClockState.WARNING);
        assertThat(read("fix")).as("once").isEqualTo(ClockState.STALE);
        flow.advance(Duration.ofMinutes(15));
        assertThat(read("fix")).isEqualTo(ClockState.DUE);
        assertThat(read("fix")).as("once").isEqualTo(ClockState.STALE);
        assertThat(find("fix").breaches()).isEqualTo(1);
    }

    @Test
    void two_timers_that_fire_after_the_end_find_one_breach_and_no_late_warning() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofHours(2));
        assertThat(read("fix")).isEqualTo(ClockState.DUE);
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
    }

    @Test
    void a_clock_in_working_time_warns_and_ends_in_working_time() {
        clocks.start(
                number, new ServiceTime("reply", Duration.ofHours(12), true, "housekeeper", false));
        assertThat(find("reply").warnAt()).isEqualTo(at("2026-11-24T09:30"));
        assertThat(find("reply").dueAt()).isEqualTo(at("2026-11-24T12:30"));
    }

    @Test
    void a_second_start_does_not_restart_but_a_met_measure_may_run_again() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofMinutes(10));
        clocks.start(number, fix(Duration.ofMinutes(90)));
        assertThat(find("fix").dueAt()).isEqualTo(at("2026-11-23T11:00"));
        clocks.met(number, "fix");
        assertThat(find("fix").metAt()).isEqualTo(at("2026-11-23T10:10"));
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
        clocks.start(number, fix(Duration.ofMinutes(90)));
        assertThat(find("fix").running()).isTrue();
        assertThat(find("fix").dueAt()).isEqualTo(at("2026-11-23T11:40"));
        assertThat(files.view(number).clocks()).hasSize(2);
    }

    @Test
    void what_is_met_late_is_a_breach_although_no_timer_said_so() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofMinutes(61));
        clocks.met(number, "fix");
        assertThat(files.view(number).clocks()).singleElement().matches(one -> one.breached());
    }

    @Test
    void a_dropped_clock_says_nothing_more() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        clocks.drop(number, "fix");
        flow.advance(Duration.ofHours(2));
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
        clocks.met(number, "fix");
        assertThat(find("fix").metAt()).isNull();
    }

    @Test
    void a_pause_keeps_what_has_run_and_what_it_lasted() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofMinutes(20));
        clocks.pause(number, "waitingForPart");
        ServiceClock paused = find("fix");
        assertThat(paused.paused()).isTrue();
        assertThat(paused.dueAt()).isAfter(flow.now().plus(Duration.ofDays(3650)));
        assertThat(files.view(number).clocks())
                .singleElement()
                .matches(one -> one.paused() && one.dueAt() == null);
        flow.advance(Duration.ofDays(3));
        assertThat(read("fix")).isEqualTo(ClockState.STALE);
        clocks.pause(number, "waitingForPart");
        clocks.resume(number);
        ServiceClock resumed = find("fix");
        assertThat(resumed.dueAt()).isEqualTo(flow.now().plus(Duration.ofMinutes(40)));
        assertThat(resumed.warnAt()).isEqualTo(flow.now().plus(Duration.ofMinutes(25)));
        assertThat(resumed.pausedSeconds()).isEqualTo(Duration.ofDays(3).toSeconds());
        assertThat(files.view(number).clocks().get(0).pausedMinutes()).isEqualTo(3 * 24 * 60);
        assertThat(files.view(number).timeline())
                .extracting(CaseEvent::kind)
                .containsExactly("paused", "resumed");
    }

    @Test
    void the_timeline_says_what_a_case_waits_for_and_which_clock_was_extended() {
        clocks.start(
                number, new ServiceTime("fix", Duration.ofHours(2), false, "technician", false));
        clocks.pause(number, "part");
        clocks.resume(number);
        clocks.extend(number, "fix", Duration.ofHours(1), "foreman", "配件周五到");
        assertThat(files.view(number).timeline())
                .extracting(CaseEvent::text)
                .containsExactly("等配件", null, "修复 · 配件周五到");
    }

    @Test
    void every_reason_for_a_pause_has_its_words() throws Exception {
        Pattern pause = Pattern.compile("clocks\\.pause\\(caseNumber, \"(\\w+)\"\\)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> reasons =
                    sources.filter(Files::isRegularFile)
                            .flatMap(file -> pause.matcher(text(file)).results())
                            .map(found -> found.group(1))
                            .toList();
            assertThat(reasons)
                    .isNotEmpty()
                    .allSatisfy(
                            reason ->
                                    assertThat(texts.has("casefile.paused." + reason))
                                            .as(reason)
                                            .isTrue());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_paused_working_time_clock_goes_on_with_what_was_left() {
        clocks.start(number, new ServiceTime("reply", Duration.ofHours(8), true, "desk", false));
        flow.advance(Duration.ofHours(6));
        clocks.pause(number, "waitingForResident");
        flow.advance(Duration.ofHours(18));
        clocks.resume(number);
        assertThat(find("reply").countedSeconds()).isEqualTo(6 * 3600);
        assertThat(find("reply").dueAt()).isEqualTo(at("2026-11-24T12:00"));
    }

    @Test
    void a_clock_that_measures_our_waiting_runs_through_a_pause_and_an_urge() {
        clocks.start(
                number, new ServiceTime("quote", Duration.ofHours(24), false, "housekeeper", true));
        clocks.pause(number, "waitingForResident");
        files.urge(number, null);
        assertThat(find("quote").paused()).isFalse();
        assertThat(find("quote").warnAt()).isEqualTo(at("2026-11-24T04:00"));
    }

    @Test
    void a_change_of_severity_carries_what_has_run_and_what_was_paused() {
        clocks.start(number, fix(Duration.ofHours(24)));
        flow.advance(Duration.ofMinutes(30));
        clocks.pause(number, "waitingForResident");
        flow.advance(Duration.ofMinutes(100));
        clocks.resume(number);
        clocks.reschedule(number, fix(Duration.ofHours(2)));
        ServiceClock worse = find("fix");
        assertThat(worse.dueAt()).isEqualTo(flow.now().plus(Duration.ofMinutes(90)));
        assertThat(worse.warnAt()).isEqualTo(flow.now().plus(Duration.ofMinutes(60)));
        assertThat(worse.pausedSeconds()).isEqualTo(6000);
        assertThat(worse.startedAt()).isEqualTo(at("2026-11-23T10:00"));
    }

    @Test
    void a_change_to_a_time_that_is_over_already_is_due_at_once() {
        clocks.start(number, fix(Duration.ofHours(24)));
        flow.advance(Duration.ofHours(3));
        clocks.reschedule(number, fix(Duration.ofHours(2)));
        assertThat(find("fix").dueAt()).isEqualTo(flow.now());
        assertThat(read("fix")).isEqualTo(ClockState.DUE);
    }

    @Test
    void a_paused_clock_stays_paused_when_the_severity_changes() {
        clocks.start(number, fix(Duration.ofHours(24)));
        flow.advance(Duration.ofHours(1));
        clocks.pause(number, "waitingForPart");
        clocks.reschedule(number, fix(Duration.ofHours(4)));
        assertThat(find("fix").paused()).isTrue();
        flow.advance(Duration.ofHours(10));
        clocks.resume(number);
        assertThat(find("fix").dueAt()).isEqualTo(flow.now().plus(Duration.ofHours(3)));
    }

    @Test
    void a_measure_that_does_not_run_is_not_rescheduled_into_being() {
        clocks.reschedule(number, fix(Duration.ofHours(2)));
        assertThat(clocks.find(number, "fix")).isEmpty();
    }

    @Test
    void more_time_moves_the_end_and_lets_it_be_missed_again() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofMinutes(60));
        assertThat(read("fix")).isEqualTo(ClockState.DUE);
        clocks.extend(number, "fix", Duration.ofMinutes(60), "he", "等待厂家");
        assertThat(find("fix").dueAt()).isEqualTo(at("2026-11-23T12:00"));
        assertThat(find("fix").warnAt()).isEqualTo(at("2026-11-23T11:30"));
        flow.advance(Duration.ofMinutes(60));
        assertThat(read("fix")).isEqualTo(ClockState.DUE);
        assertThat(find("fix").breaches()).isEqualTo(2);
    }

    @Test
    void more_time_needs_minutes_a_reason_and_a_running_clock() {
        CaseFilesTest.conflict(
                () -> clocks.extend(number, "fix", Duration.ofMinutes(1), "he", "理由"));
        clocks.start(number, fix(Duration.ofMinutes(60)));
        CaseFilesTest.refusedField(
                "minutes", () -> clocks.extend(number, "fix", Duration.ZERO, "he", "理由"));
        CaseFilesTest.refusedField(
                "reason", () -> clocks.extend(number, "fix", Duration.ofMinutes(1), "he", ""));
    }

    @Test
    void an_urge_brings_the_warning_now_and_not_the_end() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        flow.advance(Duration.ofMinutes(10));
        files.urge(number, null);
        assertThat(find("fix").warnAt()).isEqualTo(flow.now());
        assertThat(find("fix").dueAt()).isEqualTo(at("2026-11-23T11:00"));
        assertThat(read("fix")).isEqualTo(ClockState.WARNING);
        files.urge(number, null);
        assertThat(read("fix")).as("one warning, however often urged").isEqualTo(ClockState.STALE);
    }

    @Test
    void an_urge_during_a_pause_warns_on_resuming() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        clocks.pause(number, "waitingForPart");
        files.urge(number, null);
        assertThat(find("fix").warnAt()).isAfter(flow.now().plus(Duration.ofDays(3650)));
        flow.advance(Duration.ofHours(1));
        clocks.resume(number);
        assertThat(read("fix")).isEqualTo(ClockState.WARNING);
    }

    @Test
    void every_move_is_told_and_a_start_is_not() {
        clocks.start(number, fix(Duration.ofMinutes(60)));
        assertThat(moves()).isZero();
        clocks.pause(number, "waitingForPart");
        clocks.resume(number);
        clocks.extend(number, "fix", Duration.ofMinutes(5), "he", "等待");
        clocks.reschedule(number, fix(Duration.ofMinutes(90)));
        clocks.hasten(number);
        assertThat(moves()).isEqualTo(5);
        ClockMoved last =
                events.stream(ClockMoved.class)
                        .filter(one -> one.caseNumber().equals(number))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        assertThat(last)
                .isEqualTo(
                        new ClockMoved(number, "fix", flow.now(), at("2026-11-23T11:30"), false));
    }

    private long moves() {
        return events.stream(ClockMoved.class)
                .filter(one -> one.caseNumber().equals(number))
                .count();
    }

    private ClockState read(String measure) {
        return clocks.read(number, measure);
    }

    private ServiceClock find(String measure) {
        return clocks.find(number, measure).orElseThrow();
    }

    private static ServiceTime fix(Duration allowed) {
        return new ServiceTime("fix", allowed, false, "technician", false);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
