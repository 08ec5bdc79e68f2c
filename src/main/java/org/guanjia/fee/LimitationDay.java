package org.guanjia.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.Limitations.Running;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The daily look at what is about to lapse: each account is found once for each level, some
 * accounts in a transaction; then each community's cashier and project manager read in one message
 * what is new, and of what is urgent the region and the lawyer, too. One node does it; when it dies
 * another goes on once its claim has run out, and nothing is told twice.
 */
@Service
public class LimitationDay {

    private static final Logger LOG = LoggerFactory.getLogger(LimitationDay.class);
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final List<String> PLANNERS = List.of(Roles.CASHIER, Roles.PROJECT_MANAGER);
    private static final List<String> RESCUERS =
            List.of(Roles.CASHIER, Roles.PROJECT_MANAGER, Roles.REGION, Roles.LEGAL);

    /** More do not fit into a message; the page shows them all. */
    private static final int NAMED = 20;

    private final JdbcClient sql;
    private final Limitations limitations;
    private final LimitationTerms terms;
    private final EstateService estate;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int chunk;

    LimitationDay(
            JdbcClient sql,
            Limitations limitations,
            LimitationTerms terms,
            EstateService estate,
            Outbox outbox,
            Texts texts,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${guanjia.fee.limitation-chunk:500}") int chunk) {
        this.sql = sql;
        this.limitations = limitations;
        this.terms = terms;
        this.estate = estate;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.chunk = chunk;
    }

    /**
     * Looks, unless another node does or did today.
     *
     * @return accounts that were new on each level; empty when it was not this node's turn
     */
    public Map<LimitationLevel, Integer> look() {
        LocalDate today = LocalDate.now(clock);
        if (!claim(today)) {
            return Map.of();
        }
        Map<LimitationLevel, Integer> counts = new EnumMap<>(LimitationLevel.class);
        for (LimitationLevel level : LimitationLevel.values()) {
            counts.put(level, 0);
        }
        long after = 0;
        for (List<Long> houses = near(today, after); !houses.isEmpty(); ) {
            List<Long> some = houses;
            transaction.executeWithoutResult(status -> find(some, today, counts));
            hold(today);
            after = some.get(some.size() - 1);
            houses = near(today, after);
        }
        for (String community : untold()) {
            transaction.executeWithoutResult(status -> tell(community, today));
        }
        finish(today, counts);
        LOG.info("limitation: new accounts by level {}", counts);
        return counts;
    }

    /** Accounts that may be near; part payments are looked at afterwards, bill by bill. */
    private List<Long> near(LocalDate today, long after) {
        return sql.sql(
                        "select b.house_id from fee_bill b left join fee_limitation l on l.bill_id ="
                                + " b.id where b.house_id > ? and b.due_on <= ? and b.amount >"
                                + " b.settled and b.reversed = false and coalesce(l.from_on,"
                                + " b.due_on) <= ? group by b.house_id order by b.house_id limit"
                                + " ?")
                .params(after, terms.warnedUpTo(today), terms.warnedUpTo(today), chunk)
                .query(Long.class)
                .list();
    }

    private void find(List<Long> houses, LocalDate today, Map<LimitationLevel, Integer> counts) {
        Set<String> known = new HashSet<>();
        sql.sql(
                        "select house_id, lapses_on, level from fee_limitation_warning where"
                                + " house_id in (:houses)")
                .param("houses", houses)
                .query(
                        row -> {
                            known.add(
                                    row.getLong(1)
                                            + " "
                                            + row.getObject(2, LocalDate.class)
                                            + " "
                                            + row.getString(3));
                        });
        for (Running one : Limitations.firsts(limitations.of(houses, today)).values()) {
            LimitationLevel level = terms.level(one.runsFrom(), today);
            if (level == null
                    || known.contains(one.houseId() + " " + one.lapsesOn() + " " + level.id())) {
                continue;
            }
            sql.sql(
                            "insert into fee_limitation_warning (house_id, lapses_on, level,"
                                    + " community, found_on) select house_id, ?, ?, community, ?"
                                    + " from fee_account where house_id = ?")
                    .params(one.lapsesOn(), level.id(), today, one.houseId())
                    .update();
            counts.merge(level, 1, Integer::sum);
        }
    }

