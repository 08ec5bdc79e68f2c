package org.guanjia.engine;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.guanjia.casefile.CaseExclusion;

/**
 * Lists, counts and reports of the engine and of Cockpit leave out what a conflict of interest
 * keeps from the caller: the tasks that must not be theirs, and everything of a hidden case. The
 * engine has no place for such a condition, so the tables of its query are narrowed in the SQL
 * itself, by numbers alone. Whoever is kept out of nothing, which is nearly everybody, sends the
 * engine's own SQL; no query sends a statement for each row.
 */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
class HiddenRows implements Interceptor {

    /** What a person asked for; the engine reads its own state by other statements. */
    private static final Pattern QUERY = Pattern.compile("cockpit|Query|Statistics|Report");

    private static final Pattern TABLE =
            Pattern.compile(
                    "(?i)(?<![.\\w])(ACT_(?:RU|HI)_\\w+)(?![.\\w])"
                            + "(\\s+(?!(?:as|on|where|inner|left|right|full|cross|join|order|group"
                            + "|limit|union|set|using|straight_join|force|use|ignore|with)\\b)"
                            + "[a-z_]\\w*)?(\\s+as\\b)?");

    private static final String TASKS = "ACT_RU_TASK";

    /** By which column a row belongs to a process instance. */
    private static final Map<String, String> INSTANCE = new LinkedHashMap<>();

    static {
        for (String table :
                List.of(
                        "ACT_RU_EXECUTION",
                        "ACT_RU_VARIABLE",
                        "ACT_RU_INCIDENT",
                        "ACT_RU_EVENT_SUBSCR",
                        "ACT_RU_EXT_TASK",
                        "ACT_HI_PROCINST",
                        "ACT_HI_ACTINST",
                        "ACT_HI_TASKINST",
                        "ACT_HI_VARINST",
                        "ACT_HI_DETAIL",
                        "ACT_HI_INCIDENT",
                        "ACT_HI_OP_LOG",
                        "ACT_HI_DECINST",
                        "ACT_HI_EXT_TASK_LOG",
                        "ACT_HI_COMMENT",
                        "ACT_HI_ATTACHMENT")) {
            INSTANCE.put(table, "PROC_INST_ID_");
        }
        INSTANCE.put("ACT_RU_JOB", "PROCESS_INSTANCE_ID_");
        INSTANCE.put("ACT_HI_JOB_LOG", "PROCESS_INSTANCE_ID_");
        INSTANCE.put("ACT_HI_IDENTITYLINK", "ROOT_PROC_INST_ID_");
    }

    private final Conflicts conflicts;

    HiddenRows(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        StatementHandler handler = (StatementHandler) invocation.getTarget();
        MetaObject inside = SystemMetaObject.forObject(handler);
        MappedStatement statement = (MappedStatement) inside.getValue("delegate.mappedStatement");
        if (statement.getSqlCommandType() == SqlCommandType.SELECT
                && QUERY.matcher(statement.getId()).find()) {
            List<CaseExclusion> mine = conflicts.ofCaller();
            if (!mine.isEmpty()) {
                String sql = handler.getBoundSql().getSql();
                inside.setValue("delegate.boundSql.sql", narrowed(sql, mine));
            }
        }
        return invocation.proceed();
    }

    static String narrowed(String sql, List<CaseExclusion> mine) {
        String hidden = cases(mine, CaseExclusion::hidden);
        Matcher table = TABLE.matcher(sql);
        StringBuilder all = new StringBuilder();
        while (table.find()) {
            String condition = condition(table.group(1), mine, hidden);
            if (condition != null) {
                String alias =
                        table.group(2) == null && table.group(3) == null
                                ? " " + table.group(1)
                                : "";
                table.appendReplacement(
                        all,
                        Matcher.quoteReplacement(
                                "(select * from "
                                        + table.group(1)
                                        + " where "
                                        + condition
                                        + ")"
                                        + alias
                                        + table.group().substring(table.group(1).length())));
            }
        }
        return table.appendTail(all).toString();
    }

    private static String condition(String table, List<CaseExclusion> mine, String hidden) {
        if (table.equalsIgnoreCase(TASKS)) {
            return "ID_ not in (select t.ID_ from case_exclusion x"
                    + " join case_file f on f.id = x.case_id"
                    + " join ACT_HI_PROCINST p on p.BUSINESS_KEY_ = f.case_number"
                    + " join ACT_RU_TASK t on t.PROC_INST_ID_ = p.PROC_INST_ID_"
                    + " and (x.task = '*' or x.task = t.TASK_DEF_KEY_)"
                    + " where x.id in ("
                    + mine.stream()
                            .map(one -> Long.toString(one.id()))
                            .collect(Collectors.joining(","))
                    + "))";
        }
        String column = INSTANCE.get(table.toUpperCase(java.util.Locale.ROOT));
        return column == null || hidden.isEmpty()
                ? null
                : "("
                        + column
                        + " is null or "
                        + column
                        + " not in (select p.PROC_INST_ID_ from case_file f"
                        + " join ACT_HI_PROCINST p on p.BUSINESS_KEY_ = f.case_number"
                        + " where f.id in ("
                        + hidden
                        + ")))";
    }

    private static String cases(List<CaseExclusion> mine, Predicate<CaseExclusion> which) {
        return mine.stream()
                .filter(which)
                .map(one -> Long.toString(one.caseId()))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
