package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.guanjia.staff.Roles;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever may deploy may run code: only designers and administrators do. */
@ServerTest
class DeployRightTest {

    @Autowired IdentityService identity;
    @Autowired RepositoryService repository;
    @LocalServerPort int port;

    static List<String> otherRoles() {
        return Roles.ALL.stream().filter(role -> !role.equals(Roles.DESIGNER)).toList();
    }

    @ParameterizedTest
    @MethodSource("otherRoles")
    void no_other_role_deploys(String role) {
        String user = Accounts.user(identity, "deploy-" + role, List.of(role), List.of());

        assertThat(deploy(Door.basic(port, user, Accounts.PASSWORD), "/engine-rest", role))
                .isEqualTo(403);

        assertThat(repository.createDeploymentQuery().deploymentName(role).count()).isZero();
    }

    @Test
    void nobody_but_they_deploys_through_the_web_apps_either() {
        String user =
                Accounts.user(identity, "deploy-manager", List.of("project-manager"), List.of());
        assertThat(
                        deploy(
                                Door.session(port, user, Accounts.PASSWORD),
                                "/camunda/api/engine/engine/default",
                                "by manager"))
                .isEqualTo(403);
    }

    @Test
    void a_designer_and_the_administrator_deploy() {
        String user = Accounts.user(identity, "deploy-designer", List.of("designer"), List.of());
        for (Door door :
                List.of(
                        Door.basic(port, user, Accounts.PASSWORD),
                        Door.basic(port, "admin", "demo"))) {
            assertThat(deploy(door, "/engine-rest", "tried")).isEqualTo(200);
        }
        repository.createDeploymentQuery().deploymentName("tried").list().stream()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private static int deploy(Door door, String api, String name) {
        String diagram =
                Bpmn.convertToString(
                        Bpmn.createExecutableProcess("deploy-right")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .endEvent()
                                .done());
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n"
                        + name
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"data\";"
                        + " filename=\"deploy-right.bpmn\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n"
                        + diagram
                        + "\r\n--x--\r\n";
        return door.send(
                        "POST", api + "/deployment/create", "multipart/form-data; boundary=x", body)
                .status();
    }
}
