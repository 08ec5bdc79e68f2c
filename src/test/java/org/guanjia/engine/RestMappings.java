package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every call that the resources of the engine's REST API and of the web apps answer. */
final class RestMappings {

    /**
     * A call that some servlet would answer.
     *
     * @param path with its parameters in braces, or filled
     */
    record Call(String method, String path) implements Comparable<Call> {

        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }
    }

    private RestMappings() {}

    /** The calls of these resources, below this prefix, and of those that they lead to. */
    static Set<Call> of(String prefix, Set<Class<?>> classes) {
        Set<Call> calls = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            Path path = type.getAnnotation(Path.class);
            if (path != null) {
                walk(join(prefix, path.value()), type, calls, Set.of());
            }
        }
        return calls;
    }

    /** The calls that Spring's own servlet answers: our API and what stands beside it. */
    static Set<Call> ofSpring(ApplicationContext context) {
        Set<Call> calls = new LinkedHashSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    for (RequestMethod method :
                            methods.isEmpty()
                                    ? Set.of(
                                            RequestMethod.GET,
                                            RequestMethod.POST,
                                            RequestMethod.PUT,
                                            RequestMethod.DELETE)
                                    : methods) {
                        calls.add(new Call(method.name(), pattern));
                    }
                }
            }
        }
        return calls;
    }

    /** The calls of a resource and of those that it leads to. */
    private static void walk(
            String prefix, Class<?> resource, Set<Call> calls, Set<Class<?>> above) {
        if (above.contains(resource)) {
            return;
        }
        Set<Class<?>> path =
                Stream.concat(above.stream(), Stream.of(resource)).collect(Collectors.toSet());
        for (Method method : methods(resource)) {
            Path at = method.getAnnotation(Path.class);
            String here = at == null ? prefix : join(prefix, at.value());
            List<String> verbs =
                    Arrays.stream(method.getAnnotations())
                            .map(Annotation::annotationType)
                            .map(type -> type.getAnnotation(HttpMethod.class))
                            .filter(verb -> verb != null)
                            .map(HttpMethod::value)
                            .toList();
            verbs.forEach(verb -> calls.add(new Call(verb, here)));
            if (verbs.isEmpty() && at != null) {
                walk(here, method.getReturnType(), calls, path);
                assertThat(calls)
                        .as("%s leads somewhere", method)
                        .anyMatch(call -> call.path().startsWith(here));
            }
        }
    }

    /** Annotations of JAX-RS stand on the class or on an interface of it. */
    private static List<Method> methods(Class<?> type) {
        List<Method> all = new ArrayList<>(Arrays.asList(type.getMethods()));
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> contract : at.getInterfaces()) {
                all.addAll(Arrays.asList(contract.getMethods()));
            }
        }
        return all;
    }

    private static String join(String prefix, String path) {
        return path.isEmpty() || path.equals("/")
                ? prefix
                : prefix + (path.startsWith("/") ? "" : "/") + path;
    }
}
