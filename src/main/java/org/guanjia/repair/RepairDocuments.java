package org.guanjia.repair;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/**
 * The papers of a repair: notice to the developer (保修通知), request for the maintenance fund
 * (维修资金申请), work order for a contractor (外包工单). Each is numbered, has a day by which it must be
 * answered, and its answer.
 */
@Component
class RepairDocuments {

    /** The three kinds, with the letters of their numbers. */
    enum Kind {
        WARRANTY("warranty", "BT"),
        FUND("fund", "WJ"),
        CONTRACT("contract", "WB");

        private final String code;
        private final String letters;

        Kind(String code, String letters) {
            this.code = code;
            this.letters = letters;
        }
    }

    private final JdbcClient sql;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final Texts texts;
    private final Clock clock;

    RepairDocuments(JdbcClient sql, CaseFiles cases, CasePlaces places, Texts texts, Clock clock) {
        this.sql = sql;
        this.cases = cases;
        this.places = places;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Issues a paper.
     *
     * @param due by when it must be answered
     * @return its number, such as BT-20261123-0007
     */
    String issue(RepairOrder order, Kind kind, Instant due) {
        CaseFile file = cases.get(order.caseNumber());
        Instant now = clock.instant();
        Map<String, Object> facts = new HashMap<>();
        facts.put("caseNumber", order.caseNumber());
        facts.put("house", places.of(file));
        facts.put("description", file.description());
        facts.put("diagnosis", order.diagnosis() == null ? "—" : order.diagnosis());
        facts.put("cost", order.estimatedCost() == null ? "—" : Texts.yuan(order.estimatedCost()));
        facts.put("meetingPoint", order.meetingPoint() == null ? "—" : order.meetingPoint());
        facts.put("due", due);
        facts.put("issued", now);
        KeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into repair_document (case_number, kind, body_text, issued_at,"
                                + " due_at) values (?, ?, ?, ?, ?)")
                .params(
                        order.caseNumber(),
                        kind.code,
                        texts.sayWith("repair.document." + kind.code, facts),
                        Columns.time(now),
                        Columns.time(due))
                .update(id, "id");
        String number = number(kind, now, id.getKey().longValue());
        cases.note(order.caseNumber(), null, texts.say("repair.documentIssued", number));
        return number;
    }

    /** The answer to the case's last paper of this kind. */
    void answered(String caseNumber, Kind kind, String answer, String note, String by) {
        sql.sql(
                        "update repair_document set answer = ?, answer_note = ?, answered_by = ?,"
                                + " answered_at = ? where id = (select last_id from (select"
                                + " max(id) as last_id from repair_document where case_number = ?"
                                + " and kind = ?) latest)")
                .params(answer, note, by, Columns.time(clock.instant()), caseNumber, kind.code)
                .update();
    }

    /** When the case's last paper of this kind was issued; empty when there is none. */
    Optional<Instant> lastIssued(String caseNumber, Kind kind) {
        return last(caseNumber, kind).map(paper -> (Instant) paper.get("issuedAt"));
    }

    /** How the case's last paper of this kind was answered; empty while it is not. */
    Optional<String> lastAnswer(String caseNumber, Kind kind) {
        return last(caseNumber, kind).map(paper -> (String) paper.get("answer"));
    }

    private Optional<Map<String, Object>> last(String caseNumber, Kind kind) {
        return list(caseNumber).stream()
                .filter(paper -> paper.get("kind").equals(kind.code))
                .reduce((earlier, later) -> later);
    }

    /** All papers of the case with their answers, oldest first. */
    List<Map<String, Object>> list(String caseNumber) {
        return sql.sql("select * from repair_document where case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, line) -> {
                            Kind kind = kind(row.getString("kind"));
                            Instant issued = Columns.time(row, "issued_at");
                            Map<String, Object> paper = new HashMap<>();
                            paper.put("number", number(kind, issued, row.getLong("id")));
                            paper.put("kind", kind.code);
                            paper.put("text", row.getString("body_text"));
                            paper.put("issuedAt", issued);
                            paper.put("dueAt", Columns.time(row, "due_at"));
                            paper.put("answer", row.getString("answer"));
                            paper.put("answerNote", row.getString("answer_note"));
                            paper.put("answeredAt", Columns.time(row, "answered_at"));
                            return paper;
                        })
                .list();
    }

    private static Kind kind(String code) {
        for (Kind kind : Kind.values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalStateException("unknown kind of document " + code);
    }

    private String number(Kind kind, Instant issued, long id) {
        return "%s-%s-%04d"
                .formatted(
                        kind.letters,
                        DateTimeFormatter.BASIC_ISO_DATE.format(
                                LocalDate.ofInstant(issued, clock.getZone())),
                        id);
    }
}
