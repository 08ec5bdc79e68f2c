package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Two phases with a building 3 each, a building without units, and another community. */
@RoomTest
@Transactional
class EstateServiceTest {

    private static final String MEI = "13900000011";

    @Autowired EstateService estate;
    @Autowired Residents residents;
    @Autowired EstateRegister register;

    private long firstPhase;
    private long secondPhase;
    private long otherUnit;
    private long villa;
    private long elsewhere;

    @BeforeEach
    void two_phases_whose_building_numbers_repeat() {
        register.addCommunity(new Community("yunqi", "云栖苑", "A", true, "之南"));
        register.addCommunity(new Community("songtao", "松涛里", "C", false, "之南"));
        long grid = register.addGrid("yunqi", "一期东", "fang");
        long orphan = register.addGrid("yunqi", "二期", null);
        firstPhase = house("yunqi", "一期", "3栋", "1单元", "1201", grid);
        secondPhase = house("yunqi", "二期", "3栋", "1单元", "1201", orphan);
        otherUnit = house("yunqi", "二期", "3栋", "2单元", "1202", null);
        villa = house("yunqi", "二期", "望月楼", null, "8", null);
        elsewhere = house("songtao", null, "3栋", null, "1201", null);
        register.addResident(
                firstPhase, "梅谷雨", Resident.Kind.OWNER, List.of("139 0000 0011", "0571-88881234"));
        register.addResident(firstPhase, "竹白露", Resident.Kind.TENANT, List.of("13900000012"));
        register.addResident(secondPhase, "江小满", Resident.Kind.OWNER, List.of("13900000021"));
        register.addResident(elsewhere, "河小满", Resident.Kind.OWNER, List.of(MEI));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1, 1201", "一期, 三号楼, 一单元, 1201室", "第一期, 3幢, １单元, １２０１", "Ⅰ期, 3#, 1, 1201"})
    void a_complete_address_is_found_however_it_is_written(
            String phase, String building, String unit, String room) {
        assertThat(estate.find(new Address("yunqi", phase, building, unit, room)))
                .map(House::id)
                .contains(firstPhase);
    }

    @Test
    void a_missing_phase_is_never_guessed() {
        assertThat(estate.find(new Address("yunqi", null, "3", "1", "1201"))).isEmpty();
        // Not even where only one house fits.
        assertThat(estate.find(new Address("yunqi", "", "3", "2", "1202"))).isEmpty();
    }

    @Test
    void a_missing_unit_is_never_guessed() {
        assertThat(estate.find(new Address("yunqi", "2", "3", null, "1202"))).isEmpty();
    }

    @Test
    void the_wrong_phase_or_community_is_another_house() {
        assertThat(estate.find(new Address("yunqi", "2", "3", "1", "1201")))
                .map(House::id)
                .contains(secondPhase);
        assertThat(estate.find(new Address("yunqi", "3", "3", "1", "1201"))).isEmpty();
        assertThat(estate.find(new Address("nowhere", "1", "3", "1", "1201"))).isEmpty();
    }

    @Test
    void a_house_without_phase_and_unit_is_found_without_them() {
        assertThat(estate.find(new Address("songtao", null, "3栋", " ", "1201")))
                .map(House::id)
                .contains(elsewhere);
    }

    @Test
    void candidates_without_a_phase_are_those_of_every_phase() {
        assertThat(ids(estate.candidates(new Address("yunqi", null, "3", "1", "1201"), null)))
                .containsExactly(firstPhase, secondPhase);
    }

    @Test
    void the_house_of_the_phone_comes_first() {
        assertThat(
                        ids(
                                estate.candidates(
                                        new Address("yunqi", null, "3", "1", "1201"),
                                        "+86 139-0000-0021")))
                .containsExactly(secondPhase, firstPhase);
        assertThat(ids(estate.candidates(new Address("yunqi", "2", "3", "2", "1202"), MEI)))
                .containsExactly(firstPhase, otherUnit);
    }

    @Test
    void a_field_that_fits_no_house_is_taken_for_mistaken() {
        assertThat(ids(estate.candidates(new Address("yunqi", "2", "3", "9", "1202"), null)))
                .containsExactly(otherUnit);
        assertThat(ids(estate.candidates(new Address("yunqi", "2", "3", "9", "1201"), null)))
                .as("the phase that was given still counts")
                .containsExactly(secondPhase);
        assertThat(ids(estate.candidates(new Address("yunqi", "9", "3", "1", "1201"), null)))
                .containsExactly(firstPhase, secondPhase);
        assertThat(estate.candidates(new Address("yunqi", "1", "3", "1", "9999"), null)).isEmpty();
    }

    @Test
    void nothing_known_gives_no_candidates() {
        assertThat(estate.candidates(new Address("yunqi", null, null, "", " "), "")).isEmpty();
        assertThat(estate.candidates(new Address("yunqi", null, null, null, null), null)).isEmpty();
    }

    @Test
    void candidates_are_few_enough_to_choose_from() {
        for (int room = 1; room <= EstateService.MOST_CANDIDATES + 5; room++) {
            house("yunqi", "1", "9", "1", Integer.toString(room), null);
        }
        assertThat(estate.candidates(new Address("yunqi", null, "9", null, null), MEI))
                .hasSize(EstateService.MOST_CANDIDATES)
                .extracting(House::id)
                .contains(firstPhase);
    }

    @Test
    void a_phone_leads_to_the_houses_of_its_community_only() {
        assertThat(ids(estate.housesOfPhone("yunqi", "0086 139 0000 0011")))
                .containsExactly(firstPhase);
        assertThat(ids(estate.housesOfPhone("yunqi", "+86 571 8888 1234")))
                .containsExactly(firstPhase);
        assertThat(ids(estate.housesOfPhone("songtao", MEI))).containsExactly(elsewhere);
        assertThat(estate.housesOfPhone("yunqi", "0011")).isEmpty();
        assertThat(estate.housesOfPhone("yunqi", null)).isEmpty();
    }

    @Test
    void an_unknown_phone_is_kept_as_a_contact_but_is_no_registration() {
        residents.keepContact(otherUnit, "外婆😀", "139 0000 0099");
        residents.keepContact(otherUnit, "外婆", "+8613900000099");

        assertThat(residents.residents(otherUnit))
                .singleElement()
                .satisfies(
                        contact -> {
                            assertThat(contact.name()).isEqualTo("外婆😀");
                            assertThat(contact.kind()).isEqualTo(Resident.Kind.CONTACT);
                            assertThat(contact.phones()).containsExactly("13900000099");
                        });
        assertThat(estate.housesOfPhone("yunqi", "13900000099")).isEmpty();
        assertThat(
                        ids(
                                estate.candidates(
                                        new Address("yunqi", null, null, null, null),
                                        "13900000099")))
                .containsExactly(otherUnit);
    }

    @Test
    void a_phone_that_the_house_has_is_not_kept_twice() {
        residents.keepContact(firstPhase, "梅谷雨", MEI);
        assertThat(residents.residents(firstPhase)).hasSize(2);
        residents.keepContact(firstPhase, "某人", "无");
        assertThat(residents.residents(firstPhase)).hasSize(2);
    }

    @Test
    void a_contact_may_have_no_name_or_a_very_long_one() {
        residents.keepContact(otherUnit, null, "13900000098");
        residents.keepContact(otherUnit, "长" + "😀".repeat(150), "13900000097");
        assertThat(residents.residents(otherUnit))
                .extracting(Resident::name)
                .containsExactly("", "长" + "😀".repeat(49));
    }

    @Test
    void a_contact_of_no_house_or_with_an_endless_number_is_refused() {
        assertThatThrownBy(() -> residents.keepContact(-1, "某人", MEI))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> residents.keepContact(otherUnit, "某人", "1".repeat(21)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.INVALID));
        assertThat(residents.residents(otherUnit)).isEmpty();
    }

