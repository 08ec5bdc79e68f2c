package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whom collections leave alone, and how often they remind. */
@RoomTest
@Import(BatchRooms.class)
class SensitiveHousesTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired FeeWorld world;
    @Autowired SensitiveHouses sensitive;
    @Autowired CollectionReminders reminders;
    @Autowired RoomTest.HandClock clock;

    private long house;

    @BeforeEach
    void a_house_with_an_account() {
        clock.set(MONDAY);
        house = world.account(world.community(), 101, "80", LocalDate.of(2026, 1, 1));
    }

    private void days(int later) {
        clock.set(MONDAY.plus(Duration.ofDays(later)));
    }

    @Test
    void a_listed_house_is_left_alone_until_its_last_day() {
        assertThat(sensitive.sensitive(house)).isFalse();
        sensitive.add(house, "bereaved", TODAY.plusDays(30), null, "housekeeper");
        assertThat(sensitive.sensitive(house)).isTrue();
        days(30);
        assertThat(sensitive.sensitive(house)).isTrue();
        days(31);
        assertThat(sensitive.sensitive(house)).isFalse();
        assertThat(sensitive.of(house)).isEmpty();
    }

    @Test
    void the_housekeeper_s_word_holds_for_a_while_and_is_asked_for_again() {
        sensitive.add(house, "low-income", null, null, "housekeeper");
        assertThatThrownBy(() -> sensitive.confirm(house, " ", "housekeeper"))
                .isInstanceOf(Refusal.class)
                .satisfies(no -> assertThat(((Refusal) no).field()).isEqualTo("note"));
        sensitive.confirm(house, "上门谈过,愿意分次缴", "housekeeper");
        assertThat(sensitive.sensitive(house)).isFalse();
        days(30);
        assertThat(sensitive.sensitive(house)).isFalse();
        days(31);
        assertThat(sensitive.sensitive(house)).isTrue();
    }

    @Test
    void a_second_reason_asks_for_a_word_of_its_own() {
        sensitive.add(house, "low-income", null, null, "housekeeper");
        sensitive.confirm(house, "谈过", "housekeeper");
        sensitive.add(house, "bereaved", null, null, "housekeeper");
        assertThat(sensitive.sensitive(house)).isTrue();
    }

    @Test
    void a_listing_ends_by_hand() {
        sensitive.add(house, "ill", null, null, "housekeeper");
        sensitive.end(house, "service-manager");
        assertThat(sensitive.sensitive(house)).isFalse();
        assertThatThrownBy(() -> sensitive.end(house, "service-manager"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> sensitive.confirm(house, "谈过", "housekeeper"))
                .isInstanceOf(Refusal.class);
        sensitive.add(house, "ill", null, null, "housekeeper");
        assertThat(sensitive.sensitive(house)).isTrue();
    }

    @Test
    void what_is_no_listing_is_refused() {
        refused("category", "rich", null, "x");
        refused("category", null, null, "x");
        refused("note", "other", null, null);
        refused("note", "ill", null, "x".repeat(401));
        refused("until", "ill", TODAY.minusDays(1), null);
        refused("until", "ill", LocalDate.of(9999, 12, 31), null);
        sensitive.add(house, "ill", TODAY, null, "housekeeper");
        refused(null, "ill", TODAY, null);
        assertThat(sensitive.of(house)).hasSize(1);
    }

    private void refused(String field, String category, LocalDate until, String note) {
        assertThatThrownBy(() -> sensitive.add(house, category, until, note, "housekeeper"))
                .isInstanceOf(Refusal.class)
                .satisfies(no -> assertThat(((Refusal) no).field()).isEqualTo(field));
    }

    @Test
    void a_household_is_reminded_once_in_seven_days_whatever_the_case() {
        assertThat(reminders.earliest(house)).isBefore(MONDAY);
        assertThat(reminders.take(house, "CJ-1")).isTrue();
        assertThat(reminders.take(house, "CJ-1")).isFalse();
        assertThat(reminders.take(house, "CJ-2")).isFalse();
        assertThat(reminders.earliest(house)).isEqualTo(MONDAY.plus(Duration.ofDays(7)));
        clock.set(MONDAY.plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(reminders.take(house, "CJ-2")).isFalse();
        days(7);
        assertThat(reminders.take(house, "CJ-2")).isTrue();
        assertThat(reminders.take(house, "CJ-1")).isFalse();
    }

    @Test
    void of_many_who_remind_at_once_one_does() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int week = 0; week < 5; week++) {
                days(week * 7);
                Callable<Boolean> remind = () -> reminders.take(house, "CJ-1");
                int taken = 0;
                for (Future<Boolean> one :
                        pool.invokeAll(List.of(remind, remind, remind, remind))) {
                    taken += one.get() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
