package org.guanjia.fee;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int SECONDS_TO_END = 20;

    private final CollectionStarts starts;
    private final int threads;
    private final ExecutorService pool;
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean ending;

    CollectionBatchJob(
            CollectionStarts starts, @Value("${guanjia.fee.collections-threads:2}") int threads) {
        this.starts = starts;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    @Scheduled(fixedDelayString = "${guanjia.fee.collections-every:PT2S}")
    void look() {
        if (working.compareAndSet(0, threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(this::work);
            }
        }
    }

    private void work() {
        try {
            while (!ending && starts.next()) {
                // The next chunk.
            }
        } catch (RuntimeException e) {
            LOG.error("collections of a batch could not be started; it is tried again", e);
        } finally {
            working.decrementAndGet();
        }
    }

    /** A chunk that is being worked at is finished. */
    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        pool.shutdown();
        pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
