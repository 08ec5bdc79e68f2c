package org.guanjia.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
     * How many there are, this complaint included each time.
     *
     * @param households24 households with the same subject in the community within 24 hours
     * @param households7 the same within 7 days
     * @param repeats complaints of the same household and subject within 7 days
     */
    record Counts(int households24, int households7, int repeats) {}

    /**
     * A household is a house, or for a common part the telephone number of who complains; an
     * anonymous complaint about a common part counts for itself alone. One statement.
     */
    Counts of(ComplaintRecord complaint, CaseFile file, String subject) {
        Instant now = clock.instant();
        String who = household(file);
        return sql.sql(
                        """
                        select count(distinct case when c.opened_at >= :day then c.who end),
                               count(distinct c.who),
                               count(case when c.who = :who then 1 end)
                          from (select r.opened_at,
                                       case when r.house_id is not null
                                            then concat('H', r.house_id)
                                            else concat('P', f.reporter_phone) end as who
                                  from complaint_record r
                                  join case_file f on f.case_number = r.case_number
                                 where r.community = :community and r.subject = :subject
                                   and r.kind = 'complaint' and r.opened_at >= :week
                                   and r.case_number <> :case
                                 union all
                                select :now, :who) c
                        """)
                .param("day", Columns.time(now.minus(DAY)))
                .param("week", Columns.time(now.minus(WEEK)))
                .param("now", Columns.time(now))
                .param("who", who)
                .param("community", complaint.community())
                .param("subject", subject)
                .param("case", complaint.caseNumber())
                .query((row, line) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    private static String household(CaseFile file) {
        if (file.houseId() != null) {
            return "H" + file.houseId();
        }
        return file.reporterPhone() != null ? "P" + file.reporterPhone() : file.caseNumber();
    }

    /**
     * Open complaints of the household about the subject, this one left out, oldest first.
     *
     * @return their numbers; empty where the household is not known
     */
    List<String> openOfHousehold(ComplaintRecord complaint, CaseFile file) {
        return sql.sql(
                        """
                        select f.case_number from complaint_record r
                          join case_file f on f.case_number = r.case_number
                         where r.community = :community and r.subject = :subject
                           and r.kind = 'complaint' and r.handler is not null
                           and r.case_number <> :case and f.status = 'open'
                           and (r.house_id = :house
                                or r.house_id is null and f.reporter_phone = :phone)
                         order by f.case_number
                        """)
                .param("community", complaint.community())
                .param("subject", complaint.subject())
                .param("case", complaint.caseNumber())
                .param("house", file.houseId() == null ? -1L : file.houseId())
                .param(
                        "phone",
                        file.houseId() == null && file.reporterPhone() != null
                                ? file.reporterPhone()
                                : "")
                .query(String.class)
                .list();
    }
}
