package org.guanjia.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what others complained about: by us, never asked of a clerk. */
@Component
class ComplaintCounts {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Clock clock;

    ComplaintCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Households with the same subject in the community within 24 hours and 7 days, and complaints
     * of the same house and subject within 7 days, this one included each time. A complaint without
     * a house (a common part) is a household of its own for nobody: it counts as one.
     */
    Map<String, Object> of(ComplaintRecord complaint, CaseFile file, String subject) {
        Instant now = clock.instant();
        return Map.of(
                "households24", households(complaint, file.houseId(), subject, now.minus(DAY)),
                "households7", households(complaint, file.houseId(), subject, now.minus(WEEK)),
                "repeats", repeats(complaint, file.houseId(), subject, now.minus(WEEK)));
    }

    private int households(ComplaintRecord complaint, Long house, String subject, Instant since) {
        return 1
                + sql.sql(
                                "select count(distinct house_id) from complaint_record"
                                        + " where community = :community and subject = :subject"
                                        + " and kind = 'complaint' and opened_at >= :since"
                                        + " and case_number <> :case and house_id <> :house")
                        .param("community", complaint.community())
                        .param("subject", subject)
                        .param("since", Columns.time(since))
                        .param("case", complaint.caseNumber())
                        .param("house", house == null ? -1L : house)
                        .query(Integer.class)
                        .single();
    }

    private int repeats(ComplaintRecord complaint, Long house, String subject, Instant since) {
        if (house == null) {
            return 1;
        }
        return 1
                + sql.sql(
                                "select count(*) from complaint_record where community = :community"
                                        + " and subject = :subject and kind = 'complaint'"
                                        + " and opened_at >= :since and case_number <> :case"
                                        + " and house_id = :house")
                        .param("community", complaint.community())
                        .param("subject", subject)
                        .param("since", Columns.time(since))
                        .param("case", complaint.caseNumber())
                        .param("house", house)
                        .query(Integer.class)
                        .single();
    }
}
