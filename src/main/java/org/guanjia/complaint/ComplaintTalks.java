package org.guanjia.complaint;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Talks and trainings that complaints led to. */
interface ComplaintTalks extends Repository<ComplaintTalk, String> {

    Optional<ComplaintTalk> findById(String caseNumber);

    ComplaintTalk save(ComplaintTalk talk);
}
