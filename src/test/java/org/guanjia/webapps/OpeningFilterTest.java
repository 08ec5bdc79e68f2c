package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import org.guanjia.language.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpeningFilterTest {

    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void nobody_comes_in_before_the_server_is_ready() throws Exception {
        come();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"status\":503");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void everybody_comes_in_when_it_is() throws Exception {
        availability.onApplicationEvent(
                new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));

        come();

        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private void come() throws Exception {
        new OpeningFilter(
                        availability,
                        new ObjectMapper(),
                        new Texts("zh", ZoneId.of("Asia/Shanghai")))
                .doFilter(new MockHttpServletRequest("GET", "/api/cases"), response, chain);
    }
}