    @Test
    void residents_come_owner_first_with_all_their_phones() {
        residents.keepContact(firstPhase, "路人", "13900000090");
        register.addResident(firstPhase, "梅立夏", Resident.Kind.FAMILY, List.of());
        assertThat(residents.residents(firstPhase))
                .extracting(Resident::name)
                .containsExactly("梅谷雨", "竹白露", "梅立夏", "路人");
        assertThat(residents.residents(firstPhase).get(0).phones())
                .containsExactly(MEI, "057188881234");
        assertThat(residents.residents(firstPhase).get(2).phones()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一期3栋1单元1201",
                "一期 三号楼 一单元 1201室",
                "1-3-1-1201",
                "1期3-1-1201",
                "一期-3-1-1201",
                "1 3 1 1201",
                "１．３．１．１２０１",
                "一期3栋1-1201",
                "1期3-1201",
                "phase 1 building 3 unit 1 room 1201",
                "Phase 1, Bldg. 3, 1201",
                "139 0000 0011",
                "+86 13900000011",
                "0571-88881234",
                "88881234",
                "0011",
                "谷雨",
                "梅谷雨",
                "一期"
            })
    void a_house_is_found_by_room_phone_or_name(String q) {
        assertThat(ids(estate.search("yunqi", q, null, 20).items())).containsExactly(firstPhase);
    }

