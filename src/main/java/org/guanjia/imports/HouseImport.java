package org.guanjia.imports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseLists;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateLedger;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Resident;
import org.springframework.stereotype.Component;

/** Compares a file of houses with what is registered, and writes the difference. */
@Component
class HouseImport {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int EXAMPLES = 5;

    private final EstateService estate;
    private final EstateLedger ledger;
    private final CaseLists lists;
    private final Clock clock;

    HouseImport(EstateService estate, EstateLedger ledger, CaseLists lists, Clock clock) {
        this.estate = estate;
        this.ledger = ledger;
        this.lists = lists;
        this.clock = clock;
    }

    Outcome run(byte[] file, Options options, boolean write, Progress progress) {
        return new Run(options, progress).run(file, write);
    }

    /** The difference of one file. */
    private final class Run {
        private final Options options;
        private final Progress progress;
        private final Faults faults = new Faults();
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private final Map<String, Map<String, Long>> grids = new TreeMap<>();
        private final Map<String, Set<String>> newGrids = new TreeMap<>();
        private final List<HouseFile.Entry> newHouses = new ArrayList<>();
        private final List<EstateLedger.Line> changedHouses = new ArrayList<>();
        private final Map<HouseFile.Entry, EstateLedger.Line> known = new LinkedHashMap<>();
        private final List<EstateLedger.Person> newPeople = new ArrayList<>();
        private final List<EstateLedger.Person> changedPeople = new ArrayList<>();
        private final List<Long> gone = new ArrayList<>();

        Run(Options options, Progress progress) {
            this.options = options;
            this.progress = progress;
            for (String what : List.of("houses", "people")) {
                for (String state : List.of("new", "changed", "unchanged", "missing")) {
                    counts.put(what + "." + state, 0);
                }
            }
            counts.put("people.removed", 0);
            counts.put("grids.new", 0);
        }

        Outcome run(byte[] file, boolean write) {
            LocalDate today = LocalDate.now(clock);
            HouseFile houses =
                    new HouseFile(
                            new Communities(estate.communities(), options.community()),
                            new CellReader(faults, today),
                            faults);
            int[] read = {0};
            int rows =
                    Table.read(
                            ImportKind.HOUSES,
                            file,
                            faults,
                            row -> {
                                houses.take(row);
                                if (++read[0] % 1000 == 0) {
                                    progress.at("imports.step.reading", read[0]);
                                }
                            });
            houses.end();
            if (rows == 0) {
                faults.error(0, "", "", "imports.noRows");
            }
            progress.at("imports.step.comparing", 0);
            compare(houses.entries());
            if (write && faults.errors() == 0) {
                write();
            }
            return new Outcome(
                    rows, counts, faults.all(), faults.errors(), faults.warnings(), List.of());
        }

        private void compare(Map<Address, HouseFile.Entry> entries) {
            Map<String, List<HouseFile.Entry>> byCommunity = new TreeMap<>();
            entries.values()
                    .forEach(
                            entry ->
                                    byCommunity
                                            .computeIfAbsent(
                                                    entry.address.community(),
                                                    id -> new ArrayList<>())
                                            .add(entry));
            byCommunity.forEach(this::compare);
        }

        private void compare(String community, List<HouseFile.Entry> entries) {
            Map<Address, EstateLedger.Line> houses = ledger.houses(community);
            Map<Long, List<Resident>> people = ledger.people(community);
            grids.put(community, ledger.grids(community));
            newGrids.put(community, new LinkedHashSet<>());
            for (HouseFile.Entry entry : entries) {
                EstateLedger.Line line = houses.remove(entry.address);
                grid(community, entry);
                if (line == null) {
                    count("houses.new");
                    newHouses.add(entry);
                    entry.people.forEach(person -> count("people.new"));
                } else {
                    known.put(entry, line);
                    people(entry, line, people.getOrDefault(line.id(), List.of()));
                }
            }
            missing(community, houses.values());
        }

        private void grid(String community, HouseFile.Entry entry) {
            if (entry.grid != null
                    && !grids.get(community).containsKey(entry.grid)
                    && newGrids.get(community).add(entry.grid)) {
                count("grids.new");
                faults.warn(entry.row, "", entry.grid, "imports.gridNew", entry.grid);
            }
        }

        /** A new grid has no id before it is written, and changes each house that it gets. */
        private EstateLedger.Line merged(HouseFile.Entry entry, EstateLedger.Line line) {
            Long grid =
                    entry.grid == null
                            ? line.gridId()
                            : grids.get(entry.address.community()).get(entry.grid);
            return new EstateLedger.Line(
                    line.id(),
                    line.address(),
                    entry.area == null ? line.area() : entry.area,
                    entry.handedOverOn == null ? line.handedOverOn() : entry.handedOverOn,
                    entry.vacant == null ? line.vacant() : entry.vacant,
                    grid);
        }

