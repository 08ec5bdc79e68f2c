package org.guanjia.renovation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes of the workers of a permit (施工人员出入证). They are suspended together, by a cause: two
 * violations suspend them twice, and they are good again when both are over. What a pass is worth
 * is read from its days and the suspensions, never stored.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class WorkerPasses {

    private static final String PASS =
            "select p.*, (select max(s.reason) from pass_suspension s where s.case_number ="
                    + " p.case_number and s.running = 'y') as suspended_for from worker_pass p ";

    /** Days for which the gate still sees a pass that has ended, to tell its bearer so. */
    private static final int SHOWN_AFTER = 30;

    private static final Pattern NUMBER = Pattern.compile("(?i)(?:CR-?\\d{8}-)?0*(\\d{1,12})");

    private final JdbcClient sql;
    private final CaseFiles cases;
    private final Texts texts;
    private final Clock clock;

    WorkerPasses(JdbcClient sql, CaseFiles cases, Texts texts, Clock clock) {
        this.sql = sql;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Issues a pass.
     *
     * @param permitCase whose house must be certain
     * @param by user id; null when the house itself does it
     * @throws Refusal 422 naming {@code worker, trade, validFrom} or {@code validTo}; 409 while the
     *     house is not certain
     */
    public WorkerPass issue(
            String permitCase,
            String worker,
            String trade,
            LocalDate validFrom,
            LocalDate validTo,
            String by) {
        String name = Bounds.required("worker", worker, Bounds.NAME);
        String work = Bounds.required("trade", trade, Bounds.NAME);
        days(validFrom, validTo);
        CaseFile file = cases.get(permitCase);
        if (file.houseId() == null) {
            throw Refusal.conflict("renovation.houseUnknown", permitCase);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into worker_pass (case_number, community, house_id, worker, trade,"
                                + " valid_from, valid_to, issued_by, issued_at) values (?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?)")
                .params(
                        permitCase,
                        file.community(),
                        file.houseId(),
                        name,
                        work,
                        validFrom,
                        validTo,
                        by,
                        Columns.time(now))
                .update(id, "id");
        return get(id.getKey().longValue());
    }

    /**
     * The permit was extended, and with it all its passes that are not revoked.
     *
     * @param validTo new last day, not before the present one
     * @return how many passes were extended
     */
    public int extend(String permitCase, LocalDate validTo) {
        return sql.sql(
                        "update worker_pass set valid_to = ? where case_number = ? and revoked_at is"
                                + " null and valid_to < ?")
                .params(validTo, permitCase, validTo)
                .update();
    }

    /**
     * Suspends the passes of a permit, those that are issued later too. A second time for the same
     * cause changes nothing.
     *
     * @param causeCase number of the violation
     * @param by user id; null when the house itself does it
     * @return whether they were suspended for this cause just now
     * @throws Refusal 422 naming {@code reason}
     */
    public boolean suspend(String permitCase, String causeCase, String reason, String by) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        if (suspendedBy(permitCase, causeCase)) {
            return false;
        }
        sql.sql(
                        "insert into pass_suspension (case_number, cause_case, reason, since,"
                                + " set_by, running) values (?, ?, ?, ?, ?, 'y')")
                .params(permitCase, causeCase, why, Columns.time(clock.instant()), by)
                .update();
        cases.note(permitCase, by, texts.say("renovation.passesSuspended", causeCase, why));
        return true;
    }

    /**
     * Lifts what this cause suspended; other causes go on.
     *
     * @return whether this cause had suspended them
     * @throws Refusal 422 naming {@code reason}
     */
    public boolean restore(String permitCase, String causeCase, String reason, String by) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        int lifted =
                sql.sql(
                                "update pass_suspension set running = null, lifted_at = ?,"
                                        + " lifted_by = ?, lift_reason = ? where case_number = ?"
                                        + " and cause_case = ? and running = 'y'")
                        .params(Columns.time(clock.instant()), by, why, permitCase, causeCase)
                        .update();
        if (lifted > 0) {
            cases.note(permitCase, by, texts.say("renovation.passesRestored", causeCase, why));
        }
        return lifted > 0;
    }

    /** Whether anything suspends the passes of this permit now. */
    @Transactional(readOnly = true)
    public boolean suspended(String permitCase) {
        return sql.sql(
                                "select count(*) from pass_suspension where case_number = ? and"
                                        + " running = 'y'")
                        .param(permitCase)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Takes one pass back for good.
     *
     * @throws Refusal 404 when there is none; 409 when it is revoked; 422 naming {@code reason}
     */
    public WorkerPass revoke(long id, String reason, String by) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        WorkerPass pass = get(id);
        if (revoke("id = ?", id, why, by) == 0) {
            throw Refusal.conflict("renovation.passRevoked", pass.number());
        }
        return get(id);
    }

    /**
     * The permit is over: all its passes are taken back.
     *
     * @return how many were
     */
    public int revokeAll(String permitCase, String reason, String by) {
        return revoke(
                "case_number = ?",
                permitCase,
                Bounds.required("reason", reason, Bounds.REASON),
                by);
    }

    /** The permit's passes, oldest first. */
    @Transactional(readOnly = true)
    public List<WorkerPass> of(String permitCase) {
        return sql.sql(PASS + "where p.case_number = ? order by p.id")
                .param(permitCase)
                .query(this::pass)
                .list();
    }

    /**
     * What the gate looks up: the community's passes that are good, will be, or ended lately; the
     * newest first. One statement.
     *
     * @param q a part of the worker's name, of the room, or of the pass's number; blank for all
     * @param before id before which to go on; null for the first page
     * @param most rows, one more than asked shows that there is more
     */
    @Transactional(readOnly = true)
    List<WorkerPass> atTheGate(String community, String q, Long before, int most) {
        String like =
                "%" + q.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        Matcher number = NUMBER.matcher(q.strip());
        return sql.sql(
                        PASS
                                + "join house h on h.id = p.house_id where p.community = :community"
                                + " and p.valid_to >= :since and p.id < :before and (:all or"
                                + " p.id = :id or p.worker like :like escape '!' or h.room like"
                                + " :like escape '!') order by p.id desc limit :most")
                .param("community", community)
                .param("since", LocalDate.now(clock).minusDays(SHOWN_AFTER))
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("all", q.isBlank())
                .param("id", number.matches() ? Long.parseLong(number.group(1)) : -1)
                .param("like", like)
                .param("most", most)
                .query(this::pass)
                .list();
    }

    private WorkerPass get(long id) {
        return sql.sql(PASS + "where p.id = ?")
                .param(id)
                .query(this::pass)
                .optional()
                .orElseThrow(() -> Refusal.notFound("renovation.unknownPass", id));
    }

    private int revoke(String which, Object key, String reason, String by) {
        return sql.sql(
                        "update worker_pass set revoked_at = ?, revoked_by = ?, revoke_reason = ?"
                                + " where revoked_at is null and "
                                + which)
                .params(Columns.time(clock.instant()), by, reason, key)
                .update();
    }

    private boolean suspendedBy(String permitCase, String causeCase) {
        return sql.sql(
                                "select count(*) from pass_suspension where case_number = ? and"
                                        + " cause_case = ? and running = 'y'")
                        .params(permitCase, causeCase)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void days(LocalDate from, LocalDate to) {
        if (from == null) {
            throw Refusal.invalid("validFrom", "casefile.missing");
        }
        if (to == null) {
            throw Refusal.invalid("validTo", "casefile.missing");
        }
        if (to.isBefore(from)) {
            throw Refusal.invalid("validTo", "renovation.endsBeforeItBegins", from, to);
        }
    }

    private WorkerPass pass(ResultSet row, int line) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        boolean revoked = row.getObject("revoked_at") != null;
        String suspended = row.getString("suspended_for");
        LocalDate today = LocalDate.now(clock);
        WorkerPass.State state =
                revoked
                        ? WorkerPass.State.REVOKED
                        : to.isBefore(today)
                                ? WorkerPass.State.LAPSED
                                : suspended != null
                                        ? WorkerPass.State.SUSPENDED
                                        : from.isAfter(today)
                                                ? WorkerPass.State.NOT_YET
                                                : WorkerPass.State.VALID;
        LocalDate issued = LocalDate.ofInstant(Columns.time(row, "issued_at"), clock.getZone());
        long id = row.getLong("id");
        return new WorkerPass(
                id,
                "CR-%s-%04d".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(issued), id),
                row.getString("case_number"),
                row.getString("community"),
                row.getLong("house_id"),
                row.getString("worker"),
                row.getString("trade"),
                from,
                to,
                state,
                revoked ? row.getString("revoke_reason") : suspended);
    }
}