    @Test
    void a_search_may_find_several() {
        assertThat(search("3栋1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3-1-1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3-1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3 1 1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3/1/1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3栋-1-1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("building 3 room 1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("12")).containsExactly(firstPhase, secondPhase, otherUnit);
        assertThat(search("1201")).containsExactly(firstPhase, secondPhase);
        assertThat(search("3栋")).containsExactly(firstPhase, secondPhase, otherUnit);
        assertThat(search("2单元")).containsExactly(otherUnit);
        assertThat(search("望月楼")).containsExactly(villa);
        assertThat(search("")).containsExactly(firstPhase, secondPhase, otherUnit, villa);
        assertThat(search(null)).containsExactly(firstPhase, secondPhase, otherUnit, villa);
    }

    @Test
    void fewer_than_four_digits_are_no_phone() {
        assertThat(search("011")).isEmpty();
        assertThat(search("0021")).containsExactly(secondPhase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "' or 1=1 --", "梅%", "不存在", "😀"})
    void signs_have_no_meaning_of_their_own(String q) {
        assertThat(search(q)).isEmpty();
    }

    @Test
    void without_leave_to_know_people_names_and_phones_find_nothing() {
        assertThat(estate.search("yunqi", "谷雨", null, 20, false).items()).isEmpty();
        assertThat(estate.search("yunqi", "0011", null, 20, false).items()).isEmpty();
        assertThat(ids(estate.search("yunqi", "一期3栋", null, 20, false).items()))
                .containsExactly(firstPhase);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        List<Long> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String after = null;
        do {
            HousePage page = estate.search("yunqi", "", after, 2);
            seen.addAll(ids(page.items()));
            sizes.add(page.items().size());
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactly(firstPhase, secondPhase, otherUnit, villa);
        assertThat(sizes).containsExactly(2, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1;2", "99999999999999999999"})
    void a_cursor_that_is_none_is_refused(String after) {
        assertThatThrownBy(() -> estate.search("yunqi", "", after, 2))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> {
                            assertThat(no.kind()).isEqualTo(Refusal.Kind.INVALID);
                            assertThat(no.field()).isEqualTo("after");
                        });
    }

    @Test
    void the_housekeeper_comes_with_the_grid() {
        assertThat(estate.housekeeperOf(firstPhase)).contains("fang");
        assertThat(estate.housekeeperOf(secondPhase)).isEmpty();
        assertThat(estate.housekeeperOf(otherUnit)).isEmpty();
    }

    @Test
    void a_service_desk_is_one_setting() {
        assertThat(estate.hasServiceDesk("yunqi")).isTrue();
        estate.setServiceDesk("yunqi", false);
        assertThat(estate.hasServiceDesk("yunqi")).isFalse();
        assertThat(estate.community("yunqi").serviceDesk()).isFalse();
        assertThat(estate.hasServiceDesk("nowhere")).isFalse();
        assertThatThrownBy(() -> estate.setServiceDesk("nowhere", true))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void communities_are_listed_as_far_as_asked() {
        assertThat(estate.communities())
                .extracting(Community::id)
                .containsExactly("songtao", "yunqi");
        assertThat(estate.communities(List.of("yunqi", "nowhere")))
                .extracting(Community::name)
                .containsExactly("云栖苑");
    }

    @Test
    void what_does_not_exist_is_said_so() {
        assertThatThrownBy(() -> estate.house(-1)).hasMessage("没有编号为 -1 的房屋");
        assertThatThrownBy(() -> estate.community("x")).hasMessage("没有编号为 x 的小区");
        assertThat(estate.grid(-1)).isEmpty();
    }

    @Test
    void a_very_long_text_is_just_no_address() {
        String endless = "3栋".repeat(3_000_000);
        assertThat(estate.find(new Address("yunqi", endless, endless, endless, endless))).isEmpty();
    }

    private List<Long> search(String q) {
        return ids(estate.search("yunqi", q, null, 20).items());
    }

    private long house(
            String community, String phase, String building, String unit, String room, Long grid) {
        return register.addHouse(
                new Address(community, phase, building, unit, room), null, null, false, grid);
    }

    private static List<Long> ids(List<House> houses) {
        return houses.stream().map(House::id).toList();
    }
}
