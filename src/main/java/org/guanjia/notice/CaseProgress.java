package org.guanjia.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the outbox asks the case files, which stand above it: how far did these cases get? */
public interface CaseProgress {

    /** A milestone that a case reached. */
    record Reached(String caseNumber, String flow, String milestone, Instant at) {}

    /** All milestones of these cases, in one statement. */
    List<Reached> milestones(Collection<String> caseNumbers);
}
