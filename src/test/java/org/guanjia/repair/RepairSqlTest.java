package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one ordinary repair costs the database: whoever adds a write, sees it here. */
@ServerTest
class RepairSqlTest {

    /** Rows inserted, updated and deleted from the report to the rated end, engine included. */
    private static final int WRITES = 638;

    @Autowired SqlCounter counter;
    @Autowired Flow flow;
    @Autowired RepairProcess process;
    @Autowired RepairService repairs;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    @Test
    void an_ordinary_repair_writes_no_more_than_it_did() throws Exception {
        ordinary();
        SqlCounter.Statements statements = counter.during(this::ordinary);
        assertThat(statements.writes()).as("%s", statements).isLessThanOrEqualTo(WRITES);
    }

    private void ordinary() {
        new RepairDriver(flow, process, repairs, cases, photos, sql, environment)
                .report("厨房水池下面漏水")
                .acceptJob()
                .arriveOnSite()
                .diagnoseFault("free")
                .repairFault()
                .acceptWork(5)
                .rateTeam(5)
                .ended("EndEvent_RepairClosed", "repaired");
    }
}
