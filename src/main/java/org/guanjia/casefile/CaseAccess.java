package org.guanjia.casefile;

import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** Whose cases a caller may touch: those of the communities that it serves. */
@Component
public class CaseAccess {

    private final CaseFiles files;

    CaseAccess(CaseFiles files) {
        this.files = files;
    }

    /**
     * Refuses a case of another community in the same words as one that does not exist, so that
     * numbers cannot be tried out.
     *
     * @throws Refusal 404
     */
    public void check(String caseNumber, Caller caller) {
        files.findCommunity(caseNumber)
                .filter(caller::mayServe)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }
}
