package org.guanjia.casefile;

import java.util.Map;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;

/**
 * What each flow offers to the common API; one bean per flow room. Every verb refuses with a {@link
 * Refusal} and then has changed nothing.
 */
public interface CaseFlow {

    /** Id of the flow, such as {@code repair}. */
    String flow();

    /**
     * Opens a case file and starts its process.
     *
     * @return the case number
     */
    String report(Report report, Caller caller);

    /** Takes a resident's answer to an open question: 409 when nobody waits for it. */
    void answer(String caseNumber, Answer answer, Caller caller);

    /** Ends the case by the resident's wish, as long as the flow allows it (409 after). */
    void cancel(String caseNumber, String reason, Caller caller);

    /**
     * The open work of this role is given to this colleague: what the flow keeps of it beside the
     * tasks themselves, which the engine hands over then. Most keep nothing.
     *
     * @throws Refusal 403 for a colleague who must not have it
     */
    default void handOver(String caseNumber, String role, String userId) {}

    /**
     * Opens the case that another flow asks for, linked with the case that asked. Taken by somebody
     * else meanwhile, nothing is opened.
     *
     * @return the new case's number
     * @throws Refusal 409 when somebody took it, or the flow opens no case for another
     */
    default String take(LinkedRequest request) {
        throw Refusal.conflict("casefile.takesNothing", flow());
    }

    /** The flow's own facts of the case, by name, for the case view; never null. */
    Map<String, Object> details(String caseNumber);

    /**
     * Whether a colleague's work gives them reason to know of the flow's cases, beyond serving the
     * community; else the cases do not exist for them, nor does a link to one.
     */
    default boolean concerns(Caller caller) {
        return true;
    }

    /** Whether its cases are about a place, where somebody can be met or be in danger. */
    default boolean atPlace() {
        return true;
    }

    /**
     * Which of {@link #details} the resident may be told, by name; the others are for staff alone.
     */
    default Set<String> toldToResident() {
        return Set.of();
    }
}
