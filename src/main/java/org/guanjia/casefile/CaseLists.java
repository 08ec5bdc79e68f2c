package org.guanjia.casefile;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases: a page of them, those of a house, how many there are. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseLists {

    /** Within this time an open case of the same house and category counts as a duplicate. */
    public static final Duration DUPLICATE = Duration.ofHours(24);

    private static final int MAX_PAGE = 200;

    private final CaseSearch search;
    private final Clock clock;

    CaseLists(CaseSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * Open cases of the house, newest first, at most 20.
     *
     * @param category only of this one; null for all
     * @param within only those opened so recently; {@link #DUPLICATE} for intake
     */
    @Transactional(readOnly = true)
    public List<CaseFile> openOfHouse(long houseId, String category, Duration within) {
        return search.openOfHouse(houseId, category, clock.instant().minus(within));
    }

    /**
     * A page of cases, newest first. Reads the narrow table alone: one statement.
     *
     * @throws Refusal 422 when {@code after} is not a page's end or {@code limit} is out of bounds
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public CasePage list(CaseQuery query) {
        if (query.limit() < 1 || query.limit() > MAX_PAGE) {
            throw Refusal.invalid("limit", "casefile.pageSize", MAX_PAGE);
        }
        Long before = cursor(query.after());
        if (query.communities().isEmpty()) {
            return new CasePage(List.of(), null);
        }
        List<CaseLine> rows = search.list(query, before, query.limit() + 1);
        if (rows.size() <= query.limit()) {
            return new CasePage(rows, null);
        }
        List<CaseLine> page = rows.subList(0, query.limit());
        return new CasePage(List.copyOf(page), page.get(page.size() - 1).caseNumber());
    }

    /**
     * How many cases there are.
     *
     * @param all in every community and state
     * @param open those that have not ended
     */
    public record Count(long all, long open) {}

    /** Counts the cases of every community. */
    @Transactional(readOnly = true)
    public Count count() {
        return search.count();
    }

    /** The numbers of a community's open cases by their house; cases without one are left out. */
    @Transactional(readOnly = true)
    public Map<Long, List<String>> openCasesByHouse(String community) {
        return search.openByHouse(community);
    }

    /** A page ends with a case number, and a case number ends with the row's id. */
    private static Long cursor(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        if (!after.matches("([A-Z]{2}-\\d{8}-)?\\d{1,18}")) {
            throw Refusal.invalid("after", "casefile.pageUnknown");
        }
        return Long.valueOf(after.substring(after.lastIndexOf('-') + 1));
    }
}
