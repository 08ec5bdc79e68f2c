package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private final Problems problems =
            new Problems(
                    new Texts("zh", ZoneId.of("Asia/Shanghai")), new AcceptHeaderLocaleResolver());

    @Test
    void whoever_leaves_a_page_while_it_loads_is_no_failure(CapturedOutput log) {
        assertThat(failed(new ClientAbortException(new IOException("Broken pipe")))).isNull();
        assertThat(log.getAll()).doesNotContain("failed");
    }

    @Test
    void what_nobody_foresaw_is_logged_and_said(CapturedOutput log) {
        assertThat(failed(new IllegalStateException("unforeseen"))).isNotNull();
        assertThat(log.getAll()).contains("GET /api/cases failed", "unforeseen");
    }

    @Test
    void a_request_that_found_no_connection_may_come_again() throws Exception {
        TransactionTemplate exhausted =
                new TransactionTemplate() {
                    @Override
                    public <T> T execute(TransactionCallback<T> work) {
                        throw new CannotCreateTransactionException("pool exhausted");
                    }
                };
        RememberedRequests nothing =
                new RememberedRequests(null, null) {
                    @Override
                    Optional<Answer> find(String caller, String key) {
                        return Optional.empty();
                    }
                };
        List<ResponseEntity<ProblemDetail>> said = new ArrayList<>();
        OnceFilter filter =
                new OnceFilter(
                        nothing,
                        exhausted,
                        (request, response, handler, failure) -> {
                            said.add(problems.busy(failure, request));
                            return null;
                        });
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/cases/repair");
        request.addHeader("Idempotency-Key", "busy-1");
        request.addPreferredLocale(Locale.CHINESE);
        request.setContentType("application/json");
        request.setContent("{}".getBytes());
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(
                                new Caller("desk", Set.of(), Set.of(), false), null, List.of()));
        try {
            filter.doFilter(
                    request,
                    new MockHttpServletResponse(),
                    (passed, on) -> {
                        throw new AssertionError("nothing is begun");
                    });
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(said).hasSize(1);
        assertThat(said.get(0).getStatusCode().value()).isEqualTo(503);
        assertThat(said.get(0).getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(said.get(0).getBody().getDetail()).contains("请几秒后再试一次");
    }

    private Object failed(Exception failure) {
        return problems.failed(failure, new MockHttpServletRequest("GET", "/api/cases"));
    }
}
