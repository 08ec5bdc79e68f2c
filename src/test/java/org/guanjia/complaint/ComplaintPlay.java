package org.guanjia.complaint;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of the complaint have in common; together they walk all its diagrams. */
@ServerTest
@CoversPaths(
        diagrams = {
            "complaint",
            "complaint-answer",
            "complaint-handling",
            "complaint-remedy",
            "complaint-reply",
            "complaint-callback",
            "complaint-containment",
            "complaint-report",
            "complaint-mediation",
            "complaint-talk"
        },
        together = {
            ComplaintProcessTest.class,
            ComplaintResultTest.class,
            ComplaintMajorTest.class,
            ComplaintLinksTest.class,
            ComplaintReopeningTest.class,
            ComplaintGroupTest.class
        })
abstract class ComplaintPlay {

    @Autowired Flow flow;
    @Autowired ComplaintProcess process;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired ServiceClocks clocks;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    ComplaintDriver complaint;

    /** What others complained about before is counted; each play begins without. */
    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("update complaint_group set cause_open = null").update();
        sql.sql("delete from complaint_raise").update();
        sql.sql("delete from complaint_contact").update();
        complaint = another();
    }

    /** A second case beside the first. */
    ComplaintDriver another() {
        return new ComplaintDriver(flow, complaints, cases, sql, environment);
    }
}
