package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A community of a test's own, and rows in it whose figures are known beforehand. */
final class FigureWorld {

    final String community = "f" + UUID.randomUUID().toString().substring(0, 8);
    final Caller manager =
            new Caller("m-" + community, Set.of(Roles.PROJECT_MANAGER), Set.of(community), false);

    private final EstateRegister register;
    private final CaseFiles cases;
    private final JdbcClient sql;
    private final Instant now;

    FigureWorld(EstateRegister register, CaseFiles cases, JdbcClient sql, Instant now) {
        this.register = register;
        this.cases = cases;
        this.sql = sql;
        this.now = now;
        register.addCommunity(new Community(community, "数字苑", "A", true, "华东"));
        sql.sql("delete from figure_day_made").update();
    }

    long house(String room, boolean vacant) {
        return register.addHouse(
                new Address(community, "1", "3", "1", room),
                new BigDecimal("89.50"),
                null,
                vacant,
                null);
    }

    /** A case that was reported so long ago and is open. */
    CaseFile open(String flow, String severity, Long house, Duration ago) {
        CaseFile file =
                cases.open(
                        new NewCase(
                                flow,
                                "XX",
                                new Address(community, "1", "3", "1", null),
                                house,
                                "王芳",
                                "13900001234",
                                "phone",
                                false,
                                null,
                                "other",
                                null,
                                null,
                                "楼道灯不亮",
                                null));
        sql.sql("update case_file set flow = ?, severity = ?, opened_at = ? where id = ?")
                .params(flow, severity, at(ago), file.id())
                .update();
        return file;
    }

    void ended(CaseFile file, String status, Duration ago) {
        sql.sql("update case_file set status = ?, closed_at = ? where id = ?")
                .params(status, at(ago), file.id())
                .update();
    }

    /** The repair's own row. */
    void repair(CaseFile file, Duration scene, Duration arrived, boolean finished, int rework) {
        Object at = arrived == null ? null : at(arrived);
        sql.sql(
                        "insert into repair_order (case_number, community, offered_to_all, active,"
                                + " failed_contacts, rework_count, return_count, version,"
                                + " accepted_at, scene_at, arrived_at, finished_at)"
                                + " values (?, ?, false, false, 0, ?, 0, 0, ?, ?, ?, ?)")
                .params(
                        file.caseNumber(),
                        community,
                        rework,
                        at,
                        scene == null ? null : at(scene),
                        at,
                        finished ? at : null)
                .update();
    }

    void misdispatched(CaseFile file, boolean wrong) {
        sql.sql(
                        "insert into repair_return (case_number, community, reason, mis_dispatch,"
                                + " returned_at) values (?, ?, 'other', ?, ?)")
                .params(file.caseNumber(), community, wrong, at(Duration.ZERO))
                .update();
    }

    void billed(CaseFile file, String skill, String amount) {
        sql.sql("update repair_order set skill = ?, billed_amount = ? where case_number = ?")
                .params(skill, new BigDecimal(amount), file.caseNumber())
                .update();
    }

    /** A clock that ended; breached and met may be null. */
    void clock(CaseFile file, String measure, Duration breached, Duration met, int breaches) {
        clock(file, measure, false, breached, met, breaches, Duration.ofDays(1));
    }

    /** A clock that runs and was due so long ago. */
    void running(CaseFile file, String measure, Duration due) {
        clock(file, measure, true, null, null, 0, due);
    }

    private void clock(
            CaseFile file,
            String measure,
            boolean running,
            Duration breached,
            Duration met,
            int breaches,
            Duration due) {
        sql.sql(
                        "insert into case_clock (case_id, measure, running, owner_role,"
                                + " working_time, waiting, allowed_seconds, extended_seconds,"
                                + " counted_seconds, paused_seconds, started_at, counting_since,"
                                + " warn_at, due_at, urged, breaches, breached_at, met_at)"
                                + " values (?, ?, ?, 'technician', false, false, 60, 0, 0, 0, ?, ?,"
                                + " ?, ?, false, ?, ?, ?)")
                .params(
                        file.id(),
                        measure,
                        running ? "y" : null,
                        at(Duration.ofDays(2)),
                        at(Duration.ofDays(2)),
                        at(due),
                        at(due),
                        breaches,
                        breached == null ? null : at(breached),
                        met == null ? null : at(met))
                .update();
    }

    void escalation(CaseFile file, String measure, boolean escalated, Duration ago) {
        sql.sql(
                        "insert into case_escalation (case_id, measure, escalated, reason,"
                                + " happened_at) values (?, ?, ?, 'overdue', ?)")
                .params(file.id(), measure, escalated, at(ago))
                .update();
    }

    void contact(CaseFile file, String user, String mood, Duration ago) {
        sql.sql(
                        "insert into complaint_contact (case_number, community, user_id, mood,"
                                + " contacted_at) values (?, ?, ?, ?, ?)")
                .params(file.caseNumber(), community, user, mood, at(ago))
                .update();
    }

    /** A bill of a house that fell due so many days ago. */
    void bill(long id, long house, String amount, String settled, int daysAgo, boolean reversed) {
        java.time.LocalDate due =
                java.time.LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai"))
                        .minusDays(daysAgo);
        if (sql.sql("select count(*) from fee_account where house_id = ?")
                        .param(house)
                        .query(Long.class)
                        .single()
                == 0) {
            sql.sql(
                            "insert into fee_account (house_id, community, opened_on, closed_on,"
                                    + " prepaid) values (?, ?, '2020-01-01', '9999-12-31', 0)")
                    .params(house, community)
                    .update();
        }
        sql.sql(
                        "insert into fee_bill (id, house_id, from_on, to_on, due_on, amount,"
                                + " settled, reversed) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        house,
                        due,
                        due,
                        due,
                        new BigDecimal(amount),
                        new BigDecimal(settled),
                        reversed)
                .update();
    }

    private Object at(Duration ago) {
        return Columns.time(now.minus(ago));
    }
}
