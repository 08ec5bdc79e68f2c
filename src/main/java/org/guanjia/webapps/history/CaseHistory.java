package org.guanjia.webapps.history;

import java.time.Instant;
import java.util.List;

/**
 * What became of a case: the process instances that it ran in and the work that people did.
 *
 * @param flow id of the flow, such as {@code repair}
 * @param status open, closed or cancelled
 * @param parts the instances, each after the one that called it
 * @param work user tasks of every instance, oldest first
 * @param repairs interventions into the running case, oldest first
 */
record CaseHistory(
        String caseNumber,
        String flow,
        String community,
        String status,
        Instant openedAt,
        Instant closedAt,
        List<Part> parts,
        List<Work> work,
        List<Repair> repairs) {

    /**
     * A process instance of the case.
     *
     * @param name what its diagram is called
     * @param caller id of the instance that called it; null for the outermost
     * @param depth 0 for the outermost
     * @param state see {@link #state}
     * @param open how many of its incidents are open
     */
    record Part(
            String instanceId,
            String definitionId,
            String name,
            int version,
            String caller,
            int depth,
            String state,
            Instant startedAt,
            Instant endedAt,
            long open) {}

    /**
     * A user task.
     *
     * @param by name of who had it last; null when nobody had taken it
     * @param endedAt null while it is open
     * @param done whether it was completed; otherwise the flow withdrew it, or it is open
     */
    record Work(
            String instanceId,
            String step,
            String by,
            Instant startedAt,
            Instant endedAt,
            boolean done) {}

    /**
     * An intervention, see {@link org.guanjia.casefile.CaseMending}.
     *
     * @param by name of who did it
     * @param from labels of the steps that were left, or the version before; may be null
     * @param to label of the step that was entered, or the version after; may be null
     */
    record Repair(
            Instant at,
            String kind,
            String part,
            String from,
            String to,
            String reason,
            String by) {}

    /**
     * The engine's word for how an instance stands, in ours: running, suspended, completed, or
     * stopped by somebody before it was done.
     */
    static String state(String engines) {
        return switch (engines) {
            case "ACTIVE" -> "running";
            case "SUSPENDED" -> "suspended";
            case "COMPLETED" -> "completed";
            default -> "stopped";
        };
    }
}
