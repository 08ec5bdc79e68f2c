package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an expression reaches even when no check stood before it. */
@ServerTest
class HouseExpressionsTest {

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired RuntimeService runtime;
    @Autowired Sample.Diagrams diagrams;

    @AfterEach
    void remove() {
        diagrams.removeAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dataSource}",
                "${processEngine}",
                "${runtimeService}",
                "${caseFiles}",
                "${systemProperties}",
                "${engineWork}",
                "${''.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''['class']}",
                "${said.length()}",
                "${said.class}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('said', 'x')}",
                "${timers.getClass()}",
                "${timers.class}",
                "${sampleStepDelegate.work}",
                "${sampleStepDelegate.execute(execution)}",
                "${System.exit(0)}",
                "${Runtime.getRuntime()}",
                "${Integer.MAX_VALUE}",
                "${dateTime().zone}",
                "${dateTime().getClass()}",
                "${dateTime().toGregorianCalendar()}",
                "${list[0]}"
            })
    void nothing_else_is_reached(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void variables_steps_and_the_business_key_are_reached() {
        assertThat(evaluate("${said}")).isEqualTo("yes");
        assertThat(evaluate("${said == \"yes\" && !other}")).isEqualTo(true);
        assertThat(evaluate("${sampleStepDelegate}")).isInstanceOf(JavaDelegate.class);
        assertThat(evaluate("#{execution.processBusinessKey}").toString()).startsWith("YB-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript",
                "js",
                "ecmascript",
                "nashorn",
                "graal.js",
                "groovy",
                "python",
                "ruby"
            })
    void there_is_no_script_engine(String language) {
        assertThat(new ScriptEngineManager().getEngineByName(language)).isNull();
    }

    private Object evaluate(String expression) {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\"/>" + Sample.flows("S", "U"));
        String instance =
                diagrams.start(Sample.FLOW, diagrams.open(), Map.of("said", "yes", "other", false))
                        .getId();
        return engine.getCommandExecutorTxRequired()
                .execute(
                        context -> {
                            ExecutionEntity execution =
                                    context.getExecutionManager().findExecutionById(instance);
                            return engine.getExpressionManager()
                                    .createExpression(expression)
                                    .getValue(execution);
                        });
    }
}
