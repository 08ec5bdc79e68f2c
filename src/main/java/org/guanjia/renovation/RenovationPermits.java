package org.guanjia.renovation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The renovation permits. */
interface RenovationPermits extends Repository<RenovationPermit, String> {

    Optional<RenovationPermit> findById(String caseNumber);

    RenovationPermit save(RenovationPermit permit);

    /** The permit behind the code of a QR code. */
    Optional<RenovationPermit> findByCode(String code);

    /**
     * The permit under which a house is being renovated: issued and not accepted, withdrawn or
     * lapsed; the newest, where one has expired and the next is out.
     */
    @Query(
            "select * from renovation_permit where house_id = :houseId"
                    + " and state in ('issued', 'expired', 'finished')"
                    + " order by issued_at desc, case_number desc limit 1")
    Optional<RenovationPermit> runningOf(long houseId);

    /** Case numbers of applications and permits of a house that share a day with these. */
    @Query(
            "select case_number from renovation_permit where house_id = :houseId"
                    + " and state in ('applied', 'approved', 'issued', 'expired', 'finished')"
                    + " and valid_from <= :to and valid_to >= :from"
                    + " and case_number <> :except order by case_number")
    List<String> overlapping(long houseId, LocalDate from, LocalDate to, String except);

    /** Two decisions about one house take turns. */
    @Query("select case_number from renovation_permit where house_id = :houseId for update")
    List<String> lockHouse(long houseId);
}
