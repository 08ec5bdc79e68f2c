package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import org.guanjia.casefile.CaseView;
import org.guanjia.language.Refusal;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.staff.Roles;
import org.junit.jupiter.api.Test;

/** What the resident makes of it: acceptance, rework, call-back, and the rating of the team. */
class RepairResultTest extends RepairPlay {

    private static final int ENOUGH = 60;

    private RepairDriver done() {
        return repair.report("厨房水池下面漏水").carryOut();
    }

    // ---- acceptance ----

    @Test
    void a_housekeepers_task_is_not_given_to_who_did_the_work() {
        repair.report("厨房水池下面漏水").carryOut();
        String worker = repair.order().technician();

        Throwable thrown =
                catchThrowable(
                        () -> process.handOver(repair.caseNumber(), Roles.HOUSEKEEPER, worker));

        assertThat(thrown).isInstanceOf(Refusal.class);
        assertThat(((Refusal) thrown).textKey()).isEqualTo("repair.ownWork");
    }

    @Test
    void two_days_of_silence_accept_and_one_in_three_is_called_back() {
        boolean called = false;
        boolean left = false;
        for (int i = 0; i < ENOUGH && !(called && left); i++) {
            RepairDriver one = another().report("厨房水池下面漏水").carryOut();
            assertThat(one.clock("acceptance").dueAt())
                    .isEqualTo(one.now().plus(Duration.ofDays(2)));
            one.until("Event_AcceptanceSilent");
            assertThat(one.rows("repair_order").get(0)).containsEntry("accepted_by_silence", true);
            assertThat(one.view().questions()).isEmpty();
            if (one.open().contains(Element.CALL_BACK)) {
                called = true;
                assertThat(one.rows("repair_order").get(0))
                        .containsEntry("call_back_reason", "sample");
                one.callBack("unreachable");
            } else {
                left = true;
                assertThat(one.rows("repair_order").get(0))
                        .containsEntry("call_back_reason", "notSampled");
            }
            one.rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
        }
        assertThat(called).as("somebody was called back").isTrue();
        assertThat(left).as("somebody was not called back").isTrue();
    }

    @Test
    void resident_rejects_the_work_and_the_technician_returns() {
        done().rejectWork();
        assertThat(repair.order().reworkCount()).isEqualTo(1);
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("luo-qingquan");
        assertThat(repair.milestones()).contains("rework");
        assertThat(repair.view().notes()).anyMatch(note -> "还在滴水".equals(note.text()));
        for (String measure : new String[] {"accept", "arrive", "fix"}) {
            assertThat(repair.clock(measure).running()).as(measure).isTrue();
            assertThat(repair.clock(measure).startedAt()).isEqualTo(repair.now());
        }
        assertThat(repair.withdraw().status()).as("not done after all").isEqualTo(204);
        repair.ended("EndEvent_RepairCancelled", "cancelled");
    }

    @Test
    void a_second_rework_is_led_by_the_foreman_and_a_third_by_the_project_manager() {
        done().rejectWork().carryOut().rejectWork();
        assertThat(repair.role(Element.PLAN_REWORK)).isEqualTo("foreman");
        repair.refuses(Element.PLAN_REWORK, Map.of(), "reworkNote");
        repair.refuses(
                Element.PLAN_REWORK,
                Map.of("reworkNote", "换人", "reworkTechnician", "gu-song"),
                "reworkTechnician");
        repair.planRework("shi-jian");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("shi-jian");
        repair.carryOut().rejectWork();
        assertThat(repair.role(Element.PLAN_REWORK)).isEqualTo("project-manager");
        repair.planRework(null);
        assertThat(repair.assignee(Element.ACCEPT_JOB))
                .as("who did the work comes again unless somebody decides otherwise")
                .isEqualTo("shi-jian");
        repair.carryOut().acceptWork(5);
        assertThat(repair.rows("repair_order").get(0)).containsEntry("call_back_reason", "rework");
        repair.callBack("satisfied").rateTeam(2).ended("EndEvent_RepairClosed", "repaired");
        assertThat(repair.order().reworkCount()).isEqualTo(3);
    }

