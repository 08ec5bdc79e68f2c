package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPrivacyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Duplicate entry '13912345678-3' for key 'resident_phone.uk_x';"
                        + "Duplicate entry '***' for key 'resident_phone.uk_x'",
                "Duplicate entry 'Zhang San' for key; Duplicate entry '***' for key",
                "from String \"li.si@example.com\": no; from String '***': no",
                "no mail to li.si@example.com today; no mail to *** today",
                "called +86 139 1234 5678 twice; called *** twice",
                "called 0571-88886666 twice; called *** twice",
                "number 4401061990010112 there; number *** there",
                "case: 3栋101室厨房水管爆了，水漫到客厅; case: ***"
            })
    void values_are_hidden(String text, String hidden) {
        assertThat(LogPrivacy.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tomcat started on port 18080 (http) with context path",
                "case BX-20261123-0007 at 2026-11-26T02:22:42 took 1234 ms",
                "Exception while executing job '5b1c2f3e-0a4d-11f1-9c0f-0242ac120002': x",
                "\tat org.guanjia.repair.RepairService.assign(RepairService.java:112)",
                "Cannot resolve 'Activity_AssignTechnician', can't go on, don't ask"
            })
    void what_helps_to_find_the_reason_stays(String text) {
        assertThat(LogPrivacy.hidden(text)).isEqualTo(text);
    }

    @Test
    void a_long_trace_is_read_in_no_time() {
        String trace = "9 ".repeat(50_000) + "a.b-c.".repeat(20_000) + "'".repeat(10_000);
        assertThat(LogPrivacy.hidden(trace)).isNotNull();
    }
}
