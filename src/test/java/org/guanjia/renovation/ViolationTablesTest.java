package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue row by row, the kinds by their words, what repetition changes, and the times. */
class ViolationTablesTest {

    private static final String FOLDER = "processes/renovation-violation/";

    /** Code, region of the community, found on, words, severity, hours, part of basis, amount. */
    private static final String CATALOGUE =
            """
            V01 | 北京属地  | 20261123 | 拆承重墙     | A | 24 | 北京市物业管理条例第九十八条 | 5 万元至 10 万元
            V01 | 上海属地  | 20261123 | 拆承重墙     | A | 24 | 上海市住宅物业管理规定第五十六条 | 5 万元至 10 万元
            V01 | 之南      | 20261123 | 拆承重墙     | A | 24 | 建设工程质量管理条例第十五条 | 5 万元至 10 万元
            V02 | 之南      | 20261123 | 承重墙开洞   | A | 24 | 管理办法第五条 | 业主 500 元至 1000 元，施工单位 1000 元至 1 万元
            V03 | 之南      | 20261123 | 阳台改厨房   | B | 72 | 管理办法第五条 | 业主 500 元至 1000 元，施工单位 1000 元至 1 万元
            V04 | 之南      | 20261123 | 防水没做     | B | 72 | 管理办法 | -
            V05 | 之南      | 20261123 | 改燃气管     | A | 24 | 城镇燃气管理条例第二十八条 | 个人 1000 元以下，单位 10 万元以下
            V06 | 之南      | 20261123 | 改暖气       | B | 72 | 管理办法第六条 | 业主 500 元至 1000 元
            V07 | 北京属地  | 20261123 | 改下水       | B | 72 | 北京市物业管理条例第九十八条第（六）项 | 1 万元至 3 万元
            V07 | 之南      | 20261123 | 改下水       | B | 72 | 管理办法 | -
            V08 | 北京属地  | 20261123 | 挖地下室     | A | 24 | 北京市物业管理条例第九十八条第（三）项 | -
            V08 | 北京属地  | 20261123 | 搭阳光房     | B | 72 | 北京市物业管理条例第九十八条第（三）项 | -
            V08 | 上海属地  | 20261123 | 挖地下室     | A | 24 | 上海市住宅物业管理规定第八十四条 | 1 万元至 10 万元
            V08 | 上海属地  | 20261123 | 搭阳光房     | B | 72 | 上海市住宅物业管理规定第八十四条 | 1 万元至 10 万元
            V08 | 之南      | 20261123 | 挖地下室     | A | 24 | 城乡规划法 | -
            V08 | 之南      | 20261123 | 搭阳光房     | B | 72 | 城乡规划法 | -
            V09 | 之南      | 20261123 | 外置护栏     | B | 72 | 管理办法第六条 | -
            V10 | 宁波属地  | 20261123 | 午休钻孔     | C | 24 | 宁波市的施工时段规定 | 个人 200 元至 1000 元，单位 2000 元至 2 万元
            V10 | 之南      | 20261123 | 午休钻孔     | C | 24 | 噪声污染防治法第六十六条 | 个人 200 元至 1000 元，单位 2000 元至 2 万元
            V11 | 之南      | 20261123 | 堵消防通道   | A | 24 | 消防法第二十八条 | 个人 500 元以下，单位 5000 元至 5 万元
            V12 | 北京属地  | 20261123 | 高空抛物     | A | 24 | 第九十八条第（七）项 | 500 元至 5000 元
            V12 | 北京属地  | 20261123 | 楼道堆垃圾   | C | 24 | 第九十八条第（七）项 | 500 元至 5000 元
            V12 | 之南      | 20261123 | 高空抛物     | A | 24 | 民法典第一千二百五十四条 | -
            V12 | 之南      | 20261123 | 楼道堆垃圾   | C | 24 | 管理规约 | -
            V13 | 北京属地  | 20261123 | 飞线充电     | A | 24 | 第九十八条第（五）项 | 500 元至 5000 元
            V13 | 之南      | 20261123 | 飞线充电     | A | 24 | 消防法 | -
            V14 | 上海属地  | 20261123 | 没申报       | C | 24 | 上海市住宅物业管理规定第五十七条 | 500 元至 1000 元
            V14 | 之南      | 20261123 | 没申报       | C | 24 | 民法典第九百四十五条 | 500 元至 1000 元
            V15 | 之南      | 20261123 | 工人无证     | C | 24 | 第三十六条 | -
            V16 | 之南      | 20261123 | 楼板开裂     | A | 24 | 第三十八条第（四）项 | 业主 500 元至 1000 元，施工单位 1000 元至 1 万元
            V16 | 之南      | 20261123 | 铺厚石材     | B | 72 | 第三十八条第（四）项 | 业主 500 元至 1000 元，施工单位 1000 元至 1 万元
            V17 | 北京属地  | 20261123 | 群租         | B | 72 | 第（十一）、（十二）项 | -
            V17 | 之南      | 20261123 | 群租         | B | 72 | 民法典第二百七十九条 | -
            V18 | 上海属地  | 20261123 | 不让检查     | C | 24 | 上海市住宅物业管理规定第五十七条 | -
            V18 | 之南      | 20261123 | 不让检查     | C | 24 | 民法典第九百四十五条 | -
            V00 | 之南      | 20261123 | 别的         | C | 24 | 装修管理协议 | -
            V01 | 北京属地  | 20200430 | 拆承重墙     | A | 24 | 建设工程质量管理条例第十五条 | 5 万元至 10 万元
            V07 | 北京属地  | 20200430 | 改下水       | B | 72 | 管理办法 | -
            V01 | -         | 20261123 | 拆承重墙     | A | 24 | 建设工程质量管理条例第十五条 | 5 万元至 10 万元
            """;

