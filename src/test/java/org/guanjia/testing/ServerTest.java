package org.guanjia.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.guanjia.engine.Sample;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test on the whole server with its real services, on an H2 database in memory whose schema
 * Liquibase makes as in production. All such tests of one database share one server, so each brings
 * its own case. There must never be a second server in one virtual machine: the engine's REST API
 * finds its engine by a static name, which is why the MySQL tests run in one of their own.
 *
 * <p>The clock stands at {@link TestClock#START} before each test and moves only when {@link Flow}
 * moves it; the job executor is off, jobs and timers run when {@link Flow} fires them. To run the
 * same tests on MySQL too, extend the class and add {@link OnMySql}:
 *
 * <pre>{@code
 * @ServerTest
 * @CoversPaths(diagrams = {"repair", "address-check"})
 * class RepairProcessTest { ... }
 *
 * @OnMySql
 * class RepairProcessMySqlTest extends RepairProcessTest {}
 * }</pre>
 *
 * <p>No properties of its own in such a class: a second server would take the first one's place in
 * the web applications, and the classes after it would talk to the wrong one.
 *
 * <p>No {@code @Nested} classes in such a class: they would run on H2 in both.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "guanjia.notice.scheduled=false",
            "guanjia.retention.scheduled=false",
            "guanjia.fee.collections-scheduled=false",
            "guanjia.gateway.scheduled=false",
            "guanjia.figures.scheduled=false",
            // The fewest rounds that bcrypt allows.
            "guanjia.security.bcrypt-strength=4",
            // The demo's people and houses are there; its cases would stand in the tests' way.
            "guanjia.demo.cases=false"
        })
@Import({ServerTestConfiguration.class, Sample.class})
@ContextCustomizerFactories(TestDatabase.class)
@ExtendWith(TestClock.class)
@ExtendWith(PathCoverageCheck.class)
public @interface ServerTest {}
