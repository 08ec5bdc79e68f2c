package org.guanjia.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.guanjia.language.CompanyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents as they come out of the printer. */
class PrintTest {

    private static final Instant NOW = Instant.parse("2026-12-11T03:00:00Z");

    private final DocumentPages pages =
            new DocumentPages(Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
    private final PdfPrinter printer = new PdfPrinter();

    static List<String> kinds() {
        return new DocumentKinds(new CompanyFiles(""))
                .all().stream().map(DocumentKinds.Kind::code).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_document_is_chinese_on_a4_in_a_font_of_its_own(String kind) throws Exception {
        try (PDDocument file = print(kind, Samples.of(kind))) {
            for (PDPage page : file.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isBetween(594f, 596f);
                assertThat(page.getMediaBox().getHeight()).isBetween(841f, 843f);
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    assertThat(page.getResources().getFont(name).getName()).contains("NotoSansSC");
                }
            }
            String text = text(file);
            assertThat(text)
                    .contains("云栖苑物业服务中心", "编号：T-2026-0001", "2026年12月11日")
                    .contains("第 1 页，共 " + file.getNumberOfPages() + " 页")
                    .doesNotContain("{{", "#", "null");
        }
    }

    @Test
    void the_code_on_the_permit_leads_to_its_page() throws Exception {
        try (PDDocument file = print("permit", Samples.of("permit"))) {
            BufferedImage seen = new PDFRenderer(file).renderImageWithDPI(0, 150);
            assertThat(read(seen)).isEqualTo(Samples.LINK);
        }
    }

    @Test
    void a_value_cannot_be_more_than_text() throws Exception {
        Map<String, Object> facts = Samples.of("rectification-notice");
        facts.put(
                "place",
                "<script>alert(1)</script>\"'><img src='file:///etc/passwd'/>&lt;{{number}}");
        facts.put("finding", "\u0000\u0007\uFFFE\uD800\u202E反\u200B转");
        String page = fill("rectification-notice", facts);
        assertThat(page)
                .doesNotContain(
                        "<script>", "<img", "\u0000", "\u0007", "\uFFFE", "\u202E", "\u200B")
                .contains("&lt;script&gt;", "{{number}}", "反转");
        try (PDDocument file = Loader.loadPDF(printer.print(page))) {
            assertThat(text(file)).contains("<script>alert(1)</script>", "反转");
        }
    }

    @Test
    void what_the_font_cannot_show_leaves_a_mark() throws Exception {
        Map<String, Object> facts = Samples.of("permit");
        facts.put("siteManager", "龘喆堃犇㛃𬬭 😀");
        try (PDDocument file = print("permit", facts)) {
            assertThat(text(file)).contains("龘喆堃犇㛃𬬭 〓");
        }
    }

    @Test
    void a_long_document_goes_on_on_numbered_pages_and_breaks_no_row() throws Exception {
        Map<String, Object> facts = Samples.of("authority-report");
        List<Map<String, Object>> measures = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            measures.add(
                    Map.of("at", NOW, "what", "第" + i + "次劝阻，" + "要求停止施工".repeat(12) + "完" + i));
        }
        facts.put("measures", measures);
        facts.put("finding", "x".repeat(300));
        try (PDDocument file = print("authority-report", facts)) {
            int all = file.getNumberOfPages();
            assertThat(all).isGreaterThan(3);
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= all; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(file);
                assertThat(text).contains("第 " + page + " 页，共 " + all + " 页", "T-2026-0001");
                assertThat(text.contains("次劝阻")).isEqualTo(text.contains("时间 措施"));
                for (int i = 1; i <= 60; i++) {
                    assertThat(text.contains("第" + i + "次劝阻"))
                            .as("row %d on page %d", i, page)
                            .isEqualTo(text.contains("完" + i + "\n"));
                }
            }
        }
    }

    @Test
    void nothing_is_left_out_silently() {
        Map<String, Object> facts = Samples.of("permit");
        facts.remove("hours");
        assertThatThrownBy(() -> fill("permit", facts)).hasMessageContaining("hours");
        Map<String, Object> noWorks = Samples.of("permit");
        noWorks.remove("works");
        assertThatThrownBy(() -> fill("permit", noWorks)).hasMessageContaining("works");
        Map<String, Object> unknown = Samples.of("permit");
        unknown.put("conditions", null);
        assertThat(fill("permit", unknown)).contains("<p class=\"text\">—</p>");
        Map<String, Object> halves = Samples.of("refund-sheet");
        halves.put("refund", new BigDecimal("0.005"));
        assertThatThrownBy(() -> fill("refund-sheet", halves))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void where_no_water_was_involved_no_test_of_it_is_claimed() {
        Map<String, Object> facts = Samples.of("acceptance-sheet");
        assertThat(fill("acceptance-sheet", facts))
                .contains("2026年12月8日 11:05 至 2026年12月10日 12:05")
                .contains("承重结构没有动</td><td>合格", "不合格</td><td class=\"text\">电梯轿厢有一处划痕");
        for (String fact : List.of("waterFrom", "waterTo", "waterBy", "waterResult")) {
            facts.put(fact, null);
        }
        assertThat(fill("acceptance-sheet", facts)).contains("不做闭水试验").doesNotContain("起止");
    }

    @Test
    void a_place_that_nobody_named_leaves_no_mark() {
        Map<String, Object> facts = Samples.of("authority-report");
        assertThat(fill("authority-report", facts)).contains("1201　南侧阳台</td>");
        facts.put("place", null);
        assertThat(fill("authority-report", facts)).contains("1201</td>");
    }

    @Test
    void no_template_says_a_fine_or_cuts_a_supply() throws Exception {
        for (String kind : kinds()) {
            assertThat(fill(kind, Samples.of(kind)))
                    .as(kind)
                    .doesNotContain("罚款", "罚金", "滞纳金")
                    .doesNotContainPattern("(停|断|切断|中断)(水|电|气|暖|供)");
        }
    }

    @Test
    void the_printer_fetches_nothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer pictures =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pictures.createContext(
                "/",
                request -> {
                    asked.incrementAndGet();
                    byte[] picture = QrCode.png("x");
                    request.sendResponseHeaders(200, picture.length);
                    request.getResponseBody().write(picture);
                    request.close();
                });
        pictures.start();
        try {
            Path local = Files.write(Path.of("target", "local.png"), QrCode.png("x"));
            for (String elsewhere :
                    List.of(
                            "http://127.0.0.1:" + pictures.getAddress().getPort() + "/a.png",
                            local.toUri().toString())) {
                String page =
                        fill("permit", Samples.of("permit"))
                                .replaceFirst("src=\"data:[^\"]*\"", "src=\"" + elsewhere + "\"");
                assertThat(page).contains(elsewhere);
                try (PDDocument file = Loader.loadPDF(printer.print(page))) {
                    assertThat(file.getPage(0).getResources().getXObjectNames()).isEmpty();
                }
            }
            assertThat(asked).hasValue(0);
        } finally {
            pictures.stop(0);
        }
    }

    private String fill(String kind, Map<String, Object> facts) {
        facts.putAll(
                Map.of(
                        "number", "T-2026-0001",
                        "issuedAt", NOW,
                        "issuedOn", LocalDate.of(2026, 12, 11),
                        "caseNumber", "ZX-20261201-0007",
                        "community", "云栖苑",
                        "house", "云栖苑 一期 3栋 1单元 1201"));
        return pages.fill(kind, facts);
    }

    /** Left in the build's folder, to be looked at. */
    private PDDocument print(String kind, Map<String, Object> facts) throws IOException {
        byte[] pdf = printer.print(fill(kind, facts));
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(kind + ".pdf"), pdf);
        return Loader.loadPDF(pdf);
    }

    private static String text(PDDocument file) throws IOException {
        return new PDFTextStripper().getText(file);
    }

    private static String read(BufferedImage seen) throws Exception {
        int[] pixels =
                seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new RGBLuminanceSource(
                                                seen.getWidth(), seen.getHeight(), pixels))))
                .getText();
    }
}
