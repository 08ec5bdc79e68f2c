package org.guanjia.complaint;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The reports of major complaints. */
interface ComplaintReports extends Repository<ComplaintReport, String> {

    Optional<ComplaintReport> findById(String caseNumber);

    ComplaintReport save(ComplaintReport report);
}
