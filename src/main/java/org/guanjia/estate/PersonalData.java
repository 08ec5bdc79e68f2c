package org.guanjia.estate;

import java.util.Map;
import java.util.Set;

/**
 * What each room that keeps data of residents offers, so that a person can be told what there is
 * (个人信息保护法 45) and have it erased (47). One bean a room; all calls of one request run in one
 * transaction.
 */
public interface PersonalData {

    /**
     * Numbers of cases that this colleague must not learn of, not even in answering; may be empty.
     */
    default Set<String> hiddenFrom(String userId) {
        return Set.of();
    }

    /** Why data of a case stays for now. */
    enum Stay {
        /** Work goes on. */
        OPEN_CASE,
        /** Somebody said that the case must be kept. */
        LEGAL_HOLD,
        /** A bill or a complaint that came of it is not settled, and may still be claimed. */
        OPEN_CLAIM
    }

    /** Numbers of the cases in which the room finds the person; may be empty. */
    Set<String> cases(DataSubject who);

    /** Which of these cases must stay as they are for now, and why; may be empty. */
    default Map<String, Stay> staying(Set<String> cases) {
        return Map.of();
    }

    /**
     * Takes the person out of what the room keeps; a second call finds nothing more.
     *
     * @param cases numbers of the cases that may be touched
     * @param all whether nothing of the person has to stay: the register itself goes last
     * @return how many rows were changed or removed, by table
     */
    Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all);

    /**
     * What the room knows of the person, in plain values for JSON, by topic.
     *
     * @param cases numbers of the person's cases
     */
    default Map<String, Object> tell(DataSubject who, Set<String> cases) {
        return Map.of();
    }
}
