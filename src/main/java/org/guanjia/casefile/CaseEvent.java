package org.guanjia.casefile;

import java.time.Instant;

/**
 * One line of a case's timeline.
 *
 * @param kind milestone, note, urged, paused, resumed, extended, reclassified, houseConfirmed,
 *     linked, requested, cancelled, closed
 * @param code the milestone's code or another word the kind explains; may be null
 * @param who user id; null when nobody but the process did it
 * @param text may be null
 */
public record CaseEvent(long id, Instant at, String kind, String code, String who, String text) {

    CaseEvent withoutText() {
        return new CaseEvent(id, at, kind, code, who, null);
    }
}
