package org.guanjia.webapps.history;

import java.time.Instant;
import java.util.List;

/**
 * What happened in one process instance of a case.
 *
 * @param caller id of the instance that called it; null for the outermost
 * @param state see {@link CaseHistory#state}
 * @param steps the elements that were reached, in the order in which they were
 * @param flows ids of the flows that were taken
 * @param variables how the variables changed, oldest first
 * @param incidents what went wrong, oldest first
 * @param deeds what people did, oldest first
 */
record InstanceHistory(
        String instanceId,
        String caseNumber,
        String definitionId,
        String name,
        int version,
        String caller,
        String state,
        Instant startedAt,
        Instant endedAt,
        List<Step> steps,
        List<String> flows,
        List<Change> variables,
        List<Trouble> incidents,
        List<Deed> deeds) {

    /**
     * An element that was reached.
     *
     * @param type the engine's word for its kind, such as userTask
     * @param by name of who did the task; null for what nobody does
     * @param millis how long it took; null while it lasts
     * @param cancelled whether it was left without being done
     * @param called id of the instance that it called; null for all but call activities
     */
    record Step(
            String id,
            String element,
            String label,
            String type,
            String by,
            Instant startedAt,
            Instant endedAt,
            Long millis,
            boolean cancelled,
            String called) {}

    /**
     * A variable took a value.
     *
     * @param label what the variable is called, or its name where nothing tells
     * @param from the value before in words; null for the first
     * @param to the value in words; null when it was emptied
     * @param withheld whether the caller may know that there is a text and not what it says
     * @param step label of the step that set it; null for the start
     * @param by name of who set it; null for the house itself
     */
    record Change(
            Instant at,
            String name,
            String label,
            String from,
            String to,
            boolean withheld,
            String step,
            String by) {}

    /**
     * An incident.
     *
     * @param step label of the element that failed
     * @param message as the engine noted it
     * @param endedAt null while it is open
     * @param resolved whether it was settled; false with an end means that its step was left
     */
    record Trouble(
            Instant at,
            String type,
            String element,
            String step,
            String message,
            Instant endedAt,
            boolean resolved) {}

    /**
     * Something that a person did.
     *
     * @param operation the engine's word, such as Claim
     * @param step label of the step; null where it concerns none
     * @param whom name of the colleague whom a task was given to; null for the rest
     */
    record Deed(Instant at, String by, String operation, String step, String whom) {}
}
