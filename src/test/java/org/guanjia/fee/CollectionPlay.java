package org.guanjia.fee;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.estate.EstateService;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of the collection have in common. */
@ServerTest
abstract class CollectionPlay {

    @Autowired Flow flow;
    @Autowired CollectionProcess process;
    @Autowired CollectionService collections;
    @Autowired CollectionCases records;
    @Autowired CollectionMovements movements;
    @Autowired CollectionDelivery delivery;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired Payments payments;
    @Autowired CaseFiles cases;
    @Autowired EstateService estate;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    CollectionDriver collection;

    @BeforeEach
    void a_new_play() {
        collection = another();
    }

    /** Another household. */
    CollectionDriver another() {
        return new CollectionDriver(
                flow, collections, accounts, items, ledger, estate, cases, sql, environment);
    }
}
