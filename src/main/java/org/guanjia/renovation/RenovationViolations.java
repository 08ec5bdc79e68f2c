package org.guanjia.renovation;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What the violation flow knows of its cases. */
interface RenovationViolations extends Repository<RenovationViolation, String> {

    Optional<RenovationViolation> findById(String caseNumber);

    RenovationViolation save(RenovationViolation violation);

    /** How many violations of a permit have not ended: while there is one, nothing is accepted. */
    @Query(
            "select count(*) from renovation_violation"
                    + " where permit_case = :permitCase and state = 'open'")
    int openOf(String permitCase);
}
