package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.DebtStatement.Owed;
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Demands and lawyer's letters of collections: which bills they ask for, and how they were served.
 */
@Component
@Transactional(noRollbackFor = Refusal.class)
class CollectionPapers {

    static final String DEMAND = "demand";
    static final String LETTER = "letter";

    private static final String SIGNED = "signed";
    private static final String REFUSED = "refused";
    private static final String EMS = "ems";
    private static final String NOT = "none";

    private final JdbcClient sql;
    private final Limitations limitations;
    private final CaseFiles cases;
    private final Clock clock;

    CollectionPapers(JdbcClient sql, Limitations limitations, CaseFiles cases, Clock clock) {
        this.sql = sql;
        this.limitations = limitations;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * A paper.
     *
     * @param kind {@link #DEMAND} or {@link #LETTER}
     * @param round 1 for the first of its kind
     * @param damages late damages on the day of the draft
     * @param days the reasonable period, from its service
     * @param approved null until decided
     * @param document number of the issued document; null until then
     * @param method signed, refused, ems or electronic; null until served
     * @param deadlineOn last day of the period; null until served
     */
    record Paper(
            long id,
            String caseNumber,
            String kind,
            int round,
            long houseId,
            BigDecimal principal,
            BigDecimal damages,
            LocalDate from,
            LocalDate to,
            int days,
            String words,
            String draftedBy,
            Instant draftedAt,
            Boolean approved,
            String decidedBy,
            String document,
            LocalDate issuedOn,
            String method,
            LocalDate servedOn,
            String servedBy,
            String receiver,
            String witness,
            String trackingNumber,
            String serviceNote,
            LocalDate deadlineOn) {}

    /** A try to serve that failed. */
    record Attempt(long paperId, String by, Instant at, String note) {}

    /** Keeps a draft with the bills that it asks for. */
    Paper draft(
            String caseNumber,
            String kind,
            Statement statement,
            int days,
            String words,
            String by) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into collection_paper (case_number, kind, round_number, house_id,"
                                + " principal, damages, from_on, to_on, days, words, drafted_by,"
                                + " drafted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        kind,
                        of(caseNumber, kind).size() + 1,
                        statement.houseId(),
                        statement.principal(),
                        statement.damages(),
                        statement.from(),
                        statement.to(),
                        days,
                        words,
                        by,
                        Columns.time(clock.instant()))
                .update(key, "id");
        keep(key.getKey().longValue(), statement.bills());
        return last(caseNumber, kind);
    }

    private void keep(long id, List<Owed> bills) {
        for (Owed one : bills) {
            sql.sql(
                            "insert into collection_paper_bill (paper_id, bill_id, open_amount,"
                                    + " damages) values (?, ?, ?, ?)")
                    .params(id, one.billId(), one.principal(), one.damages())
                    .update();
        }
    }

    /**
     * The paper with what is owed of its bills now: what is paid since its draft is not asked for.
     *
     * @throws Refusal 409 when nothing is left of them
     */
    Paper restated(Paper paper, Statement statement) {
        List<Long> asked = bills(paper);
        List<Owed> left =
                statement.bills().stream().filter(one -> asked.contains(one.billId())).toList();
        if (left.isEmpty()) {
            throw Refusal.conflict("legal.nothingOwed", paper.caseNumber());
        }
        sql.sql("delete from collection_paper_bill where paper_id = ?").param(paper.id()).update();
        keep(paper.id(), left);
        sql.sql(
                        "update collection_paper set principal = ?, damages = ?, from_on = ?, to_on"
                                + " = ? where id = ?")
                .params(
                        left.stream().map(Owed::principal).reduce(Money.ZERO, BigDecimal::add),
                        left.stream().map(Owed::damages).reduce(Money.ZERO, BigDecimal::add),
                        left.stream().map(Owed::from).min(LocalDate::compareTo).orElseThrow(),
                        left.stream().map(Owed::to).max(LocalDate::compareTo).orElseThrow(),
                        paper.id())
                .update();
        return last(paper.caseNumber(), paper.kind());
    }

    /** Keeps who approved or refused a draft. */
    void decide(Paper paper, boolean approved, String note, String by) {
        sql.sql(
                        "update collection_paper set approved = ?, decided_by = ?, decided_at = ?,"
                                + " decision_note = ? where id = ?")
                .params(approved, by, Columns.time(clock.instant()), note, paper.id())
                .update();
    }

    void issued(Paper paper, String document, LocalDate day) {
        sql.sql("update collection_paper set document_number = ?, issued_on = ? where id = ?")
                .params(document, day, paper.id())
                .update();
    }

    /**
     * Keeps how a paper was served, or that it was not. Served, the limitation of its bills begins
     * anew.
     *
     * @return the paper as it is served now; empty when it did not reach the debtor
     * @throws Refusal 422 naming the field without which it is no proof
     */
    Optional<Paper> serve(Paper paper, PaperService service, String by) {
        Refused.unknown("serveMethod", service.method(), SIGNED, REFUSED, EMS, "electronic", NOT);
        String note = Bounds.optional("serveNote", service.note(), 500);
        if (service.method().equals(NOT)) {
            sql.sql(
                            "insert into collection_paper_attempt (case_number, paper_id, method,"
                                    + " tried_by, tried_at, note) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            paper.caseNumber(),
                            paper.id(),
                            NOT,
                            by,
                            Columns.time(clock.instant()),
                            Bounds.required("serveNote", note, 500))
                    .update();
            cases.note(paper.caseNumber(), by, note);
            return Optional.empty();
        }
        LocalDate day = day(paper, service.servedOn());
        sql.sql(
                        "update collection_paper set method = ?, served_on = ?, served_by = ?,"
                                + " receiver = ?, witness = ?, tracking_number = ?, service_note ="
                                + " ?, deadline_on = ? where id = ?")
                .params(
                        service.method(),
                        day,
                        by,
                        only(SIGNED, service.method(), "receiver", service.receiver(), 64),
                        only(REFUSED, service.method(), "witness", service.witness(), 64),
                        only(EMS, service.method(), "trackingNumber", service.trackingNumber(), 40),
                        note,
                        day.plusDays(paper.days()),
                        paper.id())
                .update();
        Paper served = last(paper.caseNumber(), paper.kind());
        limitations.interrupt(
                paper.houseId(),
                paper.kind().equals(DEMAND) ? Kind.DEMAND : Kind.LETTER,
                day,
                day,
                bills(paper),
                paper.caseNumber(),
                served.document());
        if (note != null) {
            cases.note(paper.caseNumber(), by, note);
        }
        return Optional.of(served);
    }

    private LocalDate day(Paper paper, LocalDate told) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = told == null ? today : LegalDays.past("servedOn", told, today);
        if (day.isBefore(paper.issuedOn())) {
            throw Refusal.invalid("servedOn", "legal.servedBeforeIssued", paper.issuedOn());
        }
        return day;
    }

