package org.guanjia.casework;

import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.Supports;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Help between roles, from the request to what came of it (只分工不分家, S0-12). */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class SupportSteps {

    private final Supports supports;
    private final ServiceClocks clocks;

    SupportSteps(Supports supports, ServiceClocks clocks) {
        this.supports = supports;
        this.clocks = clocks;
    }

    /**
     * Keeps the role's answer.
     *
     * @param answer accept or refuse; a refusal needs a reason
     * @return whether they help
     */
    public boolean answer(long id, String answer, String reason, String by) {
        boolean accepted = "accept".equals(answer);
        if (!accepted && !"refuse".equals(answer)) {
            throw Refusal.invalid("supportAnswer", "casefile.unknownOption", "accept, refuse");
        }
        if (!accepted) {
            Bounds.required("supportReason", reason, Bounds.REASON);
        }
        supports.answer(id, accepted, reason, by);
        clocks.met(supports.get(id).caseNumber(), "support");
        return accepted;
    }

    /** Nobody answered in time: it counts as refused. */
    public void silent(long id) {
        supports.answer(id, false, "unanswered", null);
        clocks.drop(supports.get(id).caseNumber(), "support");
    }

    /** Keeps what the helpers did. */
    public void given(long id, String result, String by) {
        supports.given(id, Bounds.required("supportResult", result, Bounds.REASON), by);
    }
}
