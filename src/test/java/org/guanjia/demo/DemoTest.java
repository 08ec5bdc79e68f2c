package org.guanjia.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.demo.DemoEstate.SONGTAO;
import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.HousePage;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.staff.Roles;
import org.guanjia.staff.Skill;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.guanjia.staff.TechnicianChoice;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;

/** The demo is written once and looked at by every test; none of them changes it. */
@RoomTest
@TestPropertySource(properties = {"guanjia.demo.enabled=true", "guanjia.demo.cases=false"})
class DemoTest {

    private static final Instant MONDAY = Instant.parse("2026-11-22T16:00:00Z");

    @Autowired DemoStart start;
    @Autowired EstateService estate;
    @Autowired Residents residents;
    @Autowired StaffService staff;
    @Autowired TechnicianChoice choice;
    @Autowired JdbcClient db;
    @Autowired HandClock clock;

    @BeforeEach
    void the_demo_starts() {
        start.run(null);
        clock.set(MONDAY.plus(Duration.ofHours(10)));
    }

    @Test
    void a_second_start_changes_nothing() {
        Map<String, Long> before = counts();
        start.run(null);
        assertThat(counts()).isEqualTo(before);
        assertThat(before.get("house")).isEqualTo(612 + 60);
    }

    @Test
    void building_3_stands_in_both_phases_of_yunqi() {
        assertThat(estate.find(new Address(YUNQI, "一期", "3栋", "1单元", "1201"))).isPresent();
        assertThat(estate.find(new Address(YUNQI, "二期", "3栋", "1单元", "1201"))).isPresent();
        assertThat(estate.find(new Address(YUNQI, null, "3栋", "1单元", "1201"))).isEmpty();
        assertThat(estate.find(new Address(SONGTAO, null, "3栋", null, "401"))).isPresent();
    }

    @Test
    void one_community_has_a_service_desk_and_one_has_none() {
        assertThat(estate.hasServiceDesk(YUNQI)).isTrue();
        assertThat(estate.hasServiceDesk(SONGTAO)).isFalse();
    }

    @Test
    void every_house_of_yunqi_has_a_housekeeper_who_is_one() {
        Set<String> housekeepers =
                staff.members(YUNQI, Roles.HOUSEKEEPER).stream()
                        .map(StaffMember::userId)
                        .collect(Collectors.toSet());
        assertThat(houses(YUNQI))
                .hasSize(612)
                .allSatisfy(
                        house ->
                                assertThat(estate.housekeeperOf(house.id()))
                                        .hasValueSatisfying(
                                                user -> assertThat(housekeepers).contains(user)));
    }

    @Test
    void part_of_songtao_has_no_housekeeper() {
        assertThat(houses(SONGTAO))
                .hasSize(60)
                .anyMatch(house -> estate.housekeeperOf(house.id()).isEmpty())
                .anyMatch(house -> estate.housekeeperOf(house.id()).isPresent());
    }

    @Test
    void people_are_invented_and_of_every_kind() {
        List<Resident> people =
                residents
                        .residents(houses(YUNQI).stream().map(House::id).toList())
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        assertThat(people)
                .extracting(Resident::kind)
                .contains(Resident.Kind.OWNER, Resident.Kind.TENANT, Resident.Kind.FAMILY);
        assertThat(people).anyMatch(person -> person.phones().size() > 1);
        assertThat(people)
                .flatExtracting(Resident::phones)
                .allMatch(phone -> phone.startsWith("1390000") || phone.startsWith("05710000"));
        assertThat(houses(YUNQI)).anyMatch(House::vacant).anyMatch(house -> !house.vacant());
    }

