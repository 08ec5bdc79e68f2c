package org.guanjia.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions that a diagram may hold. Whoever may deploy a diagram could otherwise run any
 * code through the expression language, so this is a list of what is allowed, never of what is
 * forbidden:
 *
 * <ul>
 *   <li>a step: {@code ${assignTechnicianDelegate}}
 *   <li>the time of a timer: {@code ${timers.warning(caseNumber, "accept")}} or {@code .due}; the
 *       measure may be the variable of that name
 *   <li>the business key handed to a called process: {@code #{execution.processBusinessKey}}
 *   <li>anywhere else: a variable, a text or number, {@code !variable}, comparisons of a variable
 *       with a variable or a literal, joined with {@code &&} and {@code ||}
 * </ul>
 *
 * An expression is the whole value; text mixed with expressions is refused.
 */
final class ExpressionRules {

    private static final Pattern STEP = Pattern.compile("[$#]\\{\\s*([a-z]\\w*Delegate)\\s*}");
    private static final Pattern TIME =
            Pattern.compile(
                    "[$#]\\{\\s*timers\\.(warning|due)\\(\\s*caseNumber\\s*,"
                            + "\\s*(\"[\\w-]+\"|'[\\w-]+'|measure)\\s*\\)\\s*}");
    private static final Pattern BUSINESS_KEY =
            Pattern.compile("[$#]\\{\\s*execution\\.processBusinessKey\\s*}");

    private static final String LITERAL =
            "(?:\"[^\"\\\\${}#]*\"|'[^'\\\\${}#]*'|-?\\d+(?:\\.\\d+)?|true|false|null)";

    /** Names that do not stand for a variable: what the engine or the house puts in scope. */
    private static final String VARIABLE =
            "(?!(?:execution|task|caseExecution|externalTask|timers|\\w*Delegate)\\b)"
                    + "[a-zA-Z_]\\w*";

    private static final String COMPARISON =
            "(?:"
                    + VARIABLE
                    + "|"
                    + LITERAL
                    + ")\\s*(?:==|!=|<=|>=|<|>)\\s*(?:"
                    + VARIABLE
                    + "|"
                    + LITERAL
                    + ")";
    private static final String TERM =
            "(?:" + COMPARISON + "|!\\s*" + VARIABLE + "|" + VARIABLE + "|" + LITERAL + ")";
    private static final Pattern CONDITION =
            Pattern.compile("[$#]\\{\\s*" + TERM + "(?:\\s*(?:&&|\\|\\|)\\s*" + TERM + ")*\\s*}");

    private ExpressionRules() {}

    /** Whether the engine would evaluate something in this text. */
    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The bean that a step's expression names; empty when it is anything but that. */
    static Optional<String> step(String expression) {
        Matcher matcher = STEP.matcher(expression.trim());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isTime(String expression) {
        return TIME.matcher(expression.trim()).matches();
    }

    static boolean isBusinessKey(String expression) {
        return BUSINESS_KEY.matcher(expression.trim()).matches();
    }

    /** A variable, a literal, or a condition made of them. */
    static boolean isPlain(String expression) {
        return CONDITION.matcher(expression.trim()).matches();
    }
}