    private static final String TIMES =
            """
            confirm         | A,B,C | 10   | all     | desk            | -
            siteTalk        | A,B,C | 30   | all     | foreman         | -
            stop            | A,B,C | 15   | all     | foreman         | -
            alert           | A,B,C | 30   | all     | project-manager | -
            verdict         | A,B,C | 240  | working | foreman         | -
            jointVisit      | A,B,C | 570  | working | foreman         | -
            ruling          | A,B,C | 1440 | all     | project-manager | -
            serve           | A     | 120  | all     | housekeeper     | -
            serve           | B,C   | 570  | working | housekeeper     | -
            reinspect       | A,B,C | 570  | working | foreman         | -
            bar             | A,B,C | 60   | all     | guard           | -
            deduction       | A,B,C | 570  | working | project-manager | -
            objection       | A,B,C | 2850 | working | project-manager | waits
            objectionRuling | A,B,C | 1710 | working | project-manager | -
            authorityReport | A,B,C | 1440 | all     | project-manager | -
            authority       | A,B,C | 2850 | working | project-manager | waits
            court           | A,B,C | 2850 | working | project-manager | -
            decision        | A     | 30   | all     | project-manager | -
            decision        | B,C   | 240  | all     | project-manager | -
            support         | A,B,C | 120  | working | foreman         | -
            passOn          | A,B,C | 1440 | all     | housekeeper     | -
            check           | A,B,C | 1140 | working | housekeeper     | -
            """;

    private final DecisionFile catalogue = DecisionFile.read(FOLDER + "violation-severity.dmn");
    private final DecisionFile kinds = DecisionFile.read(FOLDER + "violation-kind.dmn");
    private final DecisionFile repeat = DecisionFile.read(FOLDER + "violation-repeat.dmn");
    private final DecisionFile times =
            DecisionFile.read(FOLDER + "renovation-violation-service-times.dmn");

    @Test
    void files_are_readable_for_a_designer() {
        catalogue.assertReadable();
        kinds.assertReadable();
        repeat.assertReadable();
        times.assertReadable();
    }

    // ---- the catalogue ----

    static Stream<List<String>> rows() {
        return lines(CATALOGUE);
    }

    private static Stream<List<String>> lines(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void violation_finds_its_row(List<String> row) {
        Map<String, Object> answer = row(catalogue, row);
        assertThat(answer)
                .containsEntry("severity", row.get(4))
                .containsEntry("deadlineHours", Integer.valueOf(row.get(5)))
                .containsEntry("amount", row.get(7).equals("-") ? null : row.get(7));
        assertThat((String) answer.get("basis")).contains(row.get(6));
        assertThat((Integer) answer.get("validFrom"))
                .isLessThanOrEqualTo(Integer.valueOf(row.get(2)));
    }

    @Test
    void every_row_is_reached_and_no_amount_stands_without_source_and_region() {
        DecisionFile fresh = DecisionFile.read(FOLDER + "violation-severity.dmn");
        rows().forEach(
                        row -> {
                            Map<String, Object> answer = row(fresh, row);
                            assertThat(answer.get("amount") == null)
                                    .as("%s", answer)
                                    .isEqualTo(answer.get("amountSource") == null);
                            assertThat((String) answer.get("region")).isNotBlank();
                            assertThat((String) answer.get("authority")).isNotBlank();
                            assertThat((String) answer.get("handling")).isNotBlank();
                        });
        fresh.assertEveryRuleAnswered();
    }

    private static Map<String, Object> row(DecisionFile file, List<String> row) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("code", row.get(0));
        facts.put("region", row.get(1).equals("-") ? null : row.get(1));
        facts.put("foundOn", Integer.valueOf(row.get(2)));
        facts.put("description", row.get(3));
        return file.answer("violation-severity", facts);
    }

