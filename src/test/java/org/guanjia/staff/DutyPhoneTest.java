package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Refusal.Kind;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;

/** Monday, 2026-11-23, 10:00: the desk clerk lin is on duty until 20:00. */
@RoomTest
@Transactional
class DutyPhoneTest {

    private static final Instant TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired DutyPhone phone;
    @Autowired StaffService staff;
    @Autowired StaffController controller;
    @Autowired StaffRegister register;
    @Autowired EstateRegister communities;
    @Autowired EstateService estate;
    @Autowired HandClock clock;

    @BeforeEach
    void a_desk_that_is_manned_by_day() {
        clock.set(TEN);
        communities.addCommunity(new Community("yunqi", "云栖苑", "A", true, null));
        communities.addCommunity(new Community("songtao", "松涛里", "C", false, null));
        register.addMember("lin", "林小满", null);
        register.grantRole("lin", "yunqi", Roles.DESK);
        register.grantRole("lin", "songtao", Roles.DESK);
        for (String community : Set.of("yunqi", "songtao")) {
            for (DayOfWeek day : DayOfWeek.values()) {
                register.addShift(
                        new Shift(
                                "lin",
                                community,
                                day,
                                LocalTime.of(8, 0),
                                LocalTime.of(20, 0),
                                null,
                                null));
            }
        }
    }

    @AfterEach
    void nobody_stays_signed_in() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void the_desk_takes_reports_while_it_is_there() {
        assertThat(phone.state("yunqi").out()).isFalse();
        assertThat(phone.intakeRole("yunqi")).isEqualTo("desk");
    }

    @Test
    void without_a_desk_the_control_room_takes_reports() {
        assertThat(phone.intakeRole("songtao")).isEqualTo("control-room");
        estate.setServiceDesk("songtao", true);
        assertThat(phone.intakeRole("songtao")).isEqualTo("desk");
        assertThat(phone.intakeRole("nowhere")).isEqualTo("control-room");
    }

