package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Care for those who listen (S1-01): hostile contacts counted, a vexatious mark that two decide.
 */
@ServerTest
class ComplaintCareTest {

    private static final String MATTER = "这个月物业费账单多收了钱";

    @Autowired Flow flow;
    @Autowired ComplaintService complaints;
    @Autowired ComplaintVexatious vexatious;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private ComplaintDriver complaint;

    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("delete from complaint_contact").update();
        complaint = another();
    }

    private ComplaintDriver another() {
        return new ComplaintDriver(flow, complaints, cases, sql, environment);
    }

    // ---- vexatious ----

    private ComplaintDriver.Said act(String user, String act, String reason) {
        return complaint.send(
                user,
                "POST",
                path(),
                reason == null ? Map.of("act", act) : Map.of("act", act, "reason", reason));
    }

    private JsonNode mark(String user) {
        return complaint.send(user, "GET", path(), null).body();
    }

    private String path() {
        return "/api/cases/" + complaint.caseNumber() + "/vexatious";
    }

    @Test
    void a_colleague_of_the_case_proposes_and_the_service_manager_alone_decides() {
        complaint.file(MATTER);
        String handler = complaint.record().hands().handler().user();
        assertThat(act("technician", "proposed", "天天来").status()).isEqualTo(403);
        assertThat(act(handler, "set", "天天来").status()).isEqualTo(403);
        assertThat(act("project-manager", "set", "天天来").status()).isEqualTo(403);
        assertThat(act("admin", "set", "天天来").status()).isEqualTo(403);
        assertThat(act(handler, "proposed", null).field()).isEqualTo("reason");
        assertThat(act(handler, "close", "天天来").field()).isEqualTo("act");
        assertThat(mark(handler).get("state").asText()).isEqualTo("none");

        assertThat(act(handler, "proposed", "同一事由已答复九次").status()).isEqualTo(204);
        assertThat(act(handler, "proposed", "再提一次").status()).isEqualTo(409);
        assertThat(complaint.messages()).contains("service-manager:vexatious");
        assertThat(mark("service-manager").get("may").toString()).contains("set", "declined");
        assertThat(act("service-manager", "set", "属实,改由经理答复").status()).isEqualTo(204);

        JsonNode mark = mark(handler);
        assertThat(mark.get("state").asText()).isEqualTo("set");
        assertThat(mark.get("may")).isEmpty();
        assertThat(mark.get("log")).hasSize(2);
        assertThat(mark.get("log").get(1).get("reason").asText()).contains("改由经理答复");
        assertThat(complaint.view().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
        complaint.work().accept().callBack("satisfied");
        complaint.ended("EndEvent_ComplaintSettled", "settled");

        assertThat(act("service-manager", "removed", "查明是误会").status()).isEqualTo(204);
        assertThat(act("service-manager", "removed", "再取消").status()).isEqualTo(409);
        assertThat(mark(handler).get("log")).hasSize(3);
    }

    @Test
    void residents_and_those_complained_about_learn_of_no_mark() {
        complaint.file(MATTER, Map.of("aboutStaff", "service-manager"));
        assertThat(act("service-manager", "set", "针对我本人").status()).isEqualTo(404);
        assertThat(complaint.send(ComplaintDriver.RESIDENT, "GET", path(), null).status())
                .isEqualTo(404);
        assertThat(act(ComplaintDriver.RESIDENT, "proposed", "x").status()).isEqualTo(403);
        assertThat(complaint.view().details().toString()).doesNotContain("vexatious");
    }

    @Test
    void many_who_decide_at_once_decide_once() throws Exception {
        complaint.file(MATTER);
        Caller manager =
                new Caller("service-manager", Set.of("service-manager"), Set.of("yunqi"), false);
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        for (int round = 0; round < 10; round++) {
            String act = round % 2 == 0 ? "set" : "removed";
            CyclicBarrier start = new CyclicBarrier(many);
            AtomicInteger done = new AtomicInteger();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    try {
                                        vexatious.act(complaint.caseNumber(), act, "同时", manager);
                                        done.incrementAndGet();
                                    } catch (Refusal late) {
                                        assertThat(late.textKey())
                                                .isEqualTo("complaint.vexatious.notNow");
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(done).hasValue(1);
            assertThat(mark("service-manager").get("log")).hasSize(round + 1);
        }
        threads.shutdownNow();
    }

    // ---- hostile contacts ----

    private ComplaintDriver.Said balance(String user, String query) {
        return complaint.send(user, "GET", "/api/communities/yunqi/hostile-contacts" + query, null);
    }

    private JsonNode line(JsonNode balance, String user) {
        for (JsonNode one : balance.get("items")) {
            if (one.get("userId").asText().equals(user)) {
                return one;
            }
        }
        throw new AssertionError(user + " is not in " + balance);
    }

    @Test
    void the_service_manager_sees_who_had_how_many_hostile_contacts() {
        Map<String, Object> house = ComplaintDriver.house(1);
        complaint.file(house, MATTER, Map.of());
        String own = complaint.assignee(Element.CONTACT_RESIDENT);
        complaint.contactResident("hostile", Map.of());
        another().file(house, MATTER, Map.of()).contactResident("upset", Map.of());
        sql.sql("update complaint_record set subject = 'earlier'").update();
        flow.advance(Duration.ofDays(1));
        another().file(house, MATTER, Map.of()).contactResident("hostile", Map.of());
        sql.sql("update complaint_record set subject = 'earlier'").update();
        another().file(house, MATTER, Map.of()).contactResident("hostile", Map.of());

        JsonNode balance = balance("service-manager", "").body();
        assertThat(balance.get("enough").asInt()).isEqualTo(2);
        JsonNode mine = line(balance, own);
        assertThat(balance.get("items").get(0)).isEqualTo(mine);
        assertThat(mine.get("today").asInt()).isEqualTo(2);
        assertThat(mine.get("total").asInt()).isEqualTo(3);
        assertThat(mine.get("byDay")).hasSize(2);
        assertThat(line(balance("service-manager", "?days=1").body(), own).get("total").asInt())
                .isEqualTo(2);
        assertThat(line(balance, "desk").get("total").asInt()).isZero();
    }

    @Test
    void nobody_else_sees_it_and_no_other_community_is_shown() {
        complaint.file(MATTER);
        for (String other :
                List.of(
                        "desk",
                        "housekeeper",
                        "project-manager",
                        "auditor",
                        "region",
                        "integration")) {
            assertThat(balance(other, "").status()).as(other).isEqualTo(403);
        }
        assertThat(
                        complaint
                                .send(
                                        "service-manager",
                                        "GET",
                                        "/api/communities/nowhere/hostile-contacts",
                                        null)
                                .status())
                .isEqualTo(404);
        assertThat(balance("service-manager", "?days=0").field()).isEqualTo("days");
        assertThat(balance("service-manager", "?days=21").field()).isEqualTo("days");
    }
}
