package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.guanjia.document.OutFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a spreadsheet, and how its cells are read. */
class SpreadsheetTest {

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 something, imports.filePdf",
        "<html><table>, imports.fileHtml",
        "'<?xml version=\"1.0\"?><Workbook/>', imports.fileHtml",
        "a b c, imports.noHeader",
        "'楼栋,面积', imports.columnMissing"
    })
    void what_is_no_list_of_houses_is_told_what_it_is(String content, String key) {
        refused(content.getBytes(StandardCharsets.UTF_8), key);
    }

    @Test
    void other_files_are_told_what_they_are_and_what_to_do() throws IOException {
        refused(new byte[0], "imports.fileEmpty");
        refused(new byte[Spreadsheet.LARGEST + 1], "imports.fileTooLarge");
        refused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1},
                "imports.fileOldExcel");
        refused(new byte[] {1, 0, 2, 0}, "imports.fileUnknown");
        refused(new byte[] {0x50, 0x4B, 3, 4, 9, 9}, "imports.fileBroken");
        refused(zip("word/document.xml", 10), "imports.fileUnknown");
    }

    @Test
    void a_zip_bomb_is_not_read() throws IOException {
        byte[] bomb = zip("xl/workbook.xml", 60 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(100_000);
        refused(bomb, "imports.fileInflates");
    }

    @Test
    void formulas_give_their_stored_value_or_are_named() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("x");
            List.of("楼栋", "房号", "面积")
                    .forEach(h -> sheet.value(0, List.of("楼栋", "房号", "面积").indexOf(h), h));
            sheet.value(1, 0, "1");
            sheet.value(1, 1, "101");
            sheet.formula(1, 2, "80+9.5");
            sheet.value(2, 0, "1");
            sheet.value(2, 1, LocalDate.of(2026, 3, 1));
            sheet.style(2, 1).format("m/d").set();
        }
        List<FileRow> rows = rows(file.toByteArray());
        assertThat(rows.get(0).cell(Field.AREA).problem()).isEqualTo("imports.formulaWithoutValue");
        assertThat(rows.get(1).cell(Field.ROOM).date()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    /** Both as Excel itself stores them: 81.71 typed, and 244 divided by 3. */
    @ParameterizedTest
    @CsvSource({"81.709999999999994, 81.71", "81.333333333333329, 81.33", "89, 89"})
    void numbers_are_read_as_the_sheet_shows_them(String stored, BigDecimal area)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("x");
            sheet.value(0, 0, "楼栋");
            sheet.value(0, 1, "房号");
            sheet.value(0, 2, "面积");
            sheet.value(1, 0, "1");
            sheet.value(1, 1, "101");
            sheet.value(1, 2, new BigDecimal(stored));
        }
        assertThat(Values.area(rows(file.toByteArray()).get(0).cell(Field.AREA)).orElseThrow())
                .isEqualByComparingTo(area);
    }

    @Test
    void every_encoding_that_spreadsheets_write_is_read() {
        String text = "楼栋;房号;姓名\r\n3栋;101;张三\r\n";
        for (byte[] file :
                List.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                        text.getBytes(Charset.forName("GB18030")),
                        ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(rows(file).get(0).text(Field.NAME)).isEqualTo("张三");
        }
        assertThat(
                        rows("楼栋,房号\n3栋,=\"0101\"\n".getBytes(StandardCharsets.UTF_8))
                                .get(0)
                                .text(Field.ROOM))
                .isEqualTo("0101");
    }

    @ParameterizedTest
    @CsvSource({
        "2024/1/5, 2024-01-05",
        "2024.01.05, 2024-01-05",
        "2024年1月5日, 2024-01-05",
        "2024-01-05 00:00:00, 2024-01-05",
        "20240105, 2024-01-05",
        "45000, 2023-03-15",
        "２０２４／１／５, 2024-01-05",
        "2024-13-01,",
        "24/1/5,",
        "昨天,"
    })
    void days_in_their_writings(String text, LocalDate day) {
        assertThat(Values.day(Cell.text(text)).orElse(null)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "139 0000 1111, 13900001111",
        "+86-139-0000-1111, 13900001111",
        "１３９００００１１１１, 13900001111",
        "13900001111/13900002222, 13900001111 13900002222",
        "13900001111 13900002222, 13900001111 13900002222",
        "'0571-88888888、13900001111', 057188888888 13900001111",
        "0571-88888888转8001, 057188888888",
        "12345,",
        "同业主,"
    })
    void phones_in_their_writings(String text, String numbers) {
        List<String> bad = new ArrayList<>();
        List<String> good = Values.phones(text, bad);
        assertThat(String.join(" ", good)).isEqualTo(numbers == null ? "" : numbers);
        assertThat(bad.isEmpty()).isEqualTo(numbers != null);
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "50%, 50", "0.5, 50", "1/3, 33.33", "1, 100"})
    void shares_in_their_writings(String text, BigDecimal percent) {
        assertThat(Values.share(Cell.text(text)).orElseThrow()).isEqualByComparingTo(percent);
    }

    @Test
    void garbled_text_is_known_and_chinese_is_not_taken_for_it() {
        assertThat(Words.isGarbled("寮犱笁鏉庡洓")).isTrue();
        assertThat(Words.isGarbled("锟斤拷")).isTrue();
        assertThat(List.of("张三李四", "联通公司", "云栖苑一期", "网格东区", "欧阳娜娜")).noneMatch(Words::isGarbled);
    }

    @Test
    void what_we_write_begins_no_formula() {
        String csv =
                new String(
                        OutFile.csv(List.of(List.of("=cmd|' /C calc'!A0", "+1", "-1", "@x", "好"))),
                        StandardCharsets.UTF_8);
        assertThat(csv).contains("'=cmd", "'+1", "'-1", "'@x", "好");
    }

    private static void refused(byte[] file, String key) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.textKey()).isEqualTo(key));
    }

    private static List<FileRow> rows(byte[] file) {
        List<FileRow> rows = new ArrayList<>();
        Table.read(ImportKind.HOUSES, file, new Faults(), rows::add);
        return rows;
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
        }
        return file.toByteArray();
    }
}
