package org.guanjia.fee;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What the collection flow knows of its cases. */
interface CollectionCases extends Repository<CollectionCase, String> {

    Optional<CollectionCase> findById(String caseNumber);

    CollectionCase save(CollectionCase collection);

    /** The running collection of a house. */
    @Query("select * from collection_case where house_id = :houseId and live = 1")
    Optional<CollectionCase> runningOf(long houseId);

    /** Whether a reason for not paying is being dealt with. */
    @Query(
            "select count(*) from collection_reason where case_number = :caseNumber and running ="
                    + " 'y'")
    int reasonsRunning(String caseNumber);
}
