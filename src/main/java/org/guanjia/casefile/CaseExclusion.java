package org.guanjia.casefile;

import java.time.Instant;

/**
 * A colleague who must not act in a case, because of a conflict of interest (回避).
 *
 * @param caseId row id of the case
 * @param task id of the user task that is not theirs, such as {@code Activity_CallBack}; null when
 *     none of the case is
 * @param hidden whether the whole case does not exist for them
 * @param setBy user id of who said so; null for a rule of the flow
 */
public record CaseExclusion(
        long id,
        long caseId,
        String caseNumber,
        String userId,
        String task,
        boolean hidden,
        String reason,
        String setBy,
        Instant setAt) {

    /**
     * Whether this task of the case is not theirs.
     *
     * @param taskKey the user task's id in the diagram
     */
    public boolean covers(String taskKey) {
        return task == null || task.equals(taskKey);
    }
}
