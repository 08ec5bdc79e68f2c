package org.guanjia.casefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * How long what is kept, from {@code reference/retention.csv}: data, so that a company and its
 * lawyer change it without a developer.
 */
@Component
class RetentionRules {

    private static final int CELLS = 12;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*\\*?");
    private static final Pattern ONLY = Pattern.compile("[a-z][a-z0-9_]*=[A-Za-z0-9_-]+");
    private static final Pattern MONEY = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    private final List<RetentionRule> rules;

    RetentionRules(
            @Value("${guanjia.retention.rules:classpath:reference/retention.csv}") Resource file) {
        this.rules = read(file);
    }

    List<RetentionRule> all() {
        return rules;
    }

    /** Regions that have a line of their own for this rule. */
    List<String> regionsOf(RetentionRule rule) {
        return rules.stream()
                .filter(other -> other.name().equals(rule.name()) && other.region() != null)
                .map(RetentionRule::region)
                .toList();
    }

    private static List<RetentionRule> read(Resource file) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(RetentionRules::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that cannot be read stops the start: a wrong deletion cannot be taken back. */
    private static RetentionRule rule(String line) {
        String[] cell = line.split(",", -1);
        if (cell.length != CELLS) {
            throw new IllegalStateException(
                    "retention: %d cells, not 12: %s".formatted(cell.length, line));
        }
        check(NAME, cell[0], line);
        check(NAME, cell[1], line);
        check(COLUMN, cell[2], line);
        list(cell[3]).forEach(column -> check(COLUMN, column, line));
        if (!cell[4].isEmpty()) {
            check(ONLY, cell[4], line);
        }
        list(cell[5]).forEach(column -> check(MONEY, column, line));
        return new RetentionRule(
                cell[0],
                cell[1],
                cell[2],
                list(cell[3]),
                cell[4].isEmpty() ? null : cell[4],
                list(cell[5]),
                Period.parse(cell[6]),
                cell[7].isEmpty() ? null : cell[7],
                cell[8],
                cell[9],
                cell[10],
                cell[11]);
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(";"));
    }

    private static void check(Pattern pattern, String cell, String line) {
        if (!pattern.matcher(cell).matches()) {
            throw new IllegalStateException("retention: '%s' in %s".formatted(cell, line));
        }
    }
}
