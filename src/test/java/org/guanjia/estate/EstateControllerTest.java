package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guanjia.language.Refusal;
import org.guanjia.language.Refusal.Kind;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffRegister;
import org.guanjia.testing.RoomTest;
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

@RoomTest
@Transactional
class EstateControllerTest {

    @Autowired EstateController controller;
    @Autowired EstateRegister register;
    @Autowired StaffRegister staff;

    private long house;
    private long elsewhere;

    @BeforeEach
    void a_house_here_and_one_elsewhere() {
        register.addCommunity(new Community("yunqi", "云栖苑", "A", true, "之南"));
        register.addCommunity(new Community("songtao", "松涛里", "C", false, "之南"));
        staff.addMember("fang", "方知秋", null);
        long grid = register.addGrid("yunqi", "一期东", "fang");
        house =
                register.addHouse(
                        new Address("yunqi", "1", "3", "1", "1201"), null, null, false, grid);
        elsewhere =
                register.addHouse(
                        new Address("songtao", "", "3", "", "1201"), null, null, false, null);
        register.addResident(house, "梅谷雨", Resident.Kind.OWNER, List.of("13900000011"));
    }

    @AfterEach
    void nobody_stays_signed_in() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_caller_sees_the_communities_that_it_serves() {
        assertThat(controller.communities(caller(Roles.DESK)).items())
                .extracting(Community::id)
                .containsExactly("yunqi");
        assertThat(controller.communities(admin()).items())
                .extracting(Community::id)
                .containsExactly("songtao", "yunqi");
    }

    @Test
    void another_community_and_its_houses_do_not_exist() {
        Caller desk = caller(Roles.DESK);
        refused(Kind.NOT_FOUND, () -> controller.houses("songtao", "", null, 20, desk));
        refused(Kind.NOT_FOUND, () -> controller.houses("nowhere", "", null, 20, desk));
        refused(Kind.NOT_FOUND, () -> controller.house(elsewhere, desk));
        refused(Kind.NOT_FOUND, () -> controller.house(-1, desk));
        refused(
                Kind.NOT_FOUND,
                () ->
                        controller.serviceDesk(
                                "songtao",
                                new EstateController.ServiceDesk(true),
                                caller(Roles.PROJECT_MANAGER)));
        assertThat(controller.house(elsewhere, admin()).display()).isEqualTo("松涛里 3栋 1201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "housekeeper", "technician", "guard", "control-room", "legal"})
    void who_speaks_with_residents_knows_them(String role) {
        assertThat(people(role))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new EstateController.Person(
                                0, "梅谷雨", Resident.Kind.OWNER, List.of("13900000011")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"integration", "auditor", "cleaner", "contractor"})
    void others_recognise_them_at_most(String role) {
        assertThat(people(role))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new EstateController.Person(
                                0, "梅**", Resident.Kind.OWNER, List.of("139****0011")));
        assertThat(controller.houses("yunqi", "谷雨", null, 20, caller(role)).items()).hasSize(1);
    }

    @Test
    void a_designer_sees_houses_only_and_cannot_search_for_people() {
        assertThat(people(Roles.DESIGNER)).isEmpty();
        Caller designer = caller(Roles.DESIGNER);
        assertThat(controller.house(house, designer).residents()).isEmpty();
        assertThat(controller.houses("yunqi", "谷雨", null, 20, designer).items()).isEmpty();
        assertThat(controller.houses("yunqi", "0011", null, 20, designer).items()).isEmpty();
    }

    @Test
    void a_role_that_knows_people_wins_over_one_that_does_not() {
        Caller both =
                new Caller("both", Set.of(Roles.DESIGNER, Roles.DESK), Set.of("yunqi"), false);
        assertThat(controller.house(house, both).residents().get(0).name()).isEqualTo("梅谷雨");
    }

    @Test
    void a_house_comes_with_what_a_start_form_shows() {
        EstateController.HouseDetails details = controller.house(house, caller(Roles.DESK));
        assertThat(details.display()).isEqualTo("云栖苑 一期 3栋 1单元 1201");
        assertThat(details.serviceDesk()).isTrue();
        assertThat(details.grid()).isEqualTo("一期东");
        assertThat(details.housekeeper()).isEqualTo("fang");
        assertThat(details.housekeeperName()).isEqualTo("方知秋");
        EstateController.HouseDetails bare = controller.house(elsewhere, admin());
        assertThat(bare.grid()).isNull();
        assertThat(bare.housekeeperName()).isNull();
    }

    @Test
    void bad_search_is_refused() {
        Caller desk = caller(Roles.DESK);
        refused(Kind.INVALID, () -> controller.houses("yunqi", "长".repeat(101), null, 20, desk));
        refused(Kind.INVALID, () -> controller.houses("yunqi", "", null, 0, desk));
        refused(Kind.INVALID, () -> controller.houses("yunqi", "", null, 101, desk));
        refused(Kind.INVALID, () -> controller.houses("yunqi", "", "x", 20, desk));
    }

    @Test
    void managers_turn_the_service_desk_on_and_off() {
        EstateController.ServiceDesk off = new EstateController.ServiceDesk(false);
        refused(Kind.FORBIDDEN, () -> controller.serviceDesk("yunqi", off, caller(Roles.DESK)));
        refused(
                Kind.INVALID,
                () ->
                        controller.serviceDesk(
                                "yunqi",
                                new EstateController.ServiceDesk(null),
                                caller(Roles.PROJECT_MANAGER)));
        assertThat(controller.house(house, admin()).serviceDesk()).isTrue();
        assertThat(
                        controller
                                .serviceDesk("yunqi", off, caller(Roles.PROJECT_MANAGER))
                                .serviceDesk())
                .isFalse();
        assertThat(controller.house(house, admin()).serviceDesk()).isFalse();
    }

    @Test
    void the_picker_gets_its_fields_as_json() throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller(Roles.DESK), null));
        MockMvcBuilders.standaloneSetup(controller)
                .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
                .build()
                .perform(get("/api/communities/yunqi/houses").param("q", "1201"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").value(house))
                .andExpect(jsonPath("$.items[0].community").value("yunqi"))
                .andExpect(jsonPath("$.items[0].phase").value("1"))
                .andExpect(jsonPath("$.items[0].building").value("3"))
                .andExpect(jsonPath("$.items[0].unit").value("1"))
                .andExpect(jsonPath("$.items[0].room").value("1201"))
                .andExpect(jsonPath("$.items[0].residents[0].kind").value("OWNER"));
    }

    private List<EstateController.Person> people(String role) {
        List<EstateController.Person> listed =
                controller.houses("yunqi", "", null, 20, caller(role)).items().get(0).residents();
        assertThat(controller.house(house, caller(role)).residents()).isEqualTo(listed);
        return listed;
    }

    private static Caller caller(String role) {
        return new Caller(role, Set.of(role), Set.of("yunqi"), false);
    }

    private static Caller admin() {
        return new Caller("admin", Set.of(), Set.of(), true);
    }

    private static void refused(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.kind()).isEqualTo(kind));
    }
}
