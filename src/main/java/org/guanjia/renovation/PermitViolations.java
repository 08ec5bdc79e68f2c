package org.guanjia.renovation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many violations of a permit have not ended: those that run, and those just found. */
@Component
class PermitViolations {

    private final JdbcClient sql;

    PermitViolations(JdbcClient sql) {
        this.sql = sql;
    }

    /** Open cases of the violation flow linked with the permit, and requests for one. */
    int openOf(String permitCase) {
        return sql.sql(
                        "select (select count(*) from case_linked_request r"
                                + " join case_file p on p.id = r.from_case"
                                + " where p.case_number = :permit and r.flow = :flow"
                                + " and r.state = 'waiting')"
                                + " + (select count(*) from case_file v where v.flow = :flow"
                                + " and v.status = 'open' and v.id in"
                                + " (select l.to_case from case_link l"
                                + " join case_file p on p.id = l.from_case"
                                + " where p.case_number = :permit"
                                + " union select l.from_case from case_link l"
                                + " join case_file p on p.id = l.to_case"
                                + " where p.case_number = :permit))")
                .param("permit", permitCase)
                .param("flow", PermitWork.VIOLATION)
                .query(Integer.class)
                .single();
    }
}
