package org.guanjia.repair;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of the repair have in common; together they walk all its diagrams. */
@ServerTest
@CoversPaths(
        diagrams = {
            "repair",
            "repair-job",
            "repair-dispatch",
            "repair-visit",
            "repair-quote",
            "repair-outside",
            "repair-warranty",
            "repair-fund",
            "repair-contract",
            "repair-part",
            "repair-emergency",
            "repair-acceptance",
            "repair-settlement"
        },
        together = {
            RepairProcessTest.class,
            RepairDispatchTest.class,
            RepairVisitTest.class,
            RepairWorkTest.class,
            RepairFundingTest.class,
            RepairResultTest.class
        })
abstract class RepairPlay {

    @Autowired Flow flow;
    @Autowired RepairProcess process;
    @Autowired RepairService repairs;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    RepairDriver repair;

    @BeforeEach
    void a_new_play() {
        repair = another();
    }

    /** A second case beside the first. */
    RepairDriver another() {
        return new RepairDriver(flow, process, repairs, cases, photos, sql, environment);
    }
}
