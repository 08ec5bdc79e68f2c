package org.guanjia.renovation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many violations of a permit have not ended: those that run, and those just found. */
@Component
class PermitViolations {

    private final RenovationViolations violations;
    private final JdbcClient sql;

    PermitViolations(RenovationViolations violations, JdbcClient sql) {
        this.violations = violations;
        this.sql = sql;
    }

    /** Open violations of the permit, and findings of patrols that wait to become one. */
    int openOf(String permitCase) {
        return violations.openOf(permitCase)
                + sql.sql(
                                "select count(*) from case_linked_request r"
                                        + " join case_file p on p.id = r.from_case"
                                        + " where p.case_number = ? and r.flow = ?"
                                        + " and r.state = 'waiting'")
                        .params(permitCase, PermitWork.VIOLATION)
                        .query(Integer.class)
                        .single();
    }
}
