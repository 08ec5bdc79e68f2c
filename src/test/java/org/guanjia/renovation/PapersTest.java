package org.guanjia.renovation;

import java.util.Locale;
import java.util.UUID;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A house and the case of its permit; each test has its own. */
@ServerTest
abstract class PapersTest {

    @Autowired CaseFiles cases;
    @Autowired EstateRegister register;
    @Autowired JdbcClient sql;
    @Autowired Flow flow;

    String room;
    long house;
    String permit;

    @BeforeEach
    void aPermit() {
        // A nought in front of digits would go with the address's other spellings.
        room =
                ("P" + UUID.randomUUID().toString().substring(0, 7))
                        .replace('0', 'A')
                        .toUpperCase(Locale.ROOT);
        house =
                register.addHouse(
                        new Address("yunqi", "1", "8", "1", room), null, null, false, null);
        permit = open();
    }

    /** Another case of the same house. */
    String open() {
        return cases.open(
                        new NewCase(
                                "renovation-permit",
                                "ZX",
                                new Address("yunqi", "1", "8", "1", room),
                                house,
                                "王芳",
                                "139 1234 5678",
                                "desk",
                                false,
                                "desk",
                                null,
                                null,
                                null,
                                "装修申报",
                                null))
                .caseNumber();
    }
}
