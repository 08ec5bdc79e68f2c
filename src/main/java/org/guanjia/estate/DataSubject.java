package org.guanjia.estate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person whose data is looked for, in the communities of whoever asks: all that the register
 * knows to recognise them by.
 *
 * @param residents ids of the person's rows in the register: one a house, and contacts of the same
 *     number
 * @param houses ids of their houses
 * @param communities where to look
 * @param names as registered
 * @param phones canonical numbers that nobody else is registered with
 * @param sharedPhones numbers that another resident has, too: they are the person's only beside
 *     their name, and stay for the other
 * @param emails as registered
 */
public record DataSubject(
        Set<Long> residents,
        Set<Long> houses,
        Set<String> communities,
        Set<String> names,
        Set<String> phones,
        Set<String> sharedPhones,
        Set<String> emails) {

    /** A single character is too common in other words to be replaced inside a text. */
    private static final int SHORTEST_NAME_IN_TEXT = 2;

    public DataSubject {
        residents = Set.copyOf(residents);
        houses = Set.copyOf(houses);
        communities = Set.copyOf(communities);
        names = Set.copyOf(names);
        phones = Set.copyOf(phones);
        sharedPhones = Set.copyOf(sharedPhones);
        emails = Set.copyOf(emails);
    }

    /**
     * Finds the person inside a text, in the regular expressions that H2 and MySQL have in common:
     * names as they are, numbers also with blanks and hyphens, mail addresses in any case.
     *
     * @return null when there is nothing to find them by
     */
    public String anywhere() {
        return pattern(Stream.concat(names(names), contacts()));
    }

    /** As {@link #anywhere}, without names: what is the person's wherever it stands. */
    public String contact() {
        return pattern(contacts());
    }

    private static Stream<String> names(Set<String> names) {
        return names.stream()
                .filter(name -> name.codePointCount(0, name.length()) >= SHORTEST_NAME_IN_TEXT)
                .map(DataSubject::literal);
    }

    private Stream<String> contacts() {
        return Stream.concat(
                phones.stream()
                        .map(
                                phone ->
                                        phone.chars()
                                                .mapToObj(c -> literal(String.valueOf((char) c)))
                                                .collect(Collectors.joining("[ -]?"))),
                emails.stream().map(DataSubject::literal));
    }

    private static String pattern(Stream<String> parts) {
        Set<String> all = parts.collect(Collectors.toCollection(LinkedHashSet::new));
        return all.isEmpty() ? null : "(?i)(" + String.join("|", all) + ")";
    }

    /** By brackets, which both databases read alike; what cannot stand in them is any character. */
    private static String literal(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            String one = Character.toString(c);
                            if (".+*?(){}|".contains(one)) {
                                quoted.append('[').append(one).append(']');
                            } else {
                                quoted.append("[]^$\\".contains(one) ? "." : one);
                            }
                        });
        return quoted.toString();
    }
}
