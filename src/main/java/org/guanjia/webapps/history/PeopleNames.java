package org.guanjia.webapps.history;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/** What people are called, for the pages of history. */
@Component
class PeopleNames {

    private final StaffService staff;

    PeopleNames(StaffService staff) {
        this.staff = staff;
    }

    /** What people are called, by their user ids: one statement for all. */
    UnaryOperator<String> of(Collection<String> userIds) {
        Set<String> asked =
                userIds.stream()
                        .filter(id -> id != null && !id.isEmpty())
                        .collect(Collectors.toSet());
        Map<String, String> known =
                asked.isEmpty()
                        ? Map.of()
                        : staff.named(asked).stream()
                                .collect(Collectors.toMap(StaffMember::userId, StaffMember::name));
        return id -> id == null || id.isEmpty() ? null : known.getOrDefault(id, id);
    }
}
