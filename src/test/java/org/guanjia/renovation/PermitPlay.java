package org.guanjia.renovation;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of the permit have in common; together they walk all its diagrams. */
@ServerTest
@CoversPaths(
        diagrams = {
            "renovation-permit",
            "permit-application",
            "permit-opening",
            "permit-agreement",
            "permit-works",
            "permit-validity",
            "permit-patrol",
            "permit-acceptance",
            "permit-inspection",
            "permit-refund"
        },
        together = {PermitProcessTest.class, PermitWorksTest.class, PermitAcceptanceTest.class})
abstract class PermitPlay {

    @Autowired Flow flow;
    @Autowired PermitProcess process;
    @Autowired PermitService permits;
    @Autowired Deposits deposits;
    @Autowired WorkerPasses passes;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired StaffService staff;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    PermitDriver permit;

    @BeforeEach
    void a_new_play() {
        permit = another();
    }

    /** A second case beside the first. */
    PermitDriver another() {
        return new PermitDriver(flow, permits, cases, photos, staff, sql, environment);
    }
}
