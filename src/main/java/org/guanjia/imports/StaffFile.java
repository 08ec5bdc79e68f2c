package org.guanjia.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guanjia.staff.Roles;
import org.guanjia.staff.Skill;
import org.guanjia.staff.StaffLedger.Hours;
import org.guanjia.staff.StaffLedger.SkillLine;

/** Colleagues as a file says them, row after row; a colleague may stand in several rows. */
final class StaffFile {

    /** A grid that somebody looks after, in one of two ways. */
    record GridOf(String community, String grid, boolean housekeeper) {}

    /** A colleague as the file says it; what is null or empty the file does not say. */
    static final class Entry {
        final String userId;
        final int row;
        String name;
        String phone;
        String email;
        final Map<String, Set<String>> roles = new TreeMap<>();
        final Map<String, SkillLine> skills = new TreeMap<>();
        final Set<GridOf> grids = new LinkedHashSet<>();
        final Map<String, Set<Hours>> hours = new TreeMap<>();

        Entry(String userId, int row) {
            this.userId = userId;
            this.row = row;
        }
    }

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_CERTIFICATE = 60;
    private static final String BETWEEN = "[,，、;；/\\n\\r]+";

    private final Communities communities;
    private final CellReader read;
    private final Faults faults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    StaffFile(Communities communities, CellReader read, Faults faults) {
        this.communities = communities;
        this.read = read;
        this.faults = faults;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    void take(FileRow row) {
        int before = faults.errors();
        String userId = userId(row);
        String name = read.name(row, Field.NAME);
        if (row.cell(Field.NAME).isEmpty()) {
            read.error(row, Field.NAME, "imports.nameMissing");
        }
        List<String> phones = read.phones(row, Field.PHONE);
        if (phones.size() > 1) {
            read.warn(row, Field.PHONE, "imports.firstPhoneTaken", phones.get(0));
        }
        String email = read.email(row, Field.EMAIL);
        String community = communities.of(row, read);
        Set<String> roles = roles(row);
        Map<String, SkillLine> skills = skills(row);
        Set<String> grids = words(row, Field.GRIDS);
        Set<Hours> hours = hours(row);
        boolean housekeeper = roles.contains(Roles.HOUSEKEEPER);
        if (!grids.isEmpty() && !housekeeper && !roles.contains(Roles.TECHNICIAN)) {
            read.error(row, Field.GRIDS, "imports.gridOfNoKeeper");
        }
        if (faults.errors() > before) {
            return;
        }
        Entry entry = entries.computeIfAbsent(userId, id -> new Entry(id, row.number()));
        entry.name = same(entry.name, name, entry, row, Field.NAME);
        entry.phone =
                same(entry.phone, phones.isEmpty() ? null : phones.get(0), entry, row, Field.PHONE);
        entry.email = same(entry.email, email, entry, row, Field.EMAIL);
        Set<String> held = entry.roles.computeIfAbsent(community, c -> new TreeSet<>());
        if (held.containsAll(roles)) {
            boolean more = !skills.isEmpty() || !grids.isEmpty() || hours != null;
            if (!more) {
                read.error(row, Field.ROLE, "imports.roleTwice", userId, entry.row);
            }
        }
        held.addAll(roles);
        entry.skills.putAll(skills);
        grids.forEach(grid -> entry.grids.add(new GridOf(community, grid, housekeeper)));
        if (hours != null) {
            Set<Hours> all = entry.hours.computeIfAbsent(community, c -> new java.util.HashSet<>());
            all.addAll(hours);
            if (Shifts.overlap(all)) {
                read.error(row, Field.SHIFTS, "imports.shiftsOverlap");
            }
        }
    }

    private String userId(FileRow row) {
        if (row.cell(Field.USER_ID).isEmpty()) {
            read.error(row, Field.USER_ID, "imports.userIdMissing");
            return null;
        }
        String id = read.text(row, Field.USER_ID, LONGEST_ID);
        if (id != null && !id.matches("[\\p{L}\\p{N}_.@+-]+")) {
            read.error(row, Field.USER_ID, "imports.userIdBad");
            return null;
        }
        return id;
    }

    private Set<String> words(FileRow row, Field field) {
        Set<String> words = new LinkedHashSet<>();
        if (read.usable(row, field)) {
            for (String word : row.text(field).split(BETWEEN)) {
                if (!word.isBlank()) {
                    words.add(Words.trim(word));
                }
            }
            if (words.stream().anyMatch(Words::isGarbled)) {
                read.error(row, field, "imports.garbled");
            }
            if (words.stream().anyMatch(word -> word.length() > CellReader.LONGEST_NAME)) {
                read.error(
                        row,
                        field,
                        "imports.textTooLong",
                        row.text(field).length(),
                        CellReader.LONGEST_NAME);
            }
        }
        return words;
    }

    private Set<String> roles(FileRow row) {
        Set<String> roles = new TreeSet<>();
        Set<String> words = words(row, Field.ROLE);
        if (row.cell(Field.ROLE).isEmpty()) {
            read.error(row, Field.ROLE, "imports.roleMissing", StaffWords.roles());
        }
        for (String word : words) {
            Optional<String> role = StaffWords.role(word);
            if (role.isEmpty()) {
                read.error(row, Field.ROLE, "imports.roleUnknown", word, StaffWords.roles());
            }
            role.ifPresent(roles::add);
        }
        return roles;
    }

    private Map<String, SkillLine> skills(FileRow row) {
        Map<String, SkillLine> skills = new TreeMap<>();
        List<String> certificates = new ArrayList<>(words(row, Field.CERTIFICATE));
        LocalDate validUntil = read.day(row, Field.VALID_UNTIL, false);
        if (certificates.stream().anyMatch(one -> one.length() > LONGEST_CERTIFICATE)) {
            read.error(
                    row,
                    Field.CERTIFICATE,
                    "imports.textTooLong",
                    row.text(Field.CERTIFICATE).length(),
                    LONGEST_CERTIFICATE);
        }
        if (validUntil != null && validUntil.isBefore(read.today())) {
            read.warn(row, Field.VALID_UNTIL, "imports.certificateExpired", validUntil);
        }
        int certified = 0;
        for (String word : words(row, Field.SKILLS)) {
            Optional<Skill> skill = StaffWords.skill(word);
            if (skill.isEmpty()) {
                read.error(row, Field.SKILLS, "imports.skillUnknown", word, StaffWords.skills());
                continue;
            }
            String certificate = null;
            if (skill.get().certified()) {
                if (certificates.isEmpty()) {
                    read.warn(row, Field.SKILLS, "imports.certificateMissing", word);
                } else {
                    // One certificate for all, or one for each skill that needs one, in order.
                    int index = Math.min(certified, certificates.size() - 1);
                    certificate = certificates.get(index);
                }
                certified++;
            }
            skills.put(
                    skill.get().id(),
                    new SkillLine(
                            skill.get().id(),
                            certificate,
                            certificate == null ? null : validUntil));
        }
        return skills;
    }

    private Set<Hours> hours(FileRow row) {
        if (!read.usable(row, Field.SHIFTS)) {
            return null;
        }
        Set<Hours> hours = Shifts.parse(row.text(Field.SHIFTS)).orElse(null);
        if (hours == null) {
            read.error(row, Field.SHIFTS, "imports.shiftsUnreadable");
        } else if (Shifts.overlap(hours)) {
            read.error(row, Field.SHIFTS, "imports.shiftsOverlap");
        }
        return hours;
    }

    private String same(String before, String now, Entry entry, FileRow row, Field field) {
        if (before == null || now == null) {
            return now == null ? before : now;
        }
        if (!before.equals(now)) {
            read.error(row, field, "imports.colleagueContradicts", entry.userId, entry.row, before);
        }
        return before;
    }
}
