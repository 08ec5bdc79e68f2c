package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.guanjia.estate.Resident.Kind;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@RoomTest
@Transactional
class MailboxesTest {

    private static final String PHONE = "13700001234";

    @Autowired Mailboxes mailboxes;
    @Autowired EstateRegister register;
    @Autowired Residents residents;
    @Autowired JdbcClient db;

    private String community;
    private long one;
    private long other;

    @BeforeEach
    void twoHouses() {
        community = "m" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "测试苑", "A", true, "华东"));
        one = house("101");
        other = house("102");
    }

    private long house(String room) {
        return register.addHouse(
                new Address(community, "1", "3", "1", room), null, null, false, null);
    }

    private void resident(long house, String name, Kind kind, String email) {
        long id = register.addResident(house, name, kind, List.of(PHONE));
        db.sql("update resident set email = ? where id = ?").params(email, id).update();
    }

    /** Name and address of whoever is meant. */
    private String meant(Long house) {
        return Mailboxes.meant(
                        mailboxes
                                .byPhone(community, List.of(PHONE, "13700009999"))
                                .getOrDefault(PHONE, List.of()),
                        house)
                .map(resident -> resident.name() + " " + resident.email())
                .orElse("nobody");
    }

    @Test
    void the_resident_of_the_case_s_own_house_is_meant() {
        resident(one, "张谷雨", Kind.OWNER, "zhang@example.org");
        resident(other, "李小满", Kind.OWNER, "li@example.org");
        assertThat(meant(one)).isEqualTo("张谷雨 zhang@example.org");
        assertThat(meant(other)).isEqualTo("李小满 li@example.org");
    }

    @Test
    void a_number_that_stands_for_several_addresses_leads_to_none_of_them() {
        resident(one, "张谷雨", Kind.OWNER, "zhang@example.org");
        resident(other, "李小满", Kind.OWNER, "li@example.org");
        assertThat(meant(null)).isEqualTo("nobody");
        assertThat(meant(house("103"))).isEqualTo("nobody");
    }

    @Test
    void who_calls_about_another_house_is_reached_at_home() {
        resident(one, "张谷雨", Kind.OWNER, "zhang@example.org");
        resident(other, "来电人", Kind.CONTACT, null);
        assertThat(meant(other)).isEqualTo("张谷雨 zhang@example.org");
        assertThat(meant(null)).isEqualTo("张谷雨 zhang@example.org");
    }

    @Test
    void in_one_house_the_owner_comes_first_and_who_has_an_address_before_who_has_none() {
        resident(one, "林小寒", Kind.FAMILY, "family@example.org");
        resident(one, "林大寒", Kind.OWNER, "owner@example.org");
        assertThat(meant(one)).isEqualTo("林大寒 owner@example.org");
        db.sql("update resident set email = null where name = '林大寒'").update();
        assertThat(meant(one)).isEqualTo("林小寒 family@example.org");
    }

    @Test
    void without_any_address_the_name_is_known_all_the_same() {
        resident(one, "张谷雨", Kind.OWNER, null);
        assertThat(meant(one)).isEqualTo("张谷雨 null");
        assertThat(meant(null)).isEqualTo("张谷雨 null");
    }

    @Test
    void another_community_s_resident_is_never_meant() {
        resident(one, "张谷雨", Kind.OWNER, "zhang@example.org");
        assertThat(mailboxes.byPhone("elsewhere", List.of(PHONE))).isEmpty();
    }

    @Test
    void an_address_is_entered_for_one_person_or_nobody() {
        resident(one, "张谷雨", Kind.OWNER, null);
        resident(other, "李小满", Kind.OWNER, null);
        mailboxes.enter(community, one, PHONE, "zhang@example.org");
        assertThat(residents.residents(one).get(0).email()).isEqualTo("zhang@example.org");
        assertThat(residents.residents(other).get(0).email()).isNull();
        assertThatThrownBy(() -> mailboxes.enter(community, null, PHONE, "x@example.org"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("137****1234");
        assertThatThrownBy(() -> mailboxes.enter(community, one, "13700009999", "x@example.org"))
                .isInstanceOf(Refusal.class);
        assertThat(residents.residents(one).get(0).email()).isEqualTo("zhang@example.org");
    }
}
