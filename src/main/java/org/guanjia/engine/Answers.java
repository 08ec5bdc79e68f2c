package org.guanjia.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guanjia.language.Refusal;

/**
 * What a form collected, read by the step that stores it. Numbers may arrive as any number or as
 * text and an empty field as null or blank: both are settled here. {@link #forget} then removes
 * what was read, so that the process keeps only the answers that its gateways ask for.
 */
public final class Answers {

    private final DelegateExecution execution;
    private final Set<String> read = new LinkedHashSet<>();

    private Answers(DelegateExecution execution) {
        this.execution = execution;
    }

    /** The answers that this step finds. */
    public static Answers in(DelegateExecution execution) {
        return new Answers(execution);
    }

    /** Number of the case that the step belongs to. */
    public static String caseNumber(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    /** User id of who submitted the form; null when the step was not reached by a person. */
    public String by() {
        Authentication person =
                execution
                        .getProcessEngineServices()
                        .getIdentityService()
                        .getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    /** A text without blanks around it; null when nothing was filled in. */
    public String text(String key) {
        Object value = value(key);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** Whether a box is ticked. */
    public boolean yes(String key) {
        Object value = value(key);
        return value != null && Boolean.parseBoolean(value.toString());
    }

    /**
     * A whole number; null when nothing was filled in.
     *
     * @throws Refusal 422 when it is no whole number
     */
    public Integer whole(String key) {
        BigDecimal number = number(key);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalid(key, "engine.answer.whole");
        }
    }

    /**
     * A number; null when nothing was filled in.
     *
     * @throws Refusal 422 when it is none
     */
    public BigDecimal number(String key) {
        String text = text(key);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(key, "engine.answer.number");
        }
    }

    /**
     * A day; null when nothing was filled in.
     *
     * @throws Refusal 422 when it is none
     */
    public LocalDate day(String key) {
        String text = text(key);
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(key, "engine.answer.day");
        }
    }

    /** Removes what was read. */
    public void forget() {
        read.forEach(execution::removeVariable);
    }

    private Object value(String key) {
        read.add(key);
        return execution.getVariable(key);
    }
}
