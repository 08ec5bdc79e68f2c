package org.guanjia.engine;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * Closes CVE-2026-109432, which no community release fixes: the engine checks the expressions of a
 * task query but not those of its or-queries, and evaluates them. No task query, saved filter or
 * extension of a filter runs with an expression in an or-query, however deeply nested; and a saved
 * filter's own expressions are limited to the few that a filter needs, because whoever may save a
 * filter could otherwise run code. Refused with 400 before anything is evaluated.
 *
 * <p>Stands inside the command context, so that a stored filter is read once.
 */
class TaskQueryGuard extends CommandInterceptor {

    /** What the filters of Tasklist need: who, whose groups, and a moment relative to now. */
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                            + "|dateTime\\(\\)(\\.withTimeAtStartOfDay\\(\\)"
                            + "|\\.(plus|minus)(Minutes|Hours|Days|Weeks|Months)\\(\\d{1,4}\\))*"
                            + "(\\.toDate\\(\\))?)\\s*}");

    private static final Field SAVED = field(SaveFilterCmd.class, "filter");
    private static final Field FILTER_ID = field(AbstractExecuteFilterCmd.class, "filterId");
    private static final Field EXTENSION = field(AbstractExecuteFilterCmd.class, "extendingQuery");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            refuseNested(query);
        } else if (command instanceof SaveFilterCmd save) {
            refuseUnsafe((Filter) read(SAVED, save));
        } else if (command instanceof AbstractExecuteFilterCmd execution) {
            if (read(EXTENSION, execution) instanceof TaskQueryImpl extension) {
                refuseNested(extension);
            }
            refuseUnsafe(stored((String) read(FILTER_ID, execution)));
        }
        return next.execute(command);
    }

    private static Filter stored(String filterId) {
        // Null is left to the command, which says so in its own words.
        return filterId == null
                ? null
                : Context.getCommandContext().getFilterManager().findFilterById(filterId);
    }

    private static void refuseUnsafe(Filter filter) {
        if (filter == null) {
            return;
        }
        Query<?, ?> query = filter.getQuery();
        if (query instanceof TaskQueryImpl tasks) {
            refuseNested(tasks);
            for (String expression : tasks.getExpressions().values()) {
                if (!HARMLESS.matcher(expression).matches()) {
                    throw new BadUserRequestException(
                            "This expression is not allowed in a filter: " + expression);
                }
            }
        }
    }

    private static void refuseNested(TaskQueryImpl query) {
        Set<TaskQueryImpl> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(query);
        refuseNested(query, seen);
    }

    private static void refuseNested(TaskQueryImpl query, Set<TaskQueryImpl> seen) {
        // The outermost query is the first element of its own list.
        for (TaskQueryImpl nested : query.getQueries()) {
            if (seen.add(nested)) {
                if (!nested.getExpressions().isEmpty()) {
                    throw new BadUserRequestException(
                            "Expressions are not allowed in or-queries of a task query.");
                }
                refuseNested(nested, seen);
            }
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "The engine changed: " + type.getName() + " has no field " + name, e);
        }
    }

    private static Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