    @Test
    void out_of_hours_the_control_room_takes_reports() {
        clock.set(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(phone.intakeRole("yunqi")).isEqualTo("control-room");
    }

    @Test
    void with_nobody_at_the_desk_the_control_room_takes_reports() {
        staff.goOffDuty("lin", "身体不适");
        assertThat(phone.intakeRole("yunqi")).isEqualTo("control-room");
    }

    @Test
    void out_the_phone_is_with_the_control_room_and_back_with_the_desk() {
        phone.goOut("yunqi", "lin", " 去3栋开门 ");
        assertThat(phone.state("yunqi"))
                .isEqualTo(new DutyPhone.State("yunqi", "lin", true, TEN, "去3栋开门"));
        assertThat(phone.intakeRole("yunqi")).isEqualTo("control-room");

        clock.set(TEN.plusSeconds(900));
        phone.comeBack("yunqi", "lin", "");
        assertThat(phone.state("yunqi"))
                .isEqualTo(new DutyPhone.State("yunqi", "lin", false, TEN.plusSeconds(900), null));
        assertThat(phone.intakeRole("yunqi")).isEqualTo("desk");
    }

    @Test
    void every_switch_is_logged_the_newest_first() {
        phone.goOut("yunqi", "lin", "去3栋开门");
        phone.comeBack("yunqi", "wei", null);
        phone.goOut("yunqi", "wei", "送钥匙");
        assertThat(phone.log("yunqi", 20))
                .extracting(DutyPhone.State::holder, DutyPhone.State::out)
                .containsExactly(tuple("wei", true), tuple("wei", false), tuple("lin", true));
        assertThat(phone.log("yunqi", 1)).hasSize(1);
        assertThat(phone.log("songtao", 20)).isEmpty();
    }

    @Test
    void the_phone_goes_out_once_and_comes_back_once() {
        refused(Kind.CONFLICT, () -> phone.comeBack("yunqi", "lin", null));
        phone.goOut("yunqi", "lin", "去3栋开门");
        refused(Kind.CONFLICT, () -> phone.goOut("yunqi", "wei", "送钥匙"));
        assertThat(phone.state("yunqi").holder()).isEqualTo("lin");
        phone.comeBack("yunqi", "lin", null);
        refused(Kind.CONFLICT, () -> phone.comeBack("yunqi", "lin", null));
        assertThat(phone.log("yunqi", 20)).hasSize(2);
    }

    @Test
    void who_goes_out_says_why() {
        refused(Kind.INVALID, () -> phone.goOut("yunqi", "lin", " "));
        refused(Kind.INVALID, () -> phone.goOut("yunqi", "lin", "长".repeat(501)));
        assertThat(phone.intakeRole("yunqi")).isEqualTo("desk");
    }

    @Test
    void the_phone_is_switched_over_http() throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller("lin", "desk"), null));
        MockMvcBuilders.standaloneSetup(controller)
                .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
                .build()
                .perform(
                        post("/api/duty-phone/yunqi")
                                .contentType(APPLICATION_JSON)
                                .content("{\"state\":\"out\",\"reason\":\"去3栋😀\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("out"))
                .andExpect(jsonPath("$.holder").value("lin"))
                .andExpect(jsonPath("$.holderName").value("林小满"))
                .andExpect(jsonPath("$.intakeRole").value("control-room"))
                .andExpect(jsonPath("$.log[0].reason").value("去3栋😀"));
        assertThat(controller.dutyPhone("yunqi", caller("x", "guard")).state()).isEqualTo("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard", "cleaner", "integration", "auditor"})
    void who_does_not_carry_the_phone_does_not_switch_it(String role) {
        refused(Kind.FORBIDDEN, () -> out("yunqi", caller("x", role)));
        assertThat(phone.state("yunqi").out()).isFalse();
    }

    @Test
    void the_phone_of_another_community_does_not_exist() {
        Caller elsewhere = new Caller("x", Set.of(Roles.DESK), Set.of("songtao"), false);
        refused(Kind.NOT_FOUND, () -> controller.dutyPhone("yunqi", elsewhere));
        refused(Kind.NOT_FOUND, () -> out("yunqi", elsewhere));
    }

    @Test
    void a_state_is_out_or_in() {
        refused(
                Kind.INVALID,
                () ->
                        controller.switchPhone(
                                "yunqi",
                                new StaffController.Switch("away", "x"),
                                caller("lin", "desk")));
        refused(
                Kind.INVALID,
                () ->
                        controller.switchPhone(
                                "yunqi",
                                new StaffController.Switch(null, "x"),
                                caller("lin", "desk")));
    }

    @Test
    void colleagues_are_listed_with_their_duty() {
        register.addMember("wei", "卫山", null);
        register.grantRole("wei", "yunqi", Roles.DESK);
        assertThat(controller.colleagues("yunqi", "desk", caller("x", "guard")).items())
                .extracting(StaffController.Colleague::userId, StaffController.Colleague::onDuty)
                .containsExactly(tuple("lin", true), tuple("wei", false));
        Caller elsewhere = new Caller("x", Set.of(Roles.DESK), Set.of("songtao"), false);
        refused(Kind.NOT_FOUND, () -> controller.colleagues("yunqi", "desk", elsewhere));
    }

    @Test
    void colleagues_go_off_duty_themselves_or_are_sent_by_a_supervisor() {
        StaffController.Reason ill = new StaffController.Reason("身体不适");
        refused(Kind.FORBIDDEN, () -> controller.offDuty("lin", ill, caller("x", "guard")));
        Caller elsewhere = new Caller("x", Set.of(Roles.FOREMAN), Set.of("other"), false);
        refused(Kind.NOT_FOUND, () -> controller.offDuty("lin", ill, elsewhere));
        refused(Kind.NOT_FOUND, () -> controller.offDuty("nobody", ill, caller("x", "foreman")));
        assertThat(controller.offDuty("lin", ill, caller("lin", "desk")).onDuty()).isFalse();
        clock.set(TEN.plusSeconds(86400));
        assertThat(controller.offDuty("lin", ill, caller("x", "foreman")).onDuty()).isFalse();
    }

    @Test
    void the_project_manager_records_that_a_colleague_leaves() {
        StaffController.Reason why = new StaffController.Reason("换工作");
        refused(Kind.FORBIDDEN, () -> controller.leave("lin", why, caller("lin", "desk")));
        refused(Kind.FORBIDDEN, () -> controller.leave("lin", why, caller("x", "foreman")));
        assertThat(controller.leave("lin", why, caller("x", "project-manager")).roles()).isEmpty();
        assertThat(staff.all()).isEmpty();
    }

    private void out(String community, Caller caller) {
        controller.switchPhone(community, new StaffController.Switch("out", "送钥匙"), caller);
    }

    private static Caller caller(String userId, String role) {
        return new Caller(userId, Set.of(role), Set.of("yunqi"), false);
    }

    private static void refused(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.kind()).isEqualTo(kind));
    }
}
