package org.guanjia.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a file brings in. */
public enum ImportKind {
    /** Communities: what houses and staff belong to. */
    COMMUNITIES("communities"),
    /** Houses with the people in them: a row per person, or per house. */
    HOUSES("houses"),
    /** Colleagues with roles, skills, grids and roster: a row per person, community and role. */
    STAFF("staff");

    private final String id;

    ImportKind(String id) {
        this.id = id;
    }

    /** As the API, the command and tables write it. */
    public String id() {
        return id;
    }

    static Optional<ImportKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