    @Test
    void there_is_a_user_for_every_role_and_colleagues_beside() {
        for (String role : Roles.ALL) {
            assertThat(staff.rolesOf(role)).as(role).contains(role);
            assertThat(staff.communitiesOf(role)).as(role).contains(YUNQI);
        }
        assertThat(staff.members(YUNQI, Roles.TECHNICIAN)).hasSizeGreaterThan(8);
        assertThat(staff.members(YUNQI, Roles.GUARD)).hasSizeGreaterThan(3);
        assertThat(staff.members(YUNQI, Roles.HOUSEKEEPER)).hasSizeGreaterThan(2);
        assertThat(staff.members(YUNQI, Roles.DESK)).hasSizeGreaterThan(1);
        assertThat(staff.members(SONGTAO, Roles.DESK)).isEmpty();
        assertThat(staff.communitiesOf(Roles.TECHNICIAN)).containsExactly(YUNQI);
    }

    @Test
    void technician_guard_and_control_room_are_there_at_every_hour() {
        for (String community : List.of(YUNQI, SONGTAO)) {
            for (String role : List.of(Roles.TECHNICIAN, Roles.GUARD, Roles.CONTROL_ROOM)) {
                assertThat(hours(all -> true))
                        .as(role + " in " + community)
                        .allSatisfy(
                                at ->
                                        assertThat(staff.onDuty(community, role, at))
                                                .as(at.toString())
                                                .isNotEmpty());
            }
        }
    }

    @Test
    void every_role_of_yunqi_is_there_on_workdays() {
        List<Instant> working =
                hours(
                        at ->
                                at.getDayOfWeek().getValue() <= 5
                                        && at.getHour() >= 9
                                        && at.getHour() < 18);
        for (String role : Roles.ALL) {
            assertThat(working)
                    .as(role)
                    .allSatisfy(at -> assertThat(staff.onDuty(YUNQI, role, at)).isNotEmpty());
        }
    }

    @Test
    void the_desk_is_closed_at_night() {
        assertThat(staff.onDuty(YUNQI, Roles.DESK, MONDAY.plus(Duration.ofHours(3)))).isEmpty();
    }

    @Test
    @Transactional
    void every_skill_of_yunqi_finds_somebody_at_every_hour() {
        for (Instant at : hours(at -> at.getHour() % 6 == 3)) {
            clock.set(at);
            for (Skill skill : Skill.values()) {
                assertThat(
                                choice.next(
                                        YUNQI,
                                        skill.id(),
                                        null,
                                        Set.of(),
                                        Map.of(),
                                        TechnicianChoice.Mode.ASSIGNED))
                        .as(skill + " at " + at)
                        .isPresent();
            }
        }
    }

    @Test
    @Transactional
    void an_expired_certificate_is_among_them_and_does_not_route() {
        Set<String> chosen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            choice.next(
                            YUNQI,
                            Skill.ELECTRICAL.id(),
                            null,
                            Set.of(),
                            Map.of(),
                            TechnicianChoice.Mode.IN_TURN)
                    .ifPresent(chosen::add);
        }
        assertThat(staff.onDuty(YUNQI, Roles.TECHNICIAN))
                .extracting(StaffMember::userId)
                .contains("jiu-zheng");
        assertThat(chosen).contains("lei-ming").doesNotContain("jiu-zheng");
    }

    private List<House> houses(String community) {
        List<House> all = new ArrayList<>();
        String after = null;
        do {
            HousePage page = estate.search(community, "", after, 100);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static List<Instant> hours(Predicate<ZonedDateTime> fits) {
        return IntStream.range(0, 7 * 24)
                .mapToObj(hour -> MONDAY.plus(Duration.ofHours(hour)))
                .filter(at -> fits.test(at.atZone(HandClock.SHANGHAI)))
                .toList();
    }

    private Map<String, Long> counts() {
        return Stream.of(
                        "community",
                        "grid",
                        "house",
                        "resident",
                        "resident_phone",
                        "staff_member",
                        "staff_role",
                        "staff_skill",
                        "staff_grid",
                        "staff_shift",
                        "staff_exception")
                .collect(
                        Collectors.toMap(
                                table -> table,
                                table ->
                                        db.sql("select count(*) from " + table)
                                                .query(Long.class)
                                                .single()));
    }
}
