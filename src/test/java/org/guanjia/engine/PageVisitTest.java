package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PageVisitTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void a_browser_that_opens_an_address_gets_a_page() {
        assertThat(PageVisit.is(asked("GET", "/guanjia/nothing", BROWSER))).isTrue();
        assertThat(PageVisit.is(asked("GET", "/camunda/app/admin/", BROWSER))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void whoever_sends_something_does_not(String method) {
        assertThat(PageVisit.is(asked(method, "/guanjia/nothing", BROWSER))).isFalse();
    }

    @Test
    void a_program_that_names_another_type_first_or_none_does_not() {
        assertThat(PageVisit.is(asked("GET", "/guanjia/nothing", null))).isFalse();
        assertThat(PageVisit.is(asked("GET", "/guanjia/nothing", "*/*"))).isFalse();
        assertThat(PageVisit.is(asked("GET", "/guanjia/nothing", "application/json, text/html")))
                .isFalse();
    }

    @Test
    void who_brings_a_password_is_a_program() {
        MockHttpServletRequest asked = asked("GET", "/guanjia/nothing", BROWSER);
        asked.addHeader("Authorization", "Basic eDp5");
        assertThat(PageVisit.is(asked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task",
                "/v3/api-docs",
                "/actuator/health"
            })
    void what_only_programs_ask_for_answers_them(String path) {
        assertThat(PageVisit.is(asked("GET", path, BROWSER))).isFalse();
    }

    private static MockHttpServletRequest asked(String method, String path, String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (accept != null) {
            request.addHeader("Accept", accept);
        }
        return request;
    }
}
