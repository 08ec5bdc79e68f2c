package org.guanjia.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseLine;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CaseQuery;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casework.CaseModel;
import org.guanjia.engine.Rehearsal;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo as a first start makes it, on a server of its own. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo-cases;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
            "camunda.bpm.job-execution.enabled=false",
            "guanjia.notice.scheduled=false",
            "guanjia.retention.scheduled=false",
            "guanjia.fee.collections-scheduled=false",
            "guanjia.security.bcrypt-strength=4"
        })
@ExtendWith(OutputCaptureExtension.class)
class DemoCasesTest {

    @Autowired DemoCases demo;
    @Autowired CaseLists lists;
    @Autowired Rehearsal rehearsal;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired JdbcClient sql;

    @Test
    void cases_stand_in_every_state_in_both_communities() {
        assertThat(all()).hasSizeBetween(25, 60);
        assertThat(all()).extracting(CaseLine::community).contains("yunqi", "songtao");
        assertThat(all())
                .filteredOn(one -> one.status() != CaseStatus.OPEN)
                .extracting(CaseLine::outcome)
                .contains("repaired", "safeOnly", "cancelled", "duplicate", "referred");
        assertThat(all())
                .filteredOn(one -> one.status() == CaseStatus.OPEN)
                .extracting(CaseLine::milestone)
                .contains(
                        "reported",
                        "dispatched",
                        "accepted",
                        "arrived",
                        "quoted",
                        "waitingForPart",
                        "waitingForResident",
                        "contractorEngaged",
                        "warrantyClaimed",
                        "repaired",
                        "rework",
                        "resultAccepted",
                        "referring");
        assertThat(all())
                .as("closed over the past weeks")
                .filteredOn(one -> one.status() == CaseStatus.CLOSED)
                .anyMatch(one -> one.openedAt().isBefore(daysAgo(20)))
                .anyMatch(one -> one.openedAt().isAfter(daysAgo(10)));
    }

    @Test
    void complaints_stand_in_several_states() {
        List<CaseLine> complaints = of("complaint");
        assertThat(complaints)
                .as("with the one that an unhappy call-back opens")
                .hasSizeBetween(10, 20);
        assertThat(complaints)
                .filteredOn(one -> one.status() != CaseStatus.OPEN)
                .extracting(CaseLine::outcome)
                .contains("settled", "notSettled", "answered", "cancelled");
        assertThat(complaints)
                .filteredOn(one -> one.status() == CaseStatus.OPEN)
                .extracting(CaseLine::severity)
                .contains("major", "ordinary");
        assertThat(complaints).anyMatch(CaseLine::anonymous).anyMatch(CaseLine::confidential);
        Set<String> open = new TreeSet<>();
        for (CaseLine one : complaints) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(one.caseNumber())
                    .list()
                    .forEach(task -> open.add(task.getTaskDefinitionKey()));
        }
        assertThat(open)
                .contains(
                        "Activity_ContactResident",
                        "Activity_InvestigateComplaint",
                        "Activity_EditReport",
                        "Activity_GiveAnswer");
        assertThat(complaints)
                .as("one waits for its resident")
                .anyMatch(one -> "replied".equals(one.milestone()));
    }

    @Test
    void every_role_of_the_flow_finds_work() {
        Set<String> open = new TreeSet<>();
        for (Task task : tasks.createTaskQuery().list()) {
            open.add(task.getTaskDefinitionKey());
        }
        assertThat(open)
                .contains(
                        CaseModel.Element.CONFIRM_ADDRESS,
                        CaseModel.Element.DECIDE_ESCALATION,
                        CaseModel.Element.ANSWER_SUPPORT,
                        CaseModel.Element.PASS_ON_MATTER,
                        Element.ACCEPT_JOB,
                        Element.ARRIVE_ON_SITE,
                        Element.DIAGNOSE_FAULT,
                        Element.DISPATCH_BY_HAND,
                        Element.SECURE_SCENE,
                        Element.CALL_UNIT,
                        Element.RULE_RETURN,
                        Element.PHONE_RESIDENT,
                        Element.PERFORM_WORK,
                        Element.APPROVE_FUND,
                        Element.FOLLOW_UP_DEVELOPER,
                        Element.PLAN_REWORK,
                        Element.CALL_BACK);
    }

    @Test
    void renovations_stand_at_the_review_in_works_and_accepted() {
        List<CaseLine> permits = of("renovation-permit");
        assertThat(permits).extracting(CaseLine::outcome).contains("accepted");
        assertThat(permits)
                .filteredOn(one -> one.status() == CaseStatus.OPEN)
                .extracting(CaseLine::milestone)
                .contains("patrolled", "agreed", "sentBack", "reported");
    }

    @Test
    void no_story_got_stuck_and_no_job_failed() {
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
        // The youngest story began two minutes before the present; all are played up to it.
        Instant played = all().get(0).openedAt().plusSeconds(120);
        assertThat(
                        management
                                .createJobQuery()
                                .timers()
                                .duedateLowerThan(Date.from(played.minusSeconds(1)))
                                .list())
                .as("timers that were left behind")
                .isEmpty();
    }

    @Test
    void the_clock_is_right_again() {
        assertThat(Duration.between(rehearsal.now(), new Date().toInstant()).abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_second_start_adds_nothing(CapturedOutput output) {
        CaseLists.Count before = lists.count();
        long steps = history.createHistoricActivityInstanceQuery().count();

        demo.run(null);

        assertThat(lists.count()).isEqualTo(before);
        assertThat(history.createHistoricActivityInstanceQuery().count()).isEqualTo(steps);
        assertThat(output).doesNotContain("stays where it is");
    }

    @Test
    void nothing_is_played_while_jobs_are_executed() {
        var executor = engine.getJobExecutor();
        executor.start();
        try {
            assertThatThrownBy(() -> rehearsal.play(() -> rehearsal.clockAt(daysAgo(3))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("job executor");
        } finally {
            executor.shutdown();
        }
    }

    private Instant daysAgo(int days) {
        return rehearsal.now().minus(Duration.ofDays(days));
    }

    private List<CaseLine> all() {
        return of("repair");
    }

    private List<CaseLine> of(String flow) {
        return lists.list(
                        new CaseQuery(
                                null,
                                List.of("yunqi", "songtao"),
                                flow,
                                null,
                                null,
                                null,
                                null,
                                200))
                .items();
    }

    @Test
    void last_month_is_billed_and_paid_in_part_and_this_months_preview_waits_for_the_cashier() {
        long bills = fees("select count(*) from fee_bill");
        assertThat(bills).isGreaterThan(400);
        assertThat(fees("select count(*) from fee_bill where settled = amount"))
                .isBetween(bills / 2, bills * 7 / 10);
        assertThat(fees("select count(*) from fee_run where state = 'posted'")).isEqualTo(1);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("Activity_CheckPreview").count())
                .isEqualTo(1);
    }

    private long fees(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
