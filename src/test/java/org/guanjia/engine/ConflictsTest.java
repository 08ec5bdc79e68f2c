package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseEvent;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A colleague with a conflict of interest gets no task of the case, whoever gives it to them. */
@ServerTest
class ConflictsTest {

    private static final String OF_ROLE =
            "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"Activity_Handle\" name=\"处理投诉\""
                    + " camunda:candidateGroups=\"technician\"/>"
                    + "<bpmn:userTask id=\"Activity_CallBack\" name=\"回访\""
                    + " camunda:candidateGroups=\"technician\"/><bpmn:endEvent id=\"E\"/>"
                    + Sample.flows("S", "Activity_Handle", "Activity_CallBack", "E");

    private static final String MANAGER = "conflict-manager";
    private static final String OTHER_MANAGER = "conflict-manager-2";
    private static final String ONE = "conflict-one";
    private static final String OTHER = "conflict-other";
    private static final String ADMIN = "conflict-admin";

    @Autowired IdentityService identity;
    @Autowired TaskService tasks;
    @Autowired CaseExclusions exclusions;
    @Autowired CaseFiles cases;
    @Autowired CaseLinks links;
    @Autowired EngineWork work;
    @Autowired Sample.Diagrams diagrams;
    @Autowired SqlCounter counter;
    @Autowired JdbcClient sql;
    @LocalServerPort int port;

    private String caseNumber;
    private Task task;

