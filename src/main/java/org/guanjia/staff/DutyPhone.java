package org.guanjia.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The duty phone of a community, which must be answered around the clock (S0-08): who is on duty
 * switches it to out when called away, and the control room answers until it is back (S0-09).
 */
@Service
public class DutyPhone {

    /**
     * Where the phone is.
     *
     * @param holder user id of who switched it last; null before the first switch
     * @param since of the last switch; null before the first one
     * @param reason of the last switch; null when none was given
     */
    public record State(
            String community, String holder, boolean out, Instant since, String reason) {}

    private final JdbcClient db;
    private final StaffService staff;
    private final DeskSetting desks;
    private final Clock clock;

    DutyPhone(JdbcClient db, StaffService staff, DeskSetting desks, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.desks = desks;
        this.clock = clock;
    }

    /** Where the phone of the community is; in, as long as nobody switched it. */
    public State state(String community) {
        return stored(community).orElse(new State(community, null, false, null, null));
    }

    /**
     * The holder is called away: from now the control room answers.
     *
     * @throws Refusal 409 when the phone is out, 422 without a reason or for one that is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public State goOut(String community, String userId, String reason) {
        return turn(community, userId, true, StaffService.required(reason));
    }

    /**
     * The phone is back.
     *
     * @param reason may be null
     * @throws Refusal 409 when the phone is in, 422 for a reason that is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public State comeBack(String community, String userId, String reason) {
        return turn(community, userId, false, StaffService.reason(reason));
    }

    /** The last switches, the newest first. */
    public List<State> log(String community, int limit) {
        return db.sql(
                        "select community, user_id holder, is_out, switched_at since, reason"
                                + " from duty_phone_log where community = :community"
                                + " order by id desc limit :limit")
                .param("community", community)
                .param("limit", limit)
                .query(DutyPhone::read)
                .list();
    }

    /**
     * Who takes reports now: {@code desk} while the community has one, somebody of it is on duty
     * and the phone is in; otherwise {@code control-room}.
     */
    public String intakeRole(String community) {
        boolean desk =
                desks.hasServiceDesk(community)
                        && !state(community).out()
                        && !staff.onDuty(community, Roles.DESK).isEmpty();
        return desk ? Roles.DESK : Roles.CONTROL_ROOM;
    }

    private State turn(String community, String userId, boolean out, String reason) {
        Instant now = clock.instant();
        int changed =
                db.sql(
                                "update duty_phone set holder = :holder, is_out = :out,"
                                        + " since = :since, reason = :reason"
                                        + " where community = :community and is_out <> :out")
                        .param("holder", userId)
                        .param("out", out)
                        .param("since", StaffTables.utc(now))
                        .param("reason", reason)
                        .param("community", community)
                        .update();
        if (changed == 0 && !(out && first(community, userId, now, reason))) {
            throw Refusal.conflict(out ? "staff.phoneOutAlready" : "staff.phoneInAlready");
        }
        db.sql(
                        "insert into duty_phone_log"
                                + " (community, user_id, is_out, switched_at, reason)"
                                + " values (:community, :user, :out, :at, :reason)")
                .param("community", community)
                .param("user", userId)
                .param("out", out)
                .param("at", StaffTables.utc(now))
                .param("reason", reason)
                .update();
        return new State(community, userId, out, now, reason);
    }

    /** The first time that the phone of a community goes out; false when it was switched before. */
    private boolean first(String community, String userId, Instant now, String reason) {
        try {
            return db.sql(
                                    "insert into duty_phone"
                                            + " (community, holder, is_out, since, reason)"
                                            + " values (:community, :holder, true, :since,"
                                            + " :reason)")
                            .param("community", community)
                            .param("holder", userId)
                            .param("since", StaffTables.utc(now))
                            .param("reason", reason)
                            .update()
                    == 1;
        } catch (DuplicateKeyException already) {
            return false;
        }
    }

    private Optional<State> stored(String community) {
        return db.sql("select * from duty_phone where community = :community")
                .param("community", community)
                .query(DutyPhone::read)
                .optional();
    }

    private static State read(ResultSet rs, int row) throws SQLException {
        return new State(
                rs.getString("community"),
                rs.getString("holder"),
                rs.getBoolean("is_out"),
                StaffTables.instant(rs, "since"),
                rs.getString("reason"));
    }
}
