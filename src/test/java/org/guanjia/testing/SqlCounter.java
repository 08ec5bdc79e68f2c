package org.guanjia.testing;

import java.util.List;
import java.util.Locale;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Counts the SQL statements that the server sends while something runs, on whatever thread: a
 * {@link ServerTest} has no job executor that would add its own. A statement sent in a batch counts
 * as often as the batch has rows, because each is a write.
 */
public class SqlCounter {

    private final Listener listener;

    SqlCounter(Listener listener) {
        this.listener = listener;
    }

    /** What was sent; {@code merge} and {@code replace} count as updates. */
    public record Statements(int selects, int inserts, int updates, int deletes) {

        /** Inserts, updates and deletes together. */
        public int writes() {
            return inserts + updates + deletes;
        }

        private Statements plus(String sql, int times) {
            String verb = sql.stripLeading().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            return switch (verb) {
                case "select" -> new Statements(selects + times, inserts, updates, deletes);
                case "insert" -> new Statements(selects, inserts + times, updates, deletes);
                case "update", "merge", "replace" ->
                        new Statements(selects, inserts, updates + times, deletes);
                case "delete" -> new Statements(selects, inserts, updates, deletes + times);
                default -> this;
            };
        }
    }

    /** Something that may throw what it likes. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Runs {@code work} and tells what it sent to the database. */
    public Statements during(Work work) throws Exception {
        listener.start();
        try {
            work.run();
        } finally {
            listener.stop();
        }
        return listener.statements();
    }

    static class Listener implements QueryExecutionListener {

        private boolean counting;
        private Statements statements = new Statements(0, 0, 0, 0);

        synchronized void start() {
            statements = new Statements(0, 0, 0, 0);
            counting = true;
        }

        synchronized void stop() {
            counting = false;
        }

        synchronized Statements statements() {
            return statements;
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (!counting) {
                return;
            }
            for (QueryInfo query : queries) {
                int times = execution.isBatch() ? query.getParametersList().size() : 1;
                statements = statements.plus(query.getQuery(), Math.max(times, 1));
            }
        }
    }
}
