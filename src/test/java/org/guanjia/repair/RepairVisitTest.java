package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.guanjia.casefile.CaseView;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;

/** Getting to the resident, and what happens at once when there is danger. */
class RepairVisitTest extends RepairPlay {

    private static final Duration YEAR = Duration.ofDays(365);

    // ---- at the door ----

    @Test
    void a_resident_reached_on_the_second_number_is_visited_again() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite("notMet");
        assertThat(repair.role(Element.REACH_RESIDENT)).isEqualTo("housekeeper");
        repair.reachResident("reached");
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("luo-qingquan");
        assertThat(repair.clock("arrive").running()).isTrue();
        repair.arriveOnSite();
        assertThat(repair.clock("arrive").metAt()).isNotNull();
        assertThat(repair.open()).containsExactly(Element.DIAGNOSE_FAULT);
    }

    @Test
    void a_resident_who_opens_to_the_guard_is_visited_again() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite("notMet").reachResident("notMet");
        assertThat(repair.role(Element.KNOCK_DOOR)).isEqualTo("guard");
        repair.knockDoor("reached").arriveOnSite();
        assertThat(repair.open()).containsExactly(Element.DIAGNOSE_FAULT);
    }

    @Test
    void a_resident_who_names_a_time_later_is_visited_then() {
        repair.report("厨房水池下面漏水").acceptJob().after(Duration.ofMinutes(50));
        var arrive = repair.clock("arrive").dueAt();
        var fix = repair.clock("fix").dueAt();
        repair.arriveOnSite("notMet").reachResident("notMet").knockDoor("notMet");
        assertThat(repair.open()).isEmpty();
        assertThat(repair.clock("arrive").paused()).isTrue();
        assertThat(repair.clock("fix").paused()).isTrue();
        assertThat(flow.dueAt(repair.caseNumber(), "Event_ArrivalOverdue"))
                .isAfter(repair.now().plus(YEAR));
        assertThat(flow.dueAt(repair.caseNumber(), "Event_FixOverdue"))
                .isAfter(repair.now().plus(YEAR));
        assertThat(repair.messages()).contains("resident:notMet");
        assertThat(repair.milestones()).endsWith("waitingForResident");

        repair.after(Duration.ofHours(3)).answerAppointment();
        assertThat(repair.clock("arrive").dueAt()).isEqualTo(arrive.plus(Duration.ofHours(3)));
        assertThat(repair.clock("fix").dueAt()).isEqualTo(fix.plus(Duration.ofHours(3)));
        assertThat(repair.clock("fix").pausedMinutes()).isEqualTo(180);
        assertThat(repair.clock("contact").running()).isFalse();
        assertThat(flow.dueAt(repair.caseNumber(), "Event_FixOverdue"))
                .isEqualTo(fix.plus(Duration.ofHours(3)));
        repair.arriveOnSite().diagnoseFault("free").repairFault().acceptWork(5).rateTeam(5);
        repair.ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void a_resident_who_never_replies_ends_the_case() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite("notMet");
        repair.reachResident("notMet").knockDoor("notMet").until("Event_ContactExpired");
        repair.ended("EndEvent_ResidentUnreachable", "cancelled");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_VisitGivenUp");
    }

    @Test
    void where_nobody_keeps_house_the_control_room_looks_for_the_resident() {
        repair.reportInSongtao(3, "厨房水池下面漏水").acceptJob().arriveOnSite("notMet");
        assertThat(repair.role(Element.REACH_RESIDENT)).isEqualTo("control-room");
        repair.reachResident("reached").arriveOnSite();
    }

    @Test
    void a_missed_arrival_is_apologised_for_with_the_new_time() {
        repair.report("厨房水池下面漏水").acceptJob(200).until("Event_ArrivalWarning");
        assertThat(repair.messages()).contains("luo-qingquan:warning", "foreman:warning");
        repair.until("Event_ArrivalOverdue");
        assertThat(repair.messages()).contains("resident:apology", "foreman:overdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("foreman");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "extend",
                        "decisionReason",
                        "路上有事故",
                        "extendMinutes",
                        60));
        assertThat(repair.clock("arrive").dueAt()).isAfter(repair.now());
        repair.arriveOnSite();
        assertThat(repair.clock("arrive").breached()).isTrue();
    }

    @Test
    void a_missed_arrival_whose_promise_is_past_gets_a_new_one_that_the_technician_hears_of() {
        repair.report("厨房水池下面漏水").acceptJob(30).until("Event_ArrivalOverdue");
        assertThat(repair.messages()).contains("resident:apology", "luo-qingquan:promised");
        assertThat(repair.order().etaAt()).isEqualTo(repair.now().plus(Duration.ofMinutes(120)));
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "我去"));
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("foreman");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ArrivalEscalated");
    }

    @Test
    void an_arrival_names_what_is_missing() {
        repair.report("厨房水池下面漏水").acceptJob();
        repair.refuses(Element.ARRIVE_ON_SITE, Map.of(), "arrivalOutcome");
        repair.refuses(
                Element.ARRIVE_ON_SITE,
                Map.of("arrivalOutcome", "arrived", "arrivalNote", "长".repeat(1001)),
                "arrivalNote");
        repair.arriveOnSite("notMet");
        repair.refuses(Element.REACH_RESIDENT, Map.of(), "contactOutcome");
        repair.reachResident("notMet");
        repair.refuses(Element.KNOCK_DOOR, Map.of("contactOutcome", "perhaps"), "contactOutcome");
    }

    // ---- danger ----

    @Test
    void a_burst_pipe_brings_guard_technician_and_housekeeper_at_once() {
        repair.report("厨房水管爆了，水喷得到处都是");
        assertThat(repair.view().severity()).isEqualTo("S2");
        assertThat(repair.open())
                .containsExactlyInAnyOrder(Element.ACCEPT_JOB, Element.SECURE_SCENE);
        assertThat(repair.role(Element.SECURE_SCENE)).isEqualTo("guard");
        assertThat(repair.messages()).contains("guard:emergency", "project-manager:emergency");
        assertThat(repair.messages())
                .anyMatch(
                        message ->
                                message.endsWith(":emergency")
                                        && (message.startsWith("housekeeper")
                                                || message.startsWith("fang-zhiqiu")));
        assertThat(repair.clock("scene").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(10)));
        repair.secureScene("yes");
        assertThat(repair.milestones()).contains("secured");
        assertThat(repair.clock("scene").metAt()).isNotNull();
        repair.carryOut().acceptWork(5);
        assertThat(repair.open()).as("S2 is always called back").contains(Element.CALL_BACK);
        repair.callBack("satisfied").rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_EmergencyHandled");
    }

    @Test
    void water_on_a_socket_has_the_shorter_clocks() {
        repair.report("楼上漏水滴到插座上了");
        assertThat(repair.view().severity()).isEqualTo("S1");
        assertThat(repair.clock("scene").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(3)));
        assertThat(repair.clock("fix").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(60)));
        repair.secureScene("no");
        assertThat(repair.messages())
                .filteredOn("project-manager:emergency"::equals)
                .as("told again that it is not safe")
                .hasSize(2);
    }

    @Test
    void people_in_a_lift_bring_the_maintenance_unit_within_half_an_hour() {
        repair.reportCommonPart("3栋电梯困人了，里面有老人");
        assertThat(repair.open())
                .containsExactlyInAnyOrder(
                        Element.ACCEPT_JOB, Element.CALL_UNIT, Element.SECURE_SCENE);
        assertThat(repair.role(Element.CALL_UNIT)).isEqualTo("control-room");
        assertThat(repair.clock("unit").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(30)));
        repair.refuses(Element.CALL_UNIT, Map.of("unitPhone", "4000000000"), "unitName");
        repair.refuses(Element.CALL_UNIT, Map.of("unitName", "安行电梯"), "unitPhone");
        repair.callUnit();
        repair.refuses(Element.CONFIRM_UNIT_ARRIVAL, Map.of(), "unitArrivalNote");
        repair.confirmUnitArrival();
        assertThat(repair.clock("unit").metAt()).isNotNull();
        assertThat(repair.milestones()).doesNotContain("secured");
        repair.secureScene("yes");
        assertThat(repair.milestones()).contains("secured");
        assertThat(repair.rows("repair_order").get(0)).containsEntry("unit_name", "安行电梯");
    }

    @Test
    void a_unit_that_does_not_come_is_reported_upwards() {
        repair.reportCommonPart("3栋电梯困人了，里面有老人").callUnit().until("Event_UnitWarning");
        assertThat(repair.messages()).contains("control-room:warning", "project-manager:warning");
        repair.until("Event_UnitOverdue");
        assertThat(repair.clock("unit").breached()).isTrue();
        assertThat(repair.messages()).contains("project-manager:overdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("project-manager");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "亲自联系"));
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_UnitEscalated");
    }

    @Test
    void a_scene_where_nobody_stands_is_reported_upwards() {
        repair.report("厨房水管爆了，水喷得到处都是").until("Event_SceneWarning");
        assertThat(repair.messages()).contains("guard:warning", "control-room:warning");
        repair.until("Event_SceneOverdue");
        assertThat(repair.messages()).contains("control-room:overdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("control-room");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "监控看着"));
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_SceneEscalated");
        assertThat(repair.assignee(Element.SECURE_SCENE)).isEqualTo("control-room");
    }

    @Test
    void a_scene_report_names_what_is_missing() {
        repair.report("厨房水管爆了，水喷得到处都是");
        repair.refuses(Element.SECURE_SCENE, Map.of("sceneNote", "到场"), "sceneSafe");
        repair.refuses(Element.SECURE_SCENE, Map.of("sceneSafe", "yes"), "sceneNote");
    }

    @Test
    void a_wrong_trade_that_proves_dangerous_brings_the_guard() {
        repair.report("厨房水池下面漏水").after(Duration.ofMinutes(6));
        repair.returnJob("wrongTrade", Map.of("correctedCategory", "plumbing.burst"));
        assertThat(repair.view().severity()).isEqualTo("S2");
        assertThat(repair.open())
                .containsExactlyInAnyOrder(Element.ACCEPT_JOB, Element.SECURE_SCENE);
        assertThat(repair.clock("fix").dueAt())
                .as("90 minutes for a burst pipe, of which 6 have run")
                .isEqualTo(repair.now().plus(Duration.ofMinutes(84)));
        assertThat(repair.view().clocks())
                .filteredOn(clock -> clock.measure().equals("fix"))
                .extracting(CaseView.Clock::running)
                .containsExactly(true);
    }
}
