package org.guanjia.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person in issued documents. A document is never changed, so one that names them loses its whole
 * content; number, day and checksums stay. A voucher stays as it is, because the law asks for it
 * (个人信息保护法 47, 会计档案管理办法).
 */
@Component
class DocumentPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS =
            Map.of("issued_document", new String[] {"html"});

    private final JdbcClient sql;
    private final PersonalText text;
    private final DocumentKinds kinds;
    private final Clock clock;

    DocumentPersons(JdbcClient sql, PersonalText text, DocumentKinds kinds, Clock clock) {
        this.sql = sql;
        this.text = text;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return text.cases(who, TEXTS);
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        String pattern = who.anywhere();
        int erased = 0;
        if (pattern != null) {
            for (List<String> some : PersonalText.chunks(cases)) {
                erased +=
                        sql.sql(
                                        "update issued_document set html = null, pdf = null,"
                                                + " erased_at = :now where case_number in (:cases)"
                                                + " and kind not in (:vouchers) and"
                                                + " regexp_like(html, :pattern)")
                                .param("now", Columns.time(clock.instant()))
                                .param("cases", some)
                                .param("vouchers", kinds.vouchers())
                                .param("pattern", pattern)
                                .update();
            }
        }
        return Map.of("issued_document", erased);
    }
}
