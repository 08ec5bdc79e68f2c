package org.guanjia.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files as companies keep them, and what is wrong with them, row by row. */
final class MessyFiles {

    static final int ROWS = 5_000;

    /**
     * A file and the errors that it must be answered with.
     *
     * @param errors "row text key", one for each
     */
    record Messy(byte[] content, Set<String> errors) {}

    private static final List<String> HEADER =
            List.of(
                    "小区", "期别", "楼号", "单元号", "房间号", "建筑面积(㎡)", "交房日期", "入住状态", "所属网格", "业主姓名",
                    "联系电话", "备用电话", "邮箱", "住户类型", "产权份额", "备注栏");

    private static final int AREA = 5;
    private static final int DAY = 6;
    private static final int VACANT = 7;
    private static final int NAME = 9;
    private static final int PHONE = 10;
    private static final int EMAIL = 12;
    private static final int KIND = 13;
    private static final int SHARE = 14;

    /** Days, telephones, areas and addresses in all their writings; none of them is wrong. */
    private static final List<String> DAYS =
            List.of("2020/1/5", "2020.01.05", "2020年1月5日", "2020-01-05", "43835", "20200105");

    private static final List<String> PHONES =
            List.of("1390%07d", "139 0%03d %04d", "+86 1390%07d", "１３９０%07d", "139-0%03d-%04d");

    private final String community;
    private final int firstRow;
    private final int every;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> errors = new TreeSet<>();

