package org.guanjia.casefile;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person in the case files: as who reported, and inside the texts of cases that they reported, of
 * cases of their house, and of those that hold their number or mail address.
 */
@Component
class CasePersons implements PersonalData {

    /** Columns of free text, by table; the case is named by {@code id} or {@code case_id}. */
    private static final Map<String, String[]> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("case_file", new String[] {"title", "description", "reporter_name"});
        TEXTS.put("case_event", new String[] {"text"});
        TEXTS.put("case_question", new String[] {"facts", "comment_text"});
        TEXTS.put("case_escalation", new String[] {"decision_reason"});
        TEXTS.put("case_support", new String[] {"reason", "answer_reason", "result"});
        TEXTS.put("case_referral", new String[] {"reason", "document", "outcome_text"});
        TEXTS.put("case_linked_request", new String[] {"reason", "payload"});
        TEXTS.put("case_hold", new String[] {"reason", "release_reason"});
        TEXTS.put("case_exclusion", new String[] {"reason"});
        TEXTS.put("case_mending", new String[] {"reason"});
        TEXTS.put("case_judgement", new String[] {"remark"});
    }

    private static final String REPORTED =
            "(reporter_phone in (:phones) or reporter_name in (:names)"
                    + " and (reporter_phone in (:shared) or house_id in (:houses)))";

    private final JdbcClient sql;
    private final PersonalText text;
    private final Retention retention;
    private final CaseRecords records;
    private final ProgressRecords progress;
    private final Clock clock;

    CasePersons(
            JdbcClient sql,
            PersonalText text,
            Retention retention,
            CaseRecords records,
            ProgressRecords progress,
            Clock clock) {
        this.sql = sql;
        this.text = text;
        this.retention = retention;
        this.records = records;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        Set<String> cases =
                new TreeSet<>(reported("select case_number from case_file where", who, null));
        TEXTS.forEach(
                (table, columns) -> {
                    String from =
                            table.equals("case_file")
                                    ? "case_file f"
                                    : "case_file f join " + table + " x on x.case_id = f.id";
                    if (table.equals("case_linked_request")) {
                        from = from.replace("x.case_id", "x.from_case");
                    }
                    String number = "f.case_number";
                    cases.addAll(
                            text.find(
                                    number,
                                    from + " where f.community in (:communities)",
                                    who,
                                    who.contact(),
                                    columns));
                    cases.addAll(
                            text.find(
                                    number,
                                    from + " where f.house_id in (:houses)",
                                    who,
                                    who.anywhere(),
                                    columns));
                });
        return cases;
    }

    private List<String> reported(String select, DataSubject who, Collection<String> cases) {
        return sql.sql(
                        select
                                + " community in (:communities) and "
                                + REPORTED
                                + (cases == null ? "" : " and case_number in (:cases)"))
                .param("communities", who.communities())
                .param("phones", orNobody(who.phones()))
                .param("shared", orNobody(who.sharedPhones()))
                .param("names", orNobody(who.names()))
                .param("houses", PersonalText.orNone(who.houses()))
                .param("cases", cases)
                .query(String.class)
                .list();
    }

    private static Collection<String> orNobody(Set<String> words) {
        return words.isEmpty() ? List.of("") : words;
    }

    @Override
    public Map<String, Stay> staying(Set<String> cases) {
        Map<String, Stay> staying = new TreeMap<>();
        for (List<String> some : PersonalText.chunks(cases)) {
            retention.claimed(some).forEach(one -> staying.put(one, Stay.OPEN_CLAIM));
            sql.sql(
                            "select f.case_number from case_file f join case_hold h"
                                    + " on h.case_id = f.id and h.running = 'y'"
                                    + " where f.case_number in (:cases)")
                    .param("cases", some)
                    .query(String.class)
                    .list()
                    .forEach(one -> staying.put(one, Stay.LEGAL_HOLD));
            sql.sql(
                            "select case_number from case_file where status = 'open'"
                                    + " and case_number in (:cases)")
                    .param("cases", some)
                    .query(String.class)
                    .list()
                    .forEach(one -> staying.put(one, Stay.OPEN_CASE));
        }
        return staying;
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        for (List<String> some : PersonalText.chunks(cases)) {
            List<String> own = reported("select case_number from case_file where", who, some);
            TEXTS.forEach(
                    (table, columns) ->
                            changed.merge(
                                    table,
                                    text.replace(
                                            table,
                                            key(table),
                                            table.equals("case_file") ? some : ids(some),
                                            who,
                                            columns),
                                    Integer::sum));
            if (!own.isEmpty()) {
                changed.merge("case_file", forgetReporter(own), Integer::sum);
                changed.merge("case_photo", removePhotos(own), Integer::sum);
            }
            ids(some).forEach(id -> records.event(id, clock.instant(), "erased", null, null, null));
        }
        return changed;
    }

    private static String key(String table) {
        return switch (table) {
            case "case_file" -> "case_number";
            case "case_linked_request" -> "from_case";
            default -> "case_id";
        };
    }

    private int forgetReporter(List<String> cases) {
        return sql.sql(
                        "update case_file set reporter_name = null, reporter_phone = null"
                                + " where case_number in (:cases)")
                .param("cases", cases)
                .update();
    }

    /** What a resident shows of their home goes; what staff took proves the work and stays. */
    private int removePhotos(List<String> cases) {
        return sql.sql("delete from case_photo where staff = false and case_id in (:ids)")
                .param("ids", ids(cases))
                .update();
    }

    private List<Long> ids(List<String> cases) {
        return sql.sql("select id from case_file where case_number in (:cases)")
                .param("cases", cases)
                .query(Long.class)
                .list();
    }

    @Override
    public Set<String> hiddenFrom(String userId) {
        return progress.hiddenFrom(userId);
    }

    @Override
    public Map<String, Object> tell(DataSubject who, Set<String> cases) {
        if (cases.isEmpty()) {
            return Map.of("cases", List.of(), "mentionedIn", List.of());
        }
        Set<String> own =
                new TreeSet<>(reported("select case_number from case_file where", who, cases));
        Set<String> others = new TreeSet<>(cases);
        others.removeAll(own);
        return Map.of("cases", own.stream().map(this::told).toList(), "mentionedIn", others);
    }

    /** As the resident said and saw it; what staff note for each other is theirs. */
    private Map<String, Object> told(String caseNumber) {
        CaseFile file = records.find(caseNumber).orElseThrow();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("caseNumber", caseNumber);
        told.put("flow", file.flow());
        told.put("status", file.status().code());
        told.put("openedAt", file.openedAt());
        told.put("closedAt", file.closedAt());
        told.put("channel", file.channel());
        told.put("reporterName", file.reporterName());
        told.put("reporterPhone", file.reporterPhone());
        told.put("description", file.description());
        told.put("appointment", file.appointment());
        told.put(
                "answers",
                rows(
                        "select question, answer, rating, speed, attitude, comment_text as comment"
                                + " from case_question where case_id = ? and answer is not null"
                                + " order by id",
                        file.id(),
                        List.of("question", "answer", "rating", "speed", "attitude", "comment")));
        told.put(
                "photos",
                rows(
                        "select id, kind, content_type, bytes from case_photo where case_id = ?"
                                + " and staff = false order by id",
                        file.id(),
                        List.of("id", "kind", "content_type", "bytes")));
        return told;
    }

    private List<Map<String, Object>> rows(String query, long caseId, List<String> columns) {
        return sql.sql(query)
                .param(caseId)
                .query(
                        (row, number) -> {
                            Map<String, Object> plain = new LinkedHashMap<>();
                            for (String column : columns) {
                                Object value = row.getObject(column);
                                // A long text comes as a stream on H2.
                                plain.put(
                                        column,
                                        value instanceof java.sql.Clob
                                                ? row.getString(column)
                                                : value);
                            }
                            return plain;
                        })
                .list();
    }
}
