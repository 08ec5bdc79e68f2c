package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** A play has the house to itself. */
class RehearsalTest {

    private final ThreadPoolTaskScheduler schedule = new ThreadPoolTaskScheduler();
    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        schedule.initialize();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("engine", new StandaloneInMemProcessEngineConfiguration());
        beans.registerSingleton("schedule", schedule);
        rehearsal =
                new Rehearsal(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        beans.getBeanProvider(ProcessEngineConfigurationImpl.class),
                        beans.getBeanProvider(ThreadPoolTaskScheduler.class));
    }

    @AfterEach
    void close() {
        schedule.shutdown();
    }

    @Test
    void what_runs_by_schedule_rests_while_a_play_is_on_and_goes_on_afterwards() throws Exception {
        Future<?>[] due = new Future<?>[1];
        rehearsal.play(
                () -> {
                    due[0] = schedule.submit(() -> {});
                    assertThatThrownBy(() -> due[0].get(300, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                });
        due[0].get(10, TimeUnit.SECONDS);
    }

    @Test
    void it_goes_on_after_a_play_that_fails_too() throws Exception {
        assertThatThrownBy(
                        () ->
                                rehearsal.play(
                                        () -> {
                                            throw new IllegalStateException("a scene");
                                        }))
                .hasMessage("a scene");
        assertThat(schedule.submit(() -> "done").get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }
}
