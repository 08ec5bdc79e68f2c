package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.staff.Roles;
import org.guanjia.testing.model.Contract;
import org.guanjia.testing.model.Contract.Room;
import org.guanjia.testing.model.Contract.Rule;
import org.guanjia.testing.model.Diagram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The diagrams against everything around them, and each rule against what breaks it. */
class ContractTest {

    /** The folders under {@code processes}: their prefix and the class that names their parts. */
    private static final Map<String, String[]> ROOMS =
            Map.of(
                    "billing-run", new String[] {"billing", "org.guanjia.fee.BillingModel"},
                    "fee-collection",
                            new String[] {"collection", "org.guanjia.fee.CollectionModel"},
                    "house-visit", new String[] {"visit", "org.guanjia.visit.VisitModel"},
                    "complaint", new String[] {"complaint", "org.guanjia.complaint.ComplaintModel"},
                    "renovation-violation",
                            new String[] {"violation", "org.guanjia.renovation.ViolationModel"},
                    "renovation-permit",
                            new String[] {"permit", "org.guanjia.renovation.PermitModel"},
                    "repair", new String[] {"repair", "org.guanjia.repair.RepairModel"},
                    "shared", new String[] {"case", "org.guanjia.casework.CaseModel"});

    private static final Path FIXTURE = Path.of("src/test/resources/contract");

    @TempDir Path copy;

