package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Photos;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's own clean-up takes an ended case's history; the case file tells all as before. */
@ServerTest
class HistoryCleanUpTest {

    private static final List<String> HISTORY =
            List.of(
                    "ACT_HI_PROCINST",
                    "ACT_HI_ACTINST",
                    "ACT_HI_TASKINST",
                    "ACT_HI_VARINST",
                    "ACT_HI_DETAIL",
                    "ACT_HI_COMMENT",
                    "ACT_HI_ATTACHMENT",
                    "ACT_HI_IDENTITYLINK",
                    "ACT_HI_OP_LOG",
                    "ACT_HI_DECINST",
                    "ACT_HI_DEC_IN",
                    "ACT_HI_DEC_OUT",
                    "ACT_HI_JOB_LOG");

    @Autowired Flow flow;
    @Autowired RepairProcess process;
    @Autowired RepairService repairs;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired TaskService tasks;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    @Test
    void ended_cases_leave_the_engine_after_their_time_and_the_case_file_does_not_miss_it() {
        RepairDriver repair =
                new RepairDriver(flow, process, repairs, cases, photos, sql, environment)
                        .report("厨房水池下面漏水");
        tasks.createComment(repair.task("Activity_AcceptJob").getId(), null, "带梯子");
        tasks.createAttachment(
                "note",
                repair.task("Activity_AcceptJob").getId(),
                null,
                "图",
                "图",
                "http://127.0.0.1/");
        repair.carryOut().acceptWork(5).rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
        CaseView before = cases.view(repair.caseNumber());
        Instant ever = flow.now().plus(Duration.ofDays(36500));
        assertThat(left(ever).get("ACT_HI_PROCINST")).isPositive();
        assertThat(left(ever).get("ACT_HI_DEC_IN")).isPositive();

        flow.advance(Duration.ofDays(1820));
        cleanUp();
        assertThat(flow.path(repair.caseNumber())).as("before its time").isNotEmpty();

        flow.advance(Duration.ofDays(10));
        cleanUp();

        assertThat(left(flow.now()))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(cases.view(repair.caseNumber())).isEqualTo(before);
        assertThat(repair.order().technician()).isNotNull();
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        for (int round = 0; round < 200; round++) {
            long rows = left(flow.now()).values().stream().mapToLong(Long::longValue).sum();
            for (Job job : history.findHistoryCleanupJobs()) {
                management.executeJob(job.getId());
            }
            if (left(flow.now()).values().stream().mapToLong(Long::longValue).sum() == rows) {
                return;
            }
        }
    }

    /** Rows whose time is over by then, by table. */
    private Map<String, Long> left(Instant then) {
        Map<String, Long> left = new TreeMap<>();
        for (String table : HISTORY) {
            left.put(
                    table,
                    sql.sql("select count(*) from %s where REMOVAL_TIME_ <= ?".formatted(table))
                            .param(Timestamp.from(then))
                            .query(Long.class)
                            .single());
        }
        return left;
    }
}
