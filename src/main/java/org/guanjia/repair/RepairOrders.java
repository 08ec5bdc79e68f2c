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
            "select technician, count(*) as jobs from repair_order"
                    + " where community = :community and active = true and technician is not null"
                    + " group by technician")
    List<Load> loads(String community);
}
