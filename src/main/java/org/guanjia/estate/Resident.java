package org.guanjia.estate;

import java.math.BigDecimal;
import java.util.List;

/**
 * Somebody who belongs to a house.
 *
 * @param share percent of the house that an owner holds; null when it is not known or not an owner
 * @param phones canonical numbers, the preferred one first; never null
 * @param email where mail reaches them; null when there is none
 */
public record Resident(
        long id,
        long houseId,
        String name,
        Kind kind,
        BigDecimal share,
        List<String> phones,
        String email) {

    /** In which way a person belongs to a house. */
    public enum Kind {
        /** Holder of title, 业主. */
        OWNER,
        /** Lives there under a lease, 租户. */
        TENANT,
        /** Lives with the owner or tenant, 家属. */
        FAMILY,
        /**
         * Called about the house once and was not registered; says nothing about who lives there.
         */
        CONTACT
    }
}
