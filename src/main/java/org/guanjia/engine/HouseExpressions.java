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
import org.joda.time.DateTime;

/**
 * What an expression can reach when it is evaluated: variables, the named beans, and on two objects
 * the two things that diagrams need, and moments that filters count from now. Nothing reaches a
 * method or a property of any other object, so reflection has no first step, wherever the
 * expression came from. The check of the diagram says no earlier and more clearly; this is what
 * holds when something slips past it.
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
            if (base instanceof DateTime moment) {
                Object other = moved(moment, String.valueOf(method), arguments);
                context.setPropertyResolved(other != null);
                return other;
            }
            return null;
        }

        /**
         * What the filters of Tasklist make of now, see {@link TaskQueryGuard}; null for no more.
         */
        private static Object moved(DateTime moment, String method, Object[] arguments) {
            int number =
                    arguments.length == 1 && arguments[0] instanceof Number given
                            ? given.intValue()
                            : 0;
            return switch (method) {
                case "withTimeAtStartOfDay" -> moment.withTimeAtStartOfDay();
                case "toDate" -> moment.toDate();
                case "plusMinutes" -> moment.plusMinutes(number);
                case "plusHours" -> moment.plusHours(number);
                case "plusDays" -> moment.plusDays(number);
                case "plusWeeks" -> moment.plusWeeks(number);
                case "plusMonths" -> moment.plusMonths(number);
                case "minusMinutes" -> moment.minusMinutes(number);
                case "minusHours" -> moment.minusHours(number);
                case "minusDays" -> moment.minusDays(number);
                case "minusWeeks" -> moment.minusWeeks(number);
                case "minusMonths" -> moment.minusMonths(number);
                default -> null;
            };
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
