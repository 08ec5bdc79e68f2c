package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

/** A page's scripts carry the nonce that its own policy names, whatever else is asked meanwhile. */
@ServerTest
class PageNonceTest {

    private static final int AT_ONCE = 200;
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void many_who_open_a_page_at_once_all_see_it(String app) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest page =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + port
                                                + "/camunda/app/"
                                                + app
                                                + "/default/"))
                        .build();

        List<CompletableFuture<HttpResponse<String>>> asked =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> client.sendAsync(page, HttpResponse.BodyHandlers.ofString()))
                        .toList();

        for (CompletableFuture<HttpResponse<String>> one : asked) {
            HttpResponse<String> answer = one.join();
            String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            String nonce = found(IN_HEADER, policy).findFirst().orElseThrow();
            assertThat(found(IN_PAGE, answer.body())).isNotEmpty().containsOnly(nonce);
        }
    }

    @Test
    void a_request_between_header_and_page_does_not_take_the_nonce_away() throws Exception {
        MockServletContext shared = new MockServletContext();
        PageNonceFilter filter = new PageNonceFilter();

        filter.doFilter(
                new MockHttpServletRequest(shared),
                new MockHttpServletResponse(),
                (request, response) -> {
                    request.getServletContext().setAttribute(PageNonceFilter.NONCE, "mine");
                    shared.setAttribute(PageNonceFilter.NONCE, "of another request");
                    assertThat(request.getServletContext().getAttribute(PageNonceFilter.NONCE))
                            .isEqualTo("mine");
                });

        assertThat(shared.getAttribute(PageNonceFilter.NONCE)).isEqualTo("of another request");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1));
    }
}
