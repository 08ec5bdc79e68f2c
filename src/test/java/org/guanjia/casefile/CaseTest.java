package org.guanjia.casefile;

import java.math.BigDecimal;
import java.util.UUID;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A community, a house and what opens cases there; each test has its own. */
@ServerTest
abstract class CaseTest {

    @Autowired CaseFiles files;
    @Autowired EstateRegister register;
    @Autowired JdbcClient sql;
    @Autowired SqlCounter counter;
    @Autowired Flow flow;

    String community;
    long house;

    @BeforeEach
    void community() {
        community = "t" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "测试苑", "A", true, "华东"));
        house = house(community, "1201");
    }

    long house(String community, String room) {
        return register.addHouse(
                new Address(community, "1", "3", "1", room),
                new BigDecimal("89.50"),
                null,
                false,
                null);
    }

    /** A colleague who holds the role in the test's community. */
    String colleague(String role) {
        String user = role + "-" + community;
        sql.sql("insert into staff_member (user_id, name, active) values (?, ?, ?)")
                .params(user, "小" + role, true)
                .update();
        sql.sql("insert into staff_role (user_id, community, role) values (?, ?, ?)")
                .params(user, community, role)
                .update();
        return user;
    }

    CaseFile open() {
        return open("厨房水龙头漏水", "desk-1");
    }

    CaseFile open(String description, String firstContact) {
        return files.open(report(community, description, firstContact));
    }

    NewCase report(String community, String description, String firstContact) {
        return new NewCase(
                "repair",
                "BX",
                new Address(community, "1", "3", "1", "1201"),
                house,
                "王芳",
                "139 1234 5678",
                "phone",
                false,
                firstContact,
                "plumbing",
                null,
                null,
                description,
                null);
    }
}
