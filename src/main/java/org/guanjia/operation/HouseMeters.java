package org.guanjia.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.guanjia.casefile.CaseCounts;
import org.guanjia.engine.JobCounts;
import org.guanjia.notice.OutboxCounts;
import org.springframework.stereotype.Component;

/** What a monitor asks of the house; each number is one statement, counted when it is asked for. */
@Component
class HouseMeters implements MeterBinder {

    private final CaseCounts cases;
    private final OutboxCounts messages;
    private final JobCounts jobs;

    HouseMeters(CaseCounts cases, OutboxCounts messages, JobCounts jobs) {
        this.cases = cases;
        this.messages = messages;
        this.jobs = jobs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "cases.open", "Cases that have not ended", cases::open);
        gauge(
                registry,
                "clocks.overdue",
                "Service clocks that ran out and are still to be met",
                cases::overdueClocks);
        gauge(
                registry,
                "messages.waiting",
                "Messages that are still to be handed over, quiet hours included",
                messages::waiting);
        gauge(
                registry,
                "messages.undeliverable",
                "Messages that were given up",
                messages::undeliverable);
        gauge(
                registry,
                "messages.delay.seconds",
                "For how long the oldest message has been due",
                () -> messages.delay().toSeconds());
        gauge(
                registry,
                "jobs.failed",
                "Jobs of the engine that failed for good and wait for somebody",
                jobs::failed);
    }

    private static void gauge(
            MeterRegistry registry, String name, String meaning, Supplier<Number> value) {
        Gauge.builder("guanjia." + name, value).description(meaning).register(registry);
    }
}
