package org.guanjia.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where mail reaches the resident who has a phone. */
@Service
public class Mailboxes {

    private final JdbcClient db;

    Mailboxes(JdbcClient db) {
        this.db = db;
    }

    /** Everybody in the community who has one of these phones, by phone; one statement. */
    public Map<String, List<Resident>> byPhone(String community, Collection<String> phones) {
        Map<String, List<Resident>> found = new HashMap<>();
        db.sql(
                        "select p.phone, r.id, r.house_id, r.name, r.kind, r.share_percent, r.email"
                                + " from resident_phone p join resident r on r.id = p.resident_id"
                                + " where p.community = :community and p.reversed in (:reversed)"
                                + " order by r.id")
                .param("community", community)
                .param("reversed", phones.stream().map(Mailboxes::reversed).toList())
                .query(
                        rs -> {
                            String phone = rs.getString("phone");
                            found.computeIfAbsent(phone, one -> new ArrayList<>())
                                    .add(
                                            new Resident(
                                                    rs.getLong("id"),
                                                    rs.getLong("house_id"),
                                                    rs.getString("name"),
                                                    Resident.Kind.valueOf(rs.getString("kind")),
                                                    rs.getBigDecimal("share_percent"),
                                                    List.of(phone),
                                                    rs.getString("email")));
                        });
        return found;
    }

    /**
     * Which of those who share a phone is meant. In the case's own house the first who has an
     * address: owner, tenant, family, contact. Elsewhere only where no two different addresses are
     * registered: an agent's number may stand for strangers.
     *
     * @param houseId may be null
     * @return empty when nobody has the phone; somebody without an address when none is certain
     */
    public static Optional<Resident> meant(List<Resident> sharing, Long houseId) {
        List<Resident> inHouse =
                ordered(sharing.stream().filter(one -> Objects.equals(one.houseId(), houseId)));
        Optional<Resident> reachable =
                inHouse.stream().filter(one -> one.email() != null).findFirst();
        if (reachable.isPresent()) {
            return reachable;
        }
        Set<String> addresses =
                sharing.stream()
                        .map(Resident::email)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (addresses.size() == 1) {
            return ordered(sharing.stream().filter(one -> one.email() != null)).stream()
                    .findFirst();
        }
        return inHouse.isEmpty()
                ? addresses.isEmpty()
                        ? ordered(sharing.stream()).stream().findFirst()
                        : Optional.empty()
                : Optional.of(inHouse.get(0));
    }

    private static List<Resident> ordered(java.util.stream.Stream<Resident> people) {
        return people.sorted(Comparator.comparing(Resident::kind).thenComparing(Resident::id))
                .toList();
    }

    /**
     * Enters an address for the resident who has the phone: in the case's house if it is registered
     * there, otherwise wherever it is.
     *
     * @param houseId may be null
     * @throws Refusal 409 when nobody, or more than one person, has the phone
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void enter(String community, Long houseId, String phone, String email) {
        List<Resident> sharing = byPhone(community, List.of(phone)).getOrDefault(phone, List.of());
        List<Resident> inHouse =
                sharing.stream().filter(one -> Objects.equals(one.houseId(), houseId)).toList();
        List<Resident> meant = inHouse.isEmpty() ? sharing : inHouse;
        if (meant.size() != 1) {
            throw Refusal.conflict(
                    meant.isEmpty() ? "estate.phoneOfNobody" : "estate.phoneOfSeveral",
                    Phones.mask(phone));
        }
        db.sql("update resident set email = :email where id = :id")
                .param("email", email)
                .param("id", meant.get(0).id())
                .update();
    }

    private static String reversed(String phone) {
        return new StringBuilder(phone).reverse().toString();
    }
}
