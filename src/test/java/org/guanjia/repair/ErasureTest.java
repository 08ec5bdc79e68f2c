package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseHolds;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.RetentionNight;
import org.guanjia.estate.ErasureService;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.Resident;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.testing.EveryColumn;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resident asks what is known of them, and to be forgotten (个人信息保护法 45, 47). */
@ServerTest
class ErasureTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired Flow flow;
    @Autowired RepairProcess process;
    @Autowired RepairService repairs;
    @Autowired CaseFiles cases;
    @Autowired CaseHolds holds;
    @Autowired Photos photos;
    @Autowired Outbox outbox;
    @Autowired EstateRegister register;
    @Autowired RetentionNight night;
    @Autowired ErasureService erasures;
    @Autowired TaskService tasks;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private String name;
    private String phone;
    private String email;
    private Map<String, Object> house;
    private long resident;

    @BeforeEach
    void a_resident() {
        int number = PEOPLE.incrementAndGet();
        name = "欧阳" + (char) ('甲' + number * 37) + "测";
        phone = "1371234%04d".formatted(1000 + number);
        email = "ouyang.%d+test@example.test".formatted(number);
        long id;
        do {
            house = RepairDriver.house(1);
            id = houseId();
        } while (hasOpenCase(id));
        resident = register.addResident(id, name, Resident.Kind.OWNER, List.of(phone));
        sql.sql("update resident set email = ? where id = ?").params(email, resident).update();
        sql.sql("delete from retention_run").update();
    }

    private long houseId() {
        return sql.sql(
                        "select id from house where community = ? and phase = ? and building = ?"
                                + " and unit = ? and room = ?")
                .params(
                        house.get("community"),
                        house.get("phase"),
                        house.get("building"),
                        house.get("unit"),
                        house.get("room"))
                .query(Long.class)
                .single();
    }

    /** Other plays leave cases open in the same houses, and an open case keeps what it says. */
    private boolean hasOpenCase(long id) {
        return sql.sql("select count(*) from case_file where house_id = ? and status = 'open'")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void nothing_of_an_erased_resident_is_left_in_any_column_of_any_table() {
        RepairDriver own = endedCaseFullOfThem();
        RepairDriver neighbours = another().report("楼上漏水");
        cases.note(neighbours.caseNumber(), "guard", "请联系楼上 " + spaced(" ") + " 再上门");
        neighbours.cancel();
        assertThat(places().stream().map(place -> place.split("\\.")[0].toLowerCase()).toList())
                .as("every room has something to forget")
                .contains(
                        "resident",
                        "resident_phone",
                        "case_file",
                        "case_event",
                        "case_question",
                        "notice_outbox",
                        "repair_order",
                        "access_request",
                        "act_hi_comment",
                        "act_hi_varinst");

        JsonNode asked = erase("service-manager", Map.of("reason", "已搬离,住户书面申请")).body();
        assertThat(asked.get("state").asText()).isEqualTo("asked");
        assertThat(places()).as("nothing goes before somebody else confirmed").isNotEmpty();
        JsonNode done = send("project-manager", "POST", "/erase/confirm", Map.of()).body();

        assertThat(done.get("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.get("staying")).isEmpty();
        assertThat(places()).isEmpty();
        assertThat(proof())
                .containsEntry("state", "done")
                .containsEntry("asked_by", "service-manager")
                .containsEntry("confirmed_by", "project-manager");
        assertThat(own.view().outcome()).as("the case itself stays").isEqualTo("repaired");
        assertThat(own.view().photos()).as("what staff took proves the work").isNotEmpty();
        assertThat(own.view().timeline()).anyMatch(event -> event.kind().equals("erased"));
        assertThat(own.view().details()).isNotEmpty();
    }

    @Test
    void the_resident_is_told_what_there_is() {
        RepairDriver own = endedCaseFullOfThem();

        RepairDriver.Said said = send("service-manager", "GET", "/data", null);

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().get("register").get(0).get("name").asText()).isEqualTo(name);
        assertThat(said.body().get("phones").get(0).asText()).isEqualTo(phone);
        JsonNode told = said.body().get("cases").get(0);
        assertThat(told.get("caseNumber").asText()).isEqualTo(own.caseNumber());
        assertThat(told.get("photos")).hasSize(1);
        assertThat(told.get("answers").toString()).contains("acceptance");
        assertThat(said.body().get("messages")).isNotEmpty();
        assertThat(
                        sql.sql(
                                        "select asked_by from resident_request where resident_id ="
                                                + " ? and kind = 'access'")
                                .param(resident)
                                .query(String.class)
                                .list())
                .as("who looked is recorded")
                .containsExactly("service-manager");
    }

    @Test
    void whoever_has_the_house_finds_the_resident_there() {
        long house =
                sql.sql("select house_id from resident where id = ?")
                        .param(resident)
                        .query(Long.class)
                        .single();
        JsonNode people =
                another()
                        .send("service-manager", "GET", "/api/houses/" + house, Map.of())
                        .body()
                        .get("residents");
        assertThat(people)
                .anySatisfy(
                        one -> {
                            assertThat(one.get("id").asLong()).isEqualTo(resident);
                            assertThat(one.get("name").asText()).isEqualTo(name);
                        });
    }

    @Test
    void trying_it_out_changes_nothing_and_counts_exactly() {
        endedCaseFullOfThem();
        List<String> before = places();

        JsonNode would = erase("service-manager", Map.of("dryRun", true)).body();

        assertThat(would.get("state").asText()).isEqualTo("dryRun");
        assertThat(would.get("cases").asInt()).isEqualTo(1);
        assertThat(would.get("changed").get("resident").asInt()).isEqualTo(1);
        assertThat(would.get("changed").get("case_photo").asInt()).isEqualTo(1);
        assertThat(would.get("changed").get("engine history").asInt()).isPositive();
        assertThat(places()).isEqualTo(before);
    }

    @Test
    void an_open_case_stays_with_the_register_until_it_has_ended() {
        RepairDriver ended = endedCaseFullOfThem();
        RepairDriver open = reported("厨房水池下面又漏水");

        erase("service-manager", Map.of("reason", "住户申请"));
        JsonNode waiting = send("project-manager", "POST", "/erase/confirm", Map.of()).body();

        assertThat(waiting.get("state").asText()).isEqualTo("waiting");
        assertThat(waiting.get("staying").get(0).get("caseNumber").asText())
                .isEqualTo(open.caseNumber());
        assertThat(waiting.get("staying").get(0).get("reason").asText()).isEqualTo("OPEN_CASE");
        assertThat(cases.get(ended.caseNumber()).reporterPhone()).isNull();
        assertThat(cases.get(open.caseNumber()).reporterPhone()).isEqualTo(phone);
        assertThat(open.task("Activity_AcceptJob")).as("work goes on").isNotNull();

        night.run();
        assertThat(places()).as("still open").isNotEmpty();
        open.cancel();
        sql.sql("delete from retention_run").update();
        night.run();

        assertThat(places()).isEmpty();
        assertThat(proof()).containsEntry("state", "done");
    }

    @Test
    void a_held_case_stays_until_it_is_released() {
        RepairDriver ended = endedCaseFullOfThem();
        holds.hold(ended.caseNumber(), "业主起诉", "legal");

        JsonNode would = erase("service-manager", Map.of("dryRun", true)).body();

        assertThat(would.get("staying").get(0).get("reason").asText()).isEqualTo("LEGAL_HOLD");
        assertThat(would.get("staying").get(0).get("why").asText()).contains("证据保全");
        holds.release(ended.caseNumber(), "已结案", "legal");
        assertThat(erase("service-manager", Map.of("dryRun", true)).body().get("staying"))
                .isEmpty();
    }

    @Test
    void an_unpaid_repair_stays_as_long_as_it_can_be_claimed() {
        RepairDriver own = reported("厨房水龙头滴水");
        own.acceptJob().arriveOnSite().quote().answerQuote("accept");
        own.repairFault(Map.of("material1", "TAP-CORE", "quantity1", 1, "labourHours", 1));
        own.acceptWork(5);
        own.rateTeam(5);
        assertThat(own.view().closedAt()).isNotNull();

        JsonNode would = erase("service-manager", Map.of("dryRun", true)).body();

        assertThat(would.get("staying").get(0).get("reason").asText()).isEqualTo("OPEN_CLAIM");
        flow.advance(java.time.Duration.ofDays(3 * 366));
        assertThat(erase("service-manager", Map.of("dryRun", true)).body().get("staying"))
                .isEmpty();
    }

    @Test
    void who_asked_does_not_confirm_and_a_stranger_does_neither() {
        assertThat(erase("service-manager", Map.of("reason", "住户申请")).status()).isEqualTo(200);
        assertThat(send("service-manager", "POST", "/erase/confirm", Map.of()).status())
                .isEqualTo(403);
        assertThat(erase("project-manager", Map.of("reason", "住户申请")).status()).isEqualTo(409);
        assertThat(send("desk", "POST", "/erase/confirm", Map.of()).status()).isEqualTo(403);
        assertThat(send("desk", "GET", "/data", null).status()).isEqualTo(403);
        assertThat(places()).isNotEmpty();
    }

    @Test
    void another_communitys_resident_does_not_exist() {
        assertThat(send("song-li", "GET", "/data", null).status()).isIn(403, 404);
        assertThatThrownBy(
                        () -> erasures.confirm(resident, Set.of(RepairDriver.SONGTAO), "somebody"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有");
    }

    @Test
    void a_reason_is_needed_and_does_not_name_the_resident() {
        assertThat(erase("service-manager", Map.of()).field()).isEqualTo("reason");
        RepairDriver.Said named =
                erase("service-manager", Map.of("reason", name + "申请,电话 " + spaced("-")));
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.field()).isEqualTo("reason");
    }

    @Test
    void a_number_that_the_family_shares_stays_theirs() {
        long house =
                sql.sql("select house_id from resident where id = ?")
                        .param(resident)
                        .query(Long.class)
                        .single();
        register.addResident(house, "欧阳家属", Resident.Kind.FAMILY, List.of(phone));
        RepairDriver theirs = another().report(with("欧阳家属", phone), "portal", "灯不亮");
        theirs.cancel();

        erase("service-manager", Map.of("reason", "住户申请"));
        JsonNode done = send("project-manager", "POST", "/erase/confirm", Map.of()).body();

        assertThat(done.get("state").asText()).isEqualTo("done");
        assertThat(done.get("sharedPhones").asInt()).isEqualTo(1);
        assertThat(cases.get(theirs.caseNumber()).reporterPhone()).isEqualTo(phone);
        assertThat(EveryColumn.where(sql, List.of(name, email))).isEmpty();
    }

    // ---- how ----

    /** In every place where people write: forms, notes, answers, comments, messages, photos. */
    private RepairDriver endedCaseFullOfThem() {
        // As a call might have answered: with the person in it.
        sql.sql(
                        "insert into access_request (caller, request_key, path, fingerprint, status,"
                                + " body, created_at) values (?, ?, '/api/x', 'x', 200, ?, ?)")
                .params(
                        "integration",
                        "erasure-" + resident,
                        "{\"name\": \"%s\", \"phone\": \"%s\"}".formatted(name, phone),
                        java.time.LocalDateTime.of(2026, 11, 23, 2, 0))
                .update();
        RepairDriver own = reported("我是" + name + ",厨房漏水,打 " + spaced("-") + " 或写信 " + email);
        photos.add(own.caseNumber(), null, false, "report", RepairDriver.PHOTO);
        cases.note(own.caseNumber(), "desk", "已与" + name + "约好");
        outbox.toResident(
                cases.get(own.caseNumber()).contact(),
                "milestone",
                Map.of("title", name, "milestone", "x"),
                false);
        tasks.createComment(
                own.task("Activity_AcceptJob").getId(), null, "回电 " + phone + " " + name);
        tasks.createAttachment(
                "note",
                own.task("Activity_AcceptJob").getId(),
                null,
                "给" + name,
                phone,
                "http://127.0.0.1/" + phone);
        own.acceptJob().arriveOnSite();
        own.photo("before")
                .complete(
                        "Activity_DiagnoseFault",
                        Map.of("repairWay", "free", "diagnosis", name + "家阀芯磨损"));
        assertThat(
                        own.send(
                                        own.assignee("Activity_RepairFault"),
                                        "POST",
                                        "/api/tasks/"
                                                + own.task("Activity_RepairFault").getId()
                                                + "/checklist/told",
                                        Map.of("result", "fail", "remark", name + "赶着出门"))
                                .status())
                .isEqualTo(200);
        own.photo("after").complete("Activity_RepairFault", Map.of("repairNote", "已告知" + name));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("question", "acceptance");
        answer.put("answer", "accept");
        answer.put("rating", 5);
        answer.put("comment", "谢谢," + name + " " + email);
        assertThat(own.answer(answer).status()).isEqualTo(204);
        flow.runJobs(own.caseNumber());
        own.rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
        return own;
    }

    private RepairDriver reported(String description) {
        return another().report(with(name, phone), "portal", description);
    }

    private Map<String, Object> with(String reporter, String number) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.put("reporterName", reporter);
        body.put("reporterPhone", number);
        return body;
    }

    private RepairDriver another() {
        return new RepairDriver(flow, process, repairs, cases, photos, sql, environment);
    }

    private RepairDriver.Said erase(String user, Map<String, Object> body) {
        return send(user, "POST", "/erase", body);
    }

    private RepairDriver.Said send(
            String user, String method, String path, Map<String, Object> body) {
        return another()
                .send(
                        user,
                        method,
                        "/api/residents/" + resident + path,
                        body == null ? Map.of() : body);
    }

    private List<String> places() {
        List<String> words = new ArrayList<>(List.of(name, phone, email));
        words.add(spaced(" "));
        words.add(spaced("-"));
        return EveryColumn.where(sql, words);
    }

    private String spaced(String by) {
        return phone.substring(0, 3) + by + phone.substring(3, 7) + by + phone.substring(7);
    }

    private Map<String, Object> proof() {
        Map<String, Object> row =
                sql.sql(
                                "select state, asked_by, confirmed_by from resident_request where"
                                        + " resident_id = ? and kind = 'erasure'")
                        .param(resident)
                        .query()
                        .singleRow();
        Map<String, Object> plain = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        plain.putAll(row);
        return plain;
    }
}
