package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.guanjia.staff.Roles;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the desk is told somebody may do is what the engine lets them do, and nothing else. */
@ServerTest
class TaskRightsTest {

    private static final String ONE = "rights-one";
    private static final String OTHER = "rights-other";
    private static final String WATCHER = "rights-watcher";
    private static final String DIAGRAM =
            "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"Activity_Handle\" name=\"处理\""
                    + " camunda:candidateGroups=\"technician\"/>"
                    + Sample.flows("S", "Activity_Handle");

    @Autowired IdentityService identity;
    @Autowired Sample.Diagrams diagrams;
    @LocalServerPort int port;

    private String caseNumber;
    private String taskId;

    @BeforeEach
    void a_task_of_a_role() {
        List<String> here = List.of(Sample.COMMUNITY);
        Accounts.user(identity, ONE, List.of(Roles.TECHNICIAN), here);
        Accounts.user(identity, OTHER, List.of(Roles.TECHNICIAN), here);
        Accounts.user(identity, WATCHER, List.of(Roles.REGION), here);
        diagrams.deploy(Sample.FLOW, DIAGRAM);
        caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        taskId = diagrams.task(caseNumber).getId();
    }

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        diagrams.removeAll();
    }

    @Test
    void who_watches_takes_nothing_and_is_asked_for_nothing() {
        assertMay(WATCHER, false, false, false);
        assertThat(claim(WATCHER)).isEqualTo(403);
        assertThat(handOn(WATCHER, ONE)).isEqualTo(403);
    }

    @Test
    void who_may_take_a_task_hands_it_on_only_while_it_is_theirs() {
        assertMay(ONE, true, false, true);
        assertMay(OTHER, true, false, true);
        assertThat(handOn(OTHER, ONE)).isEqualTo(403);

        assertThat(claim(ONE)).isEqualTo(204);
        assertMay(ONE, true, true, true);
        assertMay(OTHER, true, false, false);
        assertThat(handOn(OTHER, OTHER)).isEqualTo(403);
        assertThat(handOn(ONE, OTHER)).isEqualTo(204);
        assertMay(OTHER, true, true, true);
        assertMay(ONE, true, false, false);
    }

    @Test
    void who_takes_no_reports_starts_nothing_by_any_door() {
        String startable =
                "/engine-rest/process-definition/count?latest=true&active=true"
                        + "&startableInTasklist=true&startablePermissionCheck=true";
        for (String role : List.of(Roles.CONTRACTOR, Roles.DESIGNER)) {
            Door door = Door.basic(port, role, "demo");
            assertThat(door.get(startable).json().get("count").asInt()).as(role).isZero();
            assertThat(door.post("/api/cases/repair", "{}").status()).as(role).isEqualTo(403);
            assertThat(door.post("/engine-rest/process-definition/key/repair/start", "{}").status())
                    .as(role)
                    .isEqualTo(403);
            // Nor do they speak for who reported.
            for (String deed : List.of("/cancel", "/urge")) {
                assertThat(door.post("/api/cases/" + caseNumber + deed, "{}").status())
                        .as(role + deed)
                        .isEqualTo(403);
            }
        }
        Door cleaner = Door.basic(port, Roles.CLEANER, "demo");
        assertThat(cleaner.get(startable).json().get("count").asInt()).isPositive();
        assertThat(cleaner.post("/api/cases/repair", "{}").status()).isEqualTo(422);
    }

    private void assertMay(String user, boolean take, boolean handOn, boolean complete) {
        JsonNode told =
                Door.basic(port, user, Accounts.PASSWORD)
                        .get("/api/tasks/" + taskId + "/case")
                        .json();
        assertThat(told.get("mayTake").asBoolean()).as("%s takes", user).isEqualTo(take);
        assertThat(told.get("mayHandOn").asBoolean()).as("%s hands on", user).isEqualTo(handOn);
        assertThat(told.get("mayComplete").asBoolean())
                .as("%s completes", user)
                .isEqualTo(complete);
    }

    private int claim(String user) {
        return post(user, "/claim", user);
    }

    private int handOn(String user, String to) {
        return post(user, "/assignee", to);
    }

    private int post(String user, String deed, String named) {
        return Door.basic(port, user, Accounts.PASSWORD)
                .post("/engine-rest/task/" + taskId + deed, "{\"userId\":\"" + named + "\"}")
                .status();
    }
}
