package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.Locale;
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
    void who_opens_a_page_meanwhile_reads_so_and_comes_again_by_itself() throws Exception {
        MockHttpServletRequest visit = new MockHttpServletRequest("GET", "/guanjia/");
        visit.addHeader("Accept", "text/html,*/*;q=0.8");
        visit.addHeader("Accept-Language", "en-GB");
        visit.addPreferredLocale(Locale.UK);

        come(visit);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("text/html");
        assertThat(response.getContentAsString())
                .contains("<html lang=\"en\">", "http-equiv=\"refresh\"", "<h1>");
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
        come(new MockHttpServletRequest("GET", "/api/cases"));
    }

    private void come(MockHttpServletRequest request) throws Exception {
        new OpeningFilter(
                        availability,
                        new ObjectMapper(),
                        new Texts("zh", ZoneId.of("Asia/Shanghai")))
                .doFilter(request, response, chain);
    }
}
