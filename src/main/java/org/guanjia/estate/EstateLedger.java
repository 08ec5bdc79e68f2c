package org.guanjia.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.staff.MassSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The whole of a community's houses and people, read and written at once (台账): for imports. What it
 * is given is valid already; it runs in the transaction of whoever checked it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EstateLedger {

    /** The most characters of a canonical part of an address. */
    public static final int LONGEST_ADDRESS_PART = 20;

    /**
     * A house as the ledger keeps it.
     *
     * @param id null before it is written
     * @param address canonical
     * @param area square metres; may be null
     * @param handedOverOn may be null
     * @param gridId may be null
     */
    public record Line(
            Long id,
            Address address,
            BigDecimal area,
            LocalDate handedOverOn,
            boolean vacant,
            Long gridId) {}

    /** A person of a house who is new, or whose data change; the id is 0 for a new one. */
    public record Person(String community, Resident resident) {}

    private final JdbcClient db;
    private final MassSql mass;

    EstateLedger(JdbcClient db) {
        this.db = db;
        this.mass = new MassSql(db);
    }

    /** The houses of a community by their canonical address; nobody else imports until the end. */
    public Map<Address, Line> houses(String community) {
        db.sql("select id from community where id = :id for update")
                .param("id", community)
                .query(String.class)
                .optional();
        Map<Address, Line> houses = new HashMap<>();
        db.sql("select * from house where community = :community")
                .param("community", community)
                .query(
                        rs -> {
                            Address address =
                                    new Address(
                                            community,
                                            rs.getString("phase"),
                                            rs.getString("building"),
                                            rs.getString("unit"),
                                            rs.getString("room"));
                            long grid = rs.getLong("grid_id");
                            houses.put(
                                    address,
                                    new Line(
                                            rs.getLong("id"),
                                            address,
                                            rs.getBigDecimal("area"),
                                            rs.getObject("handed_over_on", LocalDate.class),
                                            rs.getBoolean("vacant"),
                                            rs.getObject("grid_id") == null ? null : grid));
                        });
        return houses;
    }

    /** The registered people of a community by house; contacts are not among them. */
    public Map<Long, List<Resident>> people(String community) {
        Map<Long, List<String>> phones = new HashMap<>();
        db.sql("select resident_id, phone from resident_phone where community = :c order by id")
                .param("c", community)
                .query(
                        rs -> {
                            phones.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                                    .add(rs.getString(2));
                        });
        Map<Long, List<Resident>> people = new HashMap<>();
        db.sql(
                        "select id, house_id, name, kind, share_percent, email from resident"
                                + " where community = :c and kind <> 'CONTACT' order by id")
                .param("c", community)
                .query(
                        rs -> {
                            long id = rs.getLong("id");
                            people.computeIfAbsent(rs.getLong("house_id"), h -> new ArrayList<>())
                                    .add(
                                            new Resident(
                                                    id,
                                                    rs.getLong("house_id"),
                                                    rs.getString("name"),
                                                    Resident.Kind.valueOf(rs.getString("kind")),
                                                    rs.getBigDecimal("share_percent"),
                                                    phones.getOrDefault(id, List.of()),
                                                    rs.getString("email")));
                        });
        return people;
    }

    /** The grids of a community by name. */
    public Map<String, Long> grids(String community) {
        Map<String, Long> grids = new LinkedHashMap<>();
        db.sql("select id, name from grid where community = :community order by id")
                .param("community", community)
                .query(
                        rs -> {
                            grids.put(rs.getString(2), rs.getLong(1));
                        });
        return grids;
    }

    /** Adds grids, still without housekeeper; gives their ids by name. */
    public Map<String, Long> addGrids(String community, Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<Long> ids =
                mass.insertForIds(
                        "grid",
                        List.of("community", "name"),
                        all.stream().map(name -> List.<Object>of(community, name)).toList());
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byName.put(all.get(i), ids.get(i));
        }
        return byName;
    }

    /** Adds houses; gives their ids in the same order. */
    public List<Long> addHouses(List<Line> houses) {
        return mass.insertForIds(
                "house",
                List.of(
                        "community",
                        "phase",
                        "building",
                        "unit",
                        "room",
                        "area",
                        "handed_over_on",
                        "vacant",
                        "grid_id"),
                houses.stream()
                        .map(
                                house ->
                                        Arrays.<Object>asList(
                                                house.address().community(),
                                                house.address().phase(),
                                                house.address().building(),
                                                house.address().unit(),
                                                house.address().room(),
                                                house.area(),
                                                house.handedOverOn(),
                                                house.vacant(),
                                                house.gridId()))
                        .toList());
    }

    /** Writes what may change of a house: all but its address. */
    public void updateHouses(List<Line> houses) {
        Map<Long, List<Object>> rows = new LinkedHashMap<>();
        houses.forEach(
                house ->
                        rows.put(
                                house.id(),
                                Arrays.asList(
                                        house.area(),
                                        house.handedOverOn(),
                                        house.vacant(),
                                        house.gridId())));
        mass.update("house", List.of("area", "handed_over_on", "vacant", "grid_id"), rows);
    }

    /** Adds people with their telephones. */
    public void addPeople(List<Person> people) {
        List<Long> ids =
                mass.insertForIds(
                        "resident",
                        List.of("house_id", "community", "name", "kind", "share_percent", "email"),
                        people.stream()
                                .map(
                                        person ->
                                                Arrays.<Object>asList(
                                                        person.resident().houseId(),
                                                        person.community(),
                                                        person.resident().name(),
                                                        person.resident().kind().name(),
                                                        person.resident().share(),
                                                        person.resident().email()))
                                .toList());
        phones(people, ids);
    }

    /** Writes people anew, their telephones included. */
    public void updatePeople(List<Person> people) {
        Map<Long, List<Object>> rows = new LinkedHashMap<>();
        people.forEach(
                person ->
                        rows.put(
                                person.resident().id(),
                                Arrays.asList(
                                        person.resident().name(),
                                        person.resident().kind().name(),
                                        person.resident().share(),
                                        person.resident().email())));
        mass.update("resident", List.of("name", "kind", "share_percent", "email"), rows);
        mass.delete("resident_phone", "resident_id", rows.keySet());
        phones(people, List.copyOf(rows.keySet()));
    }

    /** People who moved out. */
    public void removePeople(Collection<Long> ids) {
        mass.delete("resident_phone", "resident_id", ids);
        mass.delete("resident", "id", ids);
    }

    /** Gives grids to their housekeepers; by grid id, the user id. */
    public void setHousekeepers(Map<Long, String> housekeepers) {
        Map<Long, List<Object>> rows = new LinkedHashMap<>();
        housekeepers.forEach((grid, user) -> rows.put(grid, List.of(user)));
        mass.update("grid", List.of("housekeeper"), rows);
    }

    /** Who keeps which grid, by grid id; a grid with an empty post is left out. */
    public Map<Long, String> housekeepers() {
        Map<Long, String> keepers = new HashMap<>();
        db.sql("select id, housekeeper from grid where housekeeper is not null")
                .query(
                        rs -> {
                            keepers.put(rs.getLong(1), rs.getString(2));
                        });
        return keepers;
    }

    private void phones(List<Person> people, List<Long> ids) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (String phone : people.get(i).resident().phones()) {
                rows.add(
                        List.of(
                                ids.get(i),
                                people.get(i).resident().houseId(),
                                people.get(i).community(),
                                phone,
                                new StringBuilder(phone).reverse().toString()));
            }
        }
        mass.insert(
                "resident_phone",
                List.of("resident_id", "house_id", "community", "phone", "reversed"),
                rows);
    }
}
