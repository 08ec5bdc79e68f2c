package org.guanjia.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Report;
import org.guanjia.estate.Address;
import org.guanjia.staff.Caller;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A flow of nothing but a key, its one step, and short ways to try a diagram on them. */
@TestConfiguration(proxyBeanMethods = false)
public class Sample {

    static final String FLOW = "engine-sample";
    static final String COMMUNITY = "engine-sample-community";

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="Definitions_1" targetNamespace="http://guanjia.org/test">
            """;

    /** What the step {@code sampleStepDelegate} does, until the test sets something else. */
    static class Step implements JavaDelegate {

        volatile Consumer<DelegateExecution> work = execution -> {};

        @Override
        public void execute(DelegateExecution execution) {
            work.accept(execution);
        }
    }

    @Bean
    Step sampleStepDelegate() {
        return new Step();
    }

    @Bean
    Diagrams diagrams(ProcessEngine engine, CaseFiles cases) {
        return new Diagrams(engine, cases);
    }

    @Bean
    CaseFlow sampleFlow() {
        return new CaseFlow() {
            @Override
            public String flow() {
                return FLOW;
            }

            @Override
            public String report(Report report, Caller caller) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void answer(String caseNumber, Answer answer, Caller caller) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void cancel(String caseNumber, String reason, Caller caller) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Map<String, Object> details(String caseNumber) {
                return Map.of();
            }
        };
    }

    /** A diagram of one process without lanes and pictures. */
    static byte[] diagram(String key, String body) {
        return (HEAD
                        + "<bpmn:process id=\""
                        + key
                        + "\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">"
                        + body
                        + "</bpmn:process></bpmn:definitions>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The extension property that carries a convention of ours. */
    static String property(String... pairs) {
        StringBuilder xml = new StringBuilder("<bpmn:extensionElements><camunda:properties>");
        for (int i = 0; i < pairs.length; i += 2) {
            xml.append(
                    "<camunda:property name=\"%s\" value=\"%s\"/>"
                            .formatted(pairs[i], pairs[i + 1]));
        }
        return xml.append("</camunda:properties></bpmn:extensionElements>").toString();
    }

    /** Sequence flows from each element to the next. */
    static String flows(String... ids) {
        StringBuilder xml = new StringBuilder();
        for (int i = 1; i < ids.length; i++) {
            xml.append(
                    "<bpmn:sequenceFlow id=\"F_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
                            .formatted(ids[i - 1], ids[i], ids[i - 1], ids[i]));
        }
        return xml.toString();
    }

    static class Diagrams {

        private final ProcessEngine engine;
        private final CaseFiles cases;

        Diagrams(ProcessEngine engine, CaseFiles cases) {
            this.engine = engine;
            this.cases = cases;
        }

        /** Deploys one diagram and gives the deployment's id. */
        String deploy(String key, String body) {
            return deploy(key + ".bpmn", diagram(key, body));
        }

        String deploy(String file, byte[] content) {
            return engine.getRepositoryService()
                    .createDeployment()
                    .name("sample")
                    .addInputStream(file, new java.io.ByteArrayInputStream(content))
                    .deploy()
                    .getId();
        }

        /** Removes every diagram that tests deployed, with all that ran in it. */
        void removeAll() {
            engine.getRepositoryService()
                    .createDeploymentQuery()
                    .deploymentName("sample")
                    .list()
                    .forEach(
                            deployment ->
                                    engine.getRepositoryService()
                                            .deleteDeployment(deployment.getId(), true));
        }

        String open() {
            return open(FLOW);
        }

        String open(String flow) {
            return cases.open(
                            new NewCase(
                                    flow,
                                    "YB",
                                    new Address(COMMUNITY, "1", "2", "3", "401"),
                                    null,
                                    null,
                                    null,
                                    "api",
                                    false,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "水管漏水😀",
                                    null))
                    .caseNumber();
        }

        ProcessInstance start(String caseNumber) {
            return start(FLOW, caseNumber, Map.of());
        }

        ProcessInstance start(String key, String caseNumber, Map<String, ?> more) {
            Map<String, Object> variables = new HashMap<>(more);
            variables.put("caseNumber", caseNumber);
            return engine.getRuntimeService().startProcessInstanceByKey(key, caseNumber, variables);
        }

        Task task(String caseNumber) {
            return engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .singleResult();
        }

        List<Job> timers(String caseNumber) {
            return engine
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .list()
                    .stream()
                    .flatMap(
                            instance ->
                                    engine
                                            .getManagementService()
                                            .createJobQuery()
                                            .processInstanceId(instance.getId())
                                            .timers()
                                            .list()
                                            .stream())
                    .toList();
        }
    }
}
