package org.guanjia.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.CaseEnded;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Group complaints (群诉): open complaints of one cause in one community, one of which leads. The
 * leading case has the containment and the written report; the others keep their handlers, who are
 * offered the leading case's reply. One cause has one group at a time: a unique key says so, and
 * whoever joins or leaves waits for its row.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintGroups {

    /** Why a case is raised that leads its group from now on. */
    static final String LEAD = "lead";

    private static final String LINK = "group";

    private final ComplaintService complaints;
    private final ComplaintReports reports;
    private final ComplaintCounts counts;
    private final ComplaintRaises raises;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final Outbox outbox;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintGroups(
            ComplaintService complaints,
            ComplaintReports reports,
            ComplaintCounts counts,
            ComplaintRaises raises,
            CaseFiles cases,
            CaseLinks links,
            Outbox outbox,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.complaints = complaints;
        this.reports = reports;
        this.counts = counts;
        this.raises = raises;
        this.cases = cases;
        this.links = links;
        this.outbox = outbox;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A group.
     *
     * @param leadingCase number of the case that leads it
     * @param severity at least this have its members
     * @param size its members, ended ones included
     * @param formedAt when a threshold was crossed
     */
    public record Group(long id, String leadingCase, String severity, int size, Instant formedAt) {}

    private record Row(long id, String leadingCase, String severity) {}

    /** What the table {@code complaint-group} is asked with; counted anew, as others may know. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> facts(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        ComplaintCounts.Counts found =
                counts.of(complaint, cases.get(caseNumber), complaint.subject());
        return Map.of(
                "subject", complaint.subject(),
                "households24", found.households24(),
                "households7", found.households7());
    }

    /**
     * Links the case with the others of its cause: where a threshold is crossed, or while the cause
     * has a group already. Cases of the same household that repeat each other rise together.
     *
     * @param crossed whether the table calls it a group
     * @param severity what a group rises to; null unless crossed
     */
    public void link(String caseNumber, boolean crossed, String severity) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        linkRepeats(complaint);
        String cause = complaint.community() + "|" + complaint.subject();
        Row group = running(cause).orElse(null);
        if (group == null && crossed) {
            group = form(cause, complaint, severity);
        }
        if (group != null) {
            join(group, complaint);
        }
    }

    private Row form(String cause, ComplaintRecord complaint, String severity) {
        String leading = openOf(complaint).get(0);
        try {
            sql.sql(
                            "insert into complaint_group (community, subject, cause_open,"
                                    + " leading_case, severity, formed_at)"
                                    + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            complaint.community(),
                            complaint.subject(),
                            cause,
                            leading,
                            severity,
                            Columns.time(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another case crossed the threshold in the same instant: theirs is the group.
            return running(cause).orElseThrow();
        }
        Map<String, Object> crossed = facts(complaint.caseNumber());
        outbox.toRole(
                leading,
                complaint.community(),
                Roles.SERVICE_MANAGER,
                "complaint.notice.group",
                Map.of(
                        "reason",
                        texts.say("complaint.category." + complaint.subject()),
                        "withinDay",
                        crossed.get("households24"),
                        "withinWeek",
                        crossed.get("households7")),
                true);
        return running(cause).orElseThrow();
    }

    /** The group of the cause that has open members, its row held until this is done. */
    private Optional<Row> running(String cause) {
        return sql.sql(
                        "select id, leading_case, severity from complaint_group"
                                + " where cause_open = ? for update")
                .param(cause)
                .query(Row.class)
                .optional();
    }

    /** Whoever of the cause is open and no member yet becomes one: none is forgotten. */
    private void join(Row group, ComplaintRecord complaint) {
        for (String one : openOf(complaint)) {
            try {
                sql.sql(
                                "insert into complaint_group_member (case_number, group_id,"
                                        + " joined_at) values (?, ?, ?)")
                        .params(one, group.id(), Columns.time(clock.instant()))
                        .update();
            } catch (DuplicateKeyException e) {
                continue;
            }
            if (!one.equals(group.leadingCase())) {
                links.link(one, group.leadingCase(), LINK);
            }
            raises.ask(one, group.severity(), LINK);
        }
    }

    /** Open complaints of the cause that somebody has in charge, the longest open first. */
    private List<String> openOf(ComplaintRecord complaint) {
        return sql.sql(
                        """
                        select f.case_number from complaint_record r
                          join case_file f on f.case_number = r.case_number
                         where r.community = ? and r.subject = ? and r.kind = 'complaint'
                           and r.handler is not null and f.status = 'open'
                         order by f.id
                        """)
                .params(complaint.community(), complaint.subject())
                .query(String.class)
                .list();
    }

    private void linkRepeats(ComplaintRecord complaint) {
        if (!"repeated".equals(complaint.severityReason())) {
            return;
        }
        CaseFile file = cases.get(complaint.caseNumber());
        for (String earlier : counts.openOfHousehold(complaint, file)) {
            links.link(complaint.caseNumber(), earlier, "repeat");
            raises.ask(earlier, file.severity(), "repeated");
        }
    }

    /**
     * A member ended. While others are open the longest open one leads after a leading case; as
     * long as no member has a signed report, containment and report go to the successor. When none
     * is open the group is over, and the next of the cause starts another.
     */
    @EventListener
    public void ended(CaseEnded ended) {
        if (!ComplaintService.isComplaint(ended.caseNumber())) {
            return;
        }
        sql.sql(
                        "select id, leading_case, severity from complaint_group where id ="
                                + " (select group_id from complaint_group_member"
                                + " where case_number = ?) for update")
                .param(ended.caseNumber())
                .query(Row.class)
                .optional()
                .ifPresent(group -> left(group, ended.caseNumber()));
    }

    private void left(Row group, String caseNumber) {
        List<String> open =
                sql.sql(
                                "select f.case_number from complaint_group_member m"
                                        + " join case_file f on f.case_number = m.case_number"
                                        + " where m.group_id = ? and f.status = 'open'"
                                        + " order by f.id")
                        .param(group.id())
                        .query(String.class)
                        .list();
        if (open.isEmpty()) {
            sql.sql("update complaint_group set cause_open = null where id = ?")
                    .param(group.id())
                    .update();
        } else if (caseNumber.equals(group.leadingCase())) {
            String next = open.get(0);
            sql.sql("update complaint_group set leading_case = ? where id = ?")
                    .params(next, group.id())
                    .update();
            open.stream().skip(1).forEach(one -> links.link(one, next, LINK));
            if (members(group.id()).stream().noneMatch(this::reported)) {
                raises.ask(next, group.severity(), LEAD);
            }
        }
    }

    private boolean reported(String caseNumber) {
        return reports.findById(caseNumber).map(ComplaintReport::signedAt).isPresent();
    }

    /** The group of a case; empty when it is in none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Optional<Group> of(String caseNumber) {
        return sql.sql(
                        "select g.id, g.leading_case, g.severity, g.formed_at,"
                                + " (select count(*) from complaint_group_member o"
                                + " where o.group_id = g.id) as members from complaint_group g"
                                + " join complaint_group_member m on m.group_id = g.id"
                                + " where m.case_number = ?")
                .param(caseNumber)
                .query(
                        (row, line) ->
                                new Group(
                                        row.getLong("id"),
                                        row.getString("leading_case"),
                                        row.getString("severity"),
                                        row.getInt("members"),
                                        Columns.time(row, "formed_at")))
                .optional();
    }

    /** The members of a group, the longest open first. */
    @Transactional(readOnly = true)
    public List<String> members(long group) {
        return sql.sql(
                        "select case_number from complaint_group_member where group_id = ?"
                                + " order by case_number")
                .param(group)
                .query(String.class)
                .list();
    }

    /** Whether another case of its group has the containment and the report. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean ledByAnother(String caseNumber) {
        return of(caseNumber).filter(group -> !group.leadingCase().equals(caseNumber)).isPresent();
    }
}
