package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may see and do a task: its group while it is the group's, and its community alone. */
@ServerTest
class TaskGrantsTest {

    @Autowired IdentityService identity;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @LocalServerPort int port;

    private String deployment;
    private Task task;

    @BeforeEach
    void aTaskOfYunqi() {
        Accounts.user(identity, "grant-yunqi", List.of("technician"), List.of("yunqi"));
        Accounts.user(identity, "grant-yunqi-2", List.of("technician"), List.of("yunqi"));
        Accounts.user(identity, "grant-foreman", List.of("foreman"), List.of("yunqi"));
        Accounts.user(identity, "grant-songtao", List.of("technician"), List.of("songtao"));
        Accounts.user(identity, "grant-manager", List.of("project-manager"), List.of("songtao"));
        Accounts.user(identity, "grant-own-manager", List.of("project-manager"), List.of("yunqi"));
        deployment =
                repository
                        .createDeployment()
                        .tenantId("yunqi")
                        .addModelInstance(
                                "grants.bpmn",
                                Bpmn.createExecutableProcess("grants")
                                        .camundaHistoryTimeToLiveString("P1D")
                                        .startEvent()
                                        .userTask("Activity_RepairFault")
                                        .name("维修")
                                        .camundaCandidateGroups("technician")
                                        .endEvent()
                                        .done())
                        .deploy()
                        .getId();
        String instance = runtime.startProcessInstanceByKey("grants").getId();
        task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    @AfterEach
    void gone() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void the_group_sees_and_does_its_task() {
        assertThat(sees("grant-yunqi")).isTrue();
        assertThat(sees("grant-foreman")).isFalse();
        assertThat(act("grant-yunqi", "claim")).isEqualTo(204);
        assertThat(act("grant-yunqi", "complete")).isEqualTo(204);
    }

    @Test
    void another_role_does_not_do_it() {
        assertThat(act("grant-foreman", "claim")).isEqualTo(403);
        assertThat(act("grant-foreman", "complete")).isEqualTo(403);
    }

    @Test
    void a_technician_of_another_community_neither_sees_nor_does_it() {
        assertThat(sees("grant-songtao")).isFalse();
        assertThat(basic("grant-songtao").get("/engine-rest/task/" + task.getId()).status())
                .isIn(403, 404);
        assertThat(act("grant-songtao", "claim")).isIn(403, 404);
        assertThat(act("grant-songtao", "complete")).isIn(403, 404);
        Door browser = Door.session(port, "grant-songtao", Accounts.PASSWORD);
        assertThat(
                        browser.get(
                                        "/camunda/api/engine/engine/default/task?processInstanceId="
                                                + task.getProcessInstanceId())
                                .json())
                .isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void filters_show_no_task_of_another_community() {
        assertThat(filtered("grant-yunqi")).contains(task.getId());
        assertThat(filtered("grant-songtao")).doesNotContain(task.getId());
    }

    @Test
    void a_manager_reads_the_history_of_the_own_community_alone() {
        for (String history : List.of("task", "process-instance", "activity-instance")) {
            String path =
                    "/engine-rest/history/"
                            + history
                            + "?processInstanceId="
                            + task.getProcessInstanceId();
            assertThat(basic("grant-own-manager").get(path).json()).as(history).isNotEmpty();
            assertThat(basic("grant-manager").get(path).json()).as(history).isEmpty();
            assertThat(basic("grant-yunqi").get(path).json()).as(history).isEmpty();
        }
        String instance = "/engine-rest/process-instance/" + task.getProcessInstanceId();
        assertThat(basic("grant-own-manager").get(instance).status()).isEqualTo(200);
        assertThat(basic("grant-manager").get(instance).status()).isIn(403, 404);
    }

    @Test
    void a_group_that_loses_the_task_loses_the_right() {
        tasks.addCandidateGroup(task.getId(), "foreman");
        assertThat(sees("grant-foreman")).isTrue();
        tasks.deleteCandidateGroup(task.getId(), "technician");
        assertThat(sees("grant-yunqi")).isFalse();
        assertThat(act("grant-yunqi", "claim")).isEqualTo(403);
        assertThat(act("grant-foreman", "claim")).isEqualTo(204);
    }

    @Test
    void an_assignee_who_loses_the_task_loses_the_right() {
        tasks.setAssignee(task.getId(), "grant-foreman");
        assertThat(sees("grant-foreman")).isTrue();
        tasks.setAssignee(task.getId(), "grant-yunqi");
        assertThat(sees("grant-foreman")).isFalse();
        assertThat(act("grant-foreman", "claim")).isEqualTo(403);
        tasks.setAssignee(task.getId(), null);
        assertThat(sees("grant-yunqi")).as("still by the group").isTrue();
    }

    @Test
    void a_colleague_does_not_take_a_task_away_from_who_has_it() {
        tasks.setAssignee(task.getId(), "grant-yunqi");
        Door colleague = basic("grant-yunqi-2");
        String path = "/engine-rest/task/" + task.getId();
        String himself = "{\"userId\":\"grant-yunqi-2\"}";

        assertThat(colleague.post(path + "/claim", himself).status()).isEqualTo(409);
        assertThat(colleague.post(path + "/claim", himself).json().get("message").asText())
                .contains("其他同事");
        assertThat(colleague.post(path + "/assignee", himself).status()).isEqualTo(403);
        assertThat(colleague.post(path + "/unclaim", "{}").status()).isEqualTo(403);
        assertThat(colleague.post(path + "/delegate", himself).status()).isEqualTo(403);
        assertThat(
                        colleague
                                .post(
                                        path + "/identity-links",
                                        "{\"userId\":\"grant-foreman\",\"type\":\"candidate\"}")
                                .status())
                .isEqualTo(403);
        assertThat(colleague.put(path, "{\"assignee\":\"grant-yunqi-2\"}").status()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("grant-yunqi");
        assertThat(sees("grant-foreman")).isFalse();
    }

    @Test
    void a_colleague_does_not_complete_the_task_of_someone_else() {
        tasks.setAssignee(task.getId(), "grant-yunqi");
        Door browser = Door.session(port, "grant-yunqi-2", Accounts.PASSWORD);

        for (Door.Answer refused :
                List.of(
                        basic("grant-yunqi-2")
                                .post("/engine-rest/task/" + task.getId() + "/complete", "{}"),
                        basic("grant-yunqi-2")
                                .post("/engine-rest/task/" + task.getId() + "/submit-form", "{}"),
                        browser.post(
                                "/camunda/api/engine/engine/default/task/"
                                        + task.getId()
                                        + "/submit-form",
                                "{\"variables\":{}}"))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.json().get("message").asText()).contains("维修");
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("grant-yunqi");
    }

    @Test
    void who_does_a_task_does_not_change_what_the_flow_knows() {
        tasks.setAssignee(task.getId(), "grant-yunqi");
        Door holder = basic("grant-yunqi");
        String path = "/engine-rest/task/" + task.getId();

        for (String change : List.of("/variables/said", "/localVariables/said")) {
            Door.Answer answer = holder.put(path + change, "{\"value\":\"x\"}");
            assertThat(answer.status()).as(change + " " + answer.body()).isEqualTo(403);
        }
    }

    @Test
    void who_has_a_task_changes_neither_its_name_nor_its_due_time_nor_its_roles() {
        tasks.setAssignee(task.getId(), "grant-yunqi");
        Door holder = basic("grant-yunqi");
        String path = "/engine-rest/task/" + task.getId();
        String guards = "{\"groupId\":\"guard\",\"type\":\"candidate\"}";
        String technicians = "{\"groupId\":\"technician\",\"type\":\"candidate\"}";

        Door.Answer renamed =
                holder.put(path, "{\"name\":\"别的\",\"assignee\":\"grant-yunqi\",\"priority\":1}");
        assertThat(renamed.status()).isEqualTo(403);
        assertThat(renamed.json().get("message").asText()).contains("到期时间");
        assertThat(holder.post(path + "/identity-links", guards).status()).isEqualTo(403);
        assertThat(holder.post(path + "/identity-links/delete", technicians).status())
                .isEqualTo(403);

        Task same = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(same.getName()).isEqualTo("维修");
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .contains("technician")
                .doesNotContain("guard");
    }

    @Test
    void who_has_a_task_gives_it_back_or_hands_it_on_and_then_has_no_say() {
        tasks.addCandidateUser(task.getId(), "grant-yunqi");
        tasks.setAssignee(task.getId(), "grant-yunqi");
        String path = "/engine-rest/task/" + task.getId();

        assertThat(basic("grant-yunqi").post(path + "/unclaim", "{}").status()).isEqualTo(204);
        assertThat(act("grant-yunqi", "claim")).isEqualTo(204);
        assertThat(
                        basic("grant-yunqi")
                                .post(path + "/assignee", "{\"userId\":\"grant-yunqi-2\"}")
                                .status())
                .isEqualTo(204);
        assertThat(
                        basic("grant-yunqi")
                                .post(path + "/assignee", "{\"userId\":\"grant-yunqi\"}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void who_has_two_reasons_keeps_the_right_until_the_last_is_gone() {
        tasks.setAssignee(task.getId(), "grant-foreman");
        tasks.addCandidateUser(task.getId(), "grant-foreman");
        tasks.setAssignee(task.getId(), null);
        assertThat(sees("grant-foreman")).isTrue();
        tasks.deleteCandidateUser(task.getId(), "grant-foreman");
        assertThat(sees("grant-foreman")).isFalse();
    }

    private boolean sees(String user) {
        return !basic(user)
                .get("/engine-rest/task?processInstanceId=" + task.getProcessInstanceId())
                .json()
                .isEmpty();
    }

    private int act(String user, String verb) {
        String body = verb.equals("claim") ? "{\"userId\":\"" + user + "\"}" : "{}";
        return basic(user).post("/engine-rest/task/" + task.getId() + "/" + verb, body).status();
    }

    private String filtered(String user) {
        StringBuilder all = new StringBuilder();
        basic(user)
                .get("/engine-rest/filter")
                .json()
                .forEach(
                        filter ->
                                all.append(
                                        basic(user)
                                                .get(
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
