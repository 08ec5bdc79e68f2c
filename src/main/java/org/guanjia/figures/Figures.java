package org.guanjia.figures;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Puts the dashboard together: about fifteen statements, whatever the number of cases. */
@Service
class Figures {

    private final DailyFigures daily;
    private final RiskHouses houses;
    private final CollectionRates rates;
    private final CaseExclusions exclusions;
    private final EstateService estate;
    private final StaffService staff;
    private final JdbcClient sql;
    private final Clock clock;

    Figures(
            DailyFigures daily,
            RiskHouses houses,
            CollectionRates rates,
            CaseExclusions exclusions,
            EstateService estate,
            StaffService staff,
            JdbcClient sql,
            Clock clock) {
        this.daily = daily;
        this.houses = houses;
        this.rates = rates;
        this.exclusions = exclusions;
        this.estate = estate;
        this.staff = staff;
        this.sql = sql;
        this.clock = clock;
    }

    /** The communities that somebody serves. */
    List<Community> communities(Caller caller) {
        return caller.admin() ? estate.communities() : estate.communities(caller.communities());
    }

    /**
     * How far somebody sees.
     *
     * @param community null or blank for all that they serve
     * @throws Refusal 404 for one that they do not serve
     */
    Reach reach(String community, Caller caller) {
        return reach(community, caller, communities(caller));
    }

    private Reach reach(String community, Caller caller, List<Community> communities) {
        List<String> served = communities.stream().map(Community::id).toList();
        if (community != null && !community.isBlank() && !served.contains(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
        List<Long> hidden =
                exclusions.ofUser(caller.userId()).stream()
                        .filter(CaseExclusion::hidden)
                        .map(CaseExclusion::caseId)
                        .distinct()
                        .toList();
        if (served.isEmpty()) {
            throw Refusal.forbidden("figures.noCommunity");
        }
        return new Reach(
                community == null || community.isBlank() ? served : List.of(community), hidden);
    }

    /** Whether somebody may know which households are listed as ones to take care of. */
    private static boolean mayList(Caller caller) {
        return caller.admin()
                || caller.has(Roles.SERVICE_MANAGER)
                || caller.has(Roles.PROJECT_MANAGER);
    }

    /** Whether somebody may know which colleague had hostile conversations. */
    static boolean cares(Caller caller) {
        return caller.has(Roles.SERVICE_MANAGER);
    }

    /** The dashboard as somebody sees it. */
    Dashboard dashboard(String community, Caller caller, Words words) {
        List<Community> served = communities(caller);
        Reach reach = reach(community, caller, served);
        DailyFigures.Window window = daily.window(reach);
        List<DashboardParts.Standing> standing = standing(reach);
        List<CollectionRates.Month> due = rates.thisYear(reach.communities());
        return new Dashboard(
                clock.instant(),
                window.days(),
                served.stream().map(one -> new Dashboard.Place(one.id(), one.name())).toList(),
                DashboardParts.open(standing, words),
                DashboardParts.trend(window),
                DashboardParts.clocks(window, Figure.CLOCK, words),
                DashboardParts.count(window.today(), one -> true),
                DashboardParts.count(window.byPart(), one -> true),
                DashboardParts.clocks(window, Figure.ESCALATION, words),
                houses.of(reach, mayList(caller)),
                DashboardParts.collection(due),
                cares(caller) ? hostile(reach) : null,
                served.stream()
                        .filter(one -> reach.communities().contains(one.id()))
                        .map(one -> DashboardParts.beside(one, window, standing, due))
                        .toList());
    }

    /** Open cases, and those of them with a clock that ran out. */
    private List<DashboardParts.Standing> standing(Reach reach) {
        return sql.sql(
                        "select community, flow, coalesce(severity, '') severity, count(*) cases,"
                                + " sum(bad) overdue from ("
                                + Figure.OPEN.facts(reach.condition())
                                + ") facts group by community, flow, coalesce(severity, '')")
                .params(reach.params())
                .param("to", Columns.time(clock.instant()))
                .query(
                        (row, line) ->
                                new DashboardParts.Standing(
                                        row.getString("community"),
                                        row.getString("flow"),
                                        row.getString("severity"),
                                        row.getInt("cases"),
                                        row.getInt("overdue")))
                .list();
    }

    private List<Dashboard.Listener> hostile(Reach reach) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        sql.sql(
                        "select part, count(*) contacts,"
                                + " sum(case when happened_at >= :today then 1 else 0 end) today"
                                + " from ("
                                + Figure.HOSTILE.facts(reach.condition())
                                + ") facts group by part order by today desc, contacts desc, part")
                .params(reach.params())
                .param("from", Columns.time(daily.start(daily.first())))
                .param("today", Columns.time(daily.start(daily.today())))
                .param("to", Columns.time(daily.start(daily.today().plusDays(1))))
                .query(
                        row -> {
                            counts.put(
                                    row.getString("part"),
                                    new int[] {row.getInt("today"), row.getInt("contacts")});
                        });
        List<Dashboard.Listener> listeners = new ArrayList<>();
        counts.forEach(
                (user, count) ->
                        listeners.add(
                                new Dashboard.Listener(
                                        user, staff.nameOf(user), count[0], count[1])));
        return listeners;
    }
}
