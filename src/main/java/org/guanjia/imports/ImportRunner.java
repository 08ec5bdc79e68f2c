package org.guanjia.imports;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through files in the background, one at a time in the whole house. What is written of a
 * file and the word that it is done share one transaction: a server that is killed in the middle
 * has changed nothing.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private static final int BEAT_SECONDS = 2;
    private static final int LONGEST_NAME = 200;

    private record Step(String textKey, int done) {}

    private final ImportService imports;
    private final ImportJobs jobs;
    private final TransactionTemplate transaction;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> thread(work, "import"));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "import-pulse"));

    ImportRunner(ImportService imports, ImportJobs jobs, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Keeps a file and checks it in the background.
     *
     * @return the job's id
     * @throws Refusal 409 while another import runs
     */
    @Transactional
    public long check(
            ImportKind kind, String fileName, byte[] file, Options options, String createdBy) {
        String name = fileName == null || fileName.isBlank() ? kind.id() : fileName.strip();
        long id =
                jobs.add(
                        kind,
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                        file,
                        options,
                        createdBy);
        enter(id);
        afterCommit(() -> work(id, false));
        return id;
    }

    /**
     * Imports the file of a job that was checked, in the background.
     *
     * @throws Refusal 404 for an unknown job; 409 while another import runs, or when the file was
     *     not checked, has errors, or was imported before
     */
    @Transactional
    public void run(long id) {
        ImportJob job = jobs.find(id).orElseThrow(() -> Refusal.notFound("imports.jobUnknown", id));
        if (!job.mayRun()) {
            throw Refusal.conflict("imports.cannotRun");
        }
        if (jobs.file(id).length == 0) {
            throw Refusal.conflict("imports.fileForgotten");
        }
        enter(id);
        jobs.state(id, ImportJob.IMPORTING);
        afterCommit(() -> work(id, true));
    }

    private void enter(long id) {
        if (!jobs.enter(id)) {
            throw Refusal.conflict("imports.anotherRuns");
        }
    }

    /** The request's own transaction ends later than this method. */
    private void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        worker.execute(work);
                    }
                });
    }

    private void work(long id, boolean write) {
        AtomicReference<Step> at = new AtomicReference<>(new Step("imports.step.reading", 0));
        ScheduledFuture<?> beats =
                pulse.scheduleWithFixedDelay(
                        () -> beat(id, at.get()), 0, BEAT_SECONDS, TimeUnit.SECONDS);
        try {
            ImportJob job = jobs.find(id).orElseThrow();
            byte[] file = jobs.file(id);
            Options options = new Options(job.community(), job.movedOut());
            Progress progress = (step, done) -> at.set(new Step(step, done));
            if (write) {
                transaction.executeWithoutResult(
                        status -> {
                            Outcome outcome = imports.run(job.kind(), file, options, progress);
                            beats.cancel(false);
                            finish(
                                    id,
                                    outcome.clean() ? ImportJob.IMPORTED : ImportJob.CHECKED,
                                    outcome);
                        });
            } else {
                Outcome outcome = imports.check(job.kind(), file, options, progress);
                beats.cancel(false);
                transaction.executeWithoutResult(status -> finish(id, ImportJob.CHECKED, outcome));
            }
        } catch (UnreadableFile refusal) {
            end(id, ImportJob.REFUSED, refusal.textKey(), refusal.args());
        } catch (RuntimeException | Error failure) {
            log.error("Import {} failed; nothing was changed", id, failure);
            end(id, ImportJob.FAILED, "imports.failed", List.of());
        } finally {
            beats.cancel(false);
        }
    }

    /** Whoever lost the gate was taken for dead and must not write. */
    private void finish(long id, String state, Outcome outcome) {
        if (!jobs.leave(id)) {
            throw new IllegalStateException("Import " + id + " was taken for dead");
        }
        jobs.finish(id, state, outcome);
    }

    private void end(long id, String state, String textKey, List<Object> args) {
        try {
            jobs.refuse(id, state, textKey, args);
            jobs.leave(id);
        } catch (RuntimeException gone) {
            log.error("The end of import {} could not be written", id, gone);
        }
    }

    private void beat(long id, Step step) {
        try {
            jobs.beat(id, step.textKey(), step.done());
        } catch (RuntimeException missed) {
            log.warn("A sign of life of import {} was missed: {}", id, missed.getMessage());
        }
    }

    /** Without interrupting: a database in a file would be closed under everybody's hands. */
    @Override
    public void destroy() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(20, TimeUnit.SECONDS);
        pulse.shutdownNow();
    }
}
