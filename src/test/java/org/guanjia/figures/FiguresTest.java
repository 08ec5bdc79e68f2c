package org.guanjia.figures;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateRegister;
import org.guanjia.fee.SensitiveHouses;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dashboard against rows whose figures were worked out by hand. */
@ServerTest
class FiguresTest {

    @Autowired Figures figures;
    @Autowired FigureCases behind;
    @Autowired DailyFigures daily;
    @Autowired CollectionRates rates;
    @Autowired ArrearsHouses arrears;
    @Autowired SensitiveHouses sensitive;
    @Autowired CaseExclusions exclusions;
    @Autowired EstateRegister register;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Texts texts;
    @Autowired SqlCounter counter;
    @Autowired Flow flow;
    @Autowired Clock clock;

    private FigureWorld world;
    private CaseFile late;
    private CaseFile major;

    @BeforeEach
    void known_cases() {
        world = new FigureWorld(register, cases, sql, clock.instant());
        // Three days ago a burst pipe: the guard after 10 minutes, the technician after 30.
        late = world.open("repair", "S2", null, ofDays(3));
        world.repair(late, ofDays(3).minusMinutes(10), ofDays(3).minusMinutes(30), true, 1);
        world.misdispatched(late, true);
        world.ended(late, "closed", ofDays(2));
        world.clock(late, "accept", null, ofDays(3).minusMinutes(5), 0);
        world.clock(late, "fix", ofDays(2).plusHours(12), ofDays(2), 1);
        // Today a tap: there after 20 minutes, and the time to accept ran out without a timer.
        CaseFile tap = world.open("repair", "S3", null, ofHours(1));
        world.repair(tap, null, ofMinutes(40), true, 0);
        world.misdispatched(tap, false);
        world.ended(tap, "closed", ofMinutes(10));
        world.clock(tap, "accept", null, ofMinutes(45), 1);
        // Came when the resident had asked for it: its way says nothing.
        CaseFile planned = world.open("repair", "S4", null, ofDays(7));
        sql.sql("update case_file set appointment = opened_at where id = ?")
                .param(planned.id())
                .update();
        world.repair(planned, null, ofDays(2), true, 0);
        world.ended(planned, "closed", ofDays(1));
        // Waits since last month, and is overdue.
        CaseFile old = world.open("repair", "S3", null, ofDays(40));
        world.running(old, "fix", ofDays(1));
        world.running(old, "arrive", ofHours(5));
        // A major complaint, escalated an hour ago; what found nobody above is no escalation.
        major = world.open("complaint", "major", null, ofDays(1));
        world.running(major, "reply", ofDays(-2));
        world.escalation(major, "contact", true, ofHours(1));
        world.escalation(major, "contact", false, ofHours(1));
        CaseFile withdrawn = world.open("complaint", "ordinary", null, ofDays(2));
        world.ended(withdrawn, "cancelled", ofDays(1));
        // Beyond the days that are shown.
        CaseFile past = world.open("repair", "S3", null, ofDays(60));
        world.repair(past, null, ofDays(59), true, 5);
        world.ended(past, "closed", ofDays(45));
    }

    private Words words() {
        return new Words(texts, Locale.CHINESE);
    }

    private Dashboard dashboard(Caller caller) {
        return figures.dashboard(world.community, caller, words());
    }

    private List<FigureCases.Line> list(
            Caller caller, Figure figure, String window, String part, boolean bad) {
        return behind.list(
                        new FigureCases.Question(figure, window, null, null, part, bad, null, 200),
                        figures.reach(world.community, caller),
                        caller,
                        words())
                .items();
    }

    @Test
    void open_cases_by_flow_and_severity_and_which_of_them_are_overdue() {
        Dashboard board = dashboard(world.manager);

        assertThat(board.open()).extracting(Dashboard.OpenFlow::flow).contains("repair");
        Dashboard.OpenFlow repair =
                board.open().stream()
                        .filter(one -> one.flow().equals("repair"))
                        .findFirst()
                        .orElseThrow();
        assertThat(repair.name()).isEqualTo("报修");
        // Two clocks of one case ran out: one case.
        assertThat(repair.severities())
                .containsExactly(new Dashboard.OpenSeverity("S3", "一般", 1, 1));
        Dashboard.OpenFlow complaint =
                board.open().stream()
                        .filter(one -> one.flow().equals("complaint"))
                        .findFirst()
                        .orElseThrow();
        assertThat(complaint.severities())
                .containsExactly(new Dashboard.OpenSeverity("major", "重大", 1, 0));
    }

