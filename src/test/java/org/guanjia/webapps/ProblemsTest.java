package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.apache.catalina.connector.ClientAbortException;
import org.guanjia.language.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
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

    private Object failed(Exception failure) {
        return problems.failed(failure, new MockHttpServletRequest("GET", "/api/cases"));
    }
}
