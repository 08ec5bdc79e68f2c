package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A one-time password opens one door: the one to a password of one's own. */
@ServerTest
class OneTimePasswordTest {

    private static final String OWN = "a password of my own";

    @Autowired IdentityService identity;
    @Autowired OneTimePasswords oneTime;
    @Autowired JdbcClient db;
    @LocalServerPort int port;

    private String user;
    private String password;

    @BeforeEach
    void aNewColleague() {
        user = "new-" + UUID.randomUUID().toString().substring(0, 8);
        Accounts.user(identity, user, List.of("technician"), List.of("yunqi"));
        password = oneTime.issue(user, "admin").password();
    }

    @Test
    void nothing_is_open_before_an_own_password_is_chosen() {
        Door basic = Door.basic(port, user, password);
        for (String path : List.of("/api/communities", "/engine-rest/task", "/api/cases")) {
            Door.Answer answer = basic.get(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.json().path("type").asText())
                    .isEqualTo("urn:guanjia:security.mustChangePassword");
            assertThat(answer.json().path("title").asText()).isEqualTo("没有权限");
            assertThat(answer.json().path("detail").asText()).contains("/guanjia/password");
        }
        Door browser = Door.session(port, user, password);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(403);
        Door.Answer page = browser.with("Accept", "text/html").get("/camunda/app/tasklist/");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/guanjia/password");
    }

    @Test
    void an_own_password_opens_everything_and_ends_the_one_time_password() {
        Door browser = Door.session(port, user, password);
        assertThat(browser.get("/api/session").json().path("mustChangePassword").asBoolean())
                .isTrue();
        assertThat(change(browser, password, OWN)).isEqualTo(204);
        assertThat(browser.get("/api/communities").status()).isEqualTo(200);
        assertThat(Door.basic(port, user, OWN).get("/api/communities").status()).isEqualTo(200);
        assertThat(Door.basic(port, user, password).get("/api/communities").status())
                .isEqualTo(401);
    }

    @Test
    void a_bad_new_password_or_a_wrong_present_one_changes_nothing() {
        Door browser = Door.session(port, user, password);
        assertThat(change(browser, password, "short")).isEqualTo(422);
        assertThat(change(browser, password, "aaaaaaaaaaaa")).isEqualTo(422);
        assertThat(change(browser, password, user + "-123")).isEqualTo(422);
        assertThat(change(browser, password, password)).isEqualTo(422);
        assertThat(change(browser, "wrong", OWN)).isEqualTo(422);
        assertThat(oneTime.isPending(user)).isTrue();
    }

    @Test
    void it_expires() {
        ClockUtil.setCurrentTime(Date.from(TestClock.START.plus(Duration.ofDays(8))));
        assertThat(Door.basic(port, user, password).get("/api/communities").status())
                .isEqualTo(401);
    }

    @Test
    void a_second_one_ends_the_first_and_an_old_password_is_worth_nothing_meanwhile() {
        Door admin = Door.basic(port, "admin", "demo");
        Door.Answer issued = admin.post("/api/staff/" + user + "/one-time-password", "{}");
        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        assertThat(Door.basic(port, user, password).get("/api/communities").status())
                .isEqualTo(401);
        assertThat(Door.basic(port, user, Accounts.PASSWORD).get("/api/communities").status())
                .isEqualTo(401);
        String next = issued.json().path("password").asText();
        assertThat(Door.basic(port, user, next).get("/api/communities").status()).isEqualTo(403);
    }

    @Test
    void only_administrators_issue_them_and_nobody_keeps_one_in_clear() {
        Door desk = Door.basic(port, "desk", "demo");
        assertThat(desk.post("/api/staff/" + user + "/one-time-password", "{}").status())
                .isEqualTo(403);
        Door admin = Door.basic(port, "admin", "demo").with("Idempotency-Key", "k-" + user);
        String issued =
                admin.post("/api/staff/" + user + "/one-time-password", "{}")
                        .json()
                        .path("password")
                        .asText();
        List<Map<String, Object>> kept =
                db.sql("select * from one_time_password").query().listOfRows();
        assertThat(kept.toString()).doesNotContain(issued);
        assertThat(
                        db.sql("select count(*) from access_request where request_key = :k")
                                .param("k", "k-" + user)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_password_that_an_administrator_sets_by_hand_counts_as_an_own_one() {
        var account = identity.createUserQuery().userId(user).singleResult();
        account.setPassword(OWN);
        identity.saveUser(account);
        assertThat(Door.basic(port, user, OWN).get("/api/communities").status()).isEqualTo(200);
    }

    private int change(Door browser, String current, String next) {
        return browser.post(
                        "/api/password",
                        "{\"current\": \"%s\", \"next\": \"%s\"}".formatted(current, next))
                .status();
    }
}
