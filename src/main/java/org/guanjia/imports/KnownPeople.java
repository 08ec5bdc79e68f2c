package org.guanjia.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.guanjia.estate.Resident;

/** Who of a house's people in a file is who of its registered residents. */
final class KnownPeople {

    private final Map<HouseFile.Person, Resident> pairs = new HashMap<>();
    private final List<Resident> left;

    KnownPeople(List<HouseFile.Person> people, List<Resident> registered) {
        left = new ArrayList<>(registered);
        pair(people, (person, other) -> other.name().equals(person.name()));
        // The same telephone and the same part in the house: the name was corrected.
        pair(
                people,
                (person, other) ->
                        other.kind() == person.kind()
                                && other.phones().stream().anyMatch(person.phones()::contains));
    }

    private void pair(
            List<HouseFile.Person> people, BiPredicate<HouseFile.Person, Resident> alike) {
        for (HouseFile.Person person : people) {
            if (!pairs.containsKey(person)) {
                left.stream()
                        .filter(other -> alike.test(person, other))
                        .findFirst()
                        .ifPresent(
                                other -> {
                                    pairs.put(person, other);
                                    left.remove(other);
                                });
            }
        }
    }

    /** The resident whom the file means; null for a new one. */
    Resident of(HouseFile.Person person) {
        return pairs.get(person);
    }

    /** Registered residents whom the file does not name. */
    List<Resident> left() {
        return left;
    }

    /**
     * What the file says of a person, and what is registered where the file says nothing.
     *
     * @param other null for a new resident
     */
    static Resident merged(HouseFile.Person person, Resident other, long houseId) {
        if (other == null) {
            return new Resident(
                    0,
                    houseId,
                    person.name(),
                    person.kind(),
                    person.share(),
                    person.phones(),
                    person.email());
        }
        boolean owner = person.kind() == Resident.Kind.OWNER;
        return new Resident(
                other.id(),
                houseId,
                person.name(),
                person.kind(),
                person.share() != null ? person.share() : owner ? other.share() : null,
                person.phones().isEmpty() ? other.phones() : person.phones(),
                person.email() == null ? other.email() : person.email());
    }

    static boolean same(Resident one, Resident other) {
        return one.name().equals(other.name())
                && one.kind() == other.kind()
                && Values.equal(one.share(), other.share())
                && one.phones().equals(other.phones())
                && Objects.equals(one.email(), other.email());
    }
}
