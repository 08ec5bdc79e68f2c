package org.guanjia.fee;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long what fees keep of people is kept, from {@code reference/fee-retention.csv}: data, so
 * that a company and its lawyer change it without a developer. Bills, payments and their
 * allocations are vouchers and stay; what goes is what was written beside them. Some rows at a
 * time, so that nobody waits; two nodes that run it at once find nothing twice.
 */
@Component
public class FeeRetention {

    private static final Logger LOG = LoggerFactory.getLogger(FeeRetention.class);
    private static final int CELLS = 9;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern DAY =
            Pattern.compile("([a-z][a-z0-9_]*)(>[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*)?");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*\\*?");
    private static final Pattern ONLY = Pattern.compile("([a-z][a-z0-9_]*=[a-z0-9_-]+)?");

    /**
     * A line of the table.
     *
     * @param day column of the day or time that it is counted from; as {@code
     *     batch_id>collection_batch.drawn_at} that of the row whose id the column holds
     * @param columns what is emptied, with a star what becomes one; none for whole rows
     * @param only which rows, as {@code column=value}; empty for all
     */
    record Rule(
            String name,
            String table,
            String day,
            List<String> columns,
            String only,
            Period after) {

        String due() {
            String which = only.isEmpty() ? "" : " and " + only.replaceFirst("=(.*)", " = '$1'");
            String full =
                    columns.stream()
                            .map(
                                    column ->
                                            column.endsWith("*")
                                                    ? plain(column) + " <> '*'"
                                                    : column + " is not null")
                            .collect(Collectors.joining(" or "));
            return over() + which + (full.isEmpty() ? "" : " and (" + full + ")");
        }

        private String over() {
            String[] part = day.split("[>.]");
            return part.length == 1
                    ? day + " < :limit"
                    : "%s in (select id from %s where %s < :limit)".formatted((Object[]) part);
        }

        String change() {
            if (columns.isEmpty()) {
                return "delete from " + table + " where " + due();
            }
            return "update "
                    + table
                    + " set "
                    + columns.stream()
                            .map(
                                    column ->
                                            plain(column)
                                                    + (column.endsWith("*") ? " = '*'" : " = null"))
                            .collect(Collectors.joining(", "))
                    + " where "
                    + due();
        }

        private static String plain(String column) {
            return column.replace("*", "");
        }
    }

    private final JdbcClient sql;
    private final Clock clock;
    private final List<Rule> rules;
    private final int chunk;

    FeeRetention(
            JdbcClient sql,
            Clock clock,
            @Value("${guanjia.fee.retention-rules:classpath:reference/fee-retention.csv}")
                    Resource file,
            @Value("${guanjia.retention.chunk:500}") int chunk) {
        this.sql = sql;
        this.clock = clock;
        this.rules = read(file);
        this.chunk = chunk;
        // A line that names no table or column of ours stops the start, not the first night.
        rules.forEach(
                rule ->
                        sql.sql(
                                        "select count(*) from "
                                                + rule.table()
                                                + " where 1 = 0 and "
                                                + rule.due())
                                .param("limit", limit(rule))
                                .query(Long.class)
                                .single());
    }

    /**
     * Takes what is due. Each statement is a transaction of its own.
     *
     * @return rows that were emptied or removed, by rule
     */
    public Map<String, Integer> run() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Rule rule : rules) {
            int changed = chunk;
            while (changed == chunk) {
                changed =
                        sql.sql(rule.change() + " limit " + chunk)
                                .param("limit", limit(rule))
                                .update();
                counts.merge(rule.name(), changed, Integer::sum);
            }
        }
        LOG.info("retention of fees: rows by rule {}", counts);
        return counts;
    }

    private LocalDate limit(Rule rule) {
        return LocalDate.now(clock).minus(rule.after());
    }

    private static List<Rule> read(Resource file) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(FeeRetention::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that cannot be read stops the start: a wrong deletion cannot be taken back. */
    private static Rule rule(String line) {
        String[] cell = line.split(",", -1);
        if (cell.length != CELLS
                || !NAME.matcher(cell[0]).matches()
                || !NAME.matcher(cell[1]).matches()
                || !DAY.matcher(cell[2]).matches()
                || !ONLY.matcher(cell[4]).matches()) {
            throw new IllegalStateException("fee retention: " + line);
        }
        List<String> columns = cell[3].isEmpty() ? List.of() : Arrays.asList(cell[3].split(";"));
        if (!columns.stream().allMatch(column -> COLUMN.matcher(column).matches())) {
            throw new IllegalStateException("fee retention: " + line);
        }
        return new Rule(cell[0], cell[1], cell[2], columns, cell[4], Period.parse(cell[5]));
    }
}