    private List<String> untold() {
        return sql.sql(
                        "select distinct community from fee_limitation_warning where told_at is"
                                + " null order by community")
                .query(String.class)
                .list();
    }

    private record Found(long house, LocalDate lapsesOn, String level) {}

    private void tell(String community, LocalDate today) {
        Map<String, List<Found>> byLevel = new TreeMap<>();
        sql.sql(
                        "select house_id, lapses_on, level from fee_limitation_warning where"
                                + " community = ? and told_at is null order by lapses_on,"
                                + " house_id")
                .param(community)
                .query(
                        row -> {
                            byLevel.computeIfAbsent(row.getString(3), level -> new ArrayList<>())
                                    .add(
                                            new Found(
                                                    row.getLong(1),
                                                    row.getObject(2, LocalDate.class),
                                                    row.getString(3)));
                        });
        String thread = "SX-" + today.format(DateTimeFormatter.BASIC_ISO_DATE);
        byLevel.forEach(
                (level, found) -> {
                    boolean urgent = !level.equals(LimitationLevel.WARNING.id());
                    Map<String, Object> facts =
                            Map.of(
                                    "community",
                                    estate.community(community).name(),
                                    "count",
                                    String.valueOf(found.size()),
                                    "houses",
                                    named(found));
                    for (String role : urgent ? RESCUERS : PLANNERS) {
                        outbox.toRole(
                                thread,
                                community,
                                role,
                                "legal.notice.limitation-" + level,
                                facts,
                                urgent);
                    }
                });
        sql.sql(
                        "update fee_limitation_warning set told_at = ? where community = ? and"
                                + " told_at is null")
                .params(Columns.time(clock.instant()), community)
                .update();
    }

    private String named(List<Found> found) {
        StringBuilder names = new StringBuilder();
        found.stream()
                .limit(NAMED)
                .forEach(
                        one ->
                                names.append(
                                                texts.say(
                                                        "legal.limitation.line",
                                                        estate.house(one.house()).display(),
                                                        one.lapsesOn().toString()))
                                        .append('\n'));
        if (found.size() > NAMED) {
            names.append(texts.say("legal.limitation.more", found.size() - NAMED));
        }
        return names.toString().strip();
    }

    private boolean claim(LocalDate today) {
        Instant now = clock.instant();
        try {
            sql.sql(
                            "insert into fee_limitation_day (looked_on, claimed_until, started_at)"
                                    + " values (?, ?, ?)")
                    .params(today, Columns.time(now.plus(CLAIM)), Columns.time(now))
                    .update();
            return true;
        } catch (DuplicateKeyException takenOrDone) {
            return sql.sql(
                                    "update fee_limitation_day set claimed_until = ? where"
                                            + " looked_on = ? and finished_at is null and"
                                            + " claimed_until < ?")
                            .params(Columns.time(now.plus(CLAIM)), today, Columns.time(now))
                            .update()
                    == 1;
        }
    }

    private void hold(LocalDate today) {
        sql.sql("update fee_limitation_day set claimed_until = ? where looked_on = ?")
                .params(Columns.time(clock.instant().plus(CLAIM)), today)
                .update();
    }

    private void finish(LocalDate today, Map<LimitationLevel, Integer> counts) {
        sql.sql(
                        "update fee_limitation_day set finished_at = ?, warned = ?, escalated = ?,"
                                + " lapsed = ? where looked_on = ?")
                .params(
                        Columns.time(clock.instant()),
                        counts.get(LimitationLevel.WARNING),
                        counts.get(LimitationLevel.ESCALATION),
                        counts.get(LimitationLevel.LAPSED),
                        today)
                .update();
    }
}
