package org.guanjia.desk;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

class BrowserCondition implements ExecutionCondition {

    private static final String LEFT_OUT =
            "Browser tests left out: no GUANJIA_TEST_CHROMIUM and no Chromium on the path.";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent() || Chromium.path().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.println(LEFT_OUT);
        }
        return ConditionEvaluationResult.disabled(LEFT_OUT);
    }
}
