package org.guanjia.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.document.OutFile;
import org.guanjia.imports.Columns.Column;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/** Files to begin with: the headings, some rows as an example, and what each column means. */
@Component
class Templates {

    private static final Map<ImportKind, List<List<String>>> EXAMPLES =
            Map.of(
                    ImportKind.COMMUNITIES,
                    List.of(
                            List.of("yunqi", "云栖苑", "A", "是", "之南属地管理中心"),
                            List.of("songtao", "松涛里", "C", "否", "之南属地管理中心")),
                    ImportKind.HOUSES,
                    List.of(
                            house(
                                    "云栖苑",
                                    "一期",
                                    "3栋",
                                    "1单元",
                                    "101",
                                    "89.50",
                                    "2016-09-30",
                                    "否",
                                    "云栖一期东",
                                    "云谷雨",
                                    "13900000001",
                                    "0571-00000001",
                                    "yun@example.com",
                                    "业主",
                                    "60",
                                    "",
                                    ""),
                            house(
                                    "云栖苑",
                                    "一期",
                                    "3栋",
                                    "1单元",
                                    "101",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "竹小满",
                                    "13900000002",
                                    "",
                                    "",
                                    "业主",
                                    "40",
                                    "",
                                    ""),
                            house(
                                    "云栖苑",
                                    "一期",
                                    "3栋",
                                    "1单元",
                                    "102",
                                    "118.00",
                                    "2016-09-30",
                                    "否",
                                    "云栖一期东",
                                    "梅立春",
                                    "13900000003",
                                    "",
                                    "",
                                    "业主",
                                    "",
                                    "兰白露",
                                    "13900000004"),
                            house(
                                    "云栖苑",
                                    "二期",
                                    "3栋",
                                    "1单元",
                                    "101",
                                    "89.50",
                                    "2025-06-30",
                                    "是",
                                    "云栖二期南",
                                    "松霜降",
                                    "13900000005",
                                    "",
                                    "",
                                    "业主",
                                    "",
                                    "",
                                    "")),
                    ImportKind.STAFF,
                    List.of(
                            List.of(
                                    "fang-zhiqiu",
                                    "方知秋",
                                    "13900000101",
                                    "fang@example.com",
                                    "云栖苑",
                                    "管家",
                                    "",
                                    "",
                                    "",
                                    "云栖一期东、云栖一期西",
                                    "周一至周五 08:30-18:00; 周六 09:00-12:00"),
                            List.of(
                                    "lei-ming",
                                    "雷鸣",
                                    "13900000102",
                                    "",
                                    "云栖苑",
                                    "维修工",
                                    "强电、弱电",
                                    "DG-0001",
                                    "2028-06-30",
                                    "云栖一期东",
                                    "每天 08:00-20:00"),
                            List.of(
                                    "wei-ye",
                                    "卫野",
                                    "13900000103",
                                    "",
                                    "云栖苑",
                                    "秩序维护员",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "每天 20:00-08:00")));

    private final Texts texts;

    Templates(Texts texts) {
        this.texts = texts;
    }

    private static List<String> house(String... cells) {
        return List.of(cells);
    }

    /** The headings and the examples. */
    List<List<String>> rows(ImportKind kind, boolean chinese) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns(kind).stream().map(column -> column.heading(chinese)).toList());
        rows.addAll(EXAMPLES.get(kind));
        return rows;
    }

    byte[] xlsx(ImportKind kind, Locale language) {
        boolean chinese = !language.getLanguage().equals("en");
        List<List<String>> rows = rows(kind, chinese);
        double[] widths = rows.get(0).stream().mapToDouble(heading -> 16).toArray();
        return OutFile.xlsx(
                List.of(
                        new OutFile.Sheet(
                                texts.say(language, "imports.kind." + kind.id()), rows, widths),
                        new OutFile.Sheet(
                                texts.say(language, "imports.notes"),
                                notes(kind, language, chinese),
                                18,
                                10,
                                70,
                                50)));
    }

    byte[] csv(ImportKind kind, Locale language) {
        return OutFile.csv(rows(kind, !language.getLanguage().equals("en")));
    }

    private List<List<String>> notes(ImportKind kind, Locale language, boolean chinese) {
        List<List<String>> notes = new ArrayList<>();
        notes.add(
                List.of(
                        texts.say(language, "imports.notes.column"),
                        texts.say(language, "imports.notes.required"),
                        texts.say(language, "imports.notes.meaning"),
                        texts.say(language, "imports.notes.headings")));
        for (Column column : columns(kind)) {
            notes.add(
                    List.of(
                            column.heading(chinese),
                            column.required() ? texts.say(language, "imports.yes") : "",
                            texts.say(
                                    language,
                                    "imports.note." + kind.id() + "." + column.field().name()),
                            String.join(
                                    "、", column.headings().subList(2, column.headings().size()))));
        }
        return notes;
    }

    /** 是否入住 is understood, but 空置 says the same. */
    private static List<Column> columns(ImportKind kind) {
        return Columns.of(kind).stream()
                .filter(column -> column.field() != Field.OCCUPIED)
                .toList();
    }
}