    @Test
    void a_rework_that_nobody_plans_is_reported_upwards() {
        done().rejectWork().carryOut().rejectWork().until("Event_ReworkWarning");
        assertThat(repair.messages()).contains("foreman:warning", "project-manager:warning");
        repair.until("Event_ReworkOverdue");
        assertThat(repair.messages()).contains("project-manager:overdue");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "extend",
                        "decisionReason",
                        "等配件",
                        "extendMinutes",
                        60));
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ReworkEscalated");
        repair.planRework(null);
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
    }

    // ---- call-back ----

    @Test
    void a_good_rating_is_not_called_back() {
        for (int stars = 3; stars <= 5; stars++) {
            RepairDriver one = another().report("厨房水池下面漏水").carryOut().acceptWork(stars);
            assertThat(one.open()).containsExactly(Element.RATE_TEAM);
            assertThat(one.rows("repair_order").get(0)).containsEntry("call_back_reason", "rated");
        }
    }

    @Test
    void a_bad_rating_is_always_called_back() {
        for (int stars = 1; stars <= 2; stars++) {
            RepairDriver one = another().report("厨房水池下面漏水").carryOut().acceptWork(stars);
            assertThat(one.open()).containsExactly(Element.CALL_BACK);
            assertThat(one.role(Element.CALL_BACK)).isEqualTo("housekeeper");
            assertThat(one.rows("repair_order").get(0))
                    .containsEntry("call_back_reason", "lowRating");
        }
    }

    @Test
    void a_case_that_was_escalated_is_always_called_back() {
        repair.report("厨房水池下面漏水").until("Event_AcceptanceOverdue");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "extend",
                        "decisionReason",
                        "人手不够",
                        "extendMinutes",
                        30));
        repair.carryOut().acceptWork(5);
        assertThat(repair.rows("repair_order").get(0))
                .containsEntry("call_back_reason", "escalated");
        repair.callBack("satisfied");
    }

    @Test
    void an_unhappy_resident_at_the_call_back_gets_a_rework() {
        done().acceptWork(1).callBack("rework");
        assertThat(repair.order().reworkCount()).isEqualTo(1);
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
        repair.carryOut().acceptWork(4).callBack("satisfied").rateTeam(3);
        repair.ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void an_unhappy_resident_at_the_call_back_gets_a_complaint() {
        done().acceptWork(2).callBack("complaint");
        assertThat(repair.view().linkedRequests())
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.flow()).isEqualTo("complaint");
                            assertThat(request.reason()).isEqualTo("unhappyCallBack");
                            assertThat(request.payload())
                                    .containsEntry("technician", "luo-qingquan");
                            assertThat(request.payload().get("rating")).hasToString("2");
                        });
        repair.rateTeam(2).ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void nobody_calls_back_on_or_rates_their_own_work() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite().until("Event_FixOverdue");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "reassign",
                        "decisionReason",
                        "管家顺手修好",
                        "newAssignee",
                        "fang-zhiqiu"));
        repair.diagnoseFault("free").repairFault().acceptWork(5);
        assertThat(repair.order().technician()).isEqualTo("fang-zhiqiu");
        Map<String, Object> before = repair.everything();
        Map<String, Object> praise = Map.of("callBackOutcome", "satisfied", "callBackNote", "我修的");
        String own = repair.task(Element.CALL_BACK).getId();
        claimed("fang-zhiqiu", Element.CALL_BACK);
        flow.judge(own, "fang-zhiqiu", praise);
        var callBack = repair.submit("fang-zhiqiu", own, praise);
        assertThat(callBack.status()).isEqualTo(403);
        assertThat(repair.everything()).isEqualTo(before);
        given("xu-qinghe", Element.CALL_BACK);
        repair.callBack("satisfied");
        before = repair.everything();
        var rating =
                repair.submit(
                        claimed("fang-zhiqiu", Element.RATE_TEAM),
                        repair.task(Element.RATE_TEAM).getId(),
                        Map.of("teamRating", 5));
        assertThat(rating.status()).isEqualTo(403);
        assertThat(repair.everything()).isEqualTo(before);
    }

    private String claimed(String user, String activity) {
        assertThat(
                        repair.send(
                                        user,
                                        "POST",
                                        "/engine-rest/task/"
                                                + repair.task(activity).getId()
                                                + "/claim",
                                        Map.of("userId", user))
                                .status())
                .isEqualTo(204);
        return user;
    }

    /** Somebody puts the task back, a colleague takes it. */
    private void given(String user, String activity) {
        String task = "/engine-rest/task/" + repair.task(activity).getId();
        assertThat(repair.send("fang-zhiqiu", "POST", task + "/unclaim", Map.of()).status())
                .isEqualTo(204);
        claimed(user, activity);
    }

    @Test
    void a_call_back_that_nobody_makes_is_reported_upwards() {
        done().acceptWork(1).until("Event_CallBackWarning");
        assertThat(repair.messages()).contains("housekeeper:warning", "service-manager:warning");
        repair.until("Event_CallBackOverdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("service-manager");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "我来回访"));
        assertThat(repair.assignee(Element.CALL_BACK)).isEqualTo("service-manager");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_CallBackEscalated");
        repair.callBack("satisfied").rateTeam(3).ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void a_call_back_names_what_is_missing() {
        done().acceptWork(1);
        repair.refuses(Element.CALL_BACK, Map.of("callBackOutcome", "satisfied"), "callBackNote");
        repair.refuses(Element.CALL_BACK, Map.of("callBackNote", "打过"), "callBackOutcome");
        repair.refuses(
                Element.CALL_BACK,
                Map.of("callBackNote", "打过", "callBackOutcome", "calm"),
                "callBackOutcome");
    }

    // ---- rating of the team ----

    @Test
    void a_rating_that_nobody_gives_does_not_hold_the_case() {
        done().acceptWork(5).until("Event_RatingExpired");
        repair.ended("EndEvent_RepairClosed", "repaired");
        assertThat(repair.order().teamRating()).isNull();
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_RatingExpired");
    }

    @Test
    void a_team_rating_has_one_to_five_stars() {
        done().acceptWork(5);
        assertThat(flow.fact(repair.task(Element.RATE_TEAM), "proposal"))
                .as("what is rated")
                .contains("维修人：", "故障判断：", "业主评分：5 星");
        repair.refuses(Element.RATE_TEAM, Map.of(), "teamRating");
        repair.refuses(Element.RATE_TEAM, Map.of("teamRating", 0), "teamRating");
        repair.refuses(Element.RATE_TEAM, Map.of("teamRating", 6), "teamRating");
        repair.refuses(Element.RATE_TEAM, Map.of("teamRating", 4.5), "teamRating");
        assertThat(repair.refusal(Element.RATE_TEAM, Map.of()).kind())
                .isEqualTo(Refusal.Kind.INVALID);
        repair.rateTeam(1);
        assertThat(repair.clock("rating").metAt()).isNotNull();
        assertThat(repair.view().clocks()).noneMatch(CaseView.Clock::running);
    }
}
