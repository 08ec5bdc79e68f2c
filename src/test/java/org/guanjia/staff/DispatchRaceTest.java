package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guanjia.staff.TechnicianChoice.Mode;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two choices at the same moment, as two nodes make them: committed, hence cleaned by hand. */
@RoomTest
class DispatchRaceTest {

    private static final int TECHNICIANS = 4;

    @Autowired TechnicianChoice choice;
    @Autowired StaffRegister register;
    @Autowired HandClock clock;
    @Autowired JdbcClient db;

    @BeforeEach
    void a_team() {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        for (int i = 0; i < TECHNICIANS; i++) {
            String user = "t" + i;
            register.addMember(user, user, null);
            register.grantRole(user, "yunqi", Roles.TECHNICIAN);
            register.addShift(
                    new Shift(
                            user,
                            "yunqi",
                            DayOfWeek.MONDAY,
                            LocalTime.of(8, 0),
                            LocalTime.of(20, 0),
                            null,
                            null));
        }
    }

    @AfterEach
    void nobody_stays() {
        Stream.of("dispatch_turn", "staff_shift", "staff_role", "staff_member")
                .forEach(table -> db.sql("delete from " + table).update());
    }

    /** Each time the very first jobs of a community, whose round begins with them. */
    @RepeatedTest(20)
    void jobs_that_come_at_the_same_moment_go_to_different_technicians() throws Exception {
        CyclicBarrier together = new CyclicBarrier(TECHNICIANS);
        ExecutorService nodes = Executors.newFixedThreadPool(TECHNICIANS);
        try {
            List<Future<Optional<String>>> chosen =
                    IntStream.range(0, TECHNICIANS)
                            .mapToObj(
                                    i ->
                                            nodes.submit(
                                                    () -> {
                                                        together.await();
                                                        return turn();
                                                    }))
                            .toList();
            assertThat(chosen)
                    .extracting(Future::get)
                    .extracting(Optional::orElseThrow)
                    .containsExactlyInAnyOrder("t0", "t1", "t2", "t3");
        } finally {
            nodes.shutdownNow();
        }
    }

    private Optional<String> turn() {
        return choice.next("yunqi", null, null, Set.of(), Map.of(), Mode.IN_TURN);
    }
}