    @Test
    void what_happened_today_and_over_thirty_days() {
        Dashboard board = dashboard(world.manager);

        assertThat(board.days()).hasSize(30).last().isEqualTo(LocalDate.now(clock));
        assertThat(board.today())
                .isEqualTo(new Dashboard.Count(1, 1, 0, 1, 1, 1, 1, 20 * 60L, 1, 0, 1, 0));
        assertThat(board.month())
                .isEqualTo(new Dashboard.Count(5, 4, 1, 3, 2, 1, 2, 15 * 60L, 3, 1, 3, 1));
        assertThat(board.clocks())
                .extracting(
                        Dashboard.Clocks::flow,
                        Dashboard.Clocks::measure,
                        Dashboard.Clocks::name,
                        Dashboard.Clocks::main,
                        Dashboard.Clocks::today,
                        Dashboard.Clocks::todayLate,
                        Dashboard.Clocks::month,
                        Dashboard.Clocks::monthLate)
                .containsExactly(
                        tuple("repair", "accept", "接单", true, 1, 1, 2, 1),
                        tuple("repair", "fix", "修复", true, 0, 0, 1, 1));
        assertThat(board.trend().stream().mapToInt(Dashboard.Day::opened).sum()).isEqualTo(5);
        assertThat(board.trend().get(29).closed()).isEqualTo(1);
        assertThat(board.byCommunity())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.open()).isEqualTo(2);
                            assertThat(one.overdue()).isEqualTo(1);
                            assertThat(one.month()).isEqualTo(board.month());
                        });
    }

    @Test
    void each_figure_is_as_long_as_its_list() {
        Dashboard.Count month = dashboard(world.manager).month();
        Dashboard.Count today = dashboard(world.manager).today();
        Caller me = world.manager;

        assertThat(list(me, Figure.OPEN, null, null, false)).hasSize(2);
        // Two clocks of it ran out: one case, one line.
        assertThat(list(me, Figure.OVERDUE, null, null, false)).hasSize(1);
        assertThat(list(me, Figure.OPENED, "month", null, false)).hasSize(month.opened());
        assertThat(list(me, Figure.CLOSED, "month", null, false)).hasSize(month.closed());
        assertThat(list(me, Figure.CLOSED, "month", null, true)).hasSize(month.cancelled());
        assertThat(list(me, Figure.CLOCK, "month", null, false)).hasSize(month.clocks());
        assertThat(list(me, Figure.CLOCK, "month", null, true)).hasSize(month.late());
        assertThat(list(me, Figure.CLOCK, "today", "accept", true)).hasSize(today.late());
        assertThat(list(me, Figure.ESCALATION, "month", null, false))
                .extracting(FigureCases.Line::caseNumber)
                .containsExactly(major.caseNumber());
        assertThat(list(me, Figure.SCENE, "month", null, false)).hasSize(month.scene());
        assertThat(list(me, Figure.REWORK, "month", null, true))
                .extracting(FigureCases.Line::caseNumber)
                .containsExactly(late.caseNumber());
        assertThat(list(me, Figure.DISPATCH, "month", null, true))
                .extracting(FigureCases.Line::caseNumber)
                .containsExactly(late.caseNumber());
    }

    @Test
    void the_sums_of_past_days_equal_the_plain_count() {
        Reach reach = figures.reach(world.community, world.manager);
        daily.makeAll();

        DailyFigures.Window window = daily.window(reach);

        for (Figure figure : Figure.summed()) {
            List<List<Object>> plain =
                    sql.sql(
                                    "select flow, part, count(*), sum(bad), sum(seconds) from ("
                                            + figure.facts(reach.condition())
                                            + ") facts group by flow, part")
                            .params(reach.params())
                            .param("from", Columns.time(daily.start(daily.first())))
                            .param("to", Columns.time(daily.start(daily.today().plusDays(1))))
                            .query(
                                    (row, line) ->
                                            List.<Object>of(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getLong(3),
                                                    row.getLong(4),
                                                    row.getLong(5)))
                            .list();
            List<Sum> parts = window.byPart().stream().filter(of(figure)).toList();
            assertThat(parts.stream().map(Sum::part).distinct().toList())
                    .as(figure.id())
                    .containsExactlyInAnyOrderElementsOf(
                            plain.stream().map(one -> (String) one.get(1)).distinct().toList());
            for (List<Object> one : plain) {
                assertThat(
                                totals(
                                        parts.stream()
                                                .filter(sum -> sum.flow().equals(one.get(0)))
                                                .filter(sum -> sum.part().equals(one.get(1)))
                                                .toList()))
                        .as(figure.id() + one)
                        .isEqualTo(one.subList(2, 5));
            }
            assertThat(totals(window.byDay().stream().filter(of(figure)).toList()))
                    .as(figure.id() + " by day")
                    .isEqualTo(totals(parts));
        }
    }

    private static Predicate<Sum> of(Figure figure) {
        return sum -> sum.figure() == figure;
    }

    private static List<Object> totals(List<Sum> sums) {
        return List.of(
                sums.stream().mapToLong(Sum::total).sum(),
                sums.stream().mapToLong(Sum::bad).sum(),
                sums.stream().mapToLong(Sum::seconds).sum());
    }

    @Test
    void each_day_of_the_chart_is_as_long_as_its_list() {
        for (Dashboard.Day day : dashboard(world.manager).trend()) {
            String window = day.day().toString();
            Caller me = world.manager;
            assertThat(list(me, Figure.OPENED, window, null, false)).hasSize(day.opened());
            assertThat(list(me, Figure.CLOSED, window, null, false)).hasSize(day.closed());
            assertThat(list(me, Figure.CLOCK, window, null, false)).hasSize(day.clocks());
            assertThat(list(me, Figure.CLOCK, window, null, true)).hasSize(day.late());
            assertThat(list(me, Figure.ESCALATION, window, null, false)).hasSize(day.escalations());
        }
    }

    @Test
    void a_list_is_read_page_by_page_without_a_row_twice() {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            FigureCases.Page page =
                    behind.list(
                            new FigureCases.Question(
                                    Figure.OPENED, "month", null, null, null, false, after, 2),
                            figures.reach(world.community, world.manager),
                            world.manager,
                            words());
            page.items().forEach(one -> seen.add(one.caseNumber()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void nobody_counts_a_case_that_is_hidden_from_them() {
        Caller other =
                new Caller(
                        "o-" + world.community,
                        Set.of(Roles.SERVICE_MANAGER),
                        Set.of(world.community),
                        false);
        exclusions.exclude(late.caseNumber(), other.userId(), true, "被投诉人", null);
        exclusions.exclude(major.caseNumber(), other.userId(), true, "被投诉人", null);

        Dashboard board = dashboard(other);

        assertThat(board.open()).extracting(Dashboard.OpenFlow::flow).containsExactly("repair");
        assertThat(board.month())
                .isEqualTo(new Dashboard.Count(3, 3, 1, 1, 1, 0, 1, 20 * 60L, 2, 0, 2, 0));
        assertThat(board.trend().stream().mapToInt(Dashboard.Day::late).sum()).isEqualTo(1);
        assertThat(list(other, Figure.OPENED, "month", null, false))
                .hasSize(3)
                .noneMatch(one -> one.caseNumber().equals(late.caseNumber()));
        assertThat(dashboard(world.manager).month().opened()).isEqualTo(5);
    }

    @Test
    void a_manager_sees_the_communities_they_serve_and_no_other() {
        FigureWorld neighbour = new FigureWorld(register, cases, sql, clock.instant());
        neighbour.open("repair", "S3", null, ofHours(2));
        Caller both =
                new Caller(
                        "b-" + world.community,
                        Set.of(Roles.REGION),
                        Set.of(world.community, neighbour.community),
                        false);

        assertThat(figures.dashboard(null, both, words()).month().opened()).isEqualTo(6);
        assertThat(figures.dashboard(null, both, words()).byCommunity()).hasSize(2);
        assertThat(figures.dashboard(null, world.manager, words()).month().opened()).isEqualTo(5);
        assertThat(figures.dashboard(neighbour.community, both, words()).month().opened())
                .isEqualTo(1);
        assertThatThrownBy(() -> figures.dashboard(neighbour.community, world.manager, words()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> figures.reach(neighbour.community, world.manager))
                .isInstanceOf(Refusal.class);
        Caller nowhere = new Caller("n", Set.of(Roles.REGION), Set.of(), false);
        assertThatThrownBy(() -> figures.dashboard(null, nowhere, words()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void what_is_judged_otherwise_afterwards_is_right_within_the_hour() {
        assertThat(dashboard(world.manager).month().late()).isEqualTo(2);
        sql.sql("update case_clock set breached_at = null, breaches = 0 where case_id = ?")
                .param(late.id())
                .update();
        flow.advance(ofMinutes(30));
        daily.makeAll();
        assertThat(dashboard(world.manager).month().late()).as("made lately").isEqualTo(2);

        flow.advance(ofHours(1));
        daily.makeAll();

        assertThat(dashboard(world.manager).month().late()).isEqualTo(1);
        assertThat(dashboard(world.manager).month().clocks()).isEqualTo(3);
    }

    @Test
    void hostile_conversations_are_shown_to_whoever_cares_for_those_who_listen() {
        world.contact(major, "desk", "hostile", ofHours(1));
        world.contact(major, "desk", "hostile", ofDays(5));
        world.contact(major, "desk", "calm", ofDays(5));
        world.contact(major, "desk", "hostile", ofDays(31));
        Caller carer =
                new Caller(
                        "c-" + world.community,
                        Set.of(Roles.SERVICE_MANAGER),
                        Set.of(world.community),
                        false);

        assertThat(dashboard(carer).hostile())
                .extracting(
                        Dashboard.Listener::userId,
                        Dashboard.Listener::today,
                        Dashboard.Listener::month)
                .containsExactly(tuple("desk", 1, 2));
        assertThat(list(carer, Figure.HOSTILE, "month", "desk", false)).hasSize(2);
        assertThat(dashboard(world.manager).hostile()).isNull();
        assertThatThrownBy(() -> list(world.manager, Figure.HOSTILE, "month", null, false))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void houses_that_somebody_should_look_in_on() {
        long often = world.house("101", false);
        long angry = world.house("102", false);
        long quiet = world.house("103", false);
        long secret = world.house("104", false);
        for (int i = 0; i < 3; i++) {
            world.open("repair", "S3", often, ofDays(i));
        }
        CaseFile first = world.open("complaint", "ordinary", angry, ofDays(9));
        world.open("complaint", "ordinary", angry, ofDays(2));
        world.contact(first, "desk", "hostile", ofDays(8));
        world.running(first, "reply", ofHours(1));
        world.bill(9_000_000_000L + angry * 10, angry, "300", "100", 70, false);
        // Not unusual: two repairs, one of them withdrawn; a bill that is not late yet.
        world.open("repair", "S3", quiet, ofDays(1));
        world.open("repair", "S3", quiet, ofDays(1));
        world.ended(world.open("repair", "S3", quiet, ofDays(1)), "cancelled", ZERO);
        world.bill(9_000_000_000L + quiet * 10, quiet, "300", "0", 10, false);
        // Reported in confidence: nobody learns which house it was.
        for (int i = 0; i < 3; i++) {
            sql.sql("update case_file set confidential = true where id = ?")
                    .param(world.open("complaint", "major", secret, ofDays(i)).id())
                    .update();
        }
        // Nor that somebody was hostile there, nor what is overdue beside what everybody knows.
        long unsaid = world.house("106", false);
        CaseFile shouted = world.open("complaint", "major", unsaid, ofDays(2));
        world.contact(shouted, "desk", "hostile", ofDays(1));
        CaseFile told = world.open("complaint", "major", often, ofDays(2));
        world.running(told, "reply", ofHours(1));
        sql.sql("update case_file set confidential = true where id in (?, ?)")
                .params(shouted.id(), told.id())
                .update();

        List<RiskHouses.RiskHouse> houses = dashboard(world.manager).houses();

        assertThat(houses).extracting(RiskHouses.RiskHouse::houseId).containsExactly(angry, often);
        assertThat(houses.get(0).signals())
                .containsExactly("repeatComplaints", "hostile", "overdue", "arrears");
        assertThat(houses.get(0).atRisk()).isTrue();
        assertThat(houses.get(1).signals()).containsExactly("repeatReports");
        assertThat(houses.get(1).atRisk()).isFalse();
        assertThat(houses.get(1).house()).contains("数字苑", "101");
        // Hostile, and nothing else: its one complaint is counted all the same.
        long alone = world.house("105", false);
        world.contact(
                world.open("complaint", "ordinary", alone, ofDays(3)),
                "desk",
                "hostile",
                ofDays(2));
        for (RiskHouses.RiskHouse house : dashboard(world.manager).houses()) {
            assertThat(
                            list(
                                    world.manager,
                                    Figure.HOUSE,
                                    "month",
                                    String.valueOf(house.houseId()),
                                    false))
                    .as(house.house())
                    .hasSize(house.reports())
                    .isNotEmpty();
        }
    }

    /** The list is kept by those who know the household; it ends by its day or by hand. */
    @Test
    void a_household_to_take_care_of_that_reported_anything_is_looked_in_on() {
        long alone = world.house("111", false);
        long silent = world.house("112", false);
        long over = world.house("113", false);
        long usual = world.house("114", false);
        for (long house : List.of(alone, over, usual)) {
            world.open("repair", "S3", house, ofDays(1));
        }
        sensitive.add(alone, "elderly-alone", null, "老人独居,说话慢", "housekeeper");
        sensitive.add(silent, "ill", null, null, "housekeeper");
        sensitive.add(over, "bereaved", null, null, "housekeeper");
        sensitive.end(over, "housekeeper");

        Dashboard seen = dashboard(world.manager);
        assertThat(seen.houses())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.houseId()).isEqualTo(alone);
                            assertThat(one.signals()).containsExactly("vulnerable");
                            assertThat(one.atRisk()).isTrue();
                            assertThat(one.reports()).isEqualTo(1);
                            assertThat(one.toString()).doesNotContain("elderly", "老人");
                        });
        for (String role : List.of(Roles.AUDITOR, Roles.REGION)) {
            Caller other =
                    new Caller(
                            "o-" + world.community, Set.of(role), Set.of(world.community), false);
            assertThat(dashboard(other).houses()).as(role).isEmpty();
        }
    }

    @Test
    void the_collection_rate_of_what_fell_due() {
        long house = world.house("201", false);
        long id = 8_000_000_000L + house * 10;
        world.bill(id, house, "100.00", "80.00", 1, false);
        world.bill(id + 1, house, "50.00", "0.00", 40, false);
        world.bill(id + 2, house, "70.00", "0.00", 40, true);
        world.bill(id + 3, house, "90.00", "0.00", -20, false);
        sql.sql("delete from figure_collection").update();

        rates.make();

        Dashboard.Collection collection = dashboard(world.manager).collection();
        assertThat(collection.receivable()).isEqualByComparingTo("150");
        assertThat(collection.received()).isEqualByComparingTo("80");
        assertThat(collection.months())
                .extracting(Dashboard.Due::month)
                .containsExactly(202610, 202611);
        ArrearsHouses.Page owing =
                arrears.list(figures.reach(world.community, world.manager), null, null, 50);
        assertThat(owing.owed())
                .isEqualByComparingTo(collection.receivable().subtract(collection.received()));
        assertThat(owing.houses()).isEqualTo(1);
        assertThat(owing.items())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.house()).contains("201");
                            assertThat(one.bills()).isEqualTo(2);
                            assertThat(one.owed()).isEqualByComparingTo("70");
                        });
        for (Dashboard.Due due : collection.months()) {
            assertThat(
                            arrears.list(
                                            figures.reach(world.community, world.manager),
                                            due.month(),
                                            null,
                                            50)
                                    .owed())
                    .as(String.valueOf(due.month()))
                    .isEqualByComparingTo(due.receivable().subtract(due.received()));
        }
        assertThat(dashboard(world.manager).byCommunity().get(0).receivable())
                .isEqualByComparingTo(new BigDecimal("150"));
        sql.sql("update fee_bill set settled = amount where id = ?").param(id).update();
        rates.make();
        assertThat(dashboard(world.manager).collection().received())
                .as("an hour has not passed")
                .isEqualByComparingTo("80");
        flow.advance(ofHours(1));
        rates.make();
        assertThat(dashboard(world.manager).collection().received()).isEqualByComparingTo("100");
    }

    @Test
    void houses_that_owe_are_read_page_by_page_the_most_first() {
        long id = 7_000_000_000L + world.house("300", false) * 100;
        for (int i = 1; i <= 3; i++) {
            world.bill(id + i, world.house("30" + i, false), i + "0.00", "0.00", 1, false);
        }
        Reach reach = figures.reach(world.community, world.manager);

        ArrearsHouses.Page first = arrears.list(reach, null, null, 2);
        ArrearsHouses.Page second = arrears.list(reach, null, first.next(), 2);

        assertThat(first.houses()).isEqualTo(3);
        assertThat(first.items()).extracting(one -> one.owed().intValue()).containsExactly(30, 20);
        assertThat(second.items()).extracting(one -> one.owed().intValue()).containsExactly(10);
        assertThat(second.next()).isNull();
        for (Integer month : List.of(202613, 209901, 26)) {
            assertThatThrownBy(() -> arrears.list(reach, month, null, 2))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.field()).isEqualTo("month"));
        }
        for (int limit : List.of(0, 201)) {
            assertThatThrownBy(() -> arrears.list(reach, null, null, limit))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.field()).isEqualTo("limit"));
        }
        assertThatThrownBy(() -> arrears.list(reach, null, "-1", 2))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("after"));
    }

    @Test
    void a_hidden_case_is_not_named_beside_its_house() {
        long house = world.house("401", false);
        world.bill(6_000_000_000L + house, house, "30.00", "0.00", 1, false);
        CaseFile collection = world.open("fee-collection", null, house, ofDays(1));
        for (int i = 0; i < 3; i++) {
            world.open("repair", "S3", house, ofDays(i));
        }
        CaseFile visit = world.open("house-visit", null, house, ofHours(3));
        Caller other =
                new Caller(
                        "h-" + world.community,
                        Set.of(Roles.SERVICE_MANAGER),
                        Set.of(world.community),
                        false);
        exclusions.exclude(collection.caseNumber(), other.userId(), true, "亲属", null);
        exclusions.exclude(visit.caseNumber(), other.userId(), true, "亲属", null);

        assertThat(owing(world.manager).collection()).isEqualTo(collection.caseNumber());
        assertThat(owing(other).collection()).isNull();
        assertThat(dashboard(world.manager).houses())
                .extracting(RiskHouses.RiskHouse::visit)
                .containsExactly(visit.caseNumber());
        assertThat(dashboard(other).houses())
                .extracting(RiskHouses.RiskHouse::visit)
                .containsOnlyNulls()
                .hasSize(1);
    }

    private ArrearsHouses.Owing owing(Caller caller) {
        return arrears.list(figures.reach(world.community, caller), null, null, 50).items().get(0);
    }

    @Test
    void the_page_costs_the_same_number_of_statements_whatever_there_is() throws Exception {
        dashboard(world.manager);
        int before = counter.during(() -> dashboard(world.manager)).selects();
        for (int i = 0; i < 20; i++) {
            world.open("repair", "S3", world.house("3" + i, false), ofDays(1));
        }

        assertThat(counter.during(() -> dashboard(world.manager)).selects())
                .isEqualTo(before)
                .isLessThanOrEqualTo(14);
    }

    @Test
    void what_makes_no_sense_is_refused_and_names_the_field() {
        Reach reach = figures.reach(world.community, world.manager);
        assertField(
                reach,
                new FigureCases.Question(Figure.OPENED, "year", null, null, null, false, null, 9),
                "window");
        assertField(
                reach,
                new FigureCases.Question(
                        Figure.OPENED,
                        LocalDate.now(clock).minusDays(30).toString(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        9),
                "window");
        assertField(
                reach,
                new FigureCases.Question(
                        Figure.OPENED,
                        LocalDate.now(clock).plusDays(1).toString(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        9),
                "window");
        assertField(
                reach,
                new FigureCases.Question(Figure.OPENED, null, null, null, null, false, "x", 9),
                "after");
        assertField(
                reach,
                new FigureCases.Question(Figure.OPENED, null, null, null, null, false, null, 0),
                "limit");
        assertField(
                reach,
                new FigureCases.Question(Figure.OPENED, null, null, null, null, false, null, 201),
                "limit");
    }

    private void assertField(Reach reach, FigureCases.Question question, String field) {
        assertThatThrownBy(() -> behind.list(question, reach, world.manager, words()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo(field));
    }
}