    /** What proves this way of service: needed for it, dropped for any other. */
    private static String only(String way, String method, String field, String value, int longest) {
        return way.equals(method) ? Bounds.required(field, value, longest) : null;
    }

    /** Ids of the bills that a paper asks for. */
    List<Long> bills(Paper paper) {
        return sql.sql("select bill_id from collection_paper_bill where paper_id = ?")
                .param(paper.id())
                .query(Long.class)
                .list();
    }

    /** The case's papers of a kind, the first first. */
    List<Paper> of(String caseNumber, String kind) {
        return sql.sql(
                        "select * from collection_paper where case_number = ? and kind = ? order by"
                                + " round_number")
                .params(caseNumber, kind)
                .query(CollectionPapers::paper)
                .list();
    }

    /** Papers that reached the debtor, the first first. */
    List<Paper> served(String caseNumber, String kind) {
        return of(caseNumber, kind).stream().filter(paper -> paper.servedOn() != null).toList();
    }

    /**
     * @throws Refusal 409 when there is none
     */
    Paper last(String caseNumber, String kind) {
        List<Paper> all = of(caseNumber, kind);
        if (all.isEmpty()) {
            throw Refusal.conflict("legal.noPaper", caseNumber);
        }
        return all.get(all.size() - 1);
    }

    /** Tries to serve the case's papers that failed. */
    List<Attempt> attempts(String caseNumber) {
        return sql.sql("select * from collection_paper_attempt where case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                new Attempt(
                                        row.getLong("paper_id"),
                                        row.getString("tried_by"),
                                        Columns.time(row, "tried_at"),
                                        row.getString("note")))
                .list();
    }

    private static Paper paper(ResultSet row, int number) throws SQLException {
        return new Paper(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getInt("round_number"),
                row.getLong("house_id"),
                row.getBigDecimal("principal"),
                row.getBigDecimal("damages"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getInt("days"),
                row.getString("words"),
                row.getString("drafted_by"),
                Columns.time(row, "drafted_at"),
                row.getObject("approved") == null ? null : row.getBoolean("approved"),
                row.getString("decided_by"),
                row.getString("document_number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("method"),
                row.getObject("served_on", LocalDate.class),
                row.getString("served_by"),
                row.getString("receiver"),
                row.getString("witness"),
                row.getString("tracking_number"),
                row.getString("service_note"),
                row.getObject("deadline_on", LocalDate.class));
    }
}
