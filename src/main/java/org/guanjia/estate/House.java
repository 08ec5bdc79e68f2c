package org.guanjia.estate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A house: what is sold, lived in and addressed by the five fields.
 *
 * @param community id of the community
 * @param phase canonical phase, e.g. "1"; empty where the community has none
 * @param building canonical building, e.g. "3" or "A"
 * @param unit canonical unit; empty where the building has none
 * @param room canonical room, e.g. "1201"
 * @param area built area in square metres; null when unknown
 * @param handedOverOn day of hand-over, from which the warranty counts; null when unknown
 * @param vacant nobody lives there
 * @param gridId the grid whose housekeeper looks after it; null when it has none
 * @param communityName the community's name as people say it
 * @param display as staff write it, in their language: 云栖苑 一期 3栋 1单元 1201
 */
public record House(
        long id,
        String community,
        String phase,
        String building,
        String unit,
        String room,
        BigDecimal area,
        LocalDate handedOverOn,
        boolean vacant,
        Long gridId,
        String communityName,
        String display) {

    /** The five fields. */
    public Address address() {
        return new Address(community, phase, building, unit, room);
    }
}
