package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A number's type changes with its value on the way from a form; the engine checks none. */
@ServerTest
class AnswersTest {

    @Autowired Sample.Diagrams diagrams;
    @Autowired Sample.Step step;

    private final AtomicReference<Integer> whole = new AtomicReference<>();
    private final AtomicReference<BigDecimal> number = new AtomicReference<>();

    @BeforeEach
    void readTheAnswer() {
        step.work =
                execution -> {
                    Answers answers = Answers.in(execution);
                    number.set(answers.number("n"));
                    whole.set(answers.whole("n"));
                };
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:serviceTask id=\"Activity_Step\""
                        + " camunda:delegateExpression=\"${sampleStepDelegate}\"/>"
                        + "<bpmn:userTask id=\"U\"/>"
                        + Sample.flows("S", "Activity_Step", "U"));
    }

    @AfterEach
    void remove() {
        step.work = execution -> {};
        diagrams.removeAll();
    }

    @Test
    void a_whole_number_is_one_whatever_its_type() {
        for (Object two : List.of(2, 2L, (short) 2, 2.0, "2", " 2 ", "2.00")) {
            answer(two);
            assertThat(whole).as("%s %s", two.getClass(), two).hasValue(2);
        }
        answer("");
        assertThat(whole).hasValue(null);
    }

    @Test
    void what_is_no_number_is_refused_naming_the_field() {
        for (Object none : List.of("x", "NaN", true, Double.POSITIVE_INFINITY)) {
            assertRefused(none, "engine.answer.number");
        }
        for (Object broken : List.of(2.5, "2.5", 3_000_000_000L, "1e999999999")) {
            assertRefused(broken, "engine.answer.whole");
        }
        assertThat(number.get()).isEqualTo(new BigDecimal("1e999999999"));
    }

    private void answer(Object value) {
        diagrams.start(Sample.FLOW, diagrams.open(), Map.of("n", value));
    }

    private void assertRefused(Object value, String textKey) {
        assertThatThrownBy(() -> answer(value))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.textKey()).isEqualTo(textKey);
                            assertThat(refusal.field()).isEqualTo("n");
                        });
    }
}
