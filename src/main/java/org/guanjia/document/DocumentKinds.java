package org.guanjia.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
     * @param voucher whether it belongs to the accounts, which nobody's wish erases
     */
    record Kind(String code, String series, boolean staffOnly, boolean voucher) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    DocumentKinds(CompanyFiles files) {
        for (String line : files.own("documents/kinds.csv")) {
            String[] cell = line.split(",", -1);
            Kind kind =
                    new Kind(cell[0], cell[1], cell[2].equals("staff"), cell[3].equals("voucher"));
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

    Collection<Kind> all() {
        return kinds.values();
    }

    /** Codes of the vouchers; never empty. */
    List<String> vouchers() {
        return kinds.values().stream().filter(Kind::voucher).map(Kind::code).toList();
    }
}
