package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-77226: the set-up page makes an administrator without a login. */
@ServerTest
class SetupTest {

    private static final String INTRUDER =
            "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\","
                    + "\"email\":\"\"},\"credentials\":{\"password\":\"let me in 1!\"}}";

    @Autowired IdentityService identity;
    @LocalServerPort int port;

    @BeforeEach
    void nobodyIsAdministrator() {
        identity.deleteMembership("admin", "camunda-admin");
    }

    @AfterEach
    void adminAgain() {
        identity.createMembership("admin", "camunda-admin");
        identity.deleteUser("intruder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/admin/setup;x=y/default/user/create",
                "/camunda/app/../api/admin/setup/default/user/create"
            })
    void nobody_becomes_administrator_by_it(String path) {
        Door stranger = Door.nobody(port);
        // The session and the token that the web apps give to anybody.
        stranger.get("/camunda/app/admin/default/");

        int status = stranger.post(path, INTRUDER).status();

        assertThat(status).isIn(400, 401, 403, 404);
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void the_path_itself_is_shut() {
        Door stranger = Door.nobody(port);
        stranger.get("/camunda/app/admin/default/");
        assertThat(stranger.post("/camunda/api/admin/setup/default/user/create", INTRUDER).status())
                .isIn(401, 403, 404);
        assertThat(stranger.get("/camunda/app/admin/default/setup/").status()).isIn(401, 403, 404);
    }

    @Test
    void a_colleague_does_not_become_administrator_by_it() {
        Accounts.user(identity, "setup-tech", List.of("technician"), List.of());
        Door colleague = Door.session(port, "setup-tech", Accounts.PASSWORD);
        assertThat(
                        colleague
                                .post("/camunda/api/admin/setup/default/user/create", INTRUDER)
                                .status())
                .isIn(403, 404);
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
    }
}
