package org.guanjia.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that a diagram can name, and no others: every step ({@code ...Delegate}) and {@code
 * timers}. Made when asked for, as the steps need services that need the engine.
 */
class NamedBeans extends AbstractMap<Object, Object> {

    static final String TIMERS = "timers";

    private final ListableBeanFactory beans;

    NamedBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name
                && (name.equals(TIMERS) || name.endsWith("Delegate"))
                && beans.containsBean(name)
                && (name.equals(TIMERS) || beans.isTypeMatch(name, JavaDelegate.class));
    }

    @Override
    public Object get(Object key) {
        return containsKey(key) ? beans.getBean((String) key) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(this::containsKey)
                .map(name -> Map.<Object, Object>entry(name, get(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
