package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who owes money is never threatened with a cut of water, power, gas, heating, lift or door cards
 * (民法典 944): no diagram, table, form, text or template of fees speaks of one.
 */
class NoThreatTest {

    private static final Pattern THREAT =
            Pattern.compile(
                    "(停|断|切断|关停|限制|限|暂停|中止)(止|掉)?(供|用|使用)?(水|电|气|燃气|暖|热|供暖|电梯|梯)"
                            + "|(停用|注销|冻结|锁定|禁用|消磁|取消|限制)(门禁|门卡|电梯卡|车牌|业主卡|梯控)"
                            + "|(cut|shut|turn|switch)(ting|ning|ching)?\\s+(off|down)"
                            + "|disconnect|block(ed|ing)?\\s+(the\\s+)?(card|door|lift|access)"
                            + "|(card|lift|door)s?\\s+(is|are|will be)\\s+blocked",
                    Pattern.CASE_INSENSITIVE);

    @Test
    void nothing_of_fees_threatens_a_cut() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root :
                List.of("processes", "forms", "src/main/resources", "src/main/java/org/guanjia")) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                all.filter(Files::isRegularFile).filter(NoThreatTest::ofFees).forEach(files::add);
            }
        }
        assertThat(files)
                .extracting(Path::toString)
                .contains(
                        "processes/billing-run/billing-run.bpmn",
                        "forms/cashier/billing-check-preview.form",
                        "src/main/resources/texts/fee.properties",
                        "src/main/resources/texts/fee_en.properties",
                        "src/main/java/org/guanjia/fee/BillingCases.java");
        List<String> threats = new ArrayList<>();
        for (Path file : files) {
            Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> THREAT.matcher(line).find())
                    .forEach(line -> threats.add(file + ": " + line.strip()));
        }
        assertThat(threats).isEmpty();
    }

    @Test
    void a_threat_would_be_found() {
        for (String threat :
                List.of(
                        "逾期将停水停电",
                        "我们将断电处理",
                        "暂停供暖",
                        "停用电梯",
                        "将限制门禁",
                        "注销电梯卡",
                        "we will cut off the water",
                        "power will be shut off",
                        "your gas will be disconnected",
                        "the door card will be blocked")) {
            assertThat(THREAT.matcher(threat).find()).as(threat).isTrue();
        }
        for (String fine : List.of("违约金停止计算", "水费", "停车费", "电费 3.2 元", "the last reading")) {
            assertThat(THREAT.matcher(fine).find()).as(fine).isFalse();
        }
    }

    private static boolean ofFees(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.startsWith("processes/billing-run/")
                || path.startsWith("processes/fee-collection/")
                || path.matches("forms/[^/]+/(billing|collection)-.*")
                || path.matches(
                        "src/main/resources/texts/(fee|bank|batch|collection|gateway|legal|reason"
                                + "|receipt|tariff)(_en)?\\.properties")
                || path.matches(
                        "src/main/resources/documents/(committee-request|evidence-pack"
                                + "|lawyer-letter|payment-demand|receipt|refund-slip)\\.html")
                || path.matches(
                        "src/main/resources/META-INF/resources/guanjia/(bank|cashier|collections"
                                + "|fee|pay|sandbox).*")
                || path.contains("/org/guanjia/fee/")
                || path.contains("/notice/");
    }
}
