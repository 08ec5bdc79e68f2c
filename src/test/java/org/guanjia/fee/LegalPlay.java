package org.guanjia.fee;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.document.Documents;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of demand and legal steps have in common; together they walk all of them. */
@ServerTest
@CoversPaths(
        diagrams = {
            "collection-demand",
            "collection-legal",
            "collection-committee",
            "collection-mediation",
            "collection-letter",
            "collection-court",
            "collection-write-off"
        },
        together = {
            CollectionDemandTest.class,
            CollectionLegalTest.class,
            CollectionCourtTest.class,
            CollectionWriteOffTest.class
        })
abstract class LegalPlay {

    @Autowired Flow flow;
    @Autowired CollectionProcess process;
    @Autowired CollectionLegal legal;
    @Autowired CollectionService collections;
    @Autowired Limitations limitations;
    @Autowired Payments payments;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired Photos photos;
    @Autowired Documents documents;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    LegalDriver debt;

    @BeforeEach
    void a_house_that_owes() {
        debt =
                new LegalDriver(
                                flow,
                                process,
                                items,
                                ledger,
                                photos,
                                documents,
                                cases,
                                sql,
                                environment)
                        .house()
                        .owes("1200.00", 80)
                        .owes("300.50", 50);
    }
}
