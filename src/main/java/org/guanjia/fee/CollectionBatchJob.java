package org.guanjia.fee;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Works off batches of collections on threads of its own, on every node: those that people have
 * started, and those that a node left behind when it died. {@code
 * guanjia.fee.collections-scheduled=false} stops it.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.fee.collections-scheduled", matchIfMissing = true)
class CollectionBatchJob {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionBatchJob.class);

    /** Far more than a chunk takes. */
    private static final Duration LAST_CHUNK = Duration.ofSeconds(20);

    private final CollectionBatches batches;
    private final CollectionStarts starts;
    private final int count;
    private volatile List<Thread> threads = List.of();
    private volatile boolean ending;

    CollectionBatchJob(
            CollectionBatches batches,
            CollectionStarts starts,
            @Value("${guanjia.fee.collections-threads:2}") int count) {
        this.batches = batches;
        this.starts = starts;
        this.count = count;
    }

    @Scheduled(fixedDelayString = "${guanjia.fee.collections-every:PT2S}")
    void look() {
        if (threads.stream().noneMatch(Thread::isAlive) && !batches.starting().isEmpty()) {
            threads =
                    IntStream.range(0, count)
                            .mapToObj(i -> new Thread(this::work, "collections-" + i))
                            .toList();
            threads.forEach(Thread::start);
        }
    }

    private void work() {
        try {
            while (!ending && starts.next()) {
                // The next chunk.
            }
        } catch (RuntimeException e) {
            LOG.error("collections of a batch could not be started; it is tried again", e);
        }
    }

    /** A chunk that is being worked at is finished. */
    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join(LAST_CHUNK.toMillis());
        }
    }
}
