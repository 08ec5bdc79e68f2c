package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.util.ReflectionTestUtils;

@ServerTest
class SignInTest {

    private static final String ANYTHING = "/engine-rest/task/count";

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired IdentityService identity;
    @Autowired PasswordEncoder encoder;
    @Autowired JdbcClient db;
    @LocalServerPort int port;

    private final AtomicInteger checks = new AtomicInteger();
    private String user;

    @BeforeEach
    void aUserAndACounter() {
        user = "sign-in-" + UUID.randomUUID().toString().substring(0, 8);
        Accounts.user(identity, user, List.of("technician"), List.of());
        count(
                new PasswordEncoder() {
                    @Override
                    public String encode(CharSequence raw) {
                        return encoder.encode(raw);
                    }

                    @Override
                    public boolean matches(CharSequence raw, String encoded) {
                        checks.incrementAndGet();
                        return encoder.matches(raw, encoded);
                    }
                });
    }

    @AfterEach
    void countNoMore() {
        count(encoder);
    }

    private void count(PasswordEncoder counted) {
        ReflectionTestUtils.setField(engine.getPasswordEncryptor(), "encoder", counted);
    }

    @Test
    void passwords_are_kept_with_bcrypt() {
        assertThat(
                        db.sql("select PWD_ from ACT_ID_USER where ID_ = ?")
                                .param(user)
                                .query(String.class)
                                .single())
                .startsWith("{bcrypt}$2");
    }

    @Test
    void right_credentials_pay_for_bcrypt_once() {
        for (int i = 0; i < 5; i++) {
            assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(200);
        }
        assertThat(checks).hasValue(1);
    }

    @Test
    void wrong_credentials_are_never_remembered() {
        for (int i = 0; i < 3; i++) {
            assertThat(basic("wrong").get(ANYTHING).status()).isEqualTo(401);
        }
        assertThat(checks).hasValue(3);
    }

    @Test
    void a_changed_password_ends_what_was_remembered() {
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(200);

        User changed = identity.createUserQuery().userId(user).singleResult();
        changed.setPassword("another");
        identity.saveUser(changed);

        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(401);
        assertThat(basic("another").get(ANYTHING).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_user_is_out_at_once() {
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(200);
        identity.deleteUser(user);
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(401);
    }

    @Test
    void one_failure_locks_nobody() {
        assertThat(basic("wrong").get(ANYTHING).status()).isEqualTo(401);
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(200);
        assertThat(Door.nobody(port).login(user, "wrong").status()).isEqualTo(401);
        assertThat(Door.nobody(port).login(user, Accounts.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void guessing_by_basic_shuts_the_web_apps_login_too() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_USER + 2; i++) {
            basic("guess " + i).get(ANYTHING);
        }
        int before = checks.get();
        assertThat(Door.nobody(port).login(user, Accounts.PASSWORD).status()).isEqualTo(401);
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(401);
        assertThat(checks).as("a throttled guess costs us nothing").hasValue(before);
    }

    @Test
    void guessing_at_the_login_shuts_basic_too() {
        Door browser = Door.nobody(port);
        for (int i = 0; i < LoginThrottle.FAILURES_OF_USER + 2; i++) {
            browser.login(user, "guess " + i);
        }
        assertThat(basic(Accounts.PASSWORD).get(ANYTHING).status()).isEqualTo(401);
    }

    @Test
    void an_unknown_user_looks_like_a_wrong_password() {
        Door.Answer wrong = basic("wrong").get(ANYTHING);
        int costOfWrong = checks.getAndSet(0);
        Door.Answer unknown = Door.basic(port, "nobody-" + user, "wrong").get(ANYTHING);

        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        assertThat(checks).hasValue(costOfWrong).hasValue(1);

        checks.set(0);
        Door.Answer wrongLogin = Door.nobody(port).login(user, "wrong");
        Door.Answer unknownLogin = Door.nobody(port).login("nobody-" + user, "wrong");
        assertThat(unknownLogin.status()).isEqualTo(wrongLogin.status()).isEqualTo(401);
        assertThat(withoutTime(unknownLogin)).isEqualTo(withoutTime(wrongLogin));
        assertThat(checks).hasValue(2);
    }

    @Test
    void a_user_without_a_password_cannot_sign_in() {
        User without = identity.newUser(user + "-new");
        identity.saveUser(without);
        for (String password : List.of("", "null", "nobody")) {
            assertThat(Door.basic(port, user + "-new", password).get(ANYTHING).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_end_of_a_long_password_counts() {
        String longPassword = "很长的密码".repeat(20);
        User changed = identity.createUserQuery().userId(user).singleResult();
        changed.setPassword(longPassword + "1");
        identity.saveUser(changed);
        assertThat(identity.checkPassword(user, longPassword + "1")).isTrue();
        assertThat(identity.checkPassword(user, longPassword + "2")).isFalse();
    }

    @Test
    void an_unreadable_authorization_header_is_401() {
        assertThat(Door.nobody(port).with("Authorization", "Basic %%%").get(ANYTHING).status())
                .isEqualTo(401);
        assertThat(Door.nobody(port).with("Authorization", "Bearer x").get(ANYTHING).status())
                .isEqualTo(401);
    }

    @Test
    void nobody_asks_whether_a_password_is_right() {
        // About oneself, which the engine would answer; about others it would not.
        String guess = "{\"username\":\"" + user + "\",\"password\":\"guess\"}";
        assertThat(basic(Accounts.PASSWORD).post("/engine-rest/identity/verify", guess).status())
                .isEqualTo(403);
        assertThat(
                        Door.session(port, user, Accounts.PASSWORD)
                                .post("/camunda/api/engine/engine/default/identity/verify", guess)
                                .status())
                .isEqualTo(403);
    }

    private static String withoutTime(Door.Answer answer) {
        return answer.body().replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private Door basic(String password) {
        return Door.basic(port, user, password);
    }
}
