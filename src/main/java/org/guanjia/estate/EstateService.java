package org.guanjia.estate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.DeskSetting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Communities and houses: what every flow asks about an address. */
@Service
public class EstateService implements DeskSetting {

    /** The most candidates that a person is asked to choose from. */
    public static final int MOST_CANDIDATES = 20;

    private static final String HOUSE =
            "select h.*, c.name community_name from house h join community c on c.id = h.community";

    private final JdbcClient db;
    private final Texts texts;

    EstateService(JdbcClient db, Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    /**
     * The house of exactly these five fields, in whatever way they are written. A phase or unit
     * that the report leaves out fits only a house that has none: a missing phase is never guessed
     * (S1-08).
     */
    public Optional<House> find(Address address) {
        Address exact = address.normalised();
        return db.sql(
                        HOUSE
                                + " where h.community = :community and h.building = :building"
                                + " and h.room = :room and h.unit = :unit and h.phase = :phase")
                .param("community", exact.community())
                .param("building", exact.building())
                .param("room", exact.room())
                .param("unit", exact.unit())
                .param("phase", exact.phase())
                .query(this::houseRow)
                .optional();
    }

    /**
     * A place of a community as staff write it, in their language, whether there is such a house or
     * not; what is missing is left out.
     *
     * @throws Refusal 404 for an unknown community
     */
    public String words(String community, Address place) {
        return AddressWords.display(
                community(community).name(), place.normalised(), texts.language());
    }

    /**
     * The house of that id.
     *
     * @throws Refusal 404 for an unknown one
     */
    public House house(long id) {
        return db.sql(HOUSE + " where h.id = :id")
                .param("id", id)
                .query(this::houseRow)
                .optional()
                .orElseThrow(() -> Refusal.notFound("estate.houseUnknown", id));
    }

    /** The houses of these ids; unknown ones are left out. One statement. */
    public Map<Long, House> houses(Collection<Long> ids) {
        Map<Long, House> houses = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            db.sql(HOUSE + " where h.id in (:ids)")
                    .param("ids", ids)
                    .query(this::houseRow)
                    .list()
                    .forEach(house -> houses.put(house.id(), house));
        }
        return houses;
    }

    /**
     * What a person may choose from when an address is doubtful: the houses of the phone (of a kept
     * contact, too) and all that fit the fields that were given. When none fits, the unit and then
     * the phase are taken for mistaken.
     *
     * @param partial any field but the community may be missing
     * @param phone may be null
     * @return at most {@value #MOST_CANDIDATES}, those that fit both first; empty when nothing is
     *     known
     */
    public List<House> candidates(Address partial, String phone) {
        Address given = partial.normalised();
        List<House> fitting = fitting(given);
        if (fitting.isEmpty() && !given.unit().isEmpty()) {
            fitting = fitting(without(given, given.phase()));
        }
        if (fitting.isEmpty() && !given.phase().isEmpty()) {
            fitting = fitting(without(given, ""));
        }
        List<House> ofPhone = ofPhone(given.community(), phone, true);
        Set<House> all = new LinkedHashSet<>(ofPhone);
        all.retainAll(fitting);
        all.addAll(ofPhone);
        all.addAll(fitting);
        return all.stream().limit(MOST_CANDIDATES).toList();
    }

    /**
     * The houses of the community to which the phone is registered; a kept contact is not a
     * registration.
     *
     * @param phone in any writing; may be null
     */
    public List<House> housesOfPhone(String community, String phone) {
        return ofPhone(community, phone, false);
    }

    /**
     * Searches the houses of a community.
     *
     * @param q a room, at least the last four digits of a phone, or a part of a name; blank for all
     * @param after the {@code next} of the page before; null for the first
     * @param limit the most houses on the page, at least 1
     * @throws Refusal 422 for an {@code after} that is no cursor
     */
    public HousePage search(String community, String q, String after, int limit) {
        return search(community, q, after, limit, true);
    }

    /**
     * As {@link #search(String, String, String, int)}.
     *
     * @param people false for a caller who may not learn who lives where: then names and phones
     *     find nothing
     */
    public HousePage search(String community, String q, String after, int limit, boolean people) {
        HouseQuery query = new HouseQuery(q == null ? "" : q, people);
        List<House> found =
                db.sql(
                                HOUSE
                                        + " where h.community = :community and h.id > :after and "
                                        + query.condition()
                                        + " order by h.id limit :limit")
                        .params(query.values())
                        .param("community", community)
                        .param("after", cursor(after))
                        .param("limit", limit + 1)
                        .query(this::houseRow)
                        .list();
        if (found.size() <= limit) {
            return new HousePage(found, null);
        }
        List<House> page = List.copyOf(found.subList(0, limit));
        return new HousePage(page, Long.toString(page.get(limit - 1).id()));
    }

