package org.guanjia.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guanjia.engine.AccountSeeder;
import org.guanjia.estate.EstateLedger;
import org.guanjia.estate.EstateService;
import org.guanjia.staff.StaffLedger;
import org.springframework.stereotype.Component;

/** Compares a file of staff with what is registered, and writes the difference. */
@Component
class StaffImport {

    private final EstateService estate;
    private final EstateLedger houses;
    private final StaffLedger ledger;
    private final AccountSeeder accounts;
    private final Clock clock;

    StaffImport(
            EstateService estate,
            EstateLedger houses,
            StaffLedger ledger,
            AccountSeeder accounts,
            Clock clock) {
        this.estate = estate;
        this.houses = houses;
        this.ledger = ledger;
        this.accounts = accounts;
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
        private final Map<String, Map<String, Long>> grids = new HashMap<>();
        private final Map<String, Set<String>> newGrids = new TreeMap<>();
        private final Map<Long, String> keepers = new HashMap<>();
        private final Map<String, StaffLedger.Line> known = new HashMap<>();
        private final Map<String, StaffFile.Entry> valid = new LinkedHashMap<>();
        private final List<String> newAccounts = new ArrayList<>();

        Run(Options options, Progress progress) {
            this.options = options;
            this.progress = progress;
            for (String state : List.of("new", "changed", "unchanged", "missing")) {
                counts.put("staff." + state, 0);
            }
            counts.put("accounts.new", 0);
            counts.put("grids.new", 0);
        }

        Outcome run(byte[] file, boolean write) {
            StaffFile staff =
                    new StaffFile(
                            new Communities(estate.communities(), options.community()),
                            new CellReader(faults, LocalDate.now(clock)),
                            faults);
            int[] read = {0};
            int rows =
                    Table.read(
                            ImportKind.STAFF,
                            file,
                            faults,
                            row -> {
                                staff.take(row);
                                if (++read[0] % 1000 == 0) {
                                    progress.at("imports.step.reading", read[0]);
                                }
                            });
            if (rows == 0) {
                faults.error(0, "", "", "imports.noRows");
            }
            progress.at("imports.step.comparing", 0);
            compare(staff.entries());
            if (write && faults.errors() == 0) {
                write();
            }
            return new Outcome(
                    rows, counts, faults.all(), faults.errors(), faults.warnings(), newAccounts);
        }

        private void compare(Map<String, StaffFile.Entry> entries) {
            known.putAll(ledger.all());
            keepers.putAll(houses.housekeepers());
            Set<String> users = accounts.userIds();
            Map<String, String> phones = new HashMap<>();
            known.values().stream()
                    .filter(line -> line.active() && line.phone() != null)
                    .filter(line -> !entries.containsKey(line.userId()))
                    .forEach(line -> phones.put(line.phone(), line.name()));
            for (StaffFile.Entry entry : entries.values()) {
                StaffLedger.Line line = known.get(entry.userId);
                if (refused(entry, line, users)) {
                    continue;
                }
                grids(entry);
                if (entry.phone != null) {
                    String other = phones.putIfAbsent(entry.phone, entry.name);
                    if (other != null) {
                        faults.warn(entry.row, "", entry.phone, "imports.phoneOfColleague", other);
                    }
                }
                valid.put(entry.userId, entry);
                if (line == null) {
                    count("staff.new");
                } else {
                    count(changes(entry, line) ? "staff.changed" : "staff.unchanged");
                }
                if (!users.contains(entry.userId)) {
                    count("accounts.new");
                    newAccounts.add(entry.userId);
                }
            }
            for (StaffLedger.Line line : new TreeMap<>(known).values()) {
                if (line.active() && !entries.containsKey(line.userId())) {
                    count("staff.missing");
                    faults.warn(
                            0,
                            "",
                            line.userId(),
                            "imports.colleagueMissing",
                            line.name(),
                            line.userId());
                }
            }
        }

        private boolean refused(StaffFile.Entry entry, StaffLedger.Line line, Set<String> users) {
            if (line == null && users.contains(entry.userId)) {
                faults.error(entry.row, "", entry.userId, "imports.userIdOfSystem", entry.userId);
                return true;
            }
            if (line != null && !line.active()) {
                faults.error(
                        entry.row,
                        "",
                        entry.userId,
                        "imports.colleagueLeft",
                        line.name(),
                        entry.userId);
                return true;
            }
            boolean sameContact =
                    line != null
                            && (entry.phone != null && entry.phone.equals(line.phone())
                                    || entry.email != null && entry.email.equals(line.email()));
            if (line != null && !line.name().equals(entry.name) && !sameContact) {
                faults.error(
                        entry.row,
                        "",
                        entry.userId,
                        "imports.userIdOfAnother",
                        entry.userId,
                        line.name(),
                        entry.name);
                return true;
            }
            return false;
        }

        private void grids(StaffFile.Entry entry) {
            for (StaffFile.GridOf grid : entry.grids) {
                Map<String, Long> there = grids.computeIfAbsent(grid.community(), houses::grids);
                if (!there.containsKey(grid.grid())
                        && newGrids.computeIfAbsent(grid.community(), c -> new LinkedHashSet<>())
                                .add(grid.grid())) {
                    count("grids.new");
                    faults.warn(entry.row, "", grid.grid(), "imports.gridNew", grid.grid());
                }
            }
        }

        private boolean changes(StaffFile.Entry entry, StaffLedger.Line line) {
            boolean ofGrids =
                    entry.grids.stream()
                            .anyMatch(
                                    grid -> {
                                        Long id = grids.get(grid.community()).get(grid.grid());
                                        return id == null
                                                || grid.housekeeper()
                                                        && !entry.userId.equals(keepers.get(id));
                                    });
            return ofGrids || !merged(entry, line).equals(line);
        }

        /** What the file says, and what is registered where the file says nothing. */
        private StaffLedger.Line merged(StaffFile.Entry entry, StaffLedger.Line line) {
            Map<String, Set<String>> roles = new HashMap<>(line.roles());
            roles.putAll(entry.roles);
            Map<String, Set<StaffLedger.Hours>> hours = new HashMap<>(line.hours());
            hours.putAll(entry.hours);
            Set<Long> looksAfter = new TreeSet<>(line.grids());
            boolean says = entry.grids.stream().anyMatch(grid -> !grid.housekeeper());
            if (says) {
                looksAfter.clear();
                entry.grids.stream()
                        .filter(grid -> !grid.housekeeper())
                        .map(grid -> grids.get(grid.community()).get(grid.grid()))
                        .filter(Objects::nonNull)
                        .forEach(looksAfter::add);
            }
            return new StaffLedger.Line(
                    entry.userId,
                    entry.name,
                    entry.phone == null ? line.phone() : entry.phone,
                    entry.email == null ? line.email() : entry.email,
                    true,
                    roles,
                    entry.skills.isEmpty() ? line.skills() : new HashMap<>(entry.skills),
                    looksAfter,
                    hours);
        }

        private void write() {
            progress.at("imports.step.writing", 0);
            newGrids.forEach(
                    (community, names) ->
                            grids.get(community).putAll(houses.addGrids(community, names)));
            List<StaffLedger.Line> added = new ArrayList<>();
            List<StaffLedger.Line> changed = new ArrayList<>();
            Map<Long, String> posts = new LinkedHashMap<>();
            for (StaffFile.Entry entry : valid.values()) {
                StaffLedger.Line line = known.get(entry.userId);
                if (line == null) {
                    added.add(merged(entry, nobody(entry.userId)));
                } else if (changes(entry, line)) {
                    changed.add(merged(entry, line));
                }
                entry.grids.stream()
                        .filter(StaffFile.GridOf::housekeeper)
                        .map(grid -> grids.get(grid.community()).get(grid.grid()))
                        .filter(id -> !entry.userId.equals(keepers.get(id)))
                        .forEach(id -> posts.put(id, entry.userId));
            }
            ledger.add(added);
            ledger.update(changed);
            houses.setHousekeepers(posts);
            progress.at("imports.step.accounts", added.size() + changed.size());
            accounts.seed(null, null);
        }

        private StaffLedger.Line nobody(String userId) {
            return new StaffLedger.Line(
                    userId, "", null, null, true, Map.of(), Map.of(), Set.of(), Map.of());
        }

        private void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }
    }
}
