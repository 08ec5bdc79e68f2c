package org.guanjia.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may know whom, for the house whose rooms are the packages below {@code root}: the real one,
 * or a small one that breaks a rule.
 */
public final class ArchitectureRules {

    private static final List<String> FLOWS =
            List.of("repair", "complaint", "renovation", "fee", "visit");

    private static final List<String> COMMON =
            List.of(
                    "language",
                    "estate",
                    "staff",
                    "notice",
                    "casefile",
                    "document",
                    "figures",
                    "engine",
                    "casework",
                    "imports",
                    "webapps",
                    "operation");

    /** For each room, the rooms that it may know besides itself. */
    private static final Map<String, List<String>> MAY_KNOW = new LinkedHashMap<>();

    static {
        MAY_KNOW.put("language", List.of());
        MAY_KNOW.put("estate", List.of("language", "staff"));
        MAY_KNOW.put("staff", List.of("language", "estate"));
        MAY_KNOW.put("notice", List.of("language", "estate", "staff"));
        MAY_KNOW.put("casefile", List.of("language", "estate", "staff", "notice"));
        MAY_KNOW.put("document", List.of("language", "estate", "staff", "casefile"));
        MAY_KNOW.put("figures", List.of("language", "estate", "staff", "casefile", "document"));
        MAY_KNOW.put("engine", List.of("language", "estate", "staff", "casefile"));
        MAY_KNOW.put(
                "imports",
                List.of("language", "estate", "staff", "casefile", "document", "engine"));
        MAY_KNOW.put(
                "casework", List.of("language", "estate", "staff", "notice", "casefile", "engine"));
        MAY_KNOW.put("operation", List.of("language", "notice", "casefile", "engine"));
    }

    private static final Set<String> RANDOM =
            Set.of(Random.class.getName(), SplittableRandom.class.getName());

    private final String root;

    private ArchitectureRules(String root) {
        this.root = root;
    }

    /** All rules by their name, for the house below this package. */
    public static Map<String, ArchRule> of(String root) {
        ArchitectureRules house = new ArchitectureRules(root);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("flows-are-apart", house.flowsAreApart());
        rules.put("common-rooms-know-no-flow", house.commonRoomsKnowNoFlow());
        rules.put("rooms-know-whom-they-may", house.roomsKnowWhomTheyMay());
        rules.put("no-circles", house.noCircles());
        rules.put("engine-at-the-edge", house.engineAtTheEdge());
        rules.put("engine-internals-in-one-place", house.engineInternals());
        rules.put("delegates-are-hidden", house.delegatesAreHidden());
        rules.put("delegates-call-one-service", house.delegatesCallOneService());
        rules.put("delegates-know-no-tables", house.delegatesKnowNoTables());
        rules.put("services-know-no-web", house.servicesKnowNoWeb());
        rules.put("time-from-the-clock", house.timeFromTheClock());
        rules.put("chance-from-its-source", house.chanceFromItsSource());
        rules.put("constructor-injection", house.constructorInjection());
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private String[] rooms(List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private ArchRule flowsAreApart() {
        return slices().assignedFrom(new FlowRooms())
                .should()
                .notDependOnEachOther()
                .because("flows meet in diagrams, by message or call, never by a Java import");
    }

    private final class FlowRooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return FLOWS.stream()
                    .filter(flow -> isIn(type, flow))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "flow rooms";
        }
    }

