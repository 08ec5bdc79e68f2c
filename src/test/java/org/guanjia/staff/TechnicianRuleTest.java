package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.staff.TechnicianChoice.Mode.ASSIGNED;
import static org.guanjia.staff.TechnicianChoice.Mode.IN_TURN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.staff.TechnicianChoice.Candidate;
import org.guanjia.staff.TechnicianChoice.Mode;
import org.junit.jupiter.api.Test;

/** The pure rule over who is on duty, able and not excluded. */
class TechnicianRuleTest {

    private static final Map<String, Integer> NO_JOBS = Map.of();

    @Test
    void the_grid_goes_before_the_load() {
        assertThat(choose(ASSIGNED, Map.of("a", 5), candidate("a", 0, 7L), candidate("b", 0)))
                .contains("a");
    }

    @Test
    void then_the_fewest_open_jobs() {
        assertThat(
                        choose(
                                ASSIGNED,
                                Map.of("a", 2, "b", 1, "c", 3),
                                candidate("a", 0, 7L),
                                candidate("b", 9, 7L),
                                candidate("c", 0, 7L)))
                .contains("b");
        assertThat(choose(ASSIGNED, Map.of("a", 1), candidate("a", 0, 7L), candidate("b", 9, 7L)))
                .contains("b");
    }

    @Test
    void then_who_was_chosen_longest_ago_then_the_id() {
        assertThat(choose(ASSIGNED, NO_JOBS, candidate("a", 4), candidate("b", 3))).contains("b");
        assertThat(choose(ASSIGNED, NO_JOBS, candidate("b", 3), candidate("a", 3))).contains("a");
    }

    @Test
    void in_turn_neither_grid_nor_load_counts() {
        assertThat(choose(IN_TURN, Map.of("b", 5), candidate("a", 4, 7L), candidate("b", 3)))
                .contains("b");
    }

    @Test
    void a_house_without_grid_is_nobodys_grid() {
        assertThat(
                        TechnicianChoice.choose(
                                List.of(candidate("a", 2, 7L), candidate("b", 1)),
                                null,
                                NO_JOBS,
                                ASSIGNED))
                .contains("b");
    }

    @Test
    void nobody_is_chosen_from_nobody() {
        assertThat(choose(ASSIGNED, NO_JOBS)).isEmpty();
    }

    private static Optional<String> choose(
            Mode mode, Map<String, Integer> jobs, Candidate... candidates) {
        return TechnicianChoice.choose(List.of(candidates), 7L, jobs, mode);
    }

    private static Candidate candidate(String userId, long lastTurn, Long... grids) {
        return new Candidate(userId, Set.of(grids), lastTurn);
    }
}
