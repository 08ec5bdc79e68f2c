package org.guanjia.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guanjia.casework.CaseworkDriver.SEEPAGE;
import static org.guanjia.casework.CaseworkDriver.SONGTAO;
import static org.guanjia.casework.CaseworkDriver.YUNQI;
import static org.guanjia.casework.CaseworkDriver.place;
import static org.guanjia.casework.CaseworkDriver.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Escalation;
import org.guanjia.casefile.Escalations;
import org.guanjia.casefile.Referral;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.casefile.Step;
import org.guanjia.casefile.Support;
import org.guanjia.casefile.SupportCount;
import org.guanjia.casefile.Supports;
import org.guanjia.casefile.WorkingCalendar;
import org.guanjia.casework.CaseModel.Element;
import org.guanjia.casework.CaseModel.Process;
import org.guanjia.casework.CaseworkDriver.Said;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffRegister;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps that all flows share, played in repair cases: every way through their diagrams. */
@ServerTest
@CoversPaths(
        diagrams = {Process.ADDRESS_CHECK, Process.REFERRAL, Process.ESCALATION, Process.SUPPORT})
class CaseworkProcessTest {

    private static final String ACCEPT_JOB = "Activity_AcceptJob";
    private static final String ACCEPT_WARNING = "Event_AcceptanceWarning";
    private static final String ACCEPT_OVERDUE = "Event_AcceptanceOverdue";
    private static final String ARRIVAL_OVERDUE = "Event_ArrivalOverdue";
    private static final String OFFER_EXPIRED = "Event_OfferExpired";
    private static final String DISPATCH_BY_HAND = "Activity_DispatchByHand";
    private static final String REPAIR = "repair";

    /** Whose matter it is, and that we pass it on: water that the supplier cut. */
    private static final String PASSED_ON = "看到停水通知,什么时候来水";

    /** We only say whose matter it is. */
    private static final String INFORM_ONLY = "邻居欠我钱不还";

    private static final String GAS_LEAK = "厨房一股煤气味,头都晕了";

    @Autowired CaseExclusions exclusions;
    @Autowired Flow flow;
    @Autowired CaseFiles cases;
    @Autowired CaseFlows flows;
    @Autowired ServiceClocks clocks;
    @Autowired Escalations ladder;
    @Autowired Supports supports;
    @Autowired SupportProcess supportProcess;
    @Autowired WorkingCalendar calendar;
    @Autowired EstateService estate;
    @Autowired Residents residents;
    @Autowired StaffRegister register;
    @Autowired IdentityService identity;
    @Autowired TaskService tasks;
    @Autowired DecisionService decisions;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    private CaseworkDriver play;

    @BeforeEach
    void open() {
        play = new CaseworkDriver(flow, cases, tasks, sql, port);
    }

    // ---- the address ----

