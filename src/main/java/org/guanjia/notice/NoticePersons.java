package org.guanjia.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person in the outbox: as whom a message is for, and inside its text. */
@Component
class NoticePersons implements PersonalData {

    private static final String[] TEXTS = {"text", "last_error", "handled_note"};

    private final JdbcClient sql;
    private final PersonalText text;

    NoticePersons(JdbcClient sql, PersonalText text) {
        this.sql = sql;
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        Set<String> cases =
                new TreeSet<>(
                        text.find(
                                "thread_key",
                                "notice_outbox where community in (:communities)",
                                who,
                                who.contact(),
                                TEXTS));
        if (!addresses(who).isEmpty()) {
            cases.addAll(
                    sql.sql(
                                    "select distinct thread_key from notice_outbox where community"
                                            + " in (:communities) and recipient in (:addresses)")
                            .param("communities", who.communities())
                            .param("addresses", addresses(who))
                            .query(String.class)
                            .list());
        }
        return cases;
    }

    /** What still waits, for its time or for a colleague, is not sent any more. */
    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        int changed = text.replace("notice_outbox", "thread_key", cases, who, TEXTS);
        if (!addresses(who).isEmpty()) {
            for (List<String> some : PersonalText.chunks(cases)) {
                changed +=
                        sql.sql(
                                        "delete from notice_outbox where thread_key in (:cases)"
                                                + " and state in ('WAITING', 'UNDELIVERABLE') and recipient in"
                                                + " (:addresses)")
                                .param("cases", some)
                                .param("addresses", addresses(who))
                                .update();
                changed +=
                        sql.sql(
                                        "update notice_outbox set recipient = :mark, address = null"
                                                + " where thread_key"
                                                + " in (:cases) and recipient in (:addresses)")
                                .param("mark", PersonalText.MARK)
                                .param("cases", some)
                                .param("addresses", addresses(who))
                                .update();
            }
        }
        return Map.of("notice_outbox", changed);
    }

    @Override
    public Map<String, Object> tell(DataSubject who, Set<String> cases) {
        List<Map<String, Object>> messages = new ArrayList<>();
        if (!addresses(who).isEmpty()) {
            for (List<String> some : PersonalText.chunks(cases)) {
                messages.addAll(
                        sql.sql(
                                        "select created_at, recipient, text, state from"
                                                + " notice_outbox where thread_key in (:cases) and"
                                                + " recipient in (:addresses) order by id")
                                .param("cases", some)
                                .param("addresses", addresses(who))
                                .query(
                                        (row, number) -> {
                                            Map<String, Object> one = new LinkedHashMap<>();
                                            one.put("at", Columns.time(row, "created_at"));
                                            one.put("to", row.getString("recipient"));
                                            one.put("text", row.getString("text"));
                                            one.put("state", row.getString("state"));
                                            return one;
                                        })
                                .list());
            }
        }
        return Map.of("messages", messages);
    }

    private static Set<String> addresses(DataSubject who) {
        Set<String> all = new TreeSet<>(who.phones());
        all.addAll(who.emails());
        return all;
    }
}
