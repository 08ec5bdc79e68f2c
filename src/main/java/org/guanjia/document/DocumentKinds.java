package org.guanjia.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.guanjia.language.CompanyFiles;
import org.springframework.stereotype.Component;

/** The kinds of documents, from {@code documents/kinds.csv}: one line a template. */
@Component
class DocumentKinds {

    /**
     * A kind of document.
     *
     * @param code name of its template
     * @param series letters in front of its numbers
     * @param staffOnly whether it is kept from residents, contractors and other systems
     */
    record Kind(String code, String series, boolean staffOnly) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    DocumentKinds(CompanyFiles files) {
        for (String line : files.own("documents/kinds.csv")) {
            String[] cell = line.split(",", -1);
            Kind kind = new Kind(cell[0], cell[1], cell[2].equals("staff"));
            if (kinds.put(kind.code(), kind) != null) {
                throw new IllegalStateException("documents/kinds.csv: twice " + kind.code());
            }
        }
    }

    Kind of(String code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("documents/kinds.csv has no " + code);
        }
        return kind;
    }

    Iterable<Kind> all() {
        return kinds.values();
    }
}
