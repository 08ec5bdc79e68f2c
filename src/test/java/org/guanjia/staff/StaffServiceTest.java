package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guanjia.language.Refusal;
import org.guanjia.language.Refusal.Kind;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** Monday, 2026-11-23, 10:00; luo works by day, xing by night, chen serves another community. */
@RoomTest
@RecordApplicationEvents
@Transactional
class StaffServiceTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired StaffService staff;
    @Autowired StaffRegister register;
    @Autowired HandClock clock;
    @Autowired ApplicationEvents events;

    @BeforeEach
    void three_colleagues() {
        clock.set(MONDAY_TEN);
        member("luo", "罗清泉", "yunqi", Roles.TECHNICIAN);
        register.grantRole("luo", "yunqi", Roles.FOREMAN);
        shift("luo", "yunqi", "08:00", "20:00");
        member("xing", "星野", "yunqi", Roles.TECHNICIAN);
        shift("xing", "yunqi", "20:00", "08:00");
        member("chen", "陈涛", "songtao", Roles.TECHNICIAN);
        shift("chen", "songtao", "08:00", "20:00");
    }

    @Test
    void who_is_on_duty_depends_on_community_role_and_hour() {
        assertThat(staff.onDuty("yunqi", Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .containsExactly("luo");
        assertThat(staff.onDuty("yunqi", Roles.TECHNICIAN, MONDAY_EVENING))
                .extracting(StaffMember::userId)
                .containsExactly("xing");
        assertThat(staff.onDuty("songtao", Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .containsExactly("chen");
        assertThat(staff.onDuty("yunqi", Roles.FOREMAN)).hasSize(1);
        assertThat(staff.onDuty("yunqi", Roles.GUARD)).isEmpty();
        assertThat(staff.isOnDuty("luo")).isTrue();
        assertThat(staff.isOnDuty("xing")).isFalse();
        assertThat(staff.isOnDuty("nobody")).isFalse();
        clock.set(MONDAY_EVENING);
        assertThat(staff.isOnDuty("luo")).isFalse();
        assertThat(staff.isOnDuty("xing")).isTrue();
    }

    @Test
    void duty_elsewhere_is_no_duty_here() {
        register.grantRole("chen", "yunqi", Roles.TECHNICIAN);
        assertThat(staff.onDuty("yunqi", Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .containsExactly("luo");
        assertThat(staff.members("yunqi", Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .containsExactly("chen", "luo", "xing");
    }

    @Test
    void a_colleague_is_known_with_roles_and_communities() {
        register.grantRole("luo", "songtao", Roles.TECHNICIAN);
        register.grantRole("luo", "songtao", Roles.TECHNICIAN);
        assertThat(staff.rolesOf("luo")).containsExactlyInAnyOrder("technician", "foreman");
        assertThat(staff.communitiesOf("luo")).containsExactlyInAnyOrder("yunqi", "songtao");
        assertThat(staff.nameOf("luo")).isEqualTo("罗清泉");
        assertThat(staff.nameOf("nobody")).isEqualTo("nobody");
        assertThat(staff.rolesOf("nobody")).isEmpty();
        assertThat(staff.all())
                .extracting(StaffMember::userId)
                .containsExactly("chen", "luo", "xing");
        register.revokeRole("luo", "yunqi", Roles.FOREMAN);
        assertThat(staff.rolesOf("luo")).containsExactly("technician");
    }

    @Test
    void who_leaves_has_no_role_and_no_duty_but_a_name() {
        staff.leave("luo", "换工作");

        assertThat(left()).containsExactly("luo");
        assertThat(staff.rolesOf("luo")).isEmpty();
        assertThat(staff.communitiesOf("luo")).isEmpty();
        assertThat(staff.isOnDuty("luo")).isFalse();
        assertThat(staff.onDuty("yunqi", Roles.TECHNICIAN)).isEmpty();
        assertThat(staff.members("yunqi", Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .containsExactly("xing");
        assertThat(staff.all()).extracting(StaffMember::userId).containsExactly("chen", "xing");
        assertThat(staff.nameOf("luo")).isEqualTo("罗清泉");
        assertThat(staff.find("luo")).hasValueSatisfying(m -> assertThat(m.active()).isFalse());
    }

    @Test
    void nobody_leaves_twice_or_without_reason() {
        refused(Kind.NOT_FOUND, () -> staff.leave("nobody", "换工作"));
        refused(Kind.INVALID, () -> staff.leave("luo", " "));
        refused(Kind.INVALID, () -> staff.leave("luo", "长".repeat(501)));
        assertThat(staff.isOnDuty("luo")).isTrue();
        staff.leave("luo", "换工作");
        refused(Kind.CONFLICT, () -> staff.leave("luo", "换工作"));
        assertThat(left()).containsExactly("luo");
    }

    @Test
    void who_goes_off_duty_is_off_until_the_shift_ends_and_back_for_the_next() {
        staff.goOffDuty("luo", "身体不适");

        assertThat(left()).containsExactly("luo");
        assertThat(staff.isOnDuty("luo")).isFalse();
        assertThat(staff.onDuty("yunqi", Roles.TECHNICIAN)).isEmpty();
        clock.set(Instant.parse("2026-11-23T11:59:59Z"));
        assertThat(staff.isOnDuty("luo")).isFalse();
        clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(staff.isOnDuty("luo")).isTrue();
    }

    @Test
    void only_who_is_on_duty_goes_off() {
        refused(Kind.CONFLICT, () -> staff.goOffDuty("xing", "身体不适"));
        refused(Kind.NOT_FOUND, () -> staff.goOffDuty("nobody", "身体不适"));
        refused(Kind.INVALID, () -> staff.goOffDuty("luo", null));
        assertThat(left()).isEmpty();
        staff.goOffDuty("luo", "身体不适");
        refused(Kind.CONFLICT, () -> staff.goOffDuty("luo", "身体不适"));
    }

    @Test
    void who_was_called_in_goes_off_duty_too() {
        register.addException(
                "xing", "yunqi", true, MONDAY_TEN, MONDAY_TEN.plusSeconds(7200), "替班");
        assertThat(staff.isOnDuty("xing")).isTrue();
        staff.goOffDuty("xing", "换人");
        assertThat(staff.isOnDuty("xing")).isFalse();
        clock.set(MONDAY_EVENING);
        assertThat(staff.isOnDuty("xing")).isTrue();
    }

    @Test
    void leave_is_kept_and_read_back() {
        register.addException("luo", null, false, MONDAY_TEN, MONDAY_TEN.plusSeconds(3600), "年假");
        assertThat(staff.isOnDuty("luo")).isFalse();
        clock.set(MONDAY_TEN.plusSeconds(3600));
        assertThat(staff.isOnDuty("luo")).isTrue();
    }

    @Test
    void what_makes_no_sense_is_not_entered() {
        refused(Kind.CONFLICT, () -> register.addMember("luo", "另一个", null));
        refused(Kind.INVALID, () -> register.addMember("a b", "某人", null));
        refused(Kind.INVALID, () -> register.addMember(null, "某人", null));
        refused(Kind.INVALID, () -> register.addMember("new", " ", null));
        refused(Kind.INVALID, () -> register.grantRole("luo", "yunqi", "king"));
        refused(Kind.NOT_FOUND, () -> register.grantRole("nobody", "yunqi", Roles.DESK));
        refused(Kind.NOT_FOUND, () -> register.addSkill("nobody", Skill.FIRE, null, null));
        refused(Kind.NOT_FOUND, () -> register.assignGrid("nobody", 1));
        refused(Kind.NOT_FOUND, () -> shift("nobody", "yunqi", "08:00", "20:00"));
        refused(
                Kind.INVALID,
                () -> register.addException("luo", null, false, MONDAY_TEN, MONDAY_TEN, null));
        refused(
                Kind.INVALID,
                () -> register.addException("luo", null, true, MONDAY_TEN, MONDAY_EVENING, null));
        refused(
                Kind.INVALID,
                () ->
                        register.addShift(
                                new Shift(
                                        "luo",
                                        "yunqi",
                                        DayOfWeek.MONDAY,
                                        LocalTime.NOON,
                                        LocalTime.MIDNIGHT,
                                        LocalDate.of(2026, 12, 2),
                                        LocalDate.of(2026, 12, 1))));
    }

    private List<String> left() {
        Stream<ColleagueLeft> published = events.stream(ColleagueLeft.class);
        return published.map(ColleagueLeft::userId).toList();
    }

    private void member(String userId, String name, String community, String role) {
        register.addMember(userId, name, null);
        register.grantRole(userId, community, role);
    }

    private void shift(String userId, String community, String starts, String ends) {
        for (DayOfWeek day : DayOfWeek.values()) {
            register.addShift(
                    new Shift(
                            userId,
                            community,
                            day,
                            LocalTime.parse(starts),
                            LocalTime.parse(ends),
                            null,
                            null));
        }
    }

    private static void refused(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.kind()).isEqualTo(kind));
    }
}