    @Test
    void building_3_without_a_phase_is_held_with_both_candidates_and_confirmed_by_the_desk() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);

        assertThat(flow.open(caseNumber)).containsExactly(Element.CONFIRM_ADDRESS);
        assertThat(play.group(caseNumber, Element.CONFIRM_ADDRESS)).isEqualTo(Roles.DESK);
        assertThat(candidates(caseNumber)).contains("一期").contains("二期").hasLineCount(2);
        assertThat(play.view(caseNumber).house()).isNull();
        assertThat(play.told(caseNumber, "notice.confirmAddress")).containsExactly(Roles.DESK);
        assertThat(flow.task(caseNumber, Element.CONFIRM_ADDRESS).getDueDate())
                .isEqualTo(in(Duration.ofMinutes(15)));

        confirm(caseNumber, "desk", "1", "3", "1", "1201");

        assertThat(flow.path(caseNumber)).contains(Element.END_ADDRESS_CONFIRMED);
        assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
        CaseView.Place house = play.view(caseNumber).house();
        assertThat(house.phase()).isEqualTo("1");
        assertThat(house.room()).isEqualTo("1201");
        assertThat(play.clock(caseNumber, "confirm").metAt()).isNotNull();
    }

    @Test
    void the_house_that_is_confirmed_must_exist_and_its_phase_must_be_said() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);

        assertThat(refused(() -> confirm(caseNumber, "desk", "1", "3", "1", "9901")).field())
                .isEqualTo("room");
        assertThat(refused(() -> confirm(caseNumber, "desk", "", "3", "1", "1201")).field())
                .isEqualTo("phase");
        assertThat(refused(() -> confirm(caseNumber, "desk", "1", "99", "", "")).field())
                .isEqualTo("building");
        assertThat(
                        refused(
                                        () ->
                                                play.complete(
                                                        caseNumber,
                                                        Element.CONFIRM_ADDRESS,
                                                        "desk",
                                                        Map.of("confirmOutcome", "perhaps")))
                                .field())
                .isEqualTo("confirmOutcome");

        assertThat(flow.open(caseNumber)).containsExactly(Element.CONFIRM_ADDRESS);
        assertThat(play.view(caseNumber).house()).isNull();
    }

    @Test
    void at_night_the_control_room_confirms_and_the_clock_is_its_own() {
        flow.advance(Duration.ofHours(12));
        String caseNumber =
                play.report("control-room", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);

        assertThat(play.group(caseNumber, Element.CONFIRM_ADDRESS)).isEqualTo(Roles.CONTROL_ROOM);
        assertThat(play.clock(caseNumber, "confirm").ownerRole()).isEqualTo(Roles.CONTROL_ROOM);
        confirm(caseNumber, "control-room", "2", "3", "1", "1201");
        assertThat(play.view(caseNumber).house().phase()).isEqualTo("2");
    }

    @Test
    void with_the_duty_phone_out_the_control_room_confirms() {
        phone("out", "陪业主看现场");
        try {
            String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);
            assertThat(play.group(caseNumber, Element.CONFIRM_ADDRESS))
                    .isEqualTo(Roles.CONTROL_ROOM);
            confirm(caseNumber, "control-room", "1", "3", "1", "1201");
            assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
        } finally {
            phone("in", null);
        }
        String later = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);
        assertThat(play.group(later, Element.CONFIRM_ADDRESS)).isEqualTo(Roles.DESK);
    }

    @Test
    void without_a_desk_the_control_room_confirms_and_its_ladder_is_climbed() {
        House one = house(SONGTAO, "", "1", "", "101");
        House other = house(SONGTAO, "", "2", "", "201");
        String caseNumber = play.report("tao-yi", from(one, phoneOf(other)), SEEPAGE);

        assertThat(play.group(caseNumber, Element.CONFIRM_ADDRESS)).isEqualTo(Roles.CONTROL_ROOM);
        assertThat(play.climb(caseNumber, Element.EVENT_CONFIRMATION_OVERDUE))
                .containsExactly(Roles.PROJECT_MANAGER, Roles.REGION);

        confirm(caseNumber, "tao-yi", "", "1", "", "101");
        assertThat(play.view(caseNumber).house().id()).isEqualTo(one.id());
    }

    @Test
    void an_address_that_comes_near_no_house_says_so() {
        String caseNumber = play.report("tao-yi", place(SONGTAO, "", "99", "", ""), SEEPAGE);
        assertThat(candidates(caseNumber)).contains("没有找到相近的房屋");
    }

    @Test
    void a_phone_of_another_house_is_held_with_that_house_among_the_candidates() {
        House said = house(YUNQI, "1", "2", "1", "301");
        House registered = house(YUNQI, "2", "4", "2", "502");
        String caseNumber = play.report("desk", from(said, phoneOf(registered)), SEEPAGE);

        assertThat(flow.open(caseNumber)).containsExactly(Element.CONFIRM_ADDRESS);
        assertThat(candidates(caseNumber)).contains(said.display()).contains(registered.display());

        confirm(caseNumber, "desk", "1", "2", "1", "301");
        assertThat(play.view(caseNumber).house().id()).isEqualTo(said.id());
    }

    @Test
    void a_phone_of_the_house_itself_and_an_unknown_one_go_straight_on() {
        House house = house(YUNQI, "1", "2", "2", "402");
        String known = play.report("desk", from(house, phoneOf(house)), SEEPAGE);
        assertThat(flow.path(known)).contains(Element.END_ADDRESS_VERIFIED);

        String unknown = "139" + "%08d".formatted(house.id());
        String stranger = play.report("desk", from(house, unknown), SEEPAGE);

        assertThat(flow.path(stranger)).contains(Element.END_ADDRESS_VERIFIED);
        assertThat(residents.residents(house.id()))
                .filteredOn(person -> person.kind() == Resident.Kind.CONTACT)
                .flatExtracting(Resident::phones)
                .contains(unknown);
    }

    @Test
    void a_common_part_with_its_phase_goes_straight_on() {
        String caseNumber = play.report("desk", place(YUNQI, "2", "3", "1", ""), "8楼楼道灯不亮");
        assertThat(flow.path(caseNumber)).contains(Element.END_ADDRESS_VERIFIED);
        assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
    }

    @Test
    void a_common_part_without_its_phase_is_held_and_confirmed_without_a_room() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", ""), "8楼楼道灯不亮");
        assertThat(flow.open(caseNumber)).containsExactly(Element.CONFIRM_ADDRESS);

        confirm(caseNumber, "desk", "2", "3", "1", "");

        assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
        assertThat(play.view(caseNumber).house()).isNull();
        assertThat(play.variable(caseNumber, ACCEPT_JOB, "house").toString())
                .contains("3栋")
                .contains("二期");
    }

    @Test
    void a_common_part_where_there_are_no_phases_goes_straight_on() {
        String caseNumber = play.report("tao-yi", place(SONGTAO, "", "1", "", ""), "楼道灯不亮");
        assertThat(flow.path(caseNumber)).contains(Element.END_ADDRESS_VERIFIED);
    }

    @Test
    void an_address_that_nobody_finds_ends_the_case_as_cancelled() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);

        play.complete(
                caseNumber,
                Element.CONFIRM_ADDRESS,
                "desk",
                Map.of("confirmOutcome", "notFound", "confirmNote", "是隔壁小区的,已告知其物业电话"));

        flow.assertEndedAt(caseNumber, REPAIR, "EndEvent_AddressUnknown");
        assertThat(play.view(caseNumber).status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(play.view(caseNumber).notes()).hasSize(1);
    }

    @Test
    void a_confirmation_that_is_late_is_warned_of_and_then_climbs_the_desks_ladder() {
        String caseNumber = play.report("desk", place(YUNQI, "", "3", "1", "1201"), SEEPAGE);

        flow.fireTimer(caseNumber, Element.EVENT_CONFIRMATION_WARNING);
        assertThat(play.told(caseNumber, "notice.warning"))
                .containsExactly(Roles.DESK, Roles.SERVICE_MANAGER);
        assertThat(flow.now()).isEqualTo(in(Duration.ofSeconds(675)));

        assertThat(play.climb(caseNumber, Element.EVENT_CONFIRMATION_OVERDUE))
                .containsExactly(Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.REGION);
        assertThat(flow.path(caseNumber)).contains(Element.END_CONFIRMATION_ESCALATED);

        confirm(caseNumber, "desk", "1", "3", "1", "1201");
        assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
    }

    // ---- whose matter it is ----

    @Test
    void a_matter_of_somebody_elses_is_told_at_once_and_solved_when_asked_later() {
        String caseNumber = play.report(INFORM_ONLY);

        assertThat(flow.open(caseNumber)).isEmpty();
        assertThat(play.told(caseNumber, "notice.referred")).containsExactly("13700001111");
        Referral referral = referral(caseNumber);
        assertThat(referral.matter()).isEqualTo("court");
        assertThat(referral.duty()).isEqualTo("informOnly");
        assertThat(referral.document()).isNull();
        assertThat(flow.path(caseNumber)).doesNotContain(Element.ISSUE_REFERRAL);
        Instant due = calendar.plusWorkingDays(TestClock.START, 7);
        assertThat(flow.dueAt(caseNumber, Element.EVENT_FOLLOW_UP_DUE)).isEqualTo(due);

        flow.fireTimer(caseNumber, Element.EVENT_FOLLOW_UP_DUE);
        assertThat(play.group(caseNumber, Element.CHECK_OUTCOME)).isEqualTo(Roles.HOUSEKEEPER);
        assertThat(flow.dueAt(caseNumber, Element.EVENT_CHECK_WARNING)).isAfter(flow.now());
        outcome(caseNumber, "solved");

        assertThat(flow.path(caseNumber)).contains(Element.END_MATTER_SOLVED);
        flow.assertEndedAt(caseNumber, REPAIR, "EndEvent_RepairReferred");
        assertThat(play.view(caseNumber).outcome()).isEqualTo("referred");
        assertThat(referral(caseNumber).outcome()).isEqualTo("solved");
        assertThat(play.clock(caseNumber, "followup").metAt()).isNotNull();
        assertThat(play.clock(caseNumber, "check").metAt()).isNotNull();
    }

    @Test
    void a_matter_that_we_pass_on_has_a_number_a_receipt_and_a_next_body() {
        String caseNumber = play.report(PASSED_ON);

        assertThat(flow.open(caseNumber)).containsExactly(Element.PASS_ON_MATTER);
        assertThat(referral(caseNumber).document())
                .containsPattern("ZJ-20261123-\\d{4,}")
                .contains(caseNumber, PASSED_ON);
        assertThat(flow.task(caseNumber, Element.PASS_ON_MATTER).getDueDate())
                .isEqualTo(in(Duration.ofDays(1)));
        assertThat(refused(() -> receipt(caseNumber, " ")).field()).isEqualTo("receiptNumber");
        receipt(caseNumber, "GS-2026-77 🚰");

        assertThat(referral(caseNumber).receipt()).isEqualTo("GS-2026-77 🚰");
        assertThat(play.clock(caseNumber, "passOn").metAt()).isNotNull();
        assertThat(flow.dueAt(caseNumber, Element.EVENT_FOLLOW_UP_DUE))
                .isEqualTo(calendar.plusWorkingDays(TestClock.START, 2));

        flow.fireTimer(caseNumber, Element.EVENT_FOLLOW_UP_DUE);
        assertThat(refused(() -> outcome(caseNumber, "maybe")).field()).isEqualTo("outcomeAnswer");
        outcome(caseNumber, "notSolved");

        assertThat(flow.path(caseNumber)).contains(Element.END_MATTER_NOT_SOLVED);
        assertThat(referral(caseNumber).nextBody()).contains("12345");
        assertThat(play.told(caseNumber, "notice.nextBody")).containsExactly("13700001111");
        flow.assertEndedAt(caseNumber, REPAIR, "EndEvent_RepairReferred");
    }

    @Test
    void passing_on_and_asking_are_watched_and_a_resident_may_be_out_of_reach() {
        String caseNumber = play.report(PASSED_ON);

        flow.fireTimer(caseNumber, Element.EVENT_PASS_ON_WARNING);
        assertThat(play.told(caseNumber, "notice.warning"))
                .containsExactly(Roles.HOUSEKEEPER, Roles.SERVICE_MANAGER);
        flow.fireTimer(caseNumber, Element.EVENT_PASS_ON_OVERDUE);
        play.decide(
                caseNumber,
                "service-manager",
                Map.of("escalationDecision", "reassign", "newAssignee", "xu-qinghe"));
        assertThat(flow.task(caseNumber, Element.PASS_ON_MATTER).getAssignee())
                .isEqualTo("xu-qinghe");
        assertThat(flow.path(caseNumber)).contains(Element.END_PASS_ON_ESCALATED);
        play.complete(
                caseNumber,
                Element.PASS_ON_MATTER,
                "xu-qinghe",
                Map.of("receiptNumber", "GS-1", "passOnNote", "接听人 8012"));

        flow.fireTimer(caseNumber, Element.EVENT_FOLLOW_UP_DUE);
        flow.fireTimer(caseNumber, Element.EVENT_CHECK_WARNING);
        assertThat(play.climb(caseNumber, Element.EVENT_CHECK_OVERDUE))
                .as("the housekeeper's ladder")
                .containsExactly(Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.REGION);
        assertThat(flow.path(caseNumber)).contains(Element.END_CHECK_ESCALATED);

        outcome(caseNumber, "unreachable");
        assertThat(flow.path(caseNumber)).contains(Element.END_RESIDENT_NOT_REACHED);
        assertThat(referral(caseNumber).outcome()).isEqualTo("unreachable");
        flow.assertEndedAt(caseNumber, REPAIR, "EndEvent_RepairReferred");
    }

    @Test
    void a_gas_leak_is_passed_on_while_the_guard_secures_the_scene() {
        String caseNumber = play.report(GAS_LEAK);

        assertThat(flow.open(caseNumber)).contains("Activity_SecureScene", Element.PASS_ON_MATTER);
        assertThat(play.view(caseNumber).severity()).isEqualTo("S1");
        assertThat(flow.task(caseNumber, Element.PASS_ON_MATTER).getDueDate())
                .isEqualTo(in(Duration.ofMinutes(30)));
        play.complete(
                caseNumber,
                "Activity_SecureScene",
                "guard",
                Map.of("sceneSafe", "yes", "sceneNote", "已关总阀,开窗,人员撤离"));
        receipt(caseNumber, "RQ-110");
        assertThat(play.view(caseNumber).milestones())
                .extracting(CaseView.Milestone::code)
                .contains("referring");
        assertThat(play.view(caseNumber).status()).isEqualTo(CaseStatus.OPEN);
    }

    // ---- the ladder ----

    @Test
    void every_role_has_a_ladder_that_ends_at_the_region() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("technician", List.of("foreman", "project-manager", "region"));
        expected.put("foreman", List.of("project-manager", "region"));
        expected.put("contractor", List.of("foreman", "project-manager", "region"));
        expected.put("guard", List.of("control-room", "project-manager", "region"));
        expected.put("control-room", List.of("project-manager", "region"));
        expected.put("desk", List.of("service-manager", "project-manager", "region"));
        expected.put("housekeeper", List.of("service-manager", "project-manager", "region"));
        expected.put("cashier", List.of("service-manager", "project-manager", "region"));
        expected.put("cleaner", List.of("service-manager", "project-manager", "region"));
        expected.put("service-manager", List.of("project-manager", "region"));
        expected.put("project-manager", List.of("region"));
        expected.put("region", List.of());
        expected.put("auditor", List.of("region"));
        expected.put("legal", List.of("project-manager", "region"));
        expected.put("designer", List.of("region"));
        expected.put(
                "integration", List.of("desk", "service-manager", "project-manager", "region"));
        assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(Roles.ALL);
        String caseNumber = play.report(SEEPAGE);

        for (String role : Roles.ALL) {
            String measure = "of-" + role;
            clocks.start(
                    caseNumber, new ServiceTime(measure, Duration.ofMinutes(1), false, role, true));
            java.util.ArrayList<String> reached = new java.util.ArrayList<>();
            for (Step step = climb(caseNumber, measure);
                    step.escalated();
                    step = climb(caseNumber, measure)) {
                reached.add(step.toRole());
            }
            assertThat(reached).as(role).isEqualTo(expected.get(role));
        }
    }

    @Test
    void a_job_that_nobody_accepts_is_warned_of_and_climbs_the_technicians_ladder() {
        String caseNumber = play.report(SEEPAGE);
        String holder = flow.task(caseNumber, ACCEPT_JOB).getAssignee();

        flow.fireTimer(caseNumber, ACCEPT_WARNING);
        assertThat(flow.now()).isEqualTo(in(Duration.ofMinutes(15)));
        assertThat(play.told(caseNumber, "notice.warning")).containsExactly(holder, Roles.FOREMAN);
        assertThat(play.escalations(caseNumber)).isEmpty();

        assertThat(play.climb(caseNumber, ACCEPT_OVERDUE))
                .containsExactly(Roles.FOREMAN, Roles.PROJECT_MANAGER, Roles.REGION);
        assertThat(flow.now()).isEqualTo(in(Duration.ofMinutes(20 + 3 * 240)));
        assertThat(play.told(caseNumber, "notice.overdue"))
                .containsExactly(Roles.FOREMAN, Roles.PROJECT_MANAGER, Roles.REGION);
        assertThat(play.escalations(caseNumber))
                .extracting(Escalation::fromRole, Escalation::toRole, Escalation::escalated)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("technician", "foreman", true),
                        org.assertj.core.groups.Tuple.tuple("foreman", "project-manager", true),
                        org.assertj.core.groups.Tuple.tuple("project-manager", "region", true),
                        org.assertj.core.groups.Tuple.tuple("region", null, false));
        assertThat(flow.open(caseNumber)).as("the job goes on").contains(ACCEPT_JOB);
    }

    @Test
    void a_scene_that_nobody_secures_climbs_the_guards_ladder() {
        String caseNumber = play.report(GAS_LEAK);
        flow.fireTimer(caseNumber, "Event_SceneWarning");
        assertThat(play.told(caseNumber, "notice.warning"))
                .containsExactly(Roles.GUARD, Roles.CONTROL_ROOM);
        assertThat(play.climb(caseNumber, "Event_SceneOverdue"))
                .containsExactly(Roles.CONTROL_ROOM, Roles.PROJECT_MANAGER, Roles.REGION);
    }

    @Test
    void a_part_that_does_not_come_climbs_the_foremans_ladder() {
        String caseNumber = play.report("家里暖气不热");
        String technician = play.accept(caseNumber);
        play.arrive(caseNumber, technician, "arrived");
        play.diagnose(
                caseNumber,
                technician,
                Map.of("repairWay", "free", "partNeeded", true, "partName", "防水卷材"));

        assertThat(play.climb(caseNumber, "Event_PartOverdue"))
                .containsExactly(Roles.PROJECT_MANAGER, Roles.REGION);
    }

    // ---- what a manager decides ----

    @Test
    void a_manager_must_decide_something_and_say_why() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);

        assertThat(decision(caseNumber, Map.of("escalationDecision", "forward")))
                .isEqualTo("escalationDecision");
        assertThat(decision(caseNumber, Map.of())).isEqualTo("escalationDecision");
        assertThat(
                        decision(
                                caseNumber,
                                Map.of("escalationDecision", "takeOver", "decisionReason", " ")))
                .isEqualTo("decisionReason");
        assertThat(decision(caseNumber, Map.of("escalationDecision", "reassign")))
                .isEqualTo("newAssignee");
        assertThat(
                        decision(
                                caseNumber,
                                Map.of("escalationDecision", "reassign", "newAssignee", "gu-song")))
                .as("a colleague of another community")
                .isEqualTo("newAssignee");
        assertThat(decision(caseNumber, Map.of("escalationDecision", "addPeople")))
                .isEqualTo("supportRole");
        assertThat(decision(caseNumber, Map.of("escalationDecision", "extend")))
                .isEqualTo("extendMinutes");
        assertThat(decision(caseNumber, Map.of("escalationDecision", "extend", "extendMinutes", 0)))
                .isEqualTo("extendMinutes");

        assertThat(play.decider(caseNumber)).isEqualTo(Roles.FOREMAN);
        assertThat(play.escalations(caseNumber).get(0).decision()).isNull();
    }

    @Test
    void nobody_with_a_conflict_of_interest_gets_the_work_from_a_manager() {
        String caseNumber = play.report(SEEPAGE);
        String first = flow.task(caseNumber, ACCEPT_JOB).getAssignee();
        String second = "shi-jian".equals(first) ? "luo-qingquan" : "shi-jian";
        exclusions.exclude(caseNumber, second, true, "被投诉人", null);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);

        assertThat(
                        decision(
                                caseNumber,
                                Map.of("escalationDecision", "reassign", "newAssignee", second)))
                .isEqualTo("newAssignee");
        exclusions.exclude(caseNumber, "foreman", false, "经办人", null);
        assertThatThrownBy(
                        () ->
                                play.decide(
                                        caseNumber,
                                        "foreman",
                                        Map.of("escalationDecision", "takeOver")))
                .hasMessageContaining("as foreman sees it");
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getAssignee()).isEqualTo(first);
        assertThat(play.escalations(caseNumber).get(0).decision()).isNull();
    }

    @Test
    void reassigned_work_is_the_new_ones_in_task_order_and_what_follows() {
        String caseNumber = play.report(SEEPAGE);
        String first = flow.task(caseNumber, ACCEPT_JOB).getAssignee();
        String second = "shi-jian".equals(first) ? "luo-qingquan" : "shi-jian";
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);

        play.decide(
                caseNumber,
                "foreman",
                Map.of("escalationDecision", "reassign", "newAssignee", second));

        assertThat(flow.path(caseNumber)).contains(Element.END_ESCALATION_DECIDED);
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getAssignee()).isEqualTo(second);
        assertThat(play.technicianOf(caseNumber)).isEqualTo(second);
        Escalation decided = play.escalations(caseNumber).get(0);
        assertThat(decided.decision()).isEqualTo("reassign");
        assertThat(decided.decidedBy()).isEqualTo("foreman");
        assertThat(play.clock(caseNumber, "decision").metAt()).isNotNull();
        assertThat(play.accept(caseNumber)).isEqualTo(second);

        flow.fireTimer(caseNumber, ARRIVAL_OVERDUE);
        play.decide(
                caseNumber,
                "foreman",
                Map.of("escalationDecision", "reassign", "newAssignee", first));
        assertThat(flow.task(caseNumber, "Activity_ArriveOnSite").getAssignee()).isEqualTo(first);
        play.arrive(caseNumber, first, "arrived");
        assertThat(flow.task(caseNumber, "Activity_DiagnoseFault").getAssignee()).isEqualTo(first);
        assertThat(play.technicianOf(caseNumber)).isEqualTo(first);
    }

    @Test
    void work_that_wandered_to_another_role_is_handed_over_where_it_stands() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);
        flow.fireTimer(caseNumber, OFFER_EXPIRED);
        flow.fireTimer(caseNumber, OFFER_EXPIRED);
        assertThat(flow.open(caseNumber)).contains(DISPATCH_BY_HAND).doesNotContain(ACCEPT_JOB);

        assertThat(
                        decision(
                                caseNumber,
                                Map.of(
                                        "escalationDecision",
                                        "reassign",
                                        "newAssignee",
                                        "shi-jian")))
                .as("a technician does not dispatch by hand")
                .isEqualTo("newAssignee");
        assertThat(flow.task(caseNumber, DISPATCH_BY_HAND).getAssignee()).isNull();
        assertThat(play.escalations(caseNumber).get(0).decision()).isNull();

        play.decide(
                caseNumber,
                "foreman",
                Map.of("escalationDecision", "reassign", "newAssignee", "zhan-wu"));
        assertThat(flow.task(caseNumber, DISPATCH_BY_HAND).getAssignee()).isEqualTo("zhan-wu");
    }

    @Test
    void a_manager_takes_over_what_another_role_has_meanwhile() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);
        flow.fireTimer(caseNumber, OFFER_EXPIRED);
        flow.fireTimer(caseNumber, OFFER_EXPIRED);

        play.decide(caseNumber, "foreman", Map.of("escalationDecision", "takeOver"));

        assertThat(flow.task(caseNumber, DISPATCH_BY_HAND).getAssignee()).isEqualTo("foreman");
        assertThat(play.technicianOf(caseNumber)).isNotEqualTo("foreman");
    }

    @Test
    void more_people_means_a_support_task_in_the_other_role() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);

        play.decide(
                caseNumber,
                "foreman",
                Map.of("escalationDecision", "addPeople", "supportRole", "cleaner"));
        flow.runJobs(caseNumber);

        assertThat(flow.open(caseNumber)).contains(ACCEPT_JOB, Element.ANSWER_SUPPORT);
        assertThat(play.group(caseNumber, Element.ANSWER_SUPPORT)).isEqualTo(Roles.CLEANER);
        Support support = play.view(caseNumber).supports().get(0);
        assertThat(support.askedBy()).isEqualTo("foreman");
        assertThat(support.reason()).isEqualTo("人手不够,已协调");
    }

    @Test
    void an_extension_rings_again_and_goes_a_step_higher() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);
        play.decide(
                caseNumber, "foreman", Map.of("escalationDecision", "extend", "extendMinutes", 30));

        assertThat(flow.waitsAt(caseNumber, Element.EVENT_EXTENSION_OVER)).isTrue();
        assertThat(flow.dueAt(caseNumber, Element.EVENT_EXTENSION_OVER))
                .isEqualTo(in(Duration.ofMinutes(50)));
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getDueDate())
                .as("the job's own due date moves along")
                .isEqualTo(in(Duration.ofMinutes(50)));

        flow.fireTimer(caseNumber, Element.EVENT_EXTENSION_OVER);
        assertThat(play.decider(caseNumber)).isEqualTo(Roles.PROJECT_MANAGER);
        play.decide(caseNumber, "project-manager", Map.of("escalationDecision", "takeOver"));
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getAssignee()).isEqualTo("project-manager");
        assertThat(play.technicianOf(caseNumber)).isEqualTo("project-manager");
        play.accept(caseNumber);
        assertThat(flow.task(caseNumber, "Activity_ArriveOnSite").getAssignee())
                .isEqualTo("project-manager");
    }

    @Test
    void an_extension_stands_still_while_the_case_waits_for_the_resident() {
        String caseNumber = play.report(SEEPAGE);
        String technician = play.accept(caseNumber);
        flow.fireTimer(caseNumber, ARRIVAL_OVERDUE);
        assertThat(flow.now()).isEqualTo(in(Duration.ofMinutes(120)));
        play.decide(
                caseNumber, "foreman", Map.of("escalationDecision", "extend", "extendMinutes", 60));
        flow.advance(Duration.ofMinutes(10));
        play.missResident(caseNumber, technician);

        assertThat(flow.dueAt(caseNumber, Element.EVENT_EXTENSION_OVER))
                .isAfter(in(Duration.ofDays(3000)));
        assertThat(flow.dueAt(caseNumber, "Event_FixOverdue")).isAfter(in(Duration.ofDays(3000)));
        assertThat(play.clock(caseNumber, "arrive").paused()).isTrue();

        flow.advance(Duration.ofMinutes(100));
        Said said =
                play.post(
                        "integration",
                        "/api/cases/" + caseNumber + "/answers",
                        Map.of("question", "appointment", "answer", "ready"));
        assertThat(said.status()).as(said.text()).isEqualTo(204);

        assertThat(flow.dueAt(caseNumber, Element.EVENT_EXTENSION_OVER))
                .isEqualTo(in(Duration.ofMinutes(280)));
        assertThat(flow.task(caseNumber, "Activity_ArriveOnSite").getDueDate())
                .isEqualTo(in(Duration.ofMinutes(280)));
        assertThat(play.clock(caseNumber, "arrive").pausedMinutes()).isEqualTo(100);
        flow.fireTimer(caseNumber, Element.EVENT_EXTENSION_OVER);
        assertThat(play.decider(caseNumber)).isEqualTo(Roles.PROJECT_MANAGER);
    }

    @Test
    void a_clock_that_was_met_meanwhile_rings_for_nothing() {
        String caseNumber = play.report(SEEPAGE);
        flow.fireTimer(caseNumber, ACCEPT_OVERDUE);
        play.decide(
                caseNumber, "foreman", Map.of("escalationDecision", "extend", "extendMinutes", 30));
        play.accept(caseNumber);

        flow.fireTimer(caseNumber, Element.EVENT_EXTENSION_OVER);

        assertThat(flow.path(caseNumber)).contains(Element.END_NOTHING_TO_DO);
        assertThat(play.escalations(caseNumber)).hasSize(1);
        assertThat(flow.open(caseNumber)).containsExactly("Activity_ArriveOnSite");
    }

    // ---- clocks that move ----

    @Test
    void urging_brings_the_warning_forward_in_the_same_transaction() {
        String caseNumber = play.report(SEEPAGE);
        String holder = flow.task(caseNumber, ACCEPT_JOB).getAssignee();
        flow.advance(Duration.ofMinutes(2));

        transaction.executeWithoutResult(
                status -> {
                    cases.urge(caseNumber, null);
                    status.setRollbackOnly();
                });
        assertThat(flow.dueAt(caseNumber, ACCEPT_WARNING)).isEqualTo(in(Duration.ofMinutes(15)));

        Said said = play.post("desk", "/api/cases/" + caseNumber + "/urge", Map.of());
        assertThat(said.status()).as(said.text()).isEqualTo(204);
        assertThat(flow.dueAt(caseNumber, ACCEPT_WARNING)).isEqualTo(in(Duration.ofMinutes(2)));
        assertThat(flow.dueAt(caseNumber, ACCEPT_OVERDUE)).isEqualTo(in(Duration.ofMinutes(20)));
        assertThat(play.view(caseNumber).urges()).isEqualTo(1);
        flow.fireTimer(caseNumber, ACCEPT_WARNING);
        assertThat(play.told(caseNumber, "notice.warning")).containsExactly(holder, Roles.FOREMAN);
    }

    @Test
    void another_severity_moves_timers_and_due_dates_and_the_elapsed_time_counts() {
        String caseNumber = play.report("空调不制冷");
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getDueDate())
                .isEqualTo(in(Duration.ofMinutes(120)));
        flow.advance(Duration.ofMinutes(10));
        play.complete(
                caseNumber,
                ACCEPT_JOB,
                flow.task(caseNumber, ACCEPT_JOB).getAssignee(),
                Map.of(
                        "jobDecision",
                        "return",
                        "returnReason",
                        "wrongTrade",
                        "correctedCategory",
                        "electrical.socket"));

        assertThat(play.view(caseNumber).severity()).isEqualTo("S3");
        assertThat(flow.dueAt(caseNumber, ACCEPT_WARNING)).isEqualTo(in(Duration.ofMinutes(15)));
        assertThat(flow.dueAt(caseNumber, ACCEPT_OVERDUE)).isEqualTo(in(Duration.ofMinutes(20)));
        assertThat(flow.task(caseNumber, ACCEPT_JOB).getDueDate())
                .isEqualTo(in(Duration.ofMinutes(20)));
        assertThat(flow.dueAt(caseNumber, "Event_FixOverdue"))
                .isEqualTo(in(Duration.ofMinutes(720)));
    }

    // ---- support ----

    @Test
    void help_is_asked_accepted_given_and_counted() {
        String caseNumber = play.report(SEEPAGE);
        SupportCount before = counted(Roles.GUARD);
        ask(caseNumber, "guard");
        assertThat(flow.open(caseNumber)).contains(ACCEPT_JOB, Element.ANSWER_SUPPORT);
        play.complete(
                caseNumber, Element.ANSWER_SUPPORT, "wei-shan", Map.of("supportAnswer", "accept"));
        assertThat(refused(() -> give(caseNumber, " ")).field()).isEqualTo("supportResult");
        give(caseNumber, "扶梯子,半小时");

        assertThat(flow.path(caseNumber)).contains(Element.END_SUPPORT_GIVEN);
        Support support = play.view(caseNumber).supports().get(0);
        assertThat(support.state()).isEqualTo(Support.State.GIVEN);
        assertThat(support.answeredBy()).isEqualTo("wei-shan");
        assertThat(support.result()).isEqualTo("扶梯子,半小时");
        assertThat(counted(Roles.GUARD).given()).isEqualTo(before.given() + 1);
        assertThat(flow.open(caseNumber)).containsExactly(ACCEPT_JOB);
    }

    @Test
    void help_is_refused_only_with_a_reason() {
        String caseNumber = play.report(SEEPAGE);
        ask(caseNumber, "guard");
        assertThat(
                        refused(
                                        () ->
                                                play.complete(
                                                        caseNumber,
                                                        Element.ANSWER_SUPPORT,
                                                        "guard",
                                                        Map.of("supportAnswer", "refuse")))
                                .field())
                .isEqualTo("supportReason");
        play.complete(
                caseNumber,
                Element.ANSWER_SUPPORT,
                "guard",
                Map.of("supportAnswer", "refuse", "supportReason", "北门只有一人,16点后可以"));

        assertThat(flow.path(caseNumber)).contains(Element.END_SUPPORT_REFUSED);
        Support support = play.view(caseNumber).supports().get(0);
        assertThat(support.state()).isEqualTo(Support.State.REFUSED);
        assertThat(support.answerReason()).contains("16点");
    }

    @Test
    void help_that_nobody_answers_counts_as_refused_and_the_next_request_has_its_full_time() {
        String caseNumber = play.report(SEEPAGE);
        ask(caseNumber, "guard");
        assertThat(flow.dueAt(caseNumber, Element.EVENT_SUPPORT_UNANSWERED))
                .isEqualTo(in(Duration.ofMinutes(120)));
        flow.fireTimer(caseNumber, Element.EVENT_SUPPORT_UNANSWERED);

        assertThat(flow.path(caseNumber)).contains(Element.END_SUPPORT_UNANSWERED);
        Support silent = play.view(caseNumber).supports().get(0);
        assertThat(silent.state()).isEqualTo(Support.State.REFUSED);
        assertThat(silent.answerReason()).isEqualTo("unanswered");

        ask(caseNumber, "foreman");
        assertThat(flow.dueAt(caseNumber, Element.EVENT_SUPPORT_UNANSWERED)).isAfter(flow.now());
        assertThat(play.group(caseNumber, Element.ANSWER_SUPPORT)).isEqualTo(Roles.FOREMAN);
    }

    @Test
    void help_ends_with_its_case_and_is_not_asked_for_an_ended_one() {
        String caseNumber = play.report(SEEPAGE);
        ask(caseNumber, "guard");
        play.complete(
                caseNumber, Element.ANSWER_SUPPORT, "wei-shan", Map.of("supportAnswer", "accept"));
        ask(caseNumber, "foreman");
        cases.cancel(caseNumber, "自己修好了");

        assertThat(flow.open(caseNumber))
                .doesNotContain(Element.ANSWER_SUPPORT, Element.GIVE_SUPPORT);
        assertThat(play.view(caseNumber).supports())
                .extracting(Support::state)
                .containsOnly(Support.State.WITHDRAWN);
        assertThat(refused(() -> supportProcess.request(caseNumber, "guard", "加人", "desk")).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void help_is_asked_of_a_known_role_with_a_reason() {
        String caseNumber = play.report(SEEPAGE);
        String path = "/api/cases/" + caseNumber + "/support";
        assertThat(play.post("technician", path, Map.of("role", "wizard", "reason", "x")).status())
                .isEqualTo(422);
        assertThat(play.post("technician", path, Map.of("role", "guard")).status()).isEqualTo(422);
        assertThat(play.view(caseNumber).supports()).isEmpty();
    }

    // ---- hand-over and first contact ----

    @Test
    void who_goes_off_duty_leaves_open_work_to_the_role_but_not_a_job_on_site() {
        String caseNumber = play.report(SEEPAGE);
        String first = play.accept(caseNumber);
        try {
            offDuty(first);
            assertThat(flow.task(caseNumber, "Activity_ArriveOnSite").getAssignee()).isNull();
            assertThat(play.view(caseNumber).notes()).hasSize(1);

            String second = "shi-jian".equals(first) ? "luo-qingquan" : "shi-jian";
            play.arrive(caseNumber, second, "arrived");
            assertThat(flow.task(caseNumber, "Activity_DiagnoseFault").getAssignee())
                    .as("who came goes on")
                    .isEqualTo(second);
            assertThat(play.technicianOf(caseNumber)).isEqualTo(second);

            offDuty(second);
            assertThat(flow.task(caseNumber, "Activity_DiagnoseFault").getAssignee())
                    .as("stands on site")
                    .isEqualTo(second);
        } finally {
            sql.sql("delete from staff_exception where reason = '交接班测试'").update();
        }
    }

    @Test
    void what_a_leaver_would_have_done_next_waits_for_the_role() {
        String leaver = newcomer(Roles.TECHNICIAN);
        String caseNumber = play.report(SEEPAGE);
        tasks.setAssignee(flow.task(caseNumber, ACCEPT_JOB).getId(), leaver);
        play.complete(
                caseNumber,
                ACCEPT_JOB,
                leaver,
                Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
        play.complete(
                caseNumber, "Activity_ArriveOnSite", leaver, Map.of("arrivalOutcome", "notMet"));
        Said said =
                play.post(
                        "project-manager",
                        "/api/staff/" + leaver + "/leave",
                        Map.of("reason", "合同到期"));
        assertThat(said.status()).as(said.text()).isEqualTo(200);

        play.complete(
                caseNumber,
                "Activity_ReachResident",
                "housekeeper",
                Map.of("contactOutcome", "reached"));

        assertThat(flow.task(caseNumber, "Activity_ArriveOnSite").getAssignee()).isNull();
        assertThat(play.group(caseNumber, "Activity_ArriveOnSite")).isEqualTo(Roles.TECHNICIAN);
        play.complete(
                caseNumber,
                "Activity_ArriveOnSite",
                "technician",
                Map.of("arrivalOutcome", "arrived"));
    }

    @Test
    void who_leaves_the_company_leaves_open_tasks_to_the_role_with_their_history() {
        String leaver = newcomer(Roles.GUARD);
        String caseNumber = play.report(GAS_LEAK);
        String task = flow.task(caseNumber, "Activity_SecureScene").getId();
        flow.as(
                leaver,
                () -> {
                    tasks.claim(task, leaver);
                    return null;
                });

        Said said =
                play.post(
                        "project-manager",
                        "/api/staff/" + leaver + "/leave",
                        Map.of("reason", "合同到期"));

        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(flow.task(caseNumber, "Activity_SecureScene").getAssignee()).isNull();
        assertThat(play.group(caseNumber, "Activity_SecureScene")).isEqualTo(Roles.GUARD);
        assertThat(play.view(caseNumber).notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("云走"));
        play.complete(
                caseNumber,
                "Activity_SecureScene",
                "wei-hai",
                Map.of("sceneSafe", "yes", "sceneNote", "接手,已关总阀"));
    }

    @Test
    void who_took_the_report_hears_of_each_milestone() {
        String caseNumber = play.report(SEEPAGE);
        play.arrive(caseNumber, play.accept(caseNumber), "arrived");

        CaseView view = play.view(caseNumber);
        assertThat(view.firstContact().userId()).isEqualTo("desk");
        assertThat(view.milestones())
                .extracting(CaseView.Milestone::code)
                .containsExactly("reported", "triaged", "dispatched", "accepted", "arrived");
        assertThat(play.told(caseNumber, "notice.milestone"))
                .hasSize(view.milestones().size())
                .containsOnly("desk");
    }

    // ---- words of the tests ----

    private static Instant in(Duration later) {
        return TestClock.START.plus(later);
    }

    private static Refusal refused(Runnable work) {
        return refusal(work);
    }

    /** A colleague of 云栖苑 whom no other test needs. */
    private String newcomer(String role) {
        String user = "yun-zou-" + UUID.randomUUID().toString().substring(0, 8);
        register.addMember(user, "云走", "13600000000");
        register.grantRole(user, YUNQI, role);
        User account = identity.newUser(user);
        account.setPassword("demo");
        identity.saveUser(account);
        identity.createMembership(user, role);
        identity.createTenantUserMembership(YUNQI, user);
        return user;
    }

    private String candidates(String caseNumber) {
        return play.variable(caseNumber, Element.CONFIRM_ADDRESS, "addressCandidates").toString();
    }

    private void confirm(
            String caseNumber,
            String user,
            String phase,
            String building,
            String unit,
            String room) {
        play.complete(
                caseNumber,
                Element.CONFIRM_ADDRESS,
                user,
                Map.of(
                        "confirmOutcome",
                        "found",
                        "phase",
                        phase,
                        "building",
                        building,
                        "unit",
                        unit,
                        "room",
                        room));
    }

    private void phone(String state, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", state);
        body.put("reason", reason);
        Said said = play.post("desk", "/api/duty-phone/" + YUNQI, body);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    private House house(String community, String phase, String building, String unit, String room) {
        return estate.find(new Address(community, phase, building, unit, room)).orElseThrow();
    }

    private String phoneOf(House house) {
        return residents.residents(house.id()).get(0).phones().get(0);
    }

    private static Map<String, Object> from(House house, String phone) {
        Map<String, Object> place =
                place(
                        house.community(),
                        house.phase(),
                        house.building(),
                        house.unit(),
                        house.room());
        place.put("reporterPhone", phone);
        return place;
    }

    private Referral referral(String caseNumber) {
        List<Referral> all = play.view(caseNumber).referrals();
        return all.get(all.size() - 1);
    }

    private void receipt(String caseNumber, String number) {
        play.complete(
                caseNumber, Element.PASS_ON_MATTER, "housekeeper", Map.of("receiptNumber", number));
    }

    private void outcome(String caseNumber, String outcome) {
        play.complete(
                caseNumber,
                Element.CHECK_OUTCOME,
                "housekeeper",
                Map.of("outcomeAnswer", outcome, "outcomeNote", "业主说的"));
    }

    private Step climb(String caseNumber, String measure) {
        return ladder.climb(
                caseNumber,
                measure,
                role ->
                        decisions
                                .evaluateDecisionTableByKey("case-escalation-ladder")
                                .variables(Map.of("role", role))
                                .evaluate()
                                .collectEntries("nextRole")
                                .stream()
                                .map(Object::toString)
                                .filter(above -> !above.isBlank())
                                .findFirst());
    }

    private String decision(String caseNumber, Map<String, Object> decision) {
        return refused(() -> play.decide(caseNumber, "foreman", decision)).field();
    }

    private void ask(String caseNumber, String role) {
        Said said =
                play.post(
                        "technician",
                        "/api/cases/" + caseNumber + "/support",
                        Map.of("role", role, "reason", "一个人抬不动"));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        flow.runJobs(caseNumber);
    }

    private void give(String caseNumber, String result) {
        play.complete(
                caseNumber, Element.GIVE_SUPPORT, "wei-shan", Map.of("supportResult", result));
    }

    private SupportCount counted(String role) {
        return supports.counts(YUNQI, TestClock.START).stream()
                .filter(count -> count.role().equals(role))
                .findFirst()
                .orElse(new SupportCount(role, 0, 0, 0, 0));
    }

    private void offDuty(String user) {
        Said said =
                play.post("foreman", "/api/staff/" + user + "/off-duty", Map.of("reason", "交接班测试"));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }
}
