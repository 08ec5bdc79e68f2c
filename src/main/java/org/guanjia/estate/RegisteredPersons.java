package org.guanjia.estate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register's own part of {@link PersonalData}. */
@Component
class RegisteredPersons implements PersonalData {

    private record Row(long id, long house, String community, String name, String kind) {}

    private static final String ROW = "select id, house_id, community, name, kind from resident r ";

    private static final List<String> COLUMNS =
            List.of(
                    "community",
                    "phase",
                    "building",
                    "unit",
                    "room",
                    "name",
                    "kind",
                    "email",
                    "share_percent");

    private final JdbcClient sql;

    RegisteredPersons(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * All that recognises the person of this row: their rows in these communities are those of the
     * same name with a number in common, and contacts by one of their numbers.
     */
    DataSubject subject(Resident resident, Set<String> communities) {
        Set<Long> rows = new HashSet<>(Set.of(resident.id()));
        Set<Long> houses = new HashSet<>(Set.of(resident.houseId()));
        Set<String> names = new HashSet<>(Set.of(resident.name()));
        for (Row other : sharing(resident, communities)) {
            if (other.kind().equals(Resident.Kind.CONTACT.name())
                    || other.name().equals(resident.name())) {
                rows.add(other.id());
                names.add(other.name());
                if (other.name().equals(resident.name())) {
                    houses.add(other.house());
                }
            }
        }
        names.removeIf(String::isBlank);
        Set<String> phones = new HashSet<>(strings("phone", "resident_phone", "resident_id", rows));
        Set<String> shared =
                phones.isEmpty()
                        ? Set.of()
                        : Set.copyOf(
                                sql.sql(
                                                "select distinct phone from resident_phone where"
                                                        + " phone in (:phones) and resident_id not"
                                                        + " in (:rows)")
                                        .param("phones", phones)
                                        .param("rows", rows)
                                        .query(String.class)
                                        .list());
        phones.removeAll(shared);
        return new DataSubject(
                rows,
                houses,
                communities,
                names,
                phones,
                shared,
                Set.copyOf(strings("email", "resident", "email is not null and id", rows)));
    }

    private List<Row> sharing(Resident resident, Set<String> communities) {
        return sql.sql(
                        ROW
                                + "where r.community in (:communities) and r.id in (select"
                                + " p.resident_id from resident_phone p join resident_phone mine on"
                                + " mine.phone = p.phone where mine.resident_id = :id)")
                .param("communities", communities)
                .param("id", resident.id())
                .query(
                        (row, number) ->
                                new Row(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5)))
                .list();
    }

    private List<String> strings(String column, String table, String key, Set<Long> ids) {
        return sql.sql(
                        "select distinct "
                                + column
                                + " from "
                                + table
                                + " where "
                                + key
                                + " in (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list();
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    /** The rows stay, without the person: a house keeps its owner's share. */
    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        if (!all) {
            return Map.of();
        }
        Map<String, Integer> changed = new LinkedHashMap<>();
        changed.put(
                "resident_phone",
                sql.sql("delete from resident_phone where resident_id in (:ids)")
                        .param("ids", who.residents())
                        .update());
        changed.put(
                "resident",
                sql.sql("update resident set name = :mark, email = null where id in (:ids)")
                        .param("mark", PersonalText.MARK)
                        .param("ids", who.residents())
                        .update());
        return changed;
    }

    @Override
    public Map<String, Object> tell(DataSubject who, Set<String> cases) {
        return Map.of(
                "register",
                sql.sql(
                                "select c.name as community, h.phase, h.building, h.unit, h.room,"
                                        + " r.name, r.kind, r.email, r.share_percent from resident r"
                                        + " join house h on h.id = r.house_id join community c on"
                                        + " c.id = r.community where r.id in (:ids) order by r.id")
                        .param("ids", who.residents())
                        .query(
                                (row, number) -> {
                                    Map<String, Object> one = new LinkedHashMap<>();
                                    for (String column : COLUMNS) {
                                        one.put(column, row.getObject(column));
                                    }
                                    return one;
                                })
                        .list(),
                "phones",
                java.util.stream.Stream.concat(who.phones().stream(), who.sharedPhones().stream())
                        .sorted()
                        .toList());
    }
}
