package org.guanjia.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * What an expression can reach when it is evaluated: variables, the named beans, and on two objects
 * the two things that diagrams need. Nothing reaches a method or a property of any other object, so
 * reflection has no first step, wherever the expression came from. The check of the diagram says no
 * earlier and more clearly; this is what holds when something slips past it.
 */
class HouseExpressions extends JuelExpressionManager {

    HouseExpressions(NamedBeans beans) {
        super(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new KnownCalls());
        return resolver;
    }

    private static class KnownCalls extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base instanceof DelegateExecution execution
                    && "processBusinessKey".equals(property)) {
                context.setPropertyResolved(true);
                return execution.getProcessBusinessKey();
            }
            return null;
        }

        @Override
        public Object invoke(
                ELContext context,
                Object base,
                Object method,
                Class<?>[] types,
                Object[] arguments) {
            if (base instanceof ClockTimers timers && arguments.length == 2) {
                String caseNumber = String.valueOf(arguments[0]);
                String measure = String.valueOf(arguments[1]);
                Date time =
                        switch (String.valueOf(method)) {
                            case "warning" -> timers.warning(caseNumber, measure);
                            case "due" -> timers.due(caseNumber, measure);
                            default -> null;
                        };
                context.setPropertyResolved(time != null);
                return time;
            }
            return null;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {}

        @Override
        public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
                ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
