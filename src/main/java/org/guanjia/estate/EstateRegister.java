package org.guanjia.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters communities, grids, houses and residents, each checked before it is written. */
@Service
public class EstateRegister {

    static final int LONGEST_NAME = 100;
    private static final int LONGEST_FIELD = 20;
    private static final Set<String> GRADES = Set.of("A", "B", "C");

    private final JdbcClient db;
    private final EstateService estate;

    EstateRegister(JdbcClient db, EstateService estate) {
        this.db = db;
        this.estate = estate;
    }

    /**
     * Enters a community.
     *
     * @throws Refusal 422 for an unknown grade, a missing or long text; 409 for a taken id
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void addCommunity(Community community) {
        check(community);
        try {
            db.sql(
                            "insert into community (id, name, grade, service_desk, region)"
                                    + " values (:id, :name, :grade, :desk, :region)")
                    .param("id", community.id())
                    .param("name", community.name().strip())
                    .param("grade", community.grade())
                    .param("desk", community.serviceDesk())
                    .param("region", community.region())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("estate.communityExists", community.id());
        }
    }

    /**
     * Writes a registered community anew.
     *
     * @throws Refusal 422 as above; 404 for an unknown id
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void changeCommunity(Community community) {
        check(community);
        estate.community(community.id());
        db.sql(
                        "update community set name = :name, grade = :grade, service_desk = :desk,"
                                + " region = :region where id = :id")
                .param("id", community.id())
                .param("name", community.name().strip())
                .param("grade", community.grade())
                .param("desk", community.serviceDesk())
                .param("region", community.region())
                .update();
    }

    /**
     * Whether a community can be entered as it is.
     *
     * @throws Refusal 422 for a bad id, an unknown grade, a missing or long text
     */
    public static void check(Community community) {
        if (!community.id().matches("[a-z0-9-]{1,40}")) {
            throw Refusal.invalid("id", "estate.communityIdBad");
        }
        name("name", community.name());
        if (!GRADES.contains(community.grade())) {
            throw Refusal.invalid("grade", "estate.gradeUnknown", community.grade());
        }
    }

    /**
     * Enters a grid.
     *
     * @param housekeeper user id; null while the post is empty
     * @return its id
     * @throws Refusal 404 for an unknown community, 422 for a bad name, 409 for a taken one
     */
    @Transactional(noRollbackFor = Refusal.class)
    public long addGrid(String community, String name, String housekeeper) {
        estate.community(community);
        name("name", name);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        try {
            db.sql(
                            "insert into grid (community, name, housekeeper)"
                                    + " values (:community, :name, :housekeeper)")
                    .param("community", community)
                    .param("name", name.strip())
                    .param("housekeeper", housekeeper)
                    .update(key, "id");
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("estate.gridExists", name);
        }
        return id(key);
    }

    /**
     * Gives a grid to a housekeeper.
     *
     * @param housekeeper user id; null when the post falls empty
     * @throws Refusal 404 for an unknown grid
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void setHousekeeper(long gridId, String housekeeper) {
        int changed =
                db.sql("update grid set housekeeper = :housekeeper where id = :id")
                        .param("housekeeper", housekeeper)
                        .param("id", gridId)
                        .update();
        if (changed == 0) {
            throw Refusal.notFound("estate.gridUnknown", gridId);
        }
    }

    /**
     * Enters a house; its fields are kept in canonical form.
     *
     * @param area square metres; may be null
     * @param handedOverOn may be null
     * @param gridId may be null
     * @return its id
     * @throws Refusal 404 for an unknown community or a grid that is not its own, 422 for a missing
     *     building or room or a long field, 409 when the address is taken, in whatever writing
     */
    @Transactional(noRollbackFor = Refusal.class)
    public long addHouse(
            Address address, BigDecimal area, LocalDate handedOverOn, boolean vacant, Long gridId) {
        Address canonical = address.normalised();
        estate.community(canonical.community());
        field("phase", canonical.phase(), false);
        field("building", canonical.building(), true);
        field("unit", canonical.unit(), false);
        field("room", canonical.room(), true);
        if (gridId != null) {
            estate.grid(gridId)
                    .filter(grid -> grid.community().equals(canonical.community()))
                    .orElseThrow(() -> Refusal.notFound("estate.gridUnknown", gridId));
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        try {
            db.sql(
                            "insert into house (community, phase, building, unit, room, area,"
                                    + " handed_over_on, vacant, grid_id) values (:community,"
                                    + " :phase, :building, :unit, :room, :area, :handedOverOn,"
                                    + " :vacant, :grid)")
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
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict(
                    "estate.houseExists",
                    AddressWords.display(
                            canonical.phase(),
                            canonical.building(),
                            canonical.unit(),
                            canonical.room()));
        }
        return id(key);
    }

    /**
     * Enters a person of a house.
     *
     * @param phones in any writing, the preferred one first; what has no digits is left out
     * @return the resident's id
     * @throws Refusal 404 for an unknown house, 422 for a bad name or number
     */
    @Transactional(noRollbackFor = Refusal.class)
    public long addResident(long houseId, String name, Resident.Kind kind, List<String> phones) {
        String community = estate.house(houseId).community();
        name("name", name);
        if (phones.stream().map(Phones::normalise).anyMatch(p -> p.length() > Phones.LONGEST)) {
            throw Refusal.invalid("phones", "estate.phoneTooLong", Phones.LONGEST);
        }
        return resident(db, community, houseId, name.strip(), kind, phones);
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
        long id = id(key);
        Set<String> numbers = new LinkedHashSet<>();
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

    private static void name(String field, String name) {
        if (name == null || name.isBlank()) {
            throw Refusal.invalid(field, "estate.fieldMissing", field);
        }
        if (name.length() > LONGEST_NAME) {
            throw Refusal.invalid(field, "estate.fieldTooLong", field, LONGEST_NAME);
        }
    }

    private static void field(String field, String value, boolean required) {
        if (required && value.isEmpty()) {
            throw Refusal.invalid(field, "estate.fieldMissing", field);
        }
        if (value.length() > LONGEST_FIELD) {
            throw Refusal.invalid(field, "estate.fieldTooLong", field, LONGEST_FIELD);
        }
    }

    private static long id(GeneratedKeyHolder key) {
        return key.getKey().longValue();
    }
}