    @TestFactory
    Stream<DynamicTest> the_house_keeps_the_contract() throws ClassNotFoundException {
        Path processes = Path.of("processes");
        Map<String, Room> rooms = new TreeMap<>();
        for (var room : ROOMS.entrySet()) {
            if (!Diagram.files(processes.resolve(room.getKey()), ".bpmn").isEmpty()) {
                rooms.put(
                        room.getKey(),
                        new Room(room.getValue()[0], Class.forName(room.getValue()[1])));
            }
        }
        Contract house =
                new Contract(
                        processes, Path.of("forms"), rooms, delegates(), Set.copyOf(Roles.ALL));
        return Contract.RULES.stream()
                .filter(rule -> house.hasDiagrams())
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> assertKept(rule, house)));
    }

    private static void assertKept(Rule rule, Contract house) {
        assertThat(rule.findings().apply(house))
                .as("%s, because %s", rule.id(), rule.because())
                .isEmpty();
    }

    /** The bean names of all delegates, as Spring will give them. */
    private static Set<String> delegates() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        Set<String> names = new TreeSet<>();
        scanner.findCandidateComponents("org.guanjia").stream()
                .filter(bean -> !isTestClass(bean.getBeanClassName()))
                .forEach(
                        bean ->
                                names.add(
                                        AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                                                bean, new SimpleBeanDefinitionRegistry())));
        return names;
    }

    /** Test classes stand on the same class path, but not in the folder of the house. */
    private static boolean isTestClass(String bean) {
        return !Files.exists(
                Path.of(
                        "target/classes",
                        bean.replace('.', '/').replaceAll("\\$.*", "") + ".class"));
    }

    // ---- the rules themselves, on a small house ----------------------------------------------

    @SuppressWarnings("unused") // read by reflection, as a room's own model is
    private static final class SampleModel {
        static final class Process {
            static final String SAMPLE = "sample";
            static final String VISIT = "sample-visit";
        }

        static final class Element {
            static final String REPORTED = "StartEvent_Reported";
            static final String CONFIRM_ADDRESS = "Activity_ConfirmAddress";
            static final String TRIAGE_REPORT = "Activity_TriageReport";
            static final String VISIT_SITE = "Activity_VisitSite";
            static final String VISIT_FAILED = "Event_VisitFailed";
            static final String REFER_MATTER = "Activity_ReferMatter";
            static final String RESIDENT_TOLD = "EndEvent_ResidentTold";
            static final String VISIT_ASKED = "StartEvent_VisitAsked";
            static final String ARRIVE_ON_SITE = "Activity_ArriveOnSite";
            static final String NOBODY_THERE = "EndEvent_NobodyThere";
            static final String OURS_NO = "Flow_OursNo";
        }

        static final class Message {
            static final String REPORTED = "sample.reported";
            static final String RESIDENT_TOLD = "sample.residentTold";
        }

        static final class Error {
            static final String VISIT_FAILED = "visitFailed";
        }

        static final class Variable {
            static final String OURS = "ours";
            static final String SEVERITY = "severity";
            static final String FINDER_ROLE = "finderRole";
            static final String ADDRESS_KNOWN = "addressKnown";
            static final String ARRIVED = "arrived";
        }
    }

    @SuppressWarnings("unused") // likewise
    private static final class SharedModel {
        static final class Process {
            static final String REFERRAL = "referral";
        }

        static final class Element {
            static final String MATTER_FOREIGN = "StartEvent_MatterForeign";
            static final String RESIDENT_TOLD = "Event_ResidentTold";
            static final String MATTER_REFERRED = "EndEvent_MatterReferred";
        }

        static final class Message {
            static final String RESIDENT_TOLD = "sample.residentTold";
        }
    }

    /** One edit that breaks a rule and no other. */
    private record Fault(String rule, String file, String from, String to) {}

    private static final String SAMPLE = "processes/sample/sample.bpmn";
    private static final String VISIT = "processes/sample/sample-visit.bpmn";
    private static final String TABLE = "processes/sample/sample-triage.dmn";
    private static final String STANDARD = "processes/sample/sample-visit-standard.dmn";
    private static final String LABELS = "processes/sample/labels_en.properties";
    private static final String FORM = "forms/desk/sample-confirm-address.form";

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault(
                            "model-names-what-is-drawn",
                            SAMPLE,
                            " &amp;&amp; severity != \"S4\"",
                            ""),
                    new Fault(
                            "what-is-drawn-is-named",
                            SAMPLE,
                            "${ours ",
                            "${nearby &amp;&amp; ours "),
                    new Fault(
                            "what-is-drawn-is-named",
                            SAMPLE,
                            "<bpmn:endEvent",
                            "<bpmn:task id=\"Activity_Rest\"/><bpmn:endEvent"),
                    new Fault(
                            "delegate-is-named-after-its-activity",
                            SAMPLE,
                            "id=\"Def_1\"",
                            "id=\"Def_1\" camunda:delegateExpression=\"${residentToldDelegate}\""),
                    new Fault("delegate-exists", null, "triageReportDelegate", ""),
                    new Fault("delegate-is-used", null, "", "forgottenDelegate"),
                    new Fault(
                            "candidate-group-is-lane",
                            SAMPLE,
                            "camunda:candidateGroups=\"desk\"",
                            "camunda:candidateGroups=\"guard\""),
                    new Fault("candidate-group-is-lane", VISIT, "name=\"staff\"", "name=\"stuff\""),
                    new Fault(
                            "candidate-group-is-lane",
                            VISIT,
                            "${finderRole}\"",
                            "guard\" camunda:dueDate=\"${finderRole}\""),
                    new Fault(
                            "form-exists",
                            SAMPLE,
                            "formRefBinding=\"deployment\"",
                            "formRefBinding=\"latest\""),
                    new Fault("form-components-render", FORM, "\"checkbox\"", "\"filepicker\""),
                    new Fault(
                            "form-keys-are-variables",
                            FORM,
                            "\"components\": [\n    {",
                            "\"components\": [\n    {\"type\": \"number\", \"id\": \"N\","
                                    + " \"key\": \"floor\"},\n    {"),
                    new Fault("form-is-used", "forms/desk/sample-forgotten.html", "", "<form/>"),
                    new Fault("decision-exists", SAMPLE, "sample-triage", "sample-severity"),
                    new Fault("decision-is-kept-well", TABLE, "其余都归我们", ""),
                    new Fault(
                            "decision-is-kept-well",
                            TABLE,
                            " camunda:historyTimeToLive=\"P1D\"",
                            ""),
                    new Fault(
                            "standard-is-kept-well",
                            VISIT,
                            "value=\"sample-visit-standard\"",
                            "value=\"sample-visited-standard\""),
                    new Fault("standard-is-kept-well", VISIT, "arrived=true", "arrived=maybe"),
                    new Fault("standard-is-kept-well", STANDARD, "\"clean\"", "\"not a key\""),
                    new Fault("standard-is-kept-well", STANDARD, "\"forbid\"", "\"forbidden\""),
                    new Fault(
                            "called-process-exists",
                            SAMPLE,
                            "calledElement=\"referral\"",
                            "calledElement=\"reference\""),
                    new Fault(
                            "called-process-exists",
                            SAMPLE,
                            "calledElementBinding=\"deployment\"",
                            "calledElementBinding=\"latest\""),
                    new Fault(
                            "message-is-caught",
                            "processes/shared/referral.bpmn",
                            "<bpmn:messageEventDefinition id=\"Def_5\" messageRef=\"Message_Told\" />",
                            ""),
                    new Fault(
                            "error-is-caught",
                            SAMPLE,
                            "attachedToRef=\"Activity_VisitSite\"",
                            "attachedToRef=\"Activity_ReferMatter\""),
                    new Fault("label-has-english", LABELS, "Activity_VisitSite=Visit site", ""),
                    new Fault("label-has-english", LABELS, "Visit site", "到场"),
                    new Fault(
                            "label-has-english",
                            LABELS,
                            "Lane_desk=",
                            "Lane_gone=Gone\nLane_desk="));

    @Test
    void a_good_house_keeps_every_rule() {
        assertThat(broken(FIXTURE, DELEGATES)).isEmpty();
    }

    private static final Set<String> DELEGATES =
            Set.of("triageReportDelegate", "residentToldDelegate");

    @TestFactory
    Stream<DynamicTest> each_rule_and_no_other_finds_its_fault() {
        return FAULTS.stream()
                .map(
                        fault ->
                                DynamicTest.dynamicTest(
                                        fault.rule() + ": " + fault.to(),
                                        () -> assertFound(fault)));
    }

    @Test
    void each_rule_has_a_fault() {
        assertThat(FAULTS)
                .extracting(Fault::rule)
                .containsAll(Contract.RULES.stream().map(Rule::id).toList());
    }

    private void assertFound(Fault fault) throws IOException {
        Path house = Files.createTempDirectory(copy, "house");
        try (Stream<Path> files = Files.walk(FIXTURE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = house.resolve(FIXTURE.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Set<String> delegates = new TreeSet<>(DELEGATES);
        if (fault.file() == null) {
            delegates.remove(fault.from());
            if (!fault.to().isEmpty()) {
                delegates.add(fault.to());
            }
        } else {
            Path file = house.resolve(fault.file());
            String text = Files.exists(file) ? Files.readString(file) : "";
            assertThat(text).contains(fault.from());
            Files.writeString(
                    file,
                    fault.from().isEmpty() ? fault.to() : text.replace(fault.from(), fault.to()));
        }
        assertThat(broken(house, delegates)).containsExactly(fault.rule());
    }

    private static List<String> broken(Path house, Set<String> delegates) {
        Contract contract =
                new Contract(
                        house.resolve("processes"),
                        house.resolve("forms"),
                        Map.of(
                                "sample", new Room("sample", SampleModel.class),
                                "shared", new Room("case", SharedModel.class)),
                        delegates,
                        Set.of("desk", "guard"));
        return Contract.RULES.stream()
                .filter(rule -> !rule.findings().apply(contract).isEmpty())
                .map(Rule::id)
                .toList();
    }
}
