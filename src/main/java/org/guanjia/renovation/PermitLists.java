package org.guanjia.renovation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Columns;
import org.guanjia.renovation.PermitApplication.Worker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a permit has several of: works, workers, patrols, extensions. */
@Component
class PermitLists {

    /**
     * One look at the works.
     *
     * @param by user id
     * @param worksState notBegun, going, paused or finished
     * @param finding clean or violation
     * @param place where the violation is; null when there is none
     */
    record Patrol(
            Instant at, String by, String worksState, String finding, String place, String note) {}

    /**
     * What the resident asks for.
     *
     * @param granted null until it is decided
     */
    record Extension(
            long id, Instant askedAt, LocalDate wantedTo, String reason, Boolean granted) {}

    private final JdbcClient sql;

    PermitLists(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(String caseNumber, Collection<WorkRule> works, List<Worker> workers) {
        int line = 0;
        for (WorkRule work : works) {
            sql.sql(
                            "insert into renovation_work (case_number, code, line, name, allowed,"
                                    + " drawings, approval_body, water_test, patrol_role, focus,"
                                    + " basis) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            caseNumber,
                            work.code(),
                            line++,
                            work.name(),
                            !WorkRule.FORBIDDEN.equals(work.verdict()),
                            work.drawings(),
                            work.approvalBody(),
                            work.waterTest(),
                            work.patrolRole(),
                            work.focus(),
                            work.basis())
                    .update();
        }
        line = 0;
        for (Worker worker : workers) {
            sql.sql(
                            "insert into renovation_worker (case_number, line, name, trade,"
                                    + " certificate) values (?, ?, ?, ?, ?)")
                    .params(caseNumber, line++, worker.name(), worker.trade(), worker.certificate())
                    .update();
        }
    }

    List<WorkRule> works(String caseNumber) {
        return sql.sql("select * from renovation_work where case_number = ? order by line")
                .param(caseNumber)
                .query(PermitLists::work)
                .list();
    }

    private static WorkRule work(ResultSet row, int number) throws SQLException {
        String body = row.getString("approval_body");
        return new WorkRule(
                row.getString("code"),
                row.getString("name"),
                row.getBoolean("allowed")
                        ? body == null ? "allowed" : "approval"
                        : WorkRule.FORBIDDEN,
                row.getBoolean("drawings"),
                body,
                row.getBoolean("water_test"),
                row.getString("patrol_role"),
                row.getString("focus"),
                row.getString("basis"));
    }

    List<Worker> workers(String caseNumber) {
        return sql.sql("select * from renovation_worker where case_number = ? order by line")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                new Worker(
                                        row.getString("name"),
                                        row.getString("trade"),
                                        row.getString("certificate")))
                .list();
    }

    void add(String caseNumber, Patrol patrol) {
        sql.sql(
                        "insert into renovation_patrol (case_number, patrolled_at, patrolled_by,"
                                + " works_state, finding, place, note)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        Columns.time(patrol.at()),
                        patrol.by(),
                        patrol.worksState(),
                        patrol.finding(),
                        patrol.place(),
                        patrol.note())
                .update();
    }

    /** Oldest first. */
    List<Patrol> patrols(String caseNumber) {
        return sql.sql("select * from renovation_patrol where case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                new Patrol(
                                        Columns.time(row, "patrolled_at"),
                                        row.getString("patrolled_by"),
                                        row.getString("works_state"),
                                        row.getString("finding"),
                                        row.getString("place"),
                                        row.getString("note")))
                .list();
    }

    void ask(String caseNumber, LocalDate to, String reason, Instant now) {
        sql.sql(
                        "insert into renovation_extension (case_number, asked_at, wanted_to,"
                                + " reason) values (?, ?, ?, ?)")
                .params(caseNumber, Columns.time(now), to, reason)
                .update();
    }

    /** The one that nobody has decided yet. */
    Optional<Extension> undecided(String caseNumber) {
        return extensions(caseNumber).stream()
                .filter(extension -> extension.granted() == null)
                .findFirst();
    }

    /** Oldest first. */
    List<Extension> extensions(String caseNumber) {
        return sql.sql("select * from renovation_extension where case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                new Extension(
                                        row.getLong("id"),
                                        Columns.time(row, "asked_at"),
                                        row.getObject("wanted_to", LocalDate.class),
                                        row.getString("reason"),
                                        row.getObject("granted") == null
                                                ? null
                                                : row.getBoolean("granted")))
                .list();
    }

    void decide(long extension, boolean granted, String note, String by, Instant now) {
        sql.sql(
                        "update renovation_extension set granted = ?, note = ?, decided_by = ?,"
                                + " decided_at = ? where id = ?")
                .params(granted, note, by, Columns.time(now), extension)
                .update();
    }
}
