package org.guanjia.complaint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who stands above a role, as the table {@code case-escalation-ladder} says. */
@FunctionalInterface
public interface Ladder {

    /** The role above; empty at the top. */
    Optional<String> above(String role);

    /** The role and all above it, from below. */
    default List<String> from(String role) {
        Set<String> up = new LinkedHashSet<>();
        for (String one = role; one != null && up.add(one); ) {
            one = above(one).orElse(null);
        }
        return List.copyOf(up);
    }
}
