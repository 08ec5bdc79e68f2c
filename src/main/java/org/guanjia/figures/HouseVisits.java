package org.guanjia.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseLine;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CaseQuery;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.House;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When one of us was last at a house, and what came of it: whoever takes the next report sees that
 * the technician was there yesterday. Only visits of cases that the reader may see; two statements.
 */
@Component
class HouseVisits {

    /** More than fit beside a start form help nobody who has a caller on the line. */
    static final int MOST = 6;

    /** Older cases of a house are left out. */
    private static final int CASES = 100;

    /**
     * Each row of another room that says somebody was there: kind, when, who (may be null), role,
     * result (may be null while the work goes on) and, where it is not the case's title, why.
     */
    private static final String VISITS =
            """
            select case_number, 'repair' as kind, arrived_at as happened_at, technician as who,
                   'technician' as role, result as result, null as why
              from repair_order where case_number in (:cases) and arrived_at is not null
            union all
            select case_number, 'scene', scene_at, scene_by, 'guard',
                   case when scene_safe = true then 'safe' else 'unsafe' end, null
              from repair_order where case_number in (:cases) and scene_at is not null
            union all
            select f.case_number, 'repair', e.happened_at, null, 'technician', 'notMet', null
              from case_event e join case_file f on f.id = e.case_id
             where f.case_number in (:cases) and e.kind = 'milestone'
               and e.code = 'waitingForResident'
            union all
            select case_number, 'visit', visited_at, visited_by, 'housekeeper', result, reason
              from house_visit where case_number in (:cases) and visited_at is not null
            union all
            select r.case_number, 'patrol', r.patrolled_at, r.patrolled_by, p.patrol_role,
                   r.finding, null
              from renovation_patrol r join renovation_permit p on p.case_number = r.case_number
             where r.case_number in (:cases)
            union all
            select case_number, 'finalInspection', final_passed_at, final_by, 'foreman', 'passed',
                   null
              from renovation_permit where case_number in (:cases) and final_passed_at is not null
            union all
            select case_number, 'waterTest', water_test_passed_at, water_test_by, 'foreman',
                   'passed', null
              from renovation_permit
             where case_number in (:cases) and water_test_passed_at is not null
            union all
            select case_number, 'violation', talked_at, finder, finder_role, attitude, null
              from renovation_violation where case_number in (:cases) and talked_at is not null
            union all
            select case_number, 'collection', made_at, made_by, 'housekeeper', result, null
              from collection_contact where case_number in (:cases) and channel = 'visit'
            order by happened_at desc, case_number desc limit :most
            """;

    private final CaseLists lists;
    private final CaseFlows flows;
    private final StaffService staff;
    private final JdbcClient sql;
    private final Texts texts;

    HouseVisits(CaseLists lists, CaseFlows flows, StaffService staff, JdbcClient sql, Texts texts) {
        this.lists = lists;
        this.flows = flows;
        this.staff = staff;
        this.sql = sql;
        this.texts = texts;
    }

    /**
     * Somebody was there.
     *
     * @param kindName what for, in words
     * @param role id of the role in which they came; null when the case does not say
     * @param whoName the colleague; null when the case does not say
     * @param why the case's title, or the reason of a house visit
     * @param result in words; null while nobody has said what came of it
     */
    record Visit(
            String caseNumber,
            String flow,
            Instant at,
            String kind,
            String kindName,
            String role,
            String whoName,
            String why,
            String result) {}

    private record Row(
            String caseNumber,
            String kind,
            Instant at,
            String who,
            String role,
            String result,
            String why) {}

    /** The latest first, {@value #MOST} at most. */
    List<Visit> of(House house, Caller caller, Words words) {
        Map<String, CaseLine> seen =
                lists
                        .list(
                                new CaseQuery(
                                        flows.reader(caller),
                                        Set.of(house.community()),
                                        null,
                                        null,
                                        house.id(),
                                        null,
                                        null,
                                        CASES))
                        .items()
                        .stream()
                        .collect(Collectors.toMap(CaseLine::caseNumber, Function.identity()));
        if (seen.isEmpty()) {
            return List.of();
        }
        return sql
                .sql(VISITS)
                .param("cases", seen.keySet())
                .param("most", MOST)
                .query(HouseVisits::row)
                .list()
                .stream()
                .map(row -> visit(row, seen.get(row.caseNumber()), words))
                .toList();
    }

    private Visit visit(Row row, CaseLine line, Words words) {
        return new Visit(
                row.caseNumber(),
                line.flow(),
                row.at(),
                row.kind(),
                words.say("visit.kind." + row.kind()),
                row.role(),
                row.who() == null ? null : staff.nameOf(row.who()),
                row.why() == null ? line.title() : row.why(),
                row.result() == null ? null : result(row.result(), words));
    }

    /** A code that a designer made up later is shown as it is. */
    private String result(String code, Words words) {
        return texts.has("figures.visit.result." + code) ? words.say("visit.result." + code) : code;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("case_number"),
                row.getString("kind"),
                Columns.time(row, "happened_at"),
                row.getString("who"),
                row.getString("role"),
                row.getString("result"),
                row.getString("why"));
    }
}
