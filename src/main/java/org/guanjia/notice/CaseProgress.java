package org.guanjia.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the outbox asks the case files, which stand above it: how far did these cases get, and who
 * must not hear of them?
 */
public interface CaseProgress {

    /** A milestone that a case reached. */
    record Reached(String caseNumber, String flow, String milestone, Instant at) {}

    /** All milestones of these cases, in one statement. */
    List<Reached> milestones(Collection<String> caseNumbers);

    /** For whom these cases do not exist: user ids by case number; one statement. */
    Map<String, Set<String>> hidden(Collection<String> caseNumbers);

    /** Numbers of the cases that do not exist for this colleague; one statement. */
    Set<String> hiddenFrom(String userId);
}
