package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Judges {@link CoversPaths}. */
class PathCoverageCheck implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PathCoverageCheck.class);

    /** Per group of classes on one database: those that have run in full. */
    private static final Map<Object, Set<Class<?>>> DONE = new ConcurrentHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        covers(context)
                .ifPresent(
                        covers -> {
                            context.getStore(NAMESPACE).put("ran", new HashSet<>());
                            if (done(context, covers).isEmpty()) {
                                coverage(context).forget(List.of(covers.diagrams()));
                            }
                        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public void beforeEach(ExtensionContext context) {
        Set<Object> ran = context.getStore(NAMESPACE).get("ran", Set.class);
        if (ran != null) {
            ran.add(context.getRequiredTestMethod());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        covers(context).ifPresent(covers -> judge(context, covers));
    }

    private void judge(ExtensionContext context, CoversPaths covers) {
        Class<?> type = context.getRequiredTestClass();
        int all =
                ReflectionSupport.findMethods(
                                type,
                                method -> AnnotationSupport.isAnnotated(method, Testable.class),
                                HierarchyTraversalMode.TOP_DOWN)
                        .size();
        if (context.getStore(NAMESPACE).get("ran", Set.class).size() < all) {
            return;
        }
        Set<Class<?>> done = done(context, covers);
        done.add(type);
        boolean complete =
                Arrays.stream(covers.together())
                        .allMatch(part -> done.stream().anyMatch(part::isAssignableFrom));
        if (!complete) {
            return;
        }
        done.clear();
        RepositoryService repository =
                SpringExtension.getApplicationContext(context).getBean(RepositoryService.class);
        Set<String> missing = new TreeSet<>();
        for (String process : covers.diagrams()) {
            ProcessDefinition definition =
                    repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(process)
                            .latestVersion()
                            .singleResult();
            assertThat(definition).as("deployed process %s", process).isNotNull();
            missing.addAll(
                    coverage(context)
                            .missing(repository.getBpmnModelInstance(definition.getId()), process));
        }
        assertThat(missing).as("elements that no path test took").isEmpty();
    }

    private static Set<Class<?>> done(ExtensionContext context, CoversPaths covers) {
        ApplicationContext server = SpringExtension.getApplicationContext(context);
        Object group =
                List.of(
                        server.getId() + "@" + System.identityHashCode(server),
                        Set.of(covers.diagrams()));
        return DONE.computeIfAbsent(group, key -> ConcurrentHashMap.newKeySet());
    }

    private static Optional<CoversPaths> covers(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), CoversPaths.class);
    }

    private static PathCoverage coverage(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(PathCoverage.class);
    }
}
