package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody judges himself, and those who listen are spared (S1-01, S1-02). */
@ServerTest
class ComplaintConflictTest {

    private static final String MATTER = "这个月物业费账单多收了钱";

    @Autowired Flow flow;
    @Autowired ComplaintProcess process;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired CaseLists lists;
    @Autowired CaseLinks links;
    @Autowired EngineWork work;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;
    @Autowired TaskService tasks;

    private ComplaintDriver complaint;

    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("delete from complaint_contact").update();
        complaint = new ComplaintDriver(flow, complaints, cases, sql, environment);
    }

    @Test
    void a_complaint_about_a_housekeeper_is_the_service_managers() {
        complaint.file(MATTER, Map.of("aboutStaff", "xu-qinghe"));
        assertThat(complaint.assignee(Element.CONTACT_RESIDENT)).isEqualTo("service-manager");
        complaint.contactResident();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("cashier");
    }

    @Test
    void a_complaint_about_whoever_would_look_into_it_goes_to_the_role_above() {
        complaint.file(MATTER, Map.of("aboutStaff", "cashier")).contactResident();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("service-manager");
    }

    @Test
    void a_complaint_about_the_top_goes_to_the_region_whole() {
        complaint.file(MATTER, Map.of("aboutStaff", "project-manager"));
        assertThat(complaint.assignee(Element.CONTACT_RESIDENT)).isEqualTo("region");
        complaint.contactResident();
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("region");
    }

    @Test
    void who_turns_out_to_be_complained_about_hands_the_case_on() {
        complaint.file(MATTER);
        String handler = complaint.assignee(Element.CONTACT_RESIDENT);
        complaint.contactResident("upset", Map.of("accusedStaff", handler)).investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY)).isEqualTo("service-manager");
        assertThat(complaint.send(handler, "GET", path(), null).status()).isEqualTo(404);
    }

    @Test
    void for_whoever_is_complained_about_the_case_does_not_exist() {
        complaint.file(MATTER, Map.of("aboutStaff", "fang-zhiqiu"));
        assertThat(complaint.send("fang-zhiqiu", "GET", path(), null).status()).isEqualTo(404);
        assertThat(complaint.send("xu-qinghe", "GET", path(), null).status()).isEqualTo(200);
        assertThat(
                        complaint
                                .send("fang-zhiqiu", "GET", "/api/cases?flow=complaint", null)
                                .body()
                                .toString())
                .doesNotContain(complaint.caseNumber());
        List<String> seen =
                flow.as(
                        "fang-zhiqiu",
                        () ->
                                tasks
                                        .createTaskQuery()
                                        .processInstanceBusinessKey(complaint.caseNumber())
                                        .list()
                                        .stream()
                                        .map(one -> one.getId())
                                        .toList());
        assertThat(seen).isEmpty();
    }

    @Test
    void the_work_cannot_be_given_to_whoever_is_complained_about() {
        complaint.file(MATTER, Map.of("aboutStaff", "fang-zhiqiu"));
        assertThatThrownBy(
                        () ->
                                process.handOver(
                                        complaint.caseNumber(), "service-manager", "fang-zhiqiu"))
                .isInstanceOf(Refusal.class);
        String task = complaint.task(Element.CONTACT_RESIDENT).getId();
        assertThatThrownBy(() -> tasks.setAssignee(task, "fang-zhiqiu"))
                .hasMessageContaining("方知秋");
        assertThat(complaint.assignee(Element.CONTACT_RESIDENT)).isEqualTo("service-manager");
    }

    @Test
    void who_takes_the_work_over_has_it_to_the_end() {
        complaint.file(MATTER);
        process.handOver(complaint.caseNumber(), "housekeeper", "xu-qinghe");
        work.reassign(complaint.caseNumber(), "housekeeper", "xu-qinghe");
        assertThat(complaint.assignee(Element.CONTACT_RESIDENT)).isEqualTo("xu-qinghe");
        complaint.contactResident().investigate();
        assertThat(complaint.assignee(Element.PROPOSE_REMEDY)).isEqualTo("xu-qinghe");
    }

    @Test
    void nobody_calls_back_what_they_worked_on() {
        complaint.file(MATTER).work().accept();
        String task = complaint.task(Element.CALL_BACK).getId();
        String handler = complaint.record().hands().handler().user();
        assertThatThrownBy(() -> tasks.setAssignee(task, handler)).isInstanceOf(Refusal.class);
    }

    @Test
    void an_unhappy_call_back_of_a_repair_opens_a_complaint_once() {
        complaint.file(MATTER);
        String from = complaint.caseNumber();
        links.requestLinked(from, "complaint", "unhappyCallBack", Map.of("technician", "lei-ming"));
        LinkedRequest request =
                links.waitingRequests("complaint").stream()
                        .filter(one -> one.fromCase().equals(from))
                        .findFirst()
                        .orElseThrow();
        String opened = process.take(request);
        flow.runJobs(opened);
        assertThat(complaints.record(opened).accused()).isEqualTo("lei-ming");
        assertThat(cases.view(opened).linkedCases())
                .anyMatch(link -> link.caseNumber().equals(from));
        assertThat(cases.view(opened).description()).contains(from, MATTER);
        long before = lists.count().all();
        assertThatThrownBy(() -> process.take(request)).isInstanceOf(Refusal.class);
        assertThat(lists.count().all()).isEqualTo(before);
    }

    @Test
    void nobody_gets_a_third_hostile_conversation_while_a_colleague_is_free() {
        Map<String, Object> house = ComplaintDriver.house(1);
        Map<String, Object> hostile = Map.of("mood", "hostile");
        complaint.file(house, MATTER, hostile);
        String own = complaint.assignee(Element.CONTACT_RESIDENT);
        complaint.contactResident("hostile", Map.of());
        again(house, hostile).contactResident("hostile", Map.of());
        sql.sql("update complaint_record set subject = 'earlier'").update();
        ComplaintDriver third = again(house, hostile);
        assertThat(third.assignee(Element.CONTACT_RESIDENT)).isNotEqualTo(own);
        sql.sql("update complaint_record set subject = 'earlier'").update();
        assertThat(again(house, Map.of("mood", "upset")).assignee(Element.CONTACT_RESIDENT))
                .isEqualTo(own);
    }

    private ComplaintDriver again(Map<String, Object> house, Map<String, Object> more) {
        return new ComplaintDriver(flow, complaints, cases, sql, environment)
                .file(house, MATTER, more);
    }

    private String path() {
        return "/api/cases/" + complaint.caseNumber();
    }
}
