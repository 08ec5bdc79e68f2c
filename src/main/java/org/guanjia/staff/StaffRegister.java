package org.guanjia.staff;

import java.time.Instant;
import java.time.LocalDate;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters colleagues, their roles, skills and roster, each checked before it is written. */
@Service
public class StaffRegister {

    private static final int LONGEST_NAME = 100;

    private final JdbcClient db;
    private final StaffTables tables;
    private final StaffService staff;

    StaffRegister(JdbcClient db, StaffTables tables, StaffService staff) {
        this.db = db;
        this.tables = tables;
        this.staff = staff;
    }

    /**
     * Enters a colleague, still without roles.
     *
     * @param userId engine user id
     * @param phone work phone in canonical form; may be null
     * @throws Refusal 422 for a bad id or name, 409 for a taken id
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void addMember(String userId, String name, String phone) {
        if (userId == null || !userId.matches("[\\p{L}\\p{N}_.@+-]{1,64}")) {
            throw Refusal.invalid("userId", "staff.userIdBad");
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "staff.nameBad", LONGEST_NAME);
        }
        try {
            db.sql(
                            "insert into staff_member (user_id, name, phone, active)"
                                    + " values (:user, :name, :phone, true)")
                    .param("user", userId)
                    .param("name", name.strip())
                    .param("phone", phone)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("staff.memberExists", userId);
        }
    }

    /**
     * Gives a colleague a role in a community; giving it twice changes nothing.
     *
     * @throws Refusal 404 for an unknown colleague, 422 for an unknown role
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void grantRole(String userId, String community, String role) {
        known(userId);
        if (!Roles.ALL.contains(role)) {
            throw Refusal.invalid("role", "staff.roleUnknown", role, String.join(", ", Roles.ALL));
        }
        try {
            db.sql(
                            "insert into staff_role (user_id, community, role)"
                                    + " values (:user, :community, :role)")
                    .param("user", userId)
                    .param("community", community)
                    .param("role", role)
                    .update();
        } catch (DuplicateKeyException already) {
            return;
        }
    }

    /** Takes a role in a community back; taking what was not given changes nothing. */
    @Transactional
    public void revokeRole(String userId, String community, String role) {
        db.sql(
                        "delete from staff_role where user_id = :user"
                                + " and community = :community and role = :role")
                .param("user", userId)
                .param("community", community)
                .param("role", role)
                .update();
    }

    /**
     * Records a skill, or the renewed certificate of a known one.
     *
     * @param certificate number of the certificate; null when there is none
     * @param validUntil last day of the certificate; null when it does not expire
     * @throws Refusal 404 for an unknown colleague
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void addSkill(String userId, Skill skill, String certificate, LocalDate validUntil) {
        known(userId);
        db.sql("delete from staff_skill where user_id = :user and skill = :skill")
                .param("user", userId)
                .param("skill", skill.id())
                .update();
        db.sql(
                        "insert into staff_skill (user_id, skill, certificate, valid_until)"
                                + " values (:user, :skill, :certificate, :until)")
                .param("user", userId)
                .param("skill", skill.id())
                .param("certificate", certificate)
                .param("until", validUntil)
                .update();
    }

    /**
     * Lets a technician look after a grid; saying it twice changes nothing.
     *
     * @throws Refusal 404 for an unknown colleague
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void assignGrid(String userId, long gridId) {
        known(userId);
        try {
            db.sql("insert into staff_grid (user_id, grid_id) values (:user, :grid)")
                    .param("user", userId)
                    .param("grid", gridId)
                    .update();
        } catch (DuplicateKeyException already) {
            return;
        }
    }

    /**
     * Adds a line to the weekly roster.
     *
     * @throws Refusal 404 for an unknown colleague, 422 when it ends before it begins to be valid
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void addShift(Shift shift) {
        known(shift.userId());
        if (shift.validFrom() != null
                && shift.validUntil() != null
                && shift.validUntil().isBefore(shift.validFrom())) {
            throw Refusal.invalid("validUntil", "staff.endsBeforeStart");
        }
        db.sql(
                        "insert into staff_shift (user_id, community, weekday, starts, ends,"
                                + " valid_from, valid_until) values (:user, :community, :weekday,"
                                + " :starts, :ends, :from, :until)")
                .param("user", shift.userId())
                .param("community", shift.community())
                .param("weekday", shift.weekday().getValue())
                .param("starts", shift.starts())
                .param("ends", shift.ends())
                .param("from", shift.validFrom())
                .param("until", shift.validUntil())
                .update();
    }

    /**
     * Records leave, or extra duty, over the weekly roster.
     *
     * @param community null for every community of the colleague; extra duty always names one
     * @param onDuty true for extra or swapped duty, false for leave
     * @param from inclusive
     * @param until exclusive
     * @param reason may be null
     * @throws Refusal 404 for an unknown colleague, 422 when it ends before it starts, names no
     *     community for extra duty, or the reason is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void addException(
            String userId,
            String community,
            boolean onDuty,
            Instant from,
            Instant until,
            String reason) {
        known(userId);
        if (!until.isAfter(from)) {
            throw Refusal.invalid("until", "staff.endsBeforeStart");
        }
        if (onDuty && community == null) {
            throw Refusal.invalid("community", "staff.dutyWithoutCommunity");
        }
        tables.exception(userId, community, onDuty, from, until, StaffService.reason(reason));
    }

    private void known(String userId) {
        if (staff.find(userId).isEmpty()) {
            throw Refusal.notFound("staff.memberUnknown", userId);
        }
    }
}
