package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Colleagues who change one clock in one instant: what each of them did counts. */
class ClockRaceTest extends CaseTest {

    @Autowired ServiceClocks clocks;

    private final ExecutorService hands = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        hands.shutdownNow();
    }

    @RepeatedTest(10)
    void every_extension_of_one_instant_counts() throws Exception {
        String number = open().caseNumber();
        clocks.start(number, fix());
        Instant due = find(number).dueAt();

        together(
                () -> clocks.extend(number, "fix", Duration.ofMinutes(1), "song-li", "等材料"),
                () -> clocks.extend(number, "fix", Duration.ofMinutes(10), "region", "等天晴"),
                () -> clocks.extend(number, "fix", Duration.ofMinutes(100), "foreman", "缺人"),
                () -> clocks.extend(number, "fix", Duration.ofMinutes(1000), "admin", "缺料"));

        assertThat(find(number).extendedSeconds()).isEqualTo(1111 * 60L);
        assertThat(find(number).dueAt()).isEqualTo(due.plus(Duration.ofMinutes(1111)));
    }

    @RepeatedTest(5)
    void an_extension_survives_a_pause_of_the_same_instant() throws Exception {
        String number = open().caseNumber();
        clocks.start(number, fix());
        Instant due = find(number).dueAt();

        together(
                () -> clocks.extend(number, "fix", Duration.ofMinutes(30), "song-li", "等材料"),
                () -> clocks.pause(number, "part"),
                () -> clocks.hasten(number));

        assertThat(find(number).paused()).isTrue();
        assertThat(find(number).urged()).isTrue();
        clocks.resume(number);
        assertThat(find(number).dueAt()).isEqualTo(due.plus(Duration.ofMinutes(30)));
    }

    private ServiceClock find(String number) {
        return clocks.find(number, "fix").orElseThrow();
    }

    private static ServiceTime fix() {
        return new ServiceTime("fix", Duration.ofMinutes(60), false, "technician", false);
    }

    private void together(Runnable... all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.length);
        List<Future<?>> running = new ArrayList<>();
        for (Runnable one : all) {
            running.add(
                    hands.submit(
                            () -> {
                                start.await();
                                one.run();
                                return null;
                            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }
}
