package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.guanjia.staff.Caller;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** The web apps' session at our API, requests forged by other sites, cookies and headers. */
@ServerTest
class SessionTest {

    /** Not served: whatever passes the doors is answered otherwise than with 401 or 403. */
    private static final String READ = "/api/cases/BX-20000101-1";

    private static final String CHANGE = READ + "/urge";

    @Autowired IdentityService identity;
    @Autowired EngineAccounts accounts;
    @LocalServerPort int port;

    private String user;

    @BeforeEach
    void aTechnician() {
        user = "session-" + UUID.randomUUID().toString().substring(0, 8);
        Accounts.user(identity, user, List.of("technician"), List.of("songtao", "yunqi"));
    }

    @Test
    void the_web_apps_session_opens_the_api() {
        assertThat(browser().get(READ).status()).isNotIn(401, 403);
    }

    @Test
    void a_change_by_session_needs_the_web_apps_token() {
        Door browser = browser();
        assertThat(browser.post(CHANGE, "{}").status()).isNotIn(401, 403);
        assertThat(browser.with("X-XSRF-TOKEN", "another").post(CHANGE, "{}").status())
                .isEqualTo(403);
        assertThat(browser.without("X-XSRF-TOKEN").post(CHANGE, "{}").status()).isEqualTo(403);
    }

