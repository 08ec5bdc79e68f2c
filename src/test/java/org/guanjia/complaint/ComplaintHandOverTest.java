package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffRegister;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who leaves a complaint to whom, and who has a part that a manager gave away. */
@ServerTest
class ComplaintHandOverTest {

    private static final String MATTER = "这个月物业费账单多收了钱";

    private static final String ILL = "身体不适,先走";

    @Autowired Flow flow;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired CaseExclusions exclusions;
    @Autowired StaffService staff;
    @Autowired StaffRegister register;
    @Autowired TaskService tasks;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private ComplaintDriver complaint;

    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        complaint = new ComplaintDriver(flow, complaints, cases, sql, environment);
    }

    @AfterEach
    void everybody_is_back() {
        sql.sql("delete from staff_exception where reason = ?").param(ILL).update();
    }

    @Test
    void who_leaves_hands_the_task_and_what_is_to_come_to_a_colleague_of_the_role() {
        complaint.file(MATTER, Map.of("confidential", true));
        String handler = give(Element.CONTACT_RESIDENT, newcomer("guan-yi", Roles.HOUSEKEEPER));
        staff.leave(handler, "离职");
        String next = complaint.assignee(Element.CONTACT_RESIDENT);
        assertThat(next).isNotEqualTo(handler).isIn("housekeeper", "fang-zhiqiu", "xu-qinghe");
        assertThat(complaint.record().hands().handler()).isEqualTo(new Hand(next, "housekeeper"));
        assertThat(cases.get(complaint.caseNumber()).handler()).isEqualTo(next);
        assertThat(complaint.messages()).contains(next + ":handedOn");
        assertThat(complaint.view().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("离岗", "承办"));
        complaint.contactResident().investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY)).isEqualTo(next);
    }

    @Test
    void who_leaves_while_others_work_is_not_asked_again_later() {
        complaint.file(MATTER);
        String handler = give(Element.CONTACT_RESIDENT, "fang-zhiqiu");
        complaint.contactResident();
        staff.goOffDuty(handler, ILL);
        assertThat(complaint.record().hands().handler().user()).isNotEqualTo(handler);
        complaint.investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY))
                .isEqualTo(complaint.record().hands().handler().user());
    }

    @Test
    void the_conflict_holds_also_for_who_takes_over_and_without_a_colleague_it_goes_up() {
        complaint.file(MATTER, Map.of("aboutStaff", "xu-qinghe")).contactResident();
        String investigator =
                give(Element.INVESTIGATE_COMPLAINT, newcomer("shou-yi", Roles.CASHIER));
        for (String colleague : members(Roles.CASHIER)) {
            if (!colleague.equals(investigator)) {
                exclude(colleague);
            }
        }
        staff.leave(investigator, "离职");
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("service-manager");
        assertThat(complaint.record().hands().investigator())
                .isEqualTo(new Hand("service-manager", "service-manager"));
    }

    @Test
    void off_duty_counts_as_well_and_who_had_a_part_does_not_call_back() {
        complaint.file(MATTER).work().accept();
        String caller = complaint.assignee(Element.CALL_BACK);
        List<String> had = List.of(complaint.record().hands().handler().user(), "cashier");
        String newcomer = newcomer("hui-fang", Roles.HOUSEKEEPER);
        if (staff.isOnDuty(caller)) {
            staff.goOffDuty(caller, ILL);
        } else {
            give(Element.CALL_BACK, newcomer);
            staff.leave(newcomer, "离职");
        }
        assertThat(complaint.assignee(Element.CALL_BACK)).isNotEqualTo(caller).isNotIn(had);
    }

    @Test
    void owner_and_signer_of_a_report_and_who_holds_a_talk_are_followed_too() {
        complaint.file("我妈在大堂滑倒摔伤了", Map.of("aboutStaff", "lei-ming"));
        String owner = give(Element.CONTAIN_DAMAGE, newcomer("ke-fu", Roles.SERVICE_MANAGER));
        staff.leave(owner, "离职");
        assertThat(complaint.assignee(Element.CONTAIN_DAMAGE)).isEqualTo("service-manager");
        complaint.complete(
                Element.CONTAIN_DAMAGE, Map.of("danger", "removed", "containment", "送医"));
        complaint.contactResident();
        Map<String, Object> conduct = new HashMap<>(ComplaintDriver.investigation());
        conduct.put("rootCause", "conduct");
        complaint.complete(Element.INVESTIGATE_COMPLAINT, conduct);
        String talker = give(Element.HOLD_TALK, newcomer("gong-tou", Roles.FOREMAN));
        staff.leave(talker, "离职");
        assertThat(complaint.assignee(Element.HOLD_TALK)).isEqualTo("foreman");
    }

    @Test
    void what_a_manager_gives_away_in_the_task_list_is_the_new_ones_to_the_end() {
        complaint.file(MATTER, Map.of("confidential", true));
        String before = complaint.assignee(Element.CONTACT_RESIDENT);
        String newcomer = before.equals("fang-zhiqiu") ? "xu-qinghe" : "fang-zhiqiu";
        give(Element.CONTACT_RESIDENT, newcomer);
        assertThat(complaint.record().hands().handler().user()).isEqualTo(newcomer);
        assertThat(cases.get(complaint.caseNumber()).handler()).isEqualTo(newcomer);
        complaint.contactResident().investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY)).isEqualTo(newcomer);
    }

    @Test
    void with_nobody_left_the_region_is_told_and_leaving_goes_on() {
        complaint.file(MATTER, Map.of("aboutStaff", "project-manager"));
        String region = newcomer("qu-yu", Roles.REGION);
        give(Element.CONTACT_RESIDENT, region);
        members(Roles.REGION).stream().filter(one -> !one.equals(region)).forEach(this::exclude);
        staff.leave(region, "离职");
        assertThat(staff.find(region).orElseThrow().active()).isFalse();
        assertThat(complaint.messages()).contains("region:nobodyTakes");
    }

    // ---- how ----

    private String newcomer(String user, String role) {
        register.addMember(user, user, "139" + "%08d".formatted(user.hashCode() & 0xFFFFFF));
        register.grantRole(user, "yunqi", role);
        return user;
    }

    private void exclude(String user) {
        exclusions.exclude(complaint.caseNumber(), user, true, "回避", null);
    }

    private String give(String activity, String user) {
        tasks.setAssignee(complaint.task(activity).getId(), user);
        return user;
    }

    private List<String> members(String role) {
        return staff.members("yunqi", role).stream().map(one -> one.userId()).toList();
    }
}