    // ---- the kinds ----

    private static final String WORDS =
            """
            # chosen, words, kind
            V10, 客厅承重墙被砸开, V10
            V99, 客厅承重墙被砸开, V01
            -, 客厅承重墙被砸开, V01
            -, They remove a LOAD-BEARING wall, V01
            -, 剪力墙上掏门洞, V02
            -, 把阳台的墙砸了, V02
            -, 把燃气管移到阳台, V05
            -, 动火没有许可, V11
            -, 从楼上往下扔瓷砖, V12
            -, 装修垃圾堆在楼道, V12
            -, 从楼道私拉电线, V13
            -, 卧室改成卫生间, V03
            -, 没做闭水就贴砖, V04
            -, 地暖管被改了, V06
            -, 把下水立管包死, V07
            -, 客厅砌水池, V16
            -, 露台搭建阳光房, V08
            -, 隔成六间群租, V17
            -, 业主不让进门检查, V18
            -, 没有申报就擅自开工, V14
            -, 工人没带工人证, V15
            -, 午休时间用电钻, V10
            -, 外墙装了外置护栏, V09
            -, 说不清楚, V00
            -, -, V00
            """;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = WORDS)
    void words_tell_the_kind(String chosen, String words, String kind) {
        assertThat(kind(kinds, chosen, words)).isEqualTo(kind);
    }

    @Test
    void every_kind_is_told_by_words() {
        DecisionFile fresh = DecisionFile.read(FOLDER + "violation-kind.dmn");
        lines(WORDS.replace(",", "|"))
                .filter(cell -> !cell.get(0).startsWith("#"))
                .forEach(
                        cell ->
                                kind(
                                        fresh,
                                        cell.get(0).equals("-") ? null : cell.get(0),
                                        cell.get(1)));
        fresh.assertEveryRuleAnswered();
    }

    private static Object kind(DecisionFile file, String chosen, String words) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("category", chosen);
        facts.put("description", words);
        return file.answer("violation-kind", facts).get("code");
    }

    // ---- repeated ----

    @ParameterizedTest
    @CsvSource({
        "A, false, 24, A, 24",
        "B, false, 72, B, 72",
        "C, false, 24, C, 24",
        "A, true, 24, A, 24",
        "B, true, 72, B, 24",
        "C, true, 24, B, 24"
    })
    void repetition_is_stricter(
            String severity, boolean repeated, int hours, String then, int left) {
        assertThat(
                        repeat.answer(
                                "violation-repeat",
                                Map.of("severity", severity, "repeated", repeated, "hours", hours)))
                .containsEntry("severity", then)
                .containsEntry("hours", left);
    }

    // ---- times ----

    static Stream<List<String>> everyTime() {
        return lines(TIMES);
    }

    @ParameterizedTest
    @MethodSource("everyTime")
    void step_has_its_time(List<String> line) {
        for (String severity : line.get(1).split(",")) {
            for (String grade : List.of("A", "B", "C")) {
                assertThat(time(times, line.get(0), severity, grade))
                        .as("%s %s %s", line.get(0), severity, grade)
                        .containsEntry("minutes", Integer.valueOf(line.get(2)))
                        .containsEntry("workingTime", line.get(3).equals("working"))
                        .containsEntry("ownerRole", line.get(4))
                        .containsEntry("waiting", line.get(5).equals("waits"));
            }
        }
    }

    @Test
    void every_time_is_asked_for() {
        DecisionFile fresh = DecisionFile.read(FOLDER + "renovation-violation-service-times.dmn");
        everyTime()
                .forEach(
                        line -> {
                            for (String severity : line.get(1).split(",")) {
                                time(fresh, line.get(0), severity, null);
                            }
                        });
        fresh.assertEveryRuleAnswered();
        assertThat(time(fresh, "ruling", null, null)).containsEntry("minutes", 1440);
    }

    private static Map<String, Object> time(
            DecisionFile file, String measure, String severity, String grade) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measure);
        facts.put("severity", severity);
        facts.put("grade", grade);
        return file.answer("renovation-violation-service-times", facts);
    }
}
