package org.guanjia.estate;

import java.util.List;

/**
 * Somebody who belongs to a house.
 *
 * @param phones canonical numbers, the preferred one first; never null
 */
public record Resident(long id, long houseId, String name, Kind kind, List<String> phones) {

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