    private boolean isIn(JavaClass type, String room) {
        String name = root + "." + room;
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    private ArchRule commonRoomsKnowNoFlow() {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(COMMON))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(FLOWS))
                .because("a new flow is added without touching what all flows share");
    }

    private ArchRule roomsKnowWhomTheyMay() {
        return classes()
                .that()
                .resideInAnyPackage(rooms(List.copyOf(MAY_KNOW.keySet())))
                .should(
                        new ArchCondition<JavaClass>("know only the rooms that they may") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                type.getDirectDependenciesFromSelf().stream()
                                        .filter(
                                                dependency ->
                                                        isForbidden(
                                                                type, dependency.getTargetClass()))
                                        .forEach(
                                                dependency ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        dependency,
                                                                        dependency
                                                                                .getDescription())));
                            }
                        })
                .because("the lower a room, the more stand on it and the less it may know");
    }

    private boolean isForbidden(JavaClass type, JavaClass target) {
        return MAY_KNOW.entrySet().stream()
                .filter(room -> isIn(type, room.getKey()))
                .anyMatch(
                        room ->
                                // Flows have a rule of their own.
                                COMMON.stream()
                                        .filter(other -> !other.equals(room.getKey()))
                                        .filter(other -> !room.getValue().contains(other))
                                        .anyMatch(other -> isIn(target, other)));
    }

    private ArchRule noCircles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle are one room that nobody can change in part");
    }

    private ArchRule engineAtTheEdge() {
        return noClasses()
                .that(
                        not(
                                simpleNameEndingWith("Process")
                                        .or(
                                                resideInAnyPackage(
                                                        root + "..delegate..",
                                                        root + ".engine..",
                                                        root + ".webapps.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because(
                        "the community edition has ended: leaving it for a fork with the same API"
                                + " must stay a change of import prefixes in few places");
    }

    private ArchRule engineInternals() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".engine..", root + ".webapps..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine.impl..")
                .because("internals change without notice, so those who know them are two rooms");
    }

    private ArchRule delegatesAreHidden() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should()
                .resideInAPackage(root + "..delegate..")
                .andShould()
                .notBePublic()
                .because("a delegate belongs to its step in the diagram and is called by no Java");
    }

    private ArchRule delegatesCallOneService() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should(
                        new ArchCondition<JavaClass>("hold one bean of their room at most") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                List<JavaField> own =
                                        type.getFields().stream()
                                                .filter(
                                                        field ->
                                                                !field.getModifiers()
                                                                        .contains(
                                                                                JavaModifier
                                                                                        .STATIC))
                                                .filter(field -> isRoomsBean(field.getRawType()))
                                                .toList();
                                if (own.size() > 1) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type, type.getName() + " holds " + own));
                                }
                            }
                        })
                .because(
                        "one step is one verb of one service; what needs two is business that"
                                + " belongs into the service");
    }

    /** Engine and language serve delegates as tools, the rest is business. */
    private boolean isRoomsBean(JavaClass type) {
        return type.getPackageName().startsWith(root)
                && !isIn(type, "engine")
                && !isIn(type, "language");
    }

    private ArchRule delegatesKnowNoTables() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.assignableTo(Repository.class)
                                .or(JavaClass.Predicates.assignableTo(JdbcClient.class))
                                .or(JavaClass.Predicates.assignableTo(JdbcOperations.class)))
                .because(
                        "the service guards what is written; a delegate that writes goes around"
                                + " it");
    }

    private ArchRule servicesKnowNoWeb() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "jakarta.ws..")
                .because("business verbs are called by forms, messages, jobs and tests alike");
    }

    private ArchRule timeFromTheClock() {
        return noClasses()
                .should()
                .accessTargetWhere(
                        new DescribedPredicate<JavaAccess<?>>("tells the system's time") {
                            @Override
                            public boolean test(JavaAccess<?> access) {
                                return tellsTime(access);
                            }
                        })
                .because(
                        "all time comes from one Clock bean that follows the engine's, so that a"
                                + " rehearsal can run a month in a minute");
    }

    private static boolean tellsTime(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        String name = access.getTarget().getName();
        List<JavaClass> parameters =
                access.getTarget() instanceof CodeUnitAccessTarget target
                        ? target.getRawParameterTypes()
                        : List.of();
        boolean byClock = parameters.stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time") && name.equals("now") && !byClock
                || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class)
                        && name.equals("<init>")
                        && parameters.isEmpty();
    }

    private ArchRule chanceFromItsSource() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".engine..")))
                .should()
                .accessTargetWhere(
                        new DescribedPredicate<JavaAccess<?>>("draws lots without a seed") {
                            @Override
                            public boolean test(JavaAccess<?> access) {
                                return drawsLots(access);
                            }
                        })
                .because("all chance comes from one seeded source, so that a run can be repeated");
    }

    private static boolean drawsLots(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        String name = access.getTarget().getName();
        int parameters =
                access.getTarget() instanceof CodeUnitAccessTarget target
                        ? target.getRawParameterTypes().size()
                        : 0;
        return owner.isEquivalentTo(Math.class) && name.equals("random")
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || owner.isEquivalentTo(Collections.class)
                        && name.equals("shuffle")
                        && parameters == 1
                || RANDOM.contains(owner.getName()) && name.equals("<init>") && parameters == 0;
    }

    private ArchRule constructorInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what a class needs is what its constructor asks for");
    }
}
