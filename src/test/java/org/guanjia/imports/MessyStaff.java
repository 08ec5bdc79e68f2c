package org.guanjia.imports;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file of 5,000 rows of staff as companies keep them, and what is wrong with it, row by row. */
final class MessyStaff {

    private static final List<String> HEADER =
            List.of(
                    "员工编号", "员工姓名", "联系电话", "电子邮箱", "所属项目", "职务", "工种", "证书号", "有效期至", "片区", "排班",
                    "入职日期");

    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int PHONE = 2;
    private static final int EMAIL = 3;
    private static final int COMMUNITY = 4;
    private static final int ROLE = 5;
    private static final int SKILLS = 6;
    private static final int CERTIFICATE = 7;
    private static final int VALID_UNTIL = 8;
    private static final int GRIDS = 9;
    private static final int SHIFTS = 10;

    /** Roles, telephones and shifts in all their writings; none of them is wrong. */
    private static final List<String> ROLES =
            List.of("前台", "维修工", "保安员", "technician", "管家、前台", "环境保洁");

    private static final List<String> PHONES =
            List.of("1360%07d", "+86 1360%07d", "１３６０%07d", "'1360%07d");

    private static final List<String> SHIFT_WORDS =
            List.of("每天 08:00-20:00", "周一至周五 08:30-18:00; 周六 09:00-12:00", "每天 20:00-08:00", "");

    private final String prefix;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> errors = new TreeSet<>();

    private MessyStaff(String prefix, String community) {
        this.prefix = prefix;
        for (int i = 0; i < MessyFiles.ROWS; i++) {
            rows.add(row(i, community));
        }
        for (int at = 10; at + 100 < MessyFiles.ROWS; at += 450) {
            spoil(at);
        }
    }

    /**
     * The file and the errors that it must be answered with.
     *
     * @param prefix of every user id
     */
    static MessyFiles.Messy gbk(String prefix, String community) {
        MessyStaff file = new MessyStaff(prefix, community);
        StringBuilder text = new StringBuilder(String.join(",", HEADER) + "\r\n");
        for (List<String> row : file.rows) {
            row.forEach(cell -> text.append('"').append(cell).append("\","));
            text.append("\r\n");
        }
        return new MessyFiles.Messy(text.toString().getBytes(Charset.forName("GBK")), file.errors);
    }

    private List<String> row(int i, String community) {
        String role = ROLES.get(i % ROLES.size());
        boolean technician = role.equals("维修工") || role.equals("technician");
        return new ArrayList<>(
                List.of(
                        prefix + i,
                        "员工" + Integer.toString(i, 36),
                        i % 5 == 0 ? "" : PHONES.get(i % PHONES.size()).formatted(i),
                        i % 3 == 0 ? "" : "s" + i + "@example.com",
                        community,
                        role,
                        technician ? "给排水，门窗锁" : "",
                        "",
                        "",
                        technician ? "片区" + i / 1000 : "",
                        SHIFT_WORDS.get(i % SHIFT_WORDS.size()),
                        "2020-01-01"));
    }

    /** More than twenty kinds of fault, one row each. */
    private void spoil(int at) {
        int i = at;
        set(i++, ID, "", "imports.userIdMissing");
        set(i++, ID, "员 工", "imports.userIdBad");
        set(i++, ID, "<b>", "imports.userIdBad");
        set(i++, ID, "x".repeat(65), "imports.textTooLong");
        // Afterwards another row with their ids would contradict this one.
        boolean first = errors.stream().noneMatch(error -> error.contains("userIdOf"));
        if (first) {
            set(i++, ID, "admin", "imports.userIdOfSystem");
            set(i++, ID, "lei-ming", "imports.userIdOfAnother");
        }
        set(i++, NAME, "", "imports.nameMissing");
        set(i++, NAME, "张\u0007三", "imports.controlCharacter");
        set(i++, NAME, "寮犱笁鏉庡洓", "imports.garbled");
        set(i++, PHONE, "12345", "imports.phoneBad");
        set(i++, PHONE, "1.36E+10", "imports.phoneLostDigits");
        set(i++, EMAIL, "无", "imports.emailBad");
        set(i++, COMMUNITY, "没有的小区", "imports.communityUnknown");
        set(i++, COMMUNITY, "", "imports.communityMissing");
        set(i++, ROLE, "", "imports.roleMissing");
        set(i, ROLE, "董事长", "imports.roleUnknown");
        set(i++, GRIDS, "", "");
        set(i, ROLE, "维修工", "");
        set(i++, SKILLS, "魔法", "imports.skillUnknown");
        set(i, ROLE, "维修工", "");
        set(i, SKILLS, "强电", "");
        set(i, CERTIFICATE, "DG" + "1".repeat(60), "imports.textTooLong");
        set(i++, VALID_UNTIL, "2030-01-01", "");
        set(i, ROLE, "维修工", "");
        set(i, CERTIFICATE, "DG-1", "");
        set(i++, VALID_UNTIL, "2030-02-30", "imports.dayUnreadable");
        set(i, ROLE, "保洁", "");
        set(i, SKILLS, "", "");
        set(i++, GRIDS, "片区0", "imports.gridOfNoKeeper");
        set(i++, SHIFTS, "随便", "imports.shiftsUnreadable");
        set(i++, SHIFTS, "每天 08:00-25:00", "imports.shiftsUnreadable");
        set(i++, SHIFTS, "每天 08:00-12:00; 周一 11:00-13:00", "imports.shiftsOverlap");
        // Twice the same colleague: another name; then the same role again without anything more.
        again(i);
        set(i + 1, NAME, "别人", "imports.colleagueContradicts");
        set(i + 1, ROLE, "法务", "");
        i += 2;
        again(i);
        set(i + 1, ROLE, rows.get(i).get(ROLE), "imports.roleTwice");
    }

    private void again(int from) {
        rows.set(from + 1, new ArrayList<>(rows.get(from)));
        for (int empty : List.of(SKILLS, GRIDS, SHIFTS)) {
            rows.get(from + 1).set(empty, "");
        }
    }

    private void set(int index, int column, String value, String error) {
        rows.get(index).set(column, value);
        if (!error.isEmpty()) {
            errors.add((index + 2) + " " + error);
        }
    }
}
