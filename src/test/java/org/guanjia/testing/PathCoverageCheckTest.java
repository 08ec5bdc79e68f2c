package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link CoversPaths} judges a class that has run in full, and only such a one. */
class PathCoverageCheckTest {

    @Test
    void a_path_that_no_test_took_fails_the_class_and_is_named() {
        assertThat(failures(selectClass(OneWay.class)))
                .singleElement()
                .asString()
                .contains("coverage-one-way: EndEvent_No", "coverage-one-way: Flow_No")
                .doesNotContain("Yes");
    }

    @Test
    void all_paths_taken_pass() {
        assertThat(failures(selectClass(BothWays.class))).isEmpty();
    }

    @Test
    void a_run_of_some_of_the_tests_is_not_judged() {
        assertThat(failures(selectMethod(BothWays.class, "yes"))).isEmpty();
    }

    @Test
    void classes_that_cover_together_are_judged_when_the_last_has_run() {
        assertThat(failures(selectClass(FirstPart.class))).isEmpty();
        assertThat(failures(selectClass(SecondPart.class))).isEmpty();
    }

    private static List<Throwable> failures(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .execute()
                .allEvents()
                .executions()
                .failed()
                .stream()
                .map(
                        execution ->
                                execution
                                        .getTerminationInfo()
                                        .getExecutionResult()
                                        .getThrowable()
                                        .orElseThrow())
                .toList();
    }

    abstract static class Ways {

        @Autowired RepositoryService repository;
        @Autowired RuntimeService runtime;

        abstract String process();

        @BeforeEach
        void deployOnce() {
            if (repository.createProcessDefinitionQuery().processDefinitionKey(process()).count()
                    == 0) {
                BpmnModelInstance model =
                        Bpmn.createExecutableProcess(process())
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent("StartEvent_Asked")
                                .exclusiveGateway("Gateway_Yes")
                                .sequenceFlowId("Flow_Yes")
                                .condition("yes", "${yes}")
                                .endEvent("EndEvent_Yes")
                                .moveToLastGateway()
                                .sequenceFlowId("Flow_No")
                                .endEvent("EndEvent_No")
                                .done();
                ExclusiveGateway gateway = model.getModelElementById("Gateway_Yes");
                gateway.setDefault(model.getModelElementById("Flow_No"));
                repository
                        .createDeployment()
                        .name(process())
                        .addModelInstance(process() + ".bpmn", model)
                        .deploy();
            }
        }

        void go(boolean yes) {
            runtime.startProcessInstanceByKey(
                    process(), "XX-20261123-" + UUID.randomUUID(), Map.of("yes", yes));
        }
    }

    @ServerTest
    @CoversPaths(diagrams = "coverage-one-way")
    static class OneWay extends Ways {

        @Override
        String process() {
            return "coverage-one-way";
        }

        @Test
        void yes() {
            go(true);
        }
    }

    @ServerTest
    @CoversPaths(diagrams = "coverage-both-ways")
    static class BothWays extends Ways {

        @Override
        String process() {
            return "coverage-both-ways";
        }

        @Test
        void yes() {
            go(true);
        }

        @Test
        void no() {
            go(false);
        }
    }

    @ServerTest
    @CoversPaths(
            diagrams = "coverage-parts",
            together = {FirstPart.class, SecondPart.class})
    static class FirstPart extends Ways {

        @Override
        String process() {
            return "coverage-parts";
        }

        @Test
        void yes() {
            go(true);
        }
    }

    @ServerTest
    @CoversPaths(
            diagrams = "coverage-parts",
            together = {FirstPart.class, SecondPart.class})
    static class SecondPart extends Ways {

        @Override
        String process() {
            return "coverage-parts";
        }

        @Test
        void no() {
            go(false);
        }
    }
}
