package org.guanjia.estate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of houses: who belongs to one, and the callers whose numbers are kept. */
@Service
public class Residents {

    private final JdbcClient db;

    Residents(JdbcClient db) {
        this.db = db;
    }

    /** Who belongs to the house: owners, tenants, family, kept contacts, in this order. */
    public List<Resident> residents(long houseId) {
        return residents(List.of(houseId)).getOrDefault(houseId, List.of());
    }

    /**
     * As {@link #residents(long)}, for several houses at once; a house without people is left out.
     */
    public Map<Long, List<Resident>> residents(Collection<Long> houseIds) {
        if (houseIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Resident> people = new LinkedHashMap<>();
        db.sql(
                        "select r.id, r.house_id, r.name, r.kind, r.share_percent, r.email, p.phone"
                                + " from resident r"
                                + " left join resident_phone p on p.resident_id = r.id"
                                + " where r.house_id in (:houses) order by r.id, p.id")
                .param("houses", houseIds)
                .query(
                        rs -> {
                            long id = rs.getLong("id");
                            Resident known = people.get(id);
                            List<String> phones = known == null ? List.of() : known.phones();
                            people.put(id, resident(rs, phones));
                        });
        Map<Long, List<Resident>> byHouse = new LinkedHashMap<>();
        people.values().stream()
                .sorted(Comparator.comparing(Resident::kind))
                .forEach(
                        person ->
                                byHouse.computeIfAbsent(person.houseId(), id -> new ArrayList<>())
                                        .add(person));
        return byHouse;
    }

    /**
     * Keeps an unknown phone as a contact of the house, so that the next call from it shows where
     * it called about. A number that the house already has is left alone; a text without digits is
     * not kept.
     *
     * @param name null or blank for unknown; cut to what the register holds
     * @throws Refusal 404 for an unknown house, 422 for a number that is too long
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void keepContact(long houseId, String name, String phone) {
        String number = Phones.normalise(phone);
        if (number.isEmpty()) {
            return;
        }
        if (number.length() > Phones.LONGEST) {
            throw Refusal.invalid("reporterPhone", "estate.phoneTooLong", Phones.LONGEST);
        }
        // Two reports of one house at the same moment keep the number once.
        String community =
                db.sql("select community from house where id = :id for update")
                        .param("id", houseId)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> Refusal.notFound("estate.houseUnknown", houseId));
        boolean known =
                residents(houseId).stream().anyMatch(person -> person.phones().contains(number));
        if (!known) {
            EstateRegister.resident(
                    db,
                    community,
                    houseId,
                    cut(name == null ? "" : name.strip()),
                    Resident.Kind.CONTACT,
                    List.of(number));
        }
    }

    /** Counted as H2 counts, in UTF-16 units, but never through the middle of a character. */
    private static String cut(String name) {
        int most = EstateRegister.LONGEST_NAME;
        if (name.length() <= most) {
            return name;
        }
        return name.substring(
                0, Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most);
    }

    private static Resident resident(ResultSet rs, List<String> known) throws SQLException {
        List<String> phones = new ArrayList<>(known);
        if (rs.getString("phone") != null) {
            phones.add(rs.getString("phone"));
        }
        return new Resident(
                rs.getLong("id"),
                rs.getLong("house_id"),
                rs.getString("name"),
                Resident.Kind.valueOf(rs.getString("kind")),
                rs.getBigDecimal("share_percent"),
                List.copyOf(phones),
                rs.getString("email"));
    }
}