        private void people(
                HouseFile.Entry entry, EstateLedger.Line line, List<Resident> registered) {
            EstateLedger.Line merged = merged(entry, line);
            boolean changed =
                    !same(merged, line)
                            || newGrids.get(entry.address.community()).contains(entry.grid);
            count(changed ? "houses.changed" : "houses.unchanged");
            KnownPeople people = new KnownPeople(entry.people, registered);
            List<Resident> after = new ArrayList<>();
            for (HouseFile.Person person : entry.people) {
                Resident other = people.of(person);
                Resident now = KnownPeople.merged(person, other, line.id());
                after.add(now);
                if (other == null) {
                    count("people.new");
                    newPeople.add(new EstateLedger.Person(entry.address.community(), now));
                } else if (KnownPeople.same(now, other)) {
                    count("people.unchanged");
                } else {
                    count("people.changed");
                    changedPeople.add(new EstateLedger.Person(entry.address.community(), now));
                }
            }
            left(entry, people.left(), after);
        }

        private void left(HouseFile.Entry entry, List<Resident> left, List<Resident> after) {
            for (Resident resident : left) {
                if (options.movedOut()) {
                    count("people.removed");
                    gone.add(resident.id());
                } else {
                    count("people.missing");
                    after.add(resident);
                    faults.warn(
                            entry.row,
                            "",
                            resident.name(),
                            "imports.personMissing",
                            entry.address.display(),
                            resident.name());
                }
            }
            BigDecimal sum =
                    after.stream()
                            .map(Resident::share)
                            .filter(Objects::nonNull)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean byFileAlone = entry.people.stream().noneMatch(person -> person.share() != null);
            if (sum.compareTo(WHOLE) > 0 && !byFileAlone && !left.isEmpty()) {
                faults.error(
                        entry.row,
                        "",
                        sum.stripTrailingZeros().toPlainString() + "%",
                        "imports.sharesOverWholeWithRegistered",
                        entry.address.display(),
                        sum.stripTrailingZeros().toPlainString());
            }
        }

        /** Those with running cases by name; the others, who may be thousands, in one line. */
        private void missing(String community, Collection<EstateLedger.Line> houses) {
            Map<Long, List<String>> running = lists.openCasesByHouse(community);
            List<String> others = new ArrayList<>();
            for (EstateLedger.Line house : houses) {
                count("houses.missing");
                String address = house.address().display();
                List<String> numbers = running.get(house.id());
                if (numbers == null) {
                    others.add(address);
                } else {
                    faults.warn(
                            0,
                            "",
                            address,
                            "imports.houseMissingWithCases",
                            address,
                            String.join("、", numbers));
                }
            }
            if (!others.isEmpty()) {
                faults.warn(
                        0,
                        "",
                        community,
                        "imports.housesMissing",
                        others.size(),
                        others.stream().sorted().limit(EXAMPLES).collect(Collectors.joining("、")));
            }
        }

        private void write() {
            progress.at("imports.step.writing", 0);
            newGrids.forEach(
                    (community, names) ->
                            grids.get(community).putAll(ledger.addGrids(community, names)));
            known.forEach(
                    (entry, line) -> {
                        EstateLedger.Line merged = merged(entry, line);
                        if (!same(merged, line)) {
                            changedHouses.add(merged);
                        }
                    });
            ledger.updateHouses(changedHouses);
            List<EstateLedger.Line> lines =
                    newHouses.stream()
                            .map(
                                    entry ->
                                            merged(
                                                    entry,
                                                    new EstateLedger.Line(
                                                            null,
                                                            entry.address,
                                                            null,
                                                            null,
                                                            false,
                                                            null)))
                            .toList();
            List<Long> ids = ledger.addHouses(lines);
            progress.at("imports.step.writing", ids.size());
            for (int i = 0; i < ids.size(); i++) {
                HouseFile.Entry entry = newHouses.get(i);
                for (HouseFile.Person person : entry.people) {
                    newPeople.add(
                            new EstateLedger.Person(
                                    entry.address.community(),
                                    KnownPeople.merged(person, null, ids.get(i))));
                }
            }
            ledger.removePeople(gone);
            ledger.updatePeople(changedPeople);
            ledger.addPeople(newPeople);
            progress.at("imports.step.writing", ids.size() + newPeople.size());
        }

        private void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        private static boolean same(EstateLedger.Line one, EstateLedger.Line other) {
            return Values.equal(one.area(), other.area())
                    && Objects.equals(one.handedOverOn(), other.handedOverOn())
                    && one.vacant() == other.vacant()
                    && Objects.equals(one.gridId(), other.gridId());
        }
    }
}
