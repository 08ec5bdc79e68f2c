package org.guanjia.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guanjia.casefile.RetentionRule.Action;
import org.guanjia.estate.ErasureService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The nightly run: takes what is due, rule by rule, some cases at a time, each time in a
 * transaction of its own. One node does it; when it dies another goes on once its claim has run
 * out. It ends for the night when it has touched as many cases as it may.
 */
@Service
public class RetentionNight {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionNight.class);
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final Retention retention;
    private final RetentionRules rules;
    private final ErasureService erasures;
    private final JdbcClient sql;
    private final Json json;
    private final Clock clock;
    private final int chunk;
    private final int most;

    RetentionNight(
            Retention retention,
            RetentionRules rules,
            ErasureService erasures,
            JdbcClient sql,
            Json json,
            Clock clock,
            @Value("${guanjia.retention.chunk:500}") int chunk,
            @Value("${guanjia.retention.most-cases:100000}") int most) {
        this.retention = retention;
        this.rules = rules;
        this.erasures = erasures;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.chunk = chunk;
        this.most = most;
        // A line that names no table or column of ours stops the start, not the first night.
        rules.all().forEach(rule -> retention.due(rule, 0, 1));
    }

    /**
     * A rule with what it would do now.
     *
     * @param due cases that it would take something of
     */
    public record Outlook(RetentionRule rule, String action, long due) {}

    /** What the next run would do in these communities; nothing is changed. */
    public List<Outlook> outlook(java.util.Collection<String> communities) {
        return rules.all().stream()
                .map(
                        rule ->
                                new Outlook(
                                        rule,
                                        rule.action().name(),
                                        rule.action() == Action.KEEP
                                                ? 0
                                                : retention.count(rule, communities)))
                .toList();
    }

    /**
     * Runs unless another node does or did tonight.
     *
     * @return rows that were emptied or removed, by rule; empty when it was not this node's turn
     */
    public Map<String, Integer> run() {
        LocalDate night = LocalDate.now(clock);
        if (!claim(night)) {
            return Map.of();
        }
        Map<String, Integer> counts = new TreeMap<>();
        int left = most;
        for (RetentionRule rule : rules.all()) {
            if (rule.action() != Action.KEEP) {
                left = all(rule, left, counts, night);
            }
        }
        int erased = erasures.finishWaiting();
        finish(night, counts);
        LOG.info("retention: rows by rule {}, waiting erasures finished {}", counts, erased);
        return counts;
    }

    private int all(RetentionRule rule, int left, Map<String, Integer> counts, LocalDate night) {
        long after = 0;
        int may = left;
        while (may > 0) {
            List<Retention.Due> due = retention.due(rule, after, Math.min(chunk, may));
            if (due.isEmpty()) {
                return may;
            }
            counts.merge(rule.name(), retention.apply(rule, due), Integer::sum);
            after = due.get(due.size() - 1).id();
            may -= due.size();
            hold(night);
        }
        LOG.info("retention: {} cases are enough for one night, the rest follows", most);
        return 0;
    }

    private boolean claim(LocalDate night) {
        Instant now = clock.instant();
        try {
            sql.sql(
                            "insert into retention_run (night, claimed_until, started_at)"
                                    + " values (?, ?, ?)")
                    .params(night, Columns.time(now.plus(CLAIM)), Columns.time(now))
                    .update();
            return true;
        } catch (DuplicateKeyException takenOrDone) {
            return sql.sql(
                                    "update retention_run set claimed_until = ? where night = ?"
                                            + " and finished_at is null and claimed_until < ?")
                            .params(Columns.time(now.plus(CLAIM)), night, Columns.time(now))
                            .update()
                    == 1;
        }
    }

    private void hold(LocalDate night) {
        sql.sql("update retention_run set claimed_until = ? where night = ?")
                .params(Columns.time(clock.instant().plus(CLAIM)), night)
                .update();
    }

    private void finish(LocalDate night, Map<String, Integer> counts) {
        sql.sql("update retention_run set finished_at = ?, counts = ? where night = ?")
                .params(
                        Columns.time(clock.instant()),
                        json.write(new LinkedHashMap<>(counts)),
                        night)
                .update();
    }
}