    /**
     * The community of that id.
     *
     * @throws Refusal 404 for an unknown one
     */
    public Community community(String id) {
        return db.sql("select * from community where id = :id")
                .param("id", id)
                .query(EstateService::community)
                .optional()
                .orElseThrow(() -> Refusal.notFound("estate.communityUnknown", id));
    }

    /** Whether the community is built in phases, so that an address without one is doubtful. */
    public boolean hasPhases(String community) {
        return db.sql("select count(*) from house where community = :id and phase <> ''")
                        .param("id", community)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Every community, by id. */
    public List<Community> communities() {
        return db.sql("select * from community order by id").query(EstateService::community).list();
    }

    /** Those of the given communities that exist, by id. */
    public List<Community> communities(Collection<String> ids) {
        return communities().stream().filter(community -> ids.contains(community.id())).toList();
    }

    /** The grid of that id. */
    public Optional<Grid> grid(long id) {
        return db.sql("select * from grid where id = :id")
                .param("id", id)
                .query(EstateService::grid)
                .optional();
    }

    /** The user id of the housekeeper whose grid the house is in; empty without grid or holder. */
    public Optional<String> housekeeperOf(long houseId) {
        return db.sql(
                        "select g.housekeeper from grid g join house h on h.grid_id = g.id"
                                + " where h.id = :id and g.housekeeper is not null")
                .param("id", houseId)
                .query(String.class)
                .optional();
    }

    /**
     * Turns the service desk of a community on or off (S0-05); the diagrams stay the same.
     *
     * @throws Refusal 404 for an unknown community
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void setServiceDesk(String community, boolean serviceDesk) {
        int changed =
                db.sql("update community set service_desk = :desk where id = :id")
                        .param("desk", serviceDesk)
                        .param("id", community)
                        .update();
        if (changed == 0) {
            community(community);
        }
    }

    @Override
    public boolean hasServiceDesk(String community) {
        return db.sql("select service_desk from community where id = :id")
                .param("id", community)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static long cursor(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        if (!after.matches("\\d{1,18}")) {
            throw Refusal.invalid("after", "estate.cursorUnknown", after);
        }
        return Long.parseLong(after);
    }

    private List<House> fitting(Address given) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "phase", given.phase());
        put(fields, "building", given.building());
        put(fields, "unit", given.unit());
        put(fields, "room", given.room());
        if (fields.isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(HOUSE + " where h.community = :community");
        fields.keySet().forEach(name -> sql.append(" and h." + name + " = :" + name));
        return db.sql(sql + " order by h.id limit " + MOST_CANDIDATES)
                .params(fields)
                .param("community", given.community())
                .query(this::houseRow)
                .list();
    }

    private List<House> ofPhone(String community, String phone, boolean contacts) {
        String number = Phones.normalise(phone);
        if (number.isEmpty()) {
            return List.of();
        }
        return db.sql(
                        HOUSE
                                + " where h.id in (select p.house_id from resident_phone p"
                                + " join resident r on r.id = p.resident_id"
                                + " where p.community = :community and p.reversed = :reversed"
                                + (contacts ? "" : " and r.kind <> 'CONTACT'")
                                + ") order by h.id limit "
                                + MOST_CANDIDATES)
                .param("community", community)
                .param("reversed", new StringBuilder(number).reverse().toString())
                .query(this::houseRow)
                .list();
    }

    private static Address without(Address given, String phase) {
        return new Address(given.community(), phase, given.building(), "", given.room());
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private House houseRow(ResultSet rs, int row) throws SQLException {
        long grid = rs.getLong("grid_id");
        Address address =
                new Address(
                        rs.getString("community"),
                        rs.getString("phase"),
                        rs.getString("building"),
                        rs.getString("unit"),
                        rs.getString("room"));
        return new House(
                rs.getLong("id"),
                rs.getString("community"),
                rs.getString("phase"),
                rs.getString("building"),
                rs.getString("unit"),
                rs.getString("room"),
                rs.getBigDecimal("area"),
                rs.getObject("handed_over_on", LocalDate.class),
                rs.getBoolean("vacant"),
                grid == 0 ? null : grid,
                rs.getString("community_name"),
                AddressWords.display(rs.getString("community_name"), address, texts.language()));
    }

    private static Community community(ResultSet rs, int row) throws SQLException {
        return new Community(
                rs.getString("id"),
                rs.getString("name"),
                rs.getString("grade"),
                rs.getBoolean("service_desk"),
                rs.getString("region"));
    }

    private static Grid grid(ResultSet rs, int row) throws SQLException {
        return new Grid(
                rs.getLong("id"),
                rs.getString("community"),
                rs.getString("name"),
                rs.getString("housekeeper"));
    }
}
