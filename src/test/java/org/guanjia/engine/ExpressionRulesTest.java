package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${technician}",
                "#{technician}",
                "${ technician }",
                "${!workAccepted}",
                "${rounds >= 3}",
                "${severity == \"S1\" || severity == 'S2'}",
                "${workAccepted && !warranty && cost > 12.5}",
                "${\"technician\"}",
                "${answer == null}",
                "${cost >= limit}"
            })
    void variables_and_their_comparisons_are_plain(String expression) {
        assertThat(ExpressionRules.isPlain(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dataSource.connection}",
                "${''.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${x['class']}",
                "${x.class}",
                "${now()}",
                "${currentUser()}",
                "${execution}",
                "${task}",
                "${timers}",
                "${assignTechnicianDelegate}",
                "${a == b ? c : d}",
                "${(x -> x)(1)}",
                "${x = 1}",
                "${x; y}",
                "${a += b}",
                "${[1,2]}",
                "${{'a':1}}",
                "${empty a}",
                "text ${a}",
                "${a} ${b}",
                "${a == \"${b}\"}",
                "${a}}",
                "${a"
            })
    void anything_else_is_not(String expression) {
        assertThat(ExpressionRules.isPlain(expression)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${timers.warning(caseNumber, \"accept\")}",
                "${timers.due(caseNumber,'arrive')}"
            })
    void a_timer_asks_the_clock(String expression) {
        assertThat(ExpressionRules.isTime(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${timers.getClass()}",
                "${timers.due(caseNumber, other)}",
                "${timers.due(caseNumber, \"a\").time}",
                "${timers.due(\"BX-1\", \"a\")}",
                "${other.due(caseNumber, \"a\")}"
            })
    void a_timer_asks_nothing_else(String expression) {
        assertThat(ExpressionRules.isTime(expression)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignTechnicianDelegate",
                "${dataSource}",
                "${assignTechnicianDelegate.execute(execution)}",
                "${a.bDelegate}",
                "${xDelegate} ${yDelegate}"
            })
    void a_step_is_the_name_of_a_delegate_alone(String expression) {
        assertThat(ExpressionRules.step(expression)).isEmpty();
    }
}