    @BeforeEach
    void aCaseWithATask() {
        List<String> here = List.of(Sample.COMMUNITY);
        Accounts.user(identity, ONE, List.of("technician"), here);
        Accounts.user(identity, OTHER, List.of("technician"), here);
        Accounts.user(identity, MANAGER, List.of("project-manager"), here);
        Accounts.user(identity, OTHER_MANAGER, List.of("project-manager"), here);
        Accounts.user(identity, ADMIN, List.of("camunda-admin"), here);
        diagrams.deploy(Sample.FLOW, OF_ROLE);
        caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        task = diagrams.task(caseNumber);
    }

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        diagrams.removeAll();
    }

    // ---- tasks ----

    @Test
    void an_excluded_colleague_is_offered_nothing_of_the_case() {
        assertThat(offered(ONE)).isEqualTo(offered(OTHER)).isNotZero();

        exclude(ONE, false);

        assertThat(sees(ONE)).isFalse();
        assertThat(sees(OTHER)).isTrue();
        assertThat(offered(ONE)).isEqualTo(offered(OTHER) - 1);
        assertThat(inFilters(ONE)).doesNotContain(task.getId());
        assertThat(inFilters(OTHER)).contains(task.getId());
        assertThat(basic(ONE).get("/engine-rest/task/" + task.getId()).status()).isEqualTo(404);
        Door browser = Door.session(port, ONE, Accounts.PASSWORD);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").body())
                .doesNotContain(task.getId());
        assertThat(basic(ONE).get("/api/tasks/" + task.getId() + "/case").status()).isEqualTo(404);
        assertThat(basic(ONE).get("/api/tasks/cards?id=" + task.getId()).json().get("items"))
                .isEmpty();
        assertThat(basic(OTHER).get("/api/tasks/" + task.getId() + "/case").body())
                .contains(caseNumber);
        assertThat(basic(ONE).get("/api/cases/" + caseNumber).status())
                .as("what is not hidden may be looked at")
                .isEqualTo(200);
    }

    @Test
    void who_was_kept_out_of_nothing_sends_the_engine_s_own_query() throws Exception {
        exclude(ONE, false);
        int open = 15;
        for (int i = 0; i < open; i++) {
            diagrams.start(diagrams.open());
        }
        String list = "/engine-rest/task?processDefinitionKey=" + Sample.FLOW + "&maxResults=";
        basic(ONE).get(list + 1);
        basic(OTHER).get(list + 1);
        SqlCounter.Statements one = counter.during(() -> basic(ONE).get(list + 1));
        SqlCounter.Statements many = counter.during(() -> basic(ONE).get(list + 50));
        assertThat(basic(ONE).get(list + 50).json()).hasSize(open);
        assertThat(many).isEqualTo(one);
        assertThat(counter.during(() -> basic(OTHER).get(list + 50))).isEqualTo(many);
    }

    @Test
    void a_claim_is_refused_with_a_clear_message() {
        exclude(ONE, true);
        Door.Answer refused =
                basic(ONE)
                        .post(
                                "/engine-rest/task/" + task.getId() + "/claim",
                                "{\"userId\":\"" + ONE + "\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.json().get("message").asText()).contains("回避");
        Door browser = Door.session(port, ONE, Accounts.PASSWORD);
        Door.Answer inTasklist =
                browser.post(
                        "/camunda/api/engine/engine/default/task/" + task.getId() + "/claim",
                        "{\"userId\":\"" + ONE + "\"}");
        assertThat(inTasklist.status()).as(inTasklist.body()).isEqualTo(403);
        assertThat(inTasklist.json().get("message").asText()).contains("回避");
        assertThat(assignee()).isNull();
    }

    @Test
    void nobody_gives_an_excluded_colleague_a_task() {
        exclude(ONE, false);
        Door admin = basic(ADMIN);
        String path = "/engine-rest/task/" + task.getId();
        String one = "{\"userId\":\"" + ONE + "\"}";
        admin.post(path + "/claim", "{\"userId\":\"" + ADMIN + "\"}");

        for (Door.Answer refused :
                List.of(
                        admin.post(path + "/assignee", one),
                        admin.post(path + "/delegate", one),
                        admin.put(
                                path,
                                "{\"assignee\":\""
                                        + ONE
                                        + "\",\"name\":\"x\",\"tenantId\":\""
                                        + Sample.COMMUNITY
                                        + "\"}"))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.json().get("message").asText()).contains(ONE, "回避");
        }
        assertThat(assignee()).isEqualTo(ADMIN);
        assertThat(admin.post(path + "/assignee", one.replace(ONE, OTHER)).status()).isEqualTo(204);
        assertThat(basic(OTHER).post(path + "/assignee", one).status())
                .as("nor a colleague who has it")
                .isEqualTo(409);
    }

    @Test
    void a_claim_in_the_very_moment_is_found_when_it_is_completed() {
        exclude(ONE, false);
        sql.sql("update ACT_RU_TASK set ASSIGNEE_ = ? where ID_ = ?")
                .params(ONE, task.getId())
                .update();
        for (String verb : List.of("complete", "submit-form", "resolve", "unclaim")) {
            Door.Answer refused =
                    basic(ONE).post("/engine-rest/task/" + task.getId() + "/" + verb, "{}");
            assertThat(refused.status()).as(verb + refused.body()).isEqualTo(403);
            assertThat(refused.json().get("message").asText()).contains("处理投诉", "回避");
        }
        assertThat(diagrams.task(caseNumber).getId()).isEqualTo(task.getId());
    }

    @Test
    void an_administrator_is_bound_like_everybody() {
        exclude(ADMIN, true);
        assertThat(sees(ADMIN)).isFalse();
        assertThat(
                        basic(ADMIN)
                                .post(
                                        "/engine-rest/task/" + task.getId() + "/claim",
                                        "{\"userId\":\"" + ADMIN + "\"}")
                                .status())
                .isEqualTo(403);
        assertThat(basic(ADMIN).get("/api/cases/" + caseNumber).status()).isEqualTo(404);
    }

    @Test
    void what_they_have_goes_back_to_the_role_and_the_case_says_so() {
        tasks.setAssignee(task.getId(), ONE);
        tasks.setOwner(task.getId(), ONE);
        tasks.addCandidateUser(task.getId(), ONE);

        exclude(ONE, false);

        Task now = diagrams.task(caseNumber);
        assertThat(now.getAssignee()).isNull();
        assertThat(now.getOwner()).isNull();
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId, IdentityLink::getUserId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("technician", null));
        assertThat(cases.view(caseNumber).timeline())
                .filteredOn(event -> event.kind().equals("excluded"))
                .extracting(CaseEvent::text)
                .containsExactly(ONE + " · 被投诉人");
        assertThat(cases.view(caseNumber).notes())
                .extracting(CaseEvent::text)
                .anyMatch(text -> text.contains("处理投诉"));
    }

    @Test
    void a_new_task_that_the_diagram_gives_them_waits_for_its_role() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"Activity_Handle\" name=\"处理\""
                        + " camunda:assignee=\"${finder}\" camunda:candidateGroups=\"technician\"/>"
                        + Sample.flows("S", "Activity_Handle"));
        String other = diagrams.open();
        exclusions.exclude(other, ONE, true, "被投诉人", null);
        diagrams.start(Sample.FLOW, other, Map.of("finder", ONE));
        assertThat(diagrams.task(other).getAssignee()).isNull();

        String third = diagrams.open();
        diagrams.start(Sample.FLOW, third, Map.of("finder", ONE));
        assertThat(diagrams.task(third).getAssignee()).as("of another case").isEqualTo(ONE);
    }

    @Test
    void one_kind_of_task_may_be_another_s_while_the_rest_is_theirs() {
        exclusions.excludeFrom(caseNumber, "Activity_CallBack", ONE, "由其处理", null);
        assertThat(sees(ONE)).isTrue();
        Door one = basic(ONE);
        one.post("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"" + ONE + "\"}");
        assertThat(one.post("/engine-rest/task/" + task.getId() + "/complete", "{}").status())
                .isEqualTo(204);

        Task callBack = diagrams.task(caseNumber);
        assertThat(callBack.getTaskDefinitionKey()).isEqualTo("Activity_CallBack");
        assertThat(sees(ONE)).isFalse();
        assertThat(sees(OTHER)).isTrue();
        assertThatThrownBy(() -> tasks.setAssignee(callBack.getId(), ONE))
                .isInstanceOf(Refusal.class);
        assertThat(exclusions.excluded(caseNumber, "Activity_CallBack")).containsExactly(ONE);
        assertThat(exclusions.excluded(caseNumber, null)).isEmpty();
    }

    @Test
    void reassigning_and_taking_over_is_refused_and_changes_nothing() {
        exclude(ONE, false);
        tasks.setAssignee(task.getId(), OTHER);
        assertThatThrownBy(() -> work.reassign(caseNumber, "technician", ONE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThatThrownBy(() -> work.takeOver(caseNumber, "technician", ONE))
                .isInstanceOf(Refusal.class);
        assertThat(assignee()).isEqualTo(OTHER);
    }

    @Test
    void an_exclusion_is_said_once_lifted_once_and_needs_a_reason() {
        assertThatThrownBy(() -> exclusions.exclude(caseNumber, ONE, true, " ", null))
                .isInstanceOf(Refusal.class);
        exclude(ONE, false);
        exclude(ONE, false);
        assertThat(exclusions.of(caseNumber)).hasSize(1);
        exclude(ONE, true);
        assertThat(exclusions.of(caseNumber)).hasSize(1).allMatch(one -> one.hidden());
        exclusions.lift(caseNumber, ONE, "弄错了人", OTHER);
        assertThat(sees(ONE)).isTrue();
        assertThatThrownBy(() -> exclusions.lift(caseNumber, ONE, "再来一次", OTHER))
                .isInstanceOf(Refusal.class);
    }

    // ---- the hidden case ----

    @Test
    void a_hidden_case_is_found_by_no_query_of_whom_it_is_hidden_from() {
        ProcessInstance instance = work.instances(caseNumber).get(0);
        tasks.setVariable(task.getId(), "workAccepted", "marker-" + caseNumber);
        cases.note(caseNumber, OTHER, "备注");
        List<String> missed = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        assertAll(instance, asked, OTHER_MANAGER, true, missed);
        assertThat(missed).as("what another manager finds").isEmpty();

        exclude(MANAGER, true);

        assertAll(instance, asked, MANAGER, false, missed);
        assertThat(missed).as("what is told of the hidden case").isEmpty();
        assertAll(instance, asked, OTHER_MANAGER, true, missed);
        assertThat(missed).as("what another manager finds, still").isEmpty();
    }

    private void assertAll(
            ProcessInstance instance,
            List<String> asked,
            String user,
            boolean found,
            List<String> missed) {
        String id = instance.getId();
        Door door = basic(user);
        Door browser = Door.session(port, user, Accounts.PASSWORD);
        for (String path :
                List.of(
                        "/engine-rest/task?processInstanceId=" + id,
                        "/engine-rest/process-instance?processInstanceIds=" + id,
                        "/engine-rest/process-instance/" + id,
                        "/engine-rest/process-instance/" + id + "/activity-instances",
                        "/engine-rest/execution?processInstanceId=" + id,
                        "/engine-rest/variable-instance?processInstanceIdIn=" + id,
                        "/engine-rest/history/process-instance?processInstanceId=" + id,
                        "/engine-rest/history/process-instance/" + id,
                        "/engine-rest/history/task?processInstanceId=" + id,
                        "/engine-rest/history/activity-instance?processInstanceId=" + id,
                        "/engine-rest/history/variable-instance?processInstanceId=" + id,
                        "/engine-rest/history/detail?processInstanceId=" + id)) {
            told(door.get(path), path, id, found, missed);
        }
        told(
                door.get("/engine-rest/process-instance/" + id + "/variables"),
                "variables",
                caseNumber,
                found,
                missed);
        for (String list : List.of("process-instance", "history/process-instance", "task")) {
            Door.Answer count =
                    door.get(
                            "/engine-rest/"
                                    + list
                                    + "/count?processInstanceBusinessKey="
                                    + caseNumber
                                    + "&businessKey="
                                    + caseNumber);
            if (count.json().path("count").asInt() != (found ? 1 : 0)) {
                missed.add(user + " counts " + list + ": " + count.body());
            }
        }
        String cockpit = "/camunda/api/cockpit/plugin/base/default/";
        told(
                browser.post(
                        cockpit + "process-instance?firstResult=0&maxResults=200",
                        "{\"processDefinitionId\":\"" + instance.getProcessDefinitionId() + "\"}"),
                "cockpit",
                id,
                found,
                missed);
        Door.Answer count =
                browser.post(
                        cockpit + "process-instance/count",
                        "{\"processDefinitionId\":\"" + instance.getProcessDefinitionId() + "\"}");
        if (count.json().path("count").asInt() != (found ? 1 : 0)) {
            missed.add(user + " counts in Cockpit: " + count.body());
        }
        told(
                browser.get("/camunda/api/engine/engine/default/process-instance/" + id),
                "Cockpit's instance",
                id,
                found,
                missed);
        told(
                door.get("/api/cases?community=" + Sample.COMMUNITY + "&q=" + caseNumber),
                "our list",
                caseNumber,
                found,
                missed);
        told(door.get("/api/cases/" + caseNumber), "the case", "urges", found, missed);
        told(
                door.get("/api/cases/" + caseNumber + "/support"),
                "its support",
                "items",
                found,
                missed);
        for (String verb : List.of("notes", "urge", "cancel")) {
            if (!found) {
                int status =
                        door.post(
                                        "/api/cases/" + caseNumber + "/" + verb,
                                        "{\"text\":\"x\",\"reason\":\"x\"}")
                                .status();
                if (status != 404) {
                    missed.add(verb + " answers " + status);
                }
            }
        }
    }

    private static void told(
            Door.Answer answer, String what, String id, boolean found, List<String> missed) {
        if (found != (answer.status() == 200 && answer.body().contains(id))) {
            missed.add(what + ": " + answer.status() + " " + answer.body());
        }
        if (!found && answer.status() != 200 && answer.status() != 404) {
            missed.add(what + " says " + answer.status() + " " + answer.body());
        }
    }

    @Test
    void links_to_a_hidden_case_are_not_shown() {
        String linked = diagrams.open();
        links.link(linked, caseNumber, "related");
        exclude(ONE, true);
        assertThat(basic(ONE).get("/api/cases/" + linked).body()).doesNotContain(caseNumber);
        assertThat(basic(OTHER).get("/api/cases/" + linked).body()).contains(caseNumber);
    }

    private void exclude(String user, boolean hidden) {
        exclusions.exclude(caseNumber, user, hidden, "被投诉人", null);
    }

    private String assignee() {
        return diagrams.task(caseNumber).getAssignee();
    }

    private boolean sees(String user) {
        return !basic(user)
                .get("/engine-rest/task?processInstanceBusinessKey=" + caseNumber)
                .json()
                .isEmpty();
    }

    private int offered(String user) {
        return basic(user)
                .get("/engine-rest/task/count?candidateGroup=technician")
                .json()
                .get("count")
                .asInt();
    }

    private String inFilters(String user) {
        StringBuilder all = new StringBuilder();
        Door door = basic(user);
        door.get("/engine-rest/filter")
                .json()
                .forEach(
                        filter ->
                                all.append(
                                        door.get(
                                                        "/engine-rest/filter/"
                                                                + filter.get("id").asText()
                                                                + "/list")
                                                .body()));
        return all.toString();
    }

    private Door basic(String user) {
        return Door.basic(port, user, Accounts.PASSWORD);
    }
}
