package org.guanjia.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a test works with: the offices, and the people who come in. They leave when it ends. */
final class Desk {

    private static final Path FAILED = Path.of("target", "screenshots", "failed");

    private final Chromium chromium;
    private final Function<Language, Office> offices;
    private final List<Person> people = new ArrayList<>();

    Desk(Chromium chromium, Function<Language, Office> offices) {
        this.chromium = chromium;
        this.offices = offices;
    }

    /** The server of a language, which starts when it is first asked for. */
    Office office(Language language) {
        return offices.apply(language);
    }

    /** Somebody who has signed in and looks at an empty page. */
    Person signIn(Language language, String user) {
        return signIn(language, user, Screen.DESK);
    }

    Person signIn(Language language, String user, Screen screen) {
        return sit(new Person(chromium.browser(), office(language), user, screen, true));
    }

    /** Somebody who has not signed in. */
    Person come(Language language, String user) {
        return sit(new Person(chromium.browser(), office(language), user, Screen.DESK, false));
    }

    private Person sit(Person person) {
        people.add(person);
        return person;
    }

    /** Nothing may have gone wrong behind the pages. */
    void assertNoTroubles() {
        Map<String, List<String>> troubles =
                people.stream()
                        .filter(person -> !person.troubles().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        Person::user, Person::troubles, (one, other) -> one));
        assertThat(troubles).as("what went wrong behind the pages").isEmpty();
    }

    /** Keeps what everybody saw when a test failed. */
    void keep(String test) {
        for (Person person : people) {
            person.picture(FAILED.resolve(test + "-" + person.user() + ".png"), false);
        }
    }

    void leave() {
        people.forEach(Person::close);
        people.clear();
    }
}