    @Test
    void a_change_with_basic_needs_no_token_but_comes_from_no_other_site() {
        Door basic = Door.basic(port, user, Accounts.PASSWORD);
        assertThat(basic.post(CHANGE, "{}").status()).isNotIn(401, 403);
        for (String site : List.of("cross-site", "same-site")) {
            basic.with("Sec-Fetch-Site", site);
            assertThat(basic.post(CHANGE, "{}").status()).isEqualTo(403);
            assertThat(basic.post("/engine-rest/task/x/claim", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void a_page_outside_the_web_apps_learns_who_is_there_and_the_sessions_token() {
        Door nobody = Door.nobody(port);
        assertThat(nobody.get("/api/session").json().path("userId").isNull()).isTrue();
        assertThat(nobody.get("/api/session").header("Set-Cookie")).isNull();

        Door browser = browser();
        var session = browser.get("/api/session").json();
        assertThat(session.path("userId").asText()).isEqualTo(user);
        assertThat(session.path("admin").asBoolean()).isFalse();
        browser.with("X-XSRF-TOKEN", session.path("token").asText());
        assertThat(browser.post(CHANGE, "{}").status()).isNotIn(401, 403);
    }

    @Test
    void who_is_no_colleague_goes_by_the_name_in_the_engine() {
        var known = identity.createUserQuery().userId(user).singleResult();
        known.setFirstName("测试管理员");
        known.setLastName("");
        identity.saveUser(known);
        assertThat(browser().get("/api/session").json().path("name").asText()).isEqualTo("测试管理员");
    }

    @Test
    void our_pages_load_nothing_from_elsewhere_and_stand_in_nobodys_frame() {
        for (String page : List.of("/guanjia/", "/guanjia/page.js", "/guanjia/page.css")) {
            Door.Answer answer = Door.nobody(port).get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
        }
    }

    @Test
    void a_web_app_that_is_not_for_the_caller_says_so_on_a_page_of_ours() {
        Door.Answer refused =
                browser().with("Accept", "text/html").get("/camunda/app/admin/default/");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("data-status=\"403\"", "src=\"error.js\"");
    }

    @Test
    void a_wrong_address_opens_a_page_of_ours_and_tells_a_program_what_is_wrong() {
        Door.Answer missing =
                browser().with("Accept", "text/html,*/*;q=0.8").get("/guanjia/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains("data-status=\"404\"", "src=\"error.js\"");
        Door.Answer barred = browser().with("Accept", "text/html").get("/nothing");
        assertThat(barred.status()).isEqualTo(403);
        assertThat(barred.body()).contains("data-status=\"403\"");
        Door.Answer nobody = Door.nobody(port).with("Accept", "text/html").get("/nothing");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).contains("data-status=\"401\"", "src=\"error.js\"");
        for (Door.Answer page : List.of(missing, barred, nobody)) {
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        }

        assertThat(browser().with("Accept", "application/json").get("/guanjia/nothing").body())
                .contains("urn:guanjia:webapps.noSuchPath");
        assertThat(Door.nobody(port).with("Accept", "text/html").get("/api/communities").body())
                .contains("urn:guanjia:security.signIn");
    }

    @Test
    void the_web_apps_still_ask_for_their_own_token() {
        Door browser = browser().without("X-XSRF-TOKEN");
        assertThat(browser.post("/camunda/api/engine/engine/default/task", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void a_session_without_its_user_is_nobody() {
        Door browser = browser();
        identity.deleteUser(user);
        assertThat(browser.get(READ).status()).isEqualTo(401);
    }

    @Test
    void logging_out_ends_it_at_our_api_too() {
        Door browser = browser();
        browser.post("/camunda/api/admin/auth/user/default/logout", null);
        assertThat(browser.get(READ).status()).isEqualTo(401);
    }

    @Test
    void the_engine_knows_the_caller_during_the_request_and_nobody_after_it() throws Exception {
        Caller caller = accounts.caller(user).orElseThrow();
        assertThat(caller)
                .isEqualTo(
                        new Caller(user, Set.of("technician"), Set.of("songtao", "yunqi"), false));
        SecurityContextHolder.getContext()
                .setAuthentication(new CallerAuthentication(caller, false, false));
        try {
            new EngineSession(identity)
                    .doFilter(
                            new MockHttpServletRequest(),
                            new MockHttpServletResponse(),
                            (request, response) -> {
                                var known = identity.getCurrentAuthentication();
                                assertThat(known.getUserId()).isEqualTo(user);
                                assertThat(known.getGroupIds()).containsExactly("technician");
                                assertThat(known.getTenantIds())
                                        .containsExactlyInAnyOrder("songtao", "yunqi");
                            });
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(identity.getCurrentAuthentication()).isNull();
    }

    @Test
    void a_change_of_groups_shows_at_once() {
        assertThat(accounts.caller(user).orElseThrow().roles()).containsExactly("technician");
        identity.createMembership(user, "foreman");
        assertThat(accounts.caller(user).orElseThrow().roles()).contains("foreman");
        identity.deleteTenantUserMembership("yunqi", user);
        assertThat(accounts.caller(user).orElseThrow().communities()).containsExactly("songtao");
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites() {
        String cookie = Door.nobody(port).get("/camunda/app/tasklist/").header("Set-Cookie");
        assertThat(cookie.lines().filter(line -> line.startsWith("JSESSIONID")))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .containsOnlyOnce("SameSite=Lax");
    }

    @Test
    void basic_makes_no_session() {
        Door.Answer answer =
                Door.basic(port, user, Accounts.PASSWORD).get("/engine-rest/task/count");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void security_headers_are_set() {
        Door.Answer api = Door.basic(port, user, Accounts.PASSWORD).get(READ);
        assertThat(api.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(api.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(api.header("Cache-Control")).contains("no-store");
        assertThat(api.header("Referrer-Policy")).isEqualTo("same-origin");

        Door.Answer page = Door.nobody(port).get("/camunda/app/tasklist/default/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(page.header("Content-Security-Policy")).contains("script-src");
    }

    @Test
    void a_refusal_is_told_in_the_houses_language() {
        Door.Answer unknown = Door.nobody(port).get(READ);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(unknown.json().get("detail").asText()).contains("请先登录");
        assertThat(
                        Door.nobody(port)
                                .with("Accept-Language", "en")
                                .get(READ)
                                .json()
                                .get("detail")
                                .asText())
                .contains("Please sign in");
    }

    @Test
    void who_opens_a_paper_without_a_session_reads_a_page_and_not_a_problem() {
        for (String paper :
                List.of(
                        "/api/cases/TS-20261123-0001/report",
                        "/api/cases/TS-20261123-0001/order-reply",
                        "/api/documents/XK-2026-0001.html",
                        "/api/payments/1/receipts/SJ-1.pdf")) {
            Door.Answer page = Door.nobody(port).with("Accept", "text/html").get(paper);
            assertThat(page.status()).as(paper).isEqualTo(401);
            assertThat(page.header("Content-Type")).as(paper).startsWith("text/html");
            assertThat(page.body()).contains("data-status=\"401\"");
            Door.Answer problem = Door.nobody(port).get(paper);
            assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//cases",
                "/api/./cases",
                "/api/x/../cases",
                "/api/cases;jsessionid=x",
                "/%61pi/cases",
                "/%65ngine-rest/task",
                "/engine-rest/%74ask",
                "/camunda/%61pi/admin/auth/user/default"
            })
    void a_path_that_reads_in_two_ways_is_refused_to_everybody(String path) {
        for (Door door : List.of(Door.nobody(port), Door.basic(port, user, Accounts.PASSWORD))) {
            Door.Answer answer = door.get(path);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().get("detail").asText()).contains("地址");
        }
    }

    private Door browser() {
        return Door.session(port, user, Accounts.PASSWORD);
    }
}
