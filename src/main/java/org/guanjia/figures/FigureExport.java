package org.guanjia.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.guanjia.document.OutFile;
import org.guanjia.figures.MonthlyStatistics.Month;
import org.guanjia.figures.MonthlyStatistics.Service;
import org.guanjia.figures.RiskHouses.RiskHouse;

/** The figures as tables for a spreadsheet: a sheet each, or one below the other in a CSV file. */
final class FigureExport {

    private final Words words;

    FigureExport(Words words) {
        this.words = words;
    }

    /** The tables of the dashboard. */
    List<OutFile.Sheet> sheets(Dashboard dashboard) {
        List<OutFile.Sheet> sheets = new ArrayList<>();
        sheets.add(communities(dashboard));
        sheets.add(open(dashboard));
        sheets.add(days(dashboard));
        sheets.add(clocks("sheet.clocks", dashboard.clocks(), true));
        sheets.add(clocks("sheet.escalations", dashboard.escalations(), false));
        sheets.add(houses(dashboard));
        if (dashboard.collection() != null) {
            sheets.add(collection(dashboard.collection()));
        }
        if (dashboard.hostile() != null) {
            sheets.add(hostile(dashboard));
        }
        return sheets;
    }

    /** The monthly statistics as one table. */
    OutFile.Sheet statistics(List<Month> months, UnaryOperator<String> nameOf) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(
                head(
                        "period",
                        "community",
                        "houses",
                        "occupied",
                        "vacant",
                        "service",
                        "jobs",
                        "amount"));
        for (Month one : months) {
            List<Service> services =
                    one.services().isEmpty()
                            ? List.of(new Service("", 0, BigDecimal.ZERO))
                            : one.services();
            for (Service service : services) {
                rows.add(
                        List.of(
                                one.month().toString(),
                                nameOf.apply(one.community()),
                                orBlank(one.houses()),
                                orBlank(one.occupied()),
                                orBlank(one.vacant()),
                                service.jobs() == 0 ? "" : words.skill(service.skill()),
                                service.jobs(),
                                service.amount()));
            }
        }
        return new OutFile.Sheet(
                words.say("sheet.statistics"), rows, 10, 20, 10, 10, 10, 20, 10, 14);
    }

    /** One below the other, each under its name, with a blank line between. */
    static byte[] csv(List<OutFile.Sheet> sheets) {
        List<List<?>> rows = new ArrayList<>();
        for (OutFile.Sheet sheet : sheets) {
            if (!rows.isEmpty()) {
                rows.add(List.of(""));
            }
            rows.add(List.of(sheet.name()));
            rows.addAll(sheet.rows());
        }
        return OutFile.csv(rows);
    }

    private OutFile.Sheet communities(Dashboard dashboard) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(
                head(
                        "community",
                        "open",
                        "overdue",
                        "opened",
                        "closed",
                        "inTime",
                        "escalations",
                        "sceneMinutes",
                        "reworkRate",
                        "misdispatchRate",
                        "collectionRate"));
        dashboard
                .byCommunity()
                .forEach(
                        one ->
                                rows.add(
                                        List.of(
                                                one.name(),
                                                one.open(),
                                                one.overdue(),
                                                one.month().opened(),
                                                one.month().closed(),
                                                share(
                                                        one.month().clocks() - one.month().late(),
                                                        one.month().clocks()),
                                                one.month().escalations(),
                                                minutes(one.month().sceneSeconds()),
                                                share(
                                                        one.month().reworked(),
                                                        one.month().repaired()),
                                                share(
                                                        one.month().misdispatched(),
                                                        one.month().dispatched()),
                                                rate(one.received(), one.receivable()))));
        return new OutFile.Sheet(words.say("sheet.communities"), rows, 20);
    }

    private OutFile.Sheet open(Dashboard dashboard) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(head("flow", "severity", "open", "overdue"));
        dashboard
                .open()
                .forEach(
                        flow ->
                                flow.severities()
                                        .forEach(
                                                one ->
                                                        rows.add(
                                                                List.of(
                                                                        flow.name(),
                                                                        one.name(),
                                                                        one.total(),
                                                                        one.overdue()))));
        return new OutFile.Sheet(words.say("sheet.open"), rows, 20, 16);
    }

    private OutFile.Sheet days(Dashboard dashboard) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(head("day", "opened", "closed", "clocks", "late", "escalations"));
        dashboard
                .trend()
                .forEach(
                        one ->
                                rows.add(
                                        List.of(
                                                one.day().toString(),
                                                one.opened(),
                                                one.closed(),
                                                one.clocks(),
                                                one.late(),
                                                one.escalations())));
        return new OutFile.Sheet(words.say("sheet.days"), rows, 12);
    }

    private OutFile.Sheet clocks(String name, List<Dashboard.Clocks> clocks, boolean rates) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(
                rates
                        ? head(
                                "flow",
                                "measure",
                                "today",
                                "todayLate",
                                "month",
                                "monthLate",
                                "inTime")
                        : head("flow", "measure", "today", "month"));
        clocks.forEach(
                one ->
                        rows.add(
                                rates
                                        ? List.of(
                                                one.flowName(),
                                                one.name(),
                                                one.today(),
                                                one.todayLate(),
                                                one.month(),
                                                one.monthLate(),
                                                share(one.month() - one.monthLate(), one.month()))
                                        : List.of(
                                                one.flowName(),
                                                one.name(),
                                                one.today(),
                                                one.month())));
        return new OutFile.Sheet(words.say(name), rows, 20, 20);
    }

    private OutFile.Sheet houses(Dashboard dashboard) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(head("house", "reports", "complaints", "signals", "visit"));
        for (RiskHouse one : dashboard.houses()) {
            rows.add(
                    List.of(
                            one.house(),
                            one.reports(),
                            one.complaints(),
                            String.join(
                                    ", ",
                                    one.signals().stream()
                                            .map(signal -> words.say("signal." + signal))
                                            .toList()),
                            orBlank(one.visit())));
        }
        return new OutFile.Sheet(words.say("sheet.houses"), rows, 32, 10, 10, 40, 20);
    }

    private OutFile.Sheet collection(Dashboard.Collection collection) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(head("period", "receivable", "received", "collectionRate"));
        collection
                .months()
                .forEach(
                        one ->
                                rows.add(
                                        List.of(
                                                one.month() / 100
                                                        + "-"
                                                        + "%02d".formatted(one.month() % 100),
                                                one.receivable(),
                                                one.received(),
                                                rate(one.received(), one.receivable()))));
        return new OutFile.Sheet(words.say("sheet.collection"), rows, 12, 16, 16);
    }

    private OutFile.Sheet hostile(Dashboard dashboard) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(head("colleague", "today", "month"));
        dashboard.hostile().forEach(one -> rows.add(List.of(one.name(), one.today(), one.month())));
        return new OutFile.Sheet(words.say("sheet.hostile"), rows, 20);
    }

    private List<String> head(String... columns) {
        return Arrays.stream(columns).map(one -> words.say("column." + one)).toList();
    }

    private static Object orBlank(Object value) {
        return value == null ? "" : value;
    }

    /** Percent with one digit; blank without anything to divide by. */
    private static Object share(int part, int all) {
        return rate(BigDecimal.valueOf(part), BigDecimal.valueOf(all));
    }

    private static Object rate(BigDecimal part, BigDecimal all) {
        return all == null || all.signum() == 0
                ? ""
                : part.multiply(BigDecimal.valueOf(100)).divide(all, 1, RoundingMode.HALF_UP);
    }

    private static Object minutes(Long seconds) {
        return seconds == null
                ? ""
                : BigDecimal.valueOf(seconds)
                        .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }
}
