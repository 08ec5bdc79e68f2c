package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.staff.TechnicianChoice.Mode.ASSIGNED;
import static org.guanjia.staff.TechnicianChoice.Mode.IN_TURN;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.staff.TechnicianChoice.Mode;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@RoomTest
@Transactional
class TechnicianChoiceTest {

    private static final Map<String, Integer> NO_JOBS = Map.of();

    @Autowired TechnicianChoice choice;
    @Autowired StaffRegister register;
    @Autowired HandClock clock;

    @BeforeEach
    void three_plumbers_by_day_and_one_by_night() {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        for (String user : List.of("a", "b", "c")) {
            technician(user, "yunqi", "08:00", "20:00");
            register.addSkill(user, Skill.PLUMBING, null, null);
        }
        technician("night", "yunqi", "20:00", "08:00");
        register.addSkill("night", Skill.PLUMBING, null, null);
        technician("other", "songtao", "08:00", "20:00");
        register.addSkill("other", Skill.PLUMBING, null, null);
    }

    @Test
    void turns_go_round_and_are_remembered() {
        assertThat(List.of(turn("plumbing"), turn("plumbing"), turn("plumbing")))
                .containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("c"));
        assertThat(turn("plumbing")).contains("a");
        // Whoever could not take a turn gets the next one.
        assertThat(next("plumbing", Set.of("b"), IN_TURN)).contains("c");
        assertThat(turn("plumbing")).contains("b");
    }

    @Test
    void assignment_counts_as_a_turn() {
        assertThat(next("plumbing", Set.of(), ASSIGNED)).contains("a");
        assertThat(next("plumbing", Set.of(), ASSIGNED)).contains("b");
        assertThat(turn("plumbing")).contains("c");
    }

    @Test
    void every_community_has_its_own_turns() {
        assertThat(turn("plumbing")).contains("a");
        assertThat(choice.next("songtao", "plumbing", null, Set.of(), NO_JOBS, IN_TURN))
                .contains("other");
        assertThat(turn("plumbing")).contains("b");
    }

    @Test
    void who_returned_the_job_does_not_get_it_again() {
        assertThat(next("plumbing", Set.of("a", "b"), ASSIGNED)).contains("c");
        assertThat(next("plumbing", Set.of("a", "b", "c"), ASSIGNED)).isEmpty();
    }

    @Test
    void only_who_is_on_duty_gets_a_job() {
        clock.set(Instant.parse("2026-11-23T14:00:00Z"));
        assertThat(turn("plumbing")).contains("night");
        assertThat(next("plumbing", Set.of("night"), ASSIGNED)).isEmpty();
    }

    @Test
    void only_who_has_the_skill_gets_a_job() {
        register.addSkill("b", Skill.MASONRY, null, null);
        assertThat(next("masonry", Set.of(), ASSIGNED)).contains("b");
        assertThat(next("locks-doors", Set.of(), ASSIGNED)).isEmpty();
        assertThat(next("unheard-of", Set.of(), ASSIGNED)).isEmpty();
        assertThat(next(" ", Set.of(), ASSIGNED)).isPresent();
        assertThat(next(null, Set.of(), ASSIGNED)).isPresent();
    }

    @Test
    void an_expired_certificate_does_not_route() {
        register.addSkill("a", Skill.ELECTRICAL, "E-1", LocalDate.of(2026, 11, 22));
        assertThat(next("electrical", Set.of(), ASSIGNED)).isEmpty();
        register.addSkill("a", Skill.ELECTRICAL, "E-2", LocalDate.of(2026, 11, 23));
        assertThat(next("electrical", Set.of(), ASSIGNED)).contains("a");
        // The last day counts as people there count it, not as UTC does.
        clock.set(Instant.parse("2026-11-24T01:00:00Z"));
        assertThat(next("electrical", Set.of(), ASSIGNED)).isEmpty();
    }

    @Test
    void work_that_needs_a_certificate_goes_to_nobody_without() {
        register.addSkill("a", Skill.ELECTRICAL, null, null);
        assertThat(next("electrical", Set.of(), ASSIGNED)).isEmpty();
        register.addSkill("b", Skill.ELECTRICAL, "E-3", null);
        assertThat(next("electrical", Set.of(), ASSIGNED)).contains("b");
    }

    @Test
    void the_technician_of_the_grid_comes_first() {
        register.assignGrid("c", 7);
        register.assignGrid("c", 7);
        assertThat(choice.next("yunqi", "plumbing", 7L, Set.of(), Map.of("c", 4), ASSIGNED))
                .contains("c");
        assertThat(choice.next("yunqi", "plumbing", 8L, Set.of(), Map.of("c", 4), ASSIGNED))
                .contains("a");
    }

    private Optional<String> turn(String skill) {
        return next(skill, Set.of(), IN_TURN);
    }

    private Optional<String> next(String skill, Set<String> excluded, Mode mode) {
        return choice.next("yunqi", skill, null, excluded, NO_JOBS, mode);
    }

    private void technician(String userId, String community, String starts, String ends) {
        register.addMember(userId, userId, null);
        register.grantRole(userId, community, Roles.TECHNICIAN);
        for (DayOfWeek day : DayOfWeek.values()) {
            register.addShift(
                    new Shift(
                            userId,
                            community,
                            day,
                            LocalTime.parse(starts),
                            LocalTime.parse(ends),
                            null,
                            null));
        }
    }
}
