package org.guanjia.webapps.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which flows of a diagram a case took. The engine keeps which elements were reached and when, not
 * by which flow; but each time an element was reached, it was reached by one of the flows that lead
 * to it, from the element that was left last before.
 */
final class TakenWay {

    /**
     * An element that was reached.
     *
     * @param entered rises with time; elements reached at once are told apart by it
     * @param left as {@code entered}; null while it is not left
     */
    record Visit(String element, Order entered, Order left) {}

    /**
     * A moment, as exact as the engine knows it.
     *
     * @param millis the database may keep whole seconds alone
     * @param sequence rises along one execution and from it to those that it started
     */
    record Order(long millis, long sequence) {}

    /** A flow that leads from an element to another. */
    record Arrow(String id, String source, String target) {}

    private TakenWay() {}

    /** The ids of the flows that were taken, sorted. */
    static Set<String> of(List<Visit> visits, Map<String, ? extends Collection<Arrow>> incoming) {
        Set<String> taken = new TreeSet<>();
        for (Visit visit : visits) {
            Collection<Arrow> ways = incoming.get(visit.element());
            if (ways == null) {
                continue;
            }
            visits.stream()
                    .filter(before -> before != visit && before.left() != null)
                    .filter(before -> before.left().millis() <= visit.entered().millis())
                    .filter(before -> before.entered().sequence() < visit.entered().sequence())
                    .filter(before -> arrow(ways, before) != null)
                    .max(
                            Comparator.comparingLong((Visit before) -> before.left().millis())
                                    .thenComparingLong(before -> before.entered().sequence()))
                    .ifPresent(before -> taken.add(arrow(ways, before)));
        }
        return taken;
    }

    private static String arrow(Collection<Arrow> ways, Visit before) {
        return ways.stream()
                .filter(way -> way.source().equals(before.element()))
                .map(Arrow::id)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
