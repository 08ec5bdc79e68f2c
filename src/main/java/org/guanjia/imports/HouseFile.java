package org.guanjia.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateLedger;
import org.guanjia.estate.Resident;

/** Houses and people as a file says them, row after row; a house may stand in several rows. */
final class HouseFile {

    /** A person of a house, as the file says it. */
    record Person(
            int row,
            String name,
            Resident.Kind kind,
            BigDecimal share,
            List<String> phones,
            String email) {}

    /** A house as the file says it; what is null the file does not say. */
    static final class Entry {
        final Address address;
        final int row;
        final String writing;
        BigDecimal area;
        LocalDate handedOverOn;
        Boolean vacant;
        String grid;
        final List<Person> people = new ArrayList<>();

        Entry(Address address, int row, String writing) {
            this.address = address;
            this.row = row;
            this.writing = writing;
        }
    }

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Communities communities;
    private final CellReader read;
    private final Faults faults;
    private final Map<Address, Entry> entries = new LinkedHashMap<>();

    HouseFile(Communities communities, CellReader read, Faults faults) {
        this.communities = communities;
        this.read = read;
        this.faults = faults;
    }

    Map<Address, Entry> entries() {
        return entries;
    }

    void take(FileRow row) {
        int before = faults.errors();
        String community = communities.of(row, read);
        Address address = address(row, community);
        BigDecimal area = read.area(row, Field.AREA);
        LocalDate handedOver = read.day(row, Field.HANDED_OVER, true);
        Boolean vacant = vacant(row);
        String grid = read.text(row, Field.GRID, CellReader.LONGEST_NAME);
        List<Person> people = people(row);
        if (faults.errors() > before || address == null) {
            return;
        }
        String writing =
                String.join(
                        " ",
                        row.text(Field.PHASE),
                        row.text(Field.BUILDING),
                        row.text(Field.UNIT),
                        row.text(Field.ROOM));
        Entry entry = entries.get(address);
        if (entry == null) {
            entry = new Entry(address, row.number(), writing);
            entries.put(address, entry);
        } else {
            again(entry, row, writing, people);
        }
        entry.area = same(entry.area, area, entry, row, Field.AREA);
        entry.handedOverOn = same(entry.handedOverOn, handedOver, entry, row, Field.HANDED_OVER);
        entry.vacant = same(entry.vacant, vacant, entry, row, Field.VACANT);
        entry.grid = same(entry.grid, grid, entry, row, Field.GRID);
        add(entry, row, people);
    }

    /** What can be said only when all rows were read. */
    void end() {
        for (Entry entry : entries.values()) {
            BigDecimal sum = BigDecimal.ZERO;
            Person last = null;
            for (Person person : entry.people) {
                if (person.share() != null) {
                    sum = sum.add(person.share());
                    last = person;
                }
            }
            if (sum.compareTo(WHOLE) > 0) {
                List<String> rows =
                        entry.people.stream()
                                .filter(person -> person.share() != null)
                                .map(person -> Integer.toString(person.row()))
                                .toList();
                faults.error(
                        last.row(),
                        Columns.of(ImportKind.HOUSES).stream()
                                .filter(column -> column.field() == Field.SHARE)
                                .findFirst()
                                .orElseThrow()
                                .heading(true),
                        sum.stripTrailingZeros().toPlainString() + "%",
                        "imports.sharesOverWhole",
                        entry.address.display(),
                        sum.stripTrailingZeros().toPlainString(),
                        String.join("、", rows));
            }
        }
    }

    private Address address(FileRow row, String community) {
        String phase = read.address(row, Field.PHASE);
        String building = read.address(row, Field.BUILDING);
        String unit = read.address(row, Field.UNIT);
        String room = read.address(row, Field.ROOM);
        if (phase == null || building == null || unit == null || room == null) {
            return null;
        }
        Address address = new Address(community, phase, building, unit, room).normalised();
        if (address.building().isEmpty()) {
            read.error(row, Field.BUILDING, "imports.buildingMissing");
        }
        if (address.room().isEmpty()) {
            read.error(row, Field.ROOM, "imports.roomMissing");
        }
        fits(row, Field.PHASE, address.phase());
        fits(row, Field.BUILDING, address.building());
        fits(row, Field.UNIT, address.unit());
        fits(row, Field.ROOM, address.room());
        return community == null ? null : address;
    }

