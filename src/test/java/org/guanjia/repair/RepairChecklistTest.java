package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.repair.RepairDriver.Said;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The standard of a repair over HTTP: read, judged, refused, and read back by those who may. */
@ServerTest
class RepairChecklistTest {

    @Autowired Flow flow;
    @Autowired RepairProcess process;
    @Autowired RepairService repairs;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private RepairDriver repair;
    private String task;
    private String technician;

    @BeforeEach
    void at_work() {
        repair = new RepairDriver(flow, process, repairs, cases, photos, sql, environment);
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite().diagnoseFault("free");
        task = repair.task(Element.REPAIR_FAULT).getId();
        technician = repair.assignee(Element.REPAIR_FAULT);
    }

    @Test
    void the_technician_judges_line_by_line_and_only_then_completes() {
        JsonNode list = read(technician).body();
        assertThat(list.get("name").asText()).isEqualTo("维修完工标准");
        assertThat(list.get("mine").asBoolean()).isTrue();
        assertThat(keys(list))
                .contains("works", "noLeak", "drains", "told")
                .doesNotContain("threeTimes", "opens");
        repair.photo("after");
        Map<String, Object> done = new HashMap<>(Map.of("repairNote", "已更换并试用"));

        Said unjudged = repair.submit(technician, task, done);
        assertThat(unjudged.status()).isEqualTo(409);
        assertThat(unjudged.body().get("message").asText()).contains("维修故障", "报修的故障已排除");

        keys(list).forEach(line -> assertThat(judge(line, "pass", null).status()).isEqualTo(200));
        assertThat(judge("noLeak", "fail", "角阀螺母处有水印").status()).isEqualTo(200);
        Said failed = repair.submit(technician, task, done);
        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.body().get("message").asText()).contains("不渗不漏", "角阀螺母处有水印");

        Said now = judge("noLeak", "pass", null);
        assertThat(line(now.body(), "noLeak").get("result").asText()).isEqualTo("pass");
        assertThat(line(now.body(), "noLeak").get("by").asText()).isNotEqualTo(technician);
        assertThat(repair.submit(technician, task, done).status()).isLessThan(300);

        JsonNode kept =
                repair.send("housekeeper", "GET", "/api/cases/" + number() + "/checklists", null)
                        .body()
                        .get("items");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).get("task").asText()).isEqualTo("维修故障");
        assertThat(kept.get(0).get("lines")).hasSize(keys(list).size());
        assertThat(kept.get(0).get("earlier")).hasSize(2);
        assertThat(repair.view().timeline())
                .filteredOn(event -> event.kind().equals("checked"))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).startsWith("维修完工标准"));
    }

    @Test
    void who_must_not_judge_is_told_so() {
        assertThat(judgeAs("foreman", "works", "pass").status())
                .as("who does not see the task")
                .isEqualTo(404);
        assertThat(judgeAs("admin", "works", "pass").status()).isEqualTo(403);
        assertThat(judgeAs("integration", "works", "pass").status()).isEqualTo(403);
        assertThat(judgeAs("song-gong", "works", "pass").status())
                .as("of another community")
                .isEqualTo(404);
        assertThat(judge("loud", "pass", null).status()).isEqualTo(404);
        assertThat(judge("works", "fail", null).field()).isEqualTo("remark");
        assertThat(judge("works", "fail", "长".repeat(501)).field()).isEqualTo("remark");
        assertThat(judge("works", "notApplicable", null).field()).isEqualTo("result");
        String path = "/api/cases/" + number() + "/checklists";
        assertThat(repair.send("integration", "GET", path, null).status()).isEqualTo(403);
        assertThat(repair.send("song-gong", "GET", path, null).status()).isEqualTo(404);
        assertThat(repair.send("foreman", "GET", path, null).body().get("items")).isEmpty();

        repair.repairFault();
        assertThat(judge("works", "pass", null).status()).isEqualTo(404);
    }

    @Test
    void a_rework_is_judged_anew() {
        repair.repairFault().rejectWork();
        repair.acceptJob().arriveOnSite().diagnoseFault("free");
        task = repair.task(Element.REPAIR_FAULT).getId();

        read(technician)
                .body()
                .get("lines")
                .forEach(line -> assertThat(line.get("result").isNull()).isTrue());
    }

    private String number() {
        return repair.caseNumber();
    }

    private Said read(String user) {
        return repair.send(user, "GET", "/api/tasks/" + task + "/checklist", null);
    }

    private Said judge(String line, String result, String remark) {
        Map<String, Object> body = new HashMap<>();
        body.put("result", result);
        body.put("remark", remark);
        return repair.send(technician, "POST", "/api/tasks/" + task + "/checklist/" + line, body);
    }

    private Said judgeAs(String user, String line, String result) {
        return repair.send(
                user,
                "POST",
                "/api/tasks/" + task + "/checklist/" + line,
                Map.of("result", result));
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.get("lines").forEach(line -> keys.add(line.get("line").asText()));
        return keys;
    }

    private static JsonNode line(JsonNode list, String key) {
        for (JsonNode line : list.get("lines")) {
            if (line.get("line").asText().equals(key)) {
                return line;
            }
        }
        throw new AssertionError("no line " + key);
    }
}
