package org.guanjia.repair;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The repair orders. */
interface RepairOrders extends Repository<RepairOrder, String> {

    /** How many open jobs a technician has. */
    record Load(String technician, int jobs) {}

    java.util.Optional<RepairOrder> findById(String caseNumber);

    RepairOrder save(RepairOrder order);

    @Query(
            "select o.technician, count(*) as jobs from repair_order o"
                    + " join case_file f on f.case_number = o.case_number"
                    + " where o.community = :community and o.active = true"
                    + " and o.technician is not null and f.status = 'open'"
                    + " group by o.technician")
    List<Load> loads(String community);
}