    private void fits(FileRow row, Field field, String part) {
        if (part.length() > EstateLedger.LONGEST_ADDRESS_PART) {
            read.error(
                    row,
                    field,
                    "imports.textTooLong",
                    part.length(),
                    EstateLedger.LONGEST_ADDRESS_PART);
        }
    }

    private Boolean vacant(FileRow row) {
        Boolean vacant = read.truth(row, Field.VACANT);
        if (vacant != null || row.has(Field.VACANT)) {
            return vacant;
        }
        if (row.text(Field.OCCUPIED).isEmpty()) {
            return null;
        }
        // 是否入住: 未入住 and 空置 mean the same as 否 here.
        String word = row.text(Field.OCCUPIED);
        if (word.contains("未") || word.contains("空")) {
            return true;
        }
        if (word.contains("已")) {
            return false;
        }
        Boolean occupied = read.truth(row, Field.OCCUPIED);
        return occupied == null ? null : !occupied;
    }

    private List<Person> people(FileRow row) {
        List<Person> people = new ArrayList<>();
        Resident.Kind kind = Resident.Kind.OWNER;
        if (read.usable(row, Field.KIND)) {
            kind = Values.kind(row.text(Field.KIND)).orElse(null);
            if (kind == null) {
                read.error(row, Field.KIND, "imports.kindUnknown");
            }
        }
        String name = read.name(row, Field.NAME);
        List<String> phones = read.phones(row, Field.PHONE, Field.SECOND_PHONE);
        String email = read.email(row, Field.EMAIL);
        BigDecimal share = read.share(row, Field.SHARE);
        if (share != null && kind != null && kind != Resident.Kind.OWNER) {
            read.error(row, Field.SHARE, "imports.shareOfNoOwner");
        }
        boolean somebody = !phones.isEmpty() || email != null || share != null;
        if (row.cell(Field.NAME).isEmpty() && somebody) {
            read.error(row, Field.NAME, "imports.nameMissing");
        }
        if (name != null && kind != null) {
            people.add(new Person(row.number(), name, kind, share, phones, email));
        }
        String tenant = read.name(row, Field.TENANT_NAME);
        List<String> tenantPhones = read.phones(row, Field.TENANT_PHONE);
        if (row.cell(Field.TENANT_NAME).isEmpty() && !tenantPhones.isEmpty()) {
            read.error(row, Field.TENANT_NAME, "imports.nameMissing");
        }
        if (tenant != null) {
            people.add(
                    new Person(
                            row.number(), tenant, Resident.Kind.TENANT, null, tenantPhones, null));
        }
        return people;
    }

    /** The house stands in an earlier row, too. */
    private void again(Entry entry, FileRow row, String writing, List<Person> people) {
        if (people.isEmpty()) {
            read.error(row, Field.ROOM, "imports.houseTwice", entry.address.display(), entry.row);
        } else if (!entry.writing.equals(writing)) {
            read.warn(
                    row,
                    Field.ROOM,
                    "imports.houseWrittenOtherwise",
                    entry.address.display(),
                    entry.row);
        }
    }

    private void add(Entry entry, FileRow row, List<Person> people) {
        for (Person person : people) {
            Person twin =
                    entry.people.stream()
                            .filter(other -> other.name().equals(person.name()))
                            .findFirst()
                            .orElse(null);
            if (twin == null) {
                entry.people.add(person);
            } else {
                read.error(
                        row,
                        person.kind() == Resident.Kind.TENANT && row.has(Field.TENANT_NAME)
                                ? Field.TENANT_NAME
                                : Field.NAME,
                        "imports.personTwice",
                        person.name(),
                        entry.address.display(),
                        twin.row());
            }
        }
    }

    private <T> T same(T before, T now, Entry entry, FileRow row, Field field) {
        if (before == null || now == null) {
            return now == null ? before : now;
        }
        if (!Objects.equals(before, now)) {
            read.error(
                    row,
                    field,
                    "imports.houseContradicts",
                    entry.address.display(),
                    entry.row,
                    before);
        }
        return before;
    }
}