    private MessyFiles(String community, int firstRow, int every) {
        this.community = community;
        this.firstRow = firstRow;
        this.every = every;
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i));
        }
        spoil();
    }

    private List<String> row(int i) {
        String phone = PHONES.get(i % PHONES.size());
        return new ArrayList<>(
                List.of(
                        community,
                        i % 2 == 0 ? "一期" : "第1期",
                        (i / 100 + 1) + (i % 3 == 0 ? "栋" : i % 3 == 1 ? "号楼" : "幢"),
                        i % 2 == 0 ? "1单元" : "一单元",
                        Integer.toString(1000 + i % 100) + (i % 5 == 0 ? "室" : ""),
                        i % 4 == 0 ? "89.5㎡" : "1,089.50",
                        DAYS.get(i % DAYS.size()),
                        i % 2 == 0 ? "已入住" : "空置",
                        "网格" + i / 1000,
                        "住户" + Integer.toString(i, 36),
                        phone.contains("%03d")
                                ? phone.formatted(i / 10_000, i % 10_000)
                                : phone.formatted(i),
                        i % 7 == 0 ? "0571-8888" + "%04d".formatted(i) : "",
                        "r" + i + "@example.com",
                        i % 2 == 0 ? "业主" : "产权人",
                        i % 9 == 0 ? "100%" : "",
                        "不认识的列"));
    }

    /** Twenty kinds of fault, each a few times. */
    private void spoil() {
        for (int at = 10; at + 200 < ROWS; at += every) {
            int i = at;
            set(i++, AREA, "八十九", "imports.areaNotNumber");
            set(i++, AREA, "0", "imports.areaNotPositive");
            set(i++, AREA, "-12.5", "imports.areaNotPositive");
            set(i++, DAY, "2020-02-30", "imports.dayUnreadable");
            set(i++, DAY, "2999-01-01", "imports.dayUnreadable");
            set(i++, DAY, "2030-01-01", "imports.dayInFuture");
            set(i++, VACANT, "大概吧", "imports.notYesOrNo");
            set(i++, PHONE, "1390000", "imports.phoneBad");
            set(i++, PHONE, "12345", "imports.phoneBad");
            set(i++, PHONE, "1.39E+10", "imports.phoneLostDigits");
            set(i++, EMAIL, "无", "imports.emailBad");
            set(i++, KIND, "朋友", "imports.kindUnknown");
            set(i++, SHARE, "120", "imports.shareBad");
            set(i++, 0, "没有的小区", "imports.communityUnknown");
            set(i++, 2, "", "imports.buildingMissing");
            set(i++, 4, "", "imports.roomMissing");
            set(i++, NAME, "", "imports.nameMissing");
            set(i++, NAME, "张\u0007三", "imports.controlCharacter");
            set(i++, NAME, "长".repeat(101), "imports.textTooLong");
            set(i++, NAME, "寮犱笁鏉庡洓", "imports.garbled");
            set(i, KIND, "租户", "");
            set(i++, SHARE, "50", "imports.shareOfNoOwner");
            // The same house again: another area, the same person, two owners with 60 % each.
            again(i, i + 1);
            set(i + 1, NAME, "另一人", "");
            set(i + 1, AREA, "77", "imports.houseContradicts");
            i += 2;
            again(i, i + 1);
            errors.add((firstRow + i + 1) + " imports.personTwice");
            i += 2;
            again(i, i + 1);
            set(i, SHARE, "60", "");
            set(i + 1, NAME, "共有人" + i, "");
            set(i + 1, SHARE, "60%", "imports.sharesOverWhole");
        }
    }

    private void again(int from, int to) {
        rows.set(to, new ArrayList<>(rows.get(from)));
        rows.get(from).set(SHARE, "");
        rows.get(to).set(SHARE, "");
        rows.get(from).set(KIND, "业主");
        rows.get(to).set(KIND, "业主");
    }

    private void set(int index, int column, String value, String error) {
        rows.get(index).set(column, value);
        if (!error.isEmpty()) {
            errors.add((firstRow + index) + " " + error);
        }
    }

    /** As Chinese Excel saves a CSV file. */
    static Messy gbk(String community) {
        MessyFiles file = new MessyFiles(community, 2, 400);
        return new Messy(csv(file, "").getBytes(Charset.forName("GBK")), file.errors);
    }

    /** With a mark, a title above the header, and blank lines. */
    static Messy utf8(String community) {
        MessyFiles file = new MessyFiles(community, 4, 500);
        String text = "\uFEFF住户台账（内部资料）,,,\r\n,,,\r\n" + csv(file, "\t");
        return new Messy(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), file.errors);
    }

    private static String csv(MessyFiles file, String padding) {
        StringBuilder text = new StringBuilder(String.join(",", HEADER) + "\r\n");
        for (List<String> row : file.rows) {
            row.forEach(
                    cell ->
                            text.append('"')
                                    .append(padding)
                                    .append(cell.replace("\"", "\"\""))
                                    .append("\","));
            text.append("\r\n");
        }
        return text.toString();
    }

    /** A merged title, a header over two rows, numbers and days as such, a total at the end. */
    static Messy xlsx(String community) {
        MessyFiles file = new MessyFiles(community, 6, 300);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(content, "test", "1.0")) {
            book.newWorksheet("封面").value(0, 0, "第一页不是数据");
            Worksheet sheet = book.newWorksheet("台账");
            sheet.value(0, 0, "住户台账");
            sheet.range(0, 0, 0, 15).merge();
            List<String> upper = new ArrayList<>(HEADER);
            List<String> lower = new ArrayList<>(HEADER.stream().map(heading -> "").toList());
            upper.set(9, "业主");
            lower.set(9, "姓名");
            upper.set(10, "");
            lower.set(10, "电话");
            for (int column = 0; column < HEADER.size(); column++) {
                sheet.value(3, column, upper.get(column));
                sheet.value(4, column, lower.get(column));
                if (lower.get(column).isEmpty()) {
                    sheet.range(3, column, 4, column).merge();
                }
            }
            sheet.range(3, 9, 3, 10).merge();
            for (int i = 0; i < file.rows.size(); i++) {
                List<String> row = file.rows.get(i);
                for (int column = 0; column < row.size(); column++) {
                    String cell = row.get(column);
                    if (column == AREA && cell.matches("-?[\\d.]+")) {
                        sheet.value(5 + i, column, Double.valueOf(cell));
                    } else if (column == PHONE && cell.matches("1390\\d{7}")) {
                        sheet.value(5 + i, column, Long.valueOf(cell));
                    } else if (column == DAY && cell.equals("43835")) {
                        sheet.value(5 + i, column, java.time.LocalDate.of(2020, 1, 5));
                        sheet.style(5 + i, column).format("yyyy/m/d").set();
                    } else if (!cell.contains("\u0007")) {
                        sheet.value(5 + i, column, cell);
                    } else {
                        // XML holds no such character; a line break stands for it.
                        sheet.value(5 + i, column, "张\n三");
                    }
                }
            }
            sheet.value(5 + ROWS + 1, 0, "合计");
            sheet.value(5 + ROWS + 1, AREA, 5_000);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Messy(content.toByteArray(), file.errors);
    }

    /** A file without faults, of so many rows: two out of three houses have one person. */
    static byte[] clean(String community, int rows, String suffix) {
        StringBuilder text =
                new StringBuilder("小区,期,楼栋,单元,房号,建筑面积,交付日期,空置,网格,业主姓名,业主电话,邮箱,身份,产权份额\n");
        int written = 0;
        for (int i = 0; written < rows; i++) {
            List<String> house =
                    Arrays.asList(
                            community,
                            "1期",
                            (i / 400 + 1) + "栋",
                            (i / 200 % 2 + 1) + "单元",
                            Integer.toString(100 + i % 200),
                            (60 + i % 80) + ".5",
                            "2020-05-%02d".formatted(i % 28 + 1),
                            "否",
                            "网格" + i / 400);
            text.append(String.join(",", house))
                    .append(
                            ",甲%d%s,1390%07d,a%d@example.com,业主,%s\n"
                                    .formatted(i, suffix, i, i, i % 2 == 0 ? "" : "50"));
            written++;
            if (i % 2 == 1 && written < rows) {
                text.append(String.join(",", house))
                        .append(",乙%d%s,1380%07d,,家属,\n".formatted(i, suffix, i));
                written++;
            }
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
