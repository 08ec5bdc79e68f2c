package org.guanjia.complaint;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What the complaint flow knows of its cases. */
interface ComplaintRecords extends Repository<ComplaintRecord, String> {

    Optional<ComplaintRecord> findById(String caseNumber);

    ComplaintRecord save(ComplaintRecord record);
}
