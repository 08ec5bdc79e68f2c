package org.guanjia.renovation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices of violations, each with its service and the re-inspection that followed. */
@Component
class ViolationNotices {

    /**
     * A notice.
     *
     * @param round 1 for the first
     * @param document number of the issued document
     * @param method signed, refused, left, posted or electronic; null until served
     * @param deadlineAt null until served
     * @param reportedDoneAt when the resident said that it is put right; null otherwise
     * @param passed what the re-inspection found; null until then
     */
    public record Notice(
            int round,
            String document,
            Instant issuedAt,
            Instant servedAt,
            String method,
            String receiver,
            String witness,
            Instant deadlineAt,
            Instant reportedDoneAt,
            Instant inspectedAt,
            Boolean passed,
            String inspectionNote) {}

    private final JdbcClient sql;

    ViolationNotices(JdbcClient sql) {
        this.sql = sql;
    }

    void issued(String caseNumber, int round, String kind, String document, Instant now) {
        sql.sql(
                        "insert into violation_notice (case_number, round_number, kind,"
                                + " document_number, issued_at) values (?, ?, ?, ?, ?)")
                .params(caseNumber, round, kind, document, Columns.time(now))
                .update();
    }

    /**
     * How a notice reached the house.
     *
     * @param receiver who signed; null unless signed
     * @param witness who saw the refusal; null unless refused
     */
    record Service(String method, String receiver, String witness, String note) {}

    void served(
            String caseNumber, int round, Service how, String by, Instant now, Instant deadline) {
        sql.sql(
                        "update violation_notice set served_at = ?, served_by = ?, method = ?,"
                                + " receiver = ?, witness = ?, note = ?, deadline_at = ?"
                                + " where case_number = ? and round_number = ?")
                .params(
                        Columns.time(now),
                        by,
                        how.method(),
                        how.receiver(),
                        how.witness(),
                        how.note(),
                        Columns.time(deadline),
                        caseNumber,
                        round)
                .update();
    }

    void reportedDone(String caseNumber, int round, Instant now) {
        sql.sql(
                        "update violation_notice set reported_done_at = ?"
                                + " where case_number = ? and round_number = ?")
                .params(Columns.time(now), caseNumber, round)
                .update();
    }

    void inspected(
            String caseNumber, int round, boolean passed, String note, String by, Instant now) {
        sql.sql(
                        "update violation_notice set inspected_at = ?, inspected_by = ?, passed = ?,"
                                + " inspection_note = ? where case_number = ? and round_number = ?")
                .params(Columns.time(now), by, passed, note, caseNumber, round)
                .update();
    }

    /** All of a case, the first first. */
    List<Notice> of(String caseNumber) {
        return sql.sql("select * from violation_notice where case_number = ? order by round_number")
                .param(caseNumber)
                .query(ViolationNotices::notice)
                .list();
    }

    private static Notice notice(ResultSet row, int line) throws SQLException {
        return new Notice(
                row.getInt("round_number"),
                row.getString("document_number"),
                Columns.time(row, "issued_at"),
                Columns.time(row, "served_at"),
                row.getString("method"),
                row.getString("receiver"),
                row.getString("witness"),
                Columns.time(row, "deadline_at"),
                Columns.time(row, "reported_done_at"),
                Columns.time(row, "inspected_at"),
                row.getObject("passed") == null ? null : row.getBoolean("passed"),
                row.getString("inspection_note"));
    }
}
