package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guanjia.language.Refusal;
import org.guanjia.language.Refusal.Kind;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@RoomTest
@Transactional
class EstateRegisterTest {

    @Autowired EstateService estate;
    @Autowired Residents residents;
    @Autowired EstateRegister register;

    @BeforeEach
    void a_community() {
        register.addCommunity(new Community("yunqi", "云栖苑", "A", true, null));
    }

    @Test
    void a_house_keeps_what_was_entered_in_canonical_form() {
        long grid = register.addGrid("yunqi", "一期东", "fang");
        long id =
                register.addHouse(
                        new Address("yunqi", "一期", "三号楼", "1单元", "0801室"),
                        new BigDecimal("89.25"),
                        LocalDate.of(2016, 9, 30),
                        true,
                        grid);
        House house = estate.house(id);
        assertThat(house.address()).isEqualTo(new Address("yunqi", "1", "3", "1", "801"));
        assertThat(house.area()).isEqualByComparingTo("89.25");
        assertThat(house.handedOverOn()).isEqualTo("2016-09-30");
        assertThat(house.vacant()).isTrue();
        assertThat(house.gridId()).isEqualTo(grid);
        assertThat(house.display()).isEqualTo("云栖苑 一期 3栋 1单元 801");
    }

    @Test
    void one_address_is_one_house() {
        add("1期", "3栋", "1", "1201");
        refused(Kind.CONFLICT, null, () -> add("一期", "三幢", "1单元", "１２０１"));
        add("2期", "3栋", "1", "1201");
        add("", "3栋", "1", "1201");
        refused(Kind.CONFLICT, null, () -> add(null, "3栋", "1", "1201"));
    }

    @Test
    void a_house_needs_community_building_and_room() {
        refused(
                Kind.NOT_FOUND,
                null,
                () ->
                        register.addHouse(
                                new Address("nowhere", "1", "3", "1", "1"),
                                null,
                                null,
                                false,
                                null));
        refused(Kind.INVALID, "building", () -> add("1", " ", "1", "1201"));
        refused(Kind.INVALID, "room", () -> add("1", "3", "1", null));
        refused(Kind.INVALID, "phase", () -> add("东".repeat(21), "3", "1", "1201"));
        refused(Kind.INVALID, "room", () -> add("1", "3", "1", "东".repeat(21)));
    }

    @Test
    void a_house_lies_in_a_grid_of_its_own_community() {
        register.addCommunity(new Community("songtao", "松涛里", "C", false, null));
        long grid = register.addGrid("songtao", "前院", null);
        refused(
                Kind.NOT_FOUND,
                null,
                () ->
                        register.addHouse(
                                new Address("yunqi", "1", "3", "1", "1"), null, null, false, grid));
    }

    @Test
    void a_grid_changes_hands() {
        long grid = register.addGrid("yunqi", "一期东", "fang");
        long house =
                register.addHouse(
                        new Address("yunqi", "1", "3", "1", "1"), null, null, false, grid);
        register.setHousekeeper(grid, "xu");
        assertThat(estate.housekeeperOf(house)).contains("xu");
        register.setHousekeeper(grid, null);
        assertThat(estate.housekeeperOf(house)).isEmpty();
        refused(Kind.NOT_FOUND, null, () -> register.setHousekeeper(-1, "xu"));
        refused(Kind.CONFLICT, null, () -> register.addGrid("yunqi", "一期东", null));
        refused(Kind.NOT_FOUND, null, () -> register.addGrid("nowhere", "一期东", null));
        refused(Kind.INVALID, "name", () -> register.addGrid("yunqi", " ", null));
    }

    @Test
    void a_resident_has_a_name_and_numbers_once_each() {
        long house = add("1", "3", "1", "1201");
        register.addResident(
                house,
                " 𠮷小满😀 ",
                Resident.Kind.OWNER,
                List.of("139 0000 0011", "+8613900000011", "无"));
        assertThat(residents.residents(house))
                .singleElement()
                .satisfies(
                        owner -> {
                            assertThat(owner.name()).isEqualTo("𠮷小满😀");
                            assertThat(owner.phones()).containsExactly("13900000011");
                        });
        refused(
                Kind.INVALID,
                "name",
                () -> register.addResident(house, "", Resident.Kind.OWNER, List.of()));
        refused(
                Kind.INVALID,
                "name",
                () -> register.addResident(house, "长".repeat(101), Resident.Kind.OWNER, List.of()));
        refused(
                Kind.INVALID,
                "phones",
                () ->
                        register.addResident(
                                house, "某人", Resident.Kind.OWNER, List.of("1".repeat(21))));
        refused(
                Kind.NOT_FOUND,
                null,
                () -> register.addResident(-1, "某人", Resident.Kind.OWNER, List.of()));
    }

    @Test
    void a_community_has_a_plain_id_a_name_and_a_grade() {
        refused(Kind.CONFLICT, null, () -> community("yunqi", "又一个", "A"));
        refused(Kind.INVALID, "id", () -> community("Yun Qi", "云栖苑", "A"));
        refused(Kind.INVALID, "name", () -> community("songtao", "", "A"));
        refused(Kind.INVALID, "grade", () -> community("songtao", "松涛里", "D"));
    }

    private void community(String id, String name, String grade) {
        register.addCommunity(new Community(id, name, grade, true, null));
    }

    private long add(String phase, String building, String unit, String room) {
        return register.addHouse(
                new Address("yunqi", phase, building, unit, room), null, null, false, null);
    }

    private static void refused(Kind kind, String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> {
                            assertThat(no.kind()).isEqualTo(kind);
                            assertThat(no.field()).isEqualTo(field);
                        });
    }
}
