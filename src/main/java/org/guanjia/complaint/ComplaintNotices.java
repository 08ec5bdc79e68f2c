package org.guanjia.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notice page (公示): what came of complaints whose reporters left no name and whom nobody can
 * answer. A text with a phone number, a house or a name in it is not taken.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintNotices {

    /** A number that may be a telephone's or an identity card's. */
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d -]{5,}\\d");

    /** A place no larger than a building. */
    private static final Pattern HOUSE =
            Pattern.compile("\\d+\\s*(栋|幢|号楼|座|单元|室|号房)|(?i)\\b(building|unit|room|flat)\\s*\\d+");

    private static final int MOST = 100;

    private final ComplaintRecords records;
    private final CaseFiles cases;
    private final EstateService estate;
    private final Residents residents;
    private final StaffService staff;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintNotices(
            ComplaintRecords records,
            CaseFiles cases,
            EstateService estate,
            Residents residents,
            StaffService staff,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.records = records;
        this.cases = cases;
        this.estate = estate;
        this.residents = residents;
        this.staff = staff;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Whether a reply may be read by everybody; only asked for a complaint without a name.
     *
     * @throws Refusal 422 that says what gives somebody away
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void check(String caseNumber, String text) {
        if (NUMBER.matcher(text).find()) {
            throw Refusal.invalid("replyText", "complaint.notice.hasNumber");
        }
        if (HOUSE.matcher(text).find()) {
            throw Refusal.invalid("replyText", "complaint.notice.hasHouse");
        }
        CaseFile file = cases.get(caseNumber);
        Stream.concat(
                        staff.all().stream()
                                .filter(one -> one.communities().contains(file.community()))
                                .map(StaffMember::name),
                        file.houseId() == null
                                ? Stream.empty()
                                : residents.residents(file.houseId()).stream().map(Resident::name))
                .filter(name -> name != null && name.length() > 1 && text.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw Refusal.invalid("replyText", "complaint.notice.hasName", name);
                        });
    }

    /**
     * Publishes the reply. After a case was raised its new reply takes the place of the old one.
     */
    public void publish(String caseNumber) {
        ComplaintRecord complaint = records.findById(caseNumber).orElseThrow();
        check(caseNumber, complaint.replyText());
        sql.sql("delete from complaint_notice where case_number = ?").param(caseNumber).update();
        sql.sql(
                        "insert into complaint_notice (case_number, community, subject, text,"
                                + " published_at) values (?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        complaint.community(),
                        complaint.subject(),
                        complaint.replyText(),
                        Columns.time(clock.instant()))
                .update();
    }

    /**
     * A result on the page.
     *
     * @param caseNumber by which whoever reported finds it
     * @param subject in the house's language
     */
    public record Notice(
            long id, String caseNumber, String subject, String text, LocalDate publishedOn) {}

    /**
     * A page of them, newest first.
     *
     * @param next for {@code after}; null on the last page
     */
    public record Page(String community, List<Notice> items, Long next) {}

    /**
     * What is published in a community.
     *
     * @param after null for the first page
     * @throws Refusal 404 for an unknown community; 422 for a limit out of bounds
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Page list(String community, Long after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "casefile.pageSize", MOST);
        }
        String name = estate.community(community).name();
        List<Notice> found =
                sql.sql(
                                "select id, case_number, subject, text, published_at"
                                        + " from complaint_notice where community = ? and id < ?"
                                        + " and withdrawn_at is null order by id desc limit ?")
                        .params(community, after == null ? Long.MAX_VALUE : after, limit + 1)
                        .query(
                                (row, line) ->
                                        new Notice(
                                                row.getLong("id"),
                                                row.getString("case_number"),
                                                texts.say(
                                                        "complaint.category."
                                                                + row.getString("subject")),
                                                row.getString("text"),
                                                LocalDate.ofInstant(
                                                        Columns.time(row, "published_at"),
                                                        clock.getZone())))
                        .list();
        boolean more = found.size() > limit;
        List<Notice> items = more ? found.subList(0, limit) : found;
        return new Page(name, items, more ? items.get(limit - 1).id() : null);
    }

    /** The community of a published result; null when there is no such. */
    @Transactional(readOnly = true)
    public String communityOf(long id) {
        return sql.sql("select community from complaint_notice where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * Takes a result off the page, as when it gives somebody away after all.
     *
     * @throws Refusal 422 without a reason; 409 when it was taken off before
     */
    public void withdraw(long id, String reason, String by) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        int changed =
                sql.sql(
                                "update complaint_notice set withdrawn_at = ?, withdrawn_by = ?,"
                                        + " withdrawn_reason = ? where id = ?"
                                        + " and withdrawn_at is null")
                        .params(Columns.time(clock.instant()), by, why, id)
                        .update();
        if (changed == 0) {
            throw Refusal.conflict("complaint.notice.gone", id);
        }
    }
}
