package org.guanjia.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

class MySqlCondition implements ExecutionCondition {

    private static final String LEFT_OUT =
            "MySQL tests left out: no GUANJIA_TEST_MYSQL_URL and no Docker engine.";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent() || MySqlServer.found().isPresent()) {
            return ConditionEvaluationResult.enabled("MySQL is there");
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.println(LEFT_OUT);
        }
        return ConditionEvaluationResult.disabled(LEFT_OUT);
    }
}
