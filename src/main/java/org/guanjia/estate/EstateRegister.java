package org.guanjia.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters communities, grids, houses and residents: for the demo, an import and the admin's page.
 */
@Service
@Transactional
public class EstateRegister {

    private final JdbcClient db;

    EstateRegister(JdbcClient db) {
        this.db = db;
    }

    /** Enters a community. */
    public void addCommunity(Community community) {
        db.sql("insert into community values (:id, :name, :grade, :desk, :region)")
                .param("id", community.id())
                .param("name", community.name())
                .param("grade", community.grade())
                .param("desk", community.serviceDesk())
                .param("region", community.region())
                .update();
    }

    /**
     * Enters a grid.
     *
     * @param housekeeper user id; null while the post is empty
     * @return its id
     */
    public long addGrid(String community, String name, String housekeeper) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql(
                        "insert into grid (community, name, housekeeper)"
                                + " values (:community, :name, :housekeeper)")
                .param("community", community)
                .param("name", name)
                .param("housekeeper", housekeeper)
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * Enters a house; its fields are kept in canonical form.
     *
     * @param area square metres; may be null
     * @param handedOverOn may be null
     * @param gridId may be null
     * @return its id
     */
    public long addHouse(
            Address address, BigDecimal area, LocalDate handedOverOn, boolean vacant, Long gridId) {
        Address canonical = address.normalised();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql(
                        "insert into house (community, phase, building, unit, room, area,"
                                + " handed_over_on, vacant, grid_id) values (:community, :phase,"
                                + " :building, :unit, :room, :area, :handedOverOn, :vacant, :grid)")
                .param("community", canonical.community())
                .param("phase", canonical.phase())
                .param("building", canonical.building())
                .param("unit", canonical.unit())
                .param("room", canonical.room())
                .param("area", area)
                .param("handedOverOn", handedOverOn)
                .param("vacant", vacant)
                .param("grid", gridId)
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * Enters a person of a house.
     *
     * @param phones in any writing, the preferred one first
     * @return the resident's id
     */
    public long addResident(long houseId, String name, Resident.Kind kind, List<String> phones) {
        String community =
                db.sql("select community from house where id = :id")
                        .param("id", houseId)
                        .query(String.class)
                        .single();
        return resident(db, community, houseId, name, kind, phones);
    }

    static long resident(
            JdbcClient db,
            String community,
            long houseId,
            String name,
            Resident.Kind kind,
            List<String> phones) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql(
                        "insert into resident (house_id, community, name, kind)"
                                + " values (:house, :community, :name, :kind)")
                .param("house", houseId)
                .param("community", community)
                .param("name", name)
                .param("kind", kind.name())
                .update(key, "id");
        long id = key.getKey().longValue();
        LinkedHashSet<String> numbers = new LinkedHashSet<>();
        phones.stream().map(Phones::normalise).filter(p -> !p.isEmpty()).forEach(numbers::add);
        for (String number : numbers) {
            db.sql(
                            "insert into resident_phone"
                                    + " (resident_id, house_id, community, phone, reversed)"
                                    + " values (:resident, :house, :community, :phone, :reversed)")
                    .param("resident", id)
                    .param("house", houseId)
                    .param("community", community)
                    .param("phone", number)
                    .param("reversed", new StringBuilder(number).reverse().toString())
                    .update();
        }
        return id;
    }
}
