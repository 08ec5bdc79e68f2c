package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.estate.Address;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reported in confidence is known to the handler and the service manager, and nowhere else. */
@ServerTest
class ConfidenceTest {

    private static final String FLOW = "repair";

    private static final List<String> OTHERS =
            List.of(
                    "desk",
                    "housekeeper",
                    "technician",
                    "foreman",
                    "project-manager",
                    "region",
                    "auditor",
                    "legal",
                    "integration",
                    "admin");

    @Autowired CaseFiles cases;
    @Autowired ConfidentialCases confidence;
    @Autowired CaseExclusions exclusions;
    @Autowired EstateRegister register;
    @Autowired Outbox outbox;
    @Autowired Flow flow;
    @Autowired JdbcClient sql;
    @LocalServerPort int port;

    private String name;
    private String phone;
    private String room;
    private long house;

    @BeforeEach
    void aHouseAndSomebody() {
        room =
                ("Z" + UUID.randomUUID().toString().substring(0, 6))
                        .replace('0', 'A')
                        .toUpperCase(Locale.ROOT);
        house =
                register.addHouse(
                        new Address("yunqi", "1", "8", "1", room), null, null, false, null);
        name = "欧阳第%d号".formatted(house);
        phone = "139%08d".formatted(70_000_000 + house);
    }

    @Test
    void the_reporter_and_the_room_are_shown_to_the_handler_and_the_service_manager_alone() {
        String caseNumber = report("confidential");
        cases.nameHandler(caseNumber, "guard");
        outbox.toResident(
                cases.get(caseNumber).contact(),
                "repair.notice.quote",
                Map.of("amount", "180.00"),
                false);
        List<String> told = new ArrayList<>();
        for (String user : OTHERS) {
            paths(caseNumber).forEach(path -> seen(user, path, told));
        }
        assertThat(told).as("what others were told").isEmpty();

        for (String user : List.of("service-manager", "guard")) {
            JsonNode view = door(user).get("/api/cases/" + caseNumber).json();
            assertThat(view.get("reporterName").asText()).as(user).isEqualTo(name);
            assertThat(view.get("reporterPhone").asText()).isEqualTo(phone);
            assertThat(view.get("house").get("room").asText()).isEqualTo(room);
            assertThat(view.get("reporterHidden").asBoolean()).isFalse();
            assertThat(view.get("messages").toString()).contains(phone);
            assertThat(listed(user, "q=" + caseNumber)).contains(name);
            assertThat(listed(user, "q=" + phone.substring(4))).contains(caseNumber);
            assertThat(listed(user, "house=" + house)).contains(caseNumber);
        }
        JsonNode masked = door("desk").get("/api/cases/" + caseNumber).json();
        assertThat(masked.get("reporterHidden").asBoolean()).isTrue();
        assertThat(masked.get("handler").get("userId").asText()).isEqualTo("guard");
        assertThat(masked.get("claimed").get("building").asText()).isEqualTo("8");
        assertThat(listed("desk", "q=" + caseNumber)).contains(caseNumber);
        assertThat(listed("desk", "q=" + phone.substring(4))).doesNotContain(caseNumber);
        assertThat(listed("desk", "house=" + house)).doesNotContain(caseNumber);
    }

    @Test
    void a_service_manager_whom_it_is_about_does_not_learn_it_nor_a_handler_who_turns_out_so() {
        String caseNumber = report("confidential");
        cases.nameHandler(caseNumber, "guard");
        exclusions.exclude(caseNumber, "service-manager", false, "被投诉人", null);
        exclusions.exclude(caseNumber, "guard", false, "亲属", null);
        List<String> told = new ArrayList<>();
        for (String user : List.of("service-manager", "guard")) {
            paths(caseNumber).forEach(path -> seen(user, path, told));
            assertThat(listed(user, "q=" + phone.substring(4))).doesNotContain(caseNumber);
        }
        assertThat(told).isEmpty();
        assertThatThrownBy(() -> cases.nameHandler(caseNumber, "service-manager"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nothing_else_keeps_who_reported() {
        String caseNumber = report("confidential");
        outbox.toResident(
                cases.get(caseNumber).contact(),
                "repair.notice.quote",
                Map.of("amount", "180.00"),
                false);
        assertThat(EveryColumn.where(sql, List.of(name, phone)))
                .extracting(where -> where.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "case_file.reporter_name: " + name,
                        "case_file.reporter_phone: " + phone,
                        "notice_outbox.recipient: " + phone);
        assertThat(EveryColumn.where(sql, List.of(room)))
                .extracting(where -> where.toLowerCase(Locale.ROOT).split(":")[0])
                .as("nor does the engine know the room")
                .containsOnly("case_event.text", "case_file.claimed_room", "house.room");
    }

    @Test
    void of_an_anonymous_reporter_nothing_is_kept_and_nobody_is_written_to() {
        String caseNumber = report("anonymous");
        assertThat(EveryColumn.where(sql, List.of(name, phone))).isEmpty();
        assertThat(outbox.thread(caseNumber)).noneMatch(message -> message.houseId() != null);
        JsonNode view = door("desk").get("/api/cases/" + caseNumber).json();
        assertThat(view.get("anonymous").asBoolean()).isTrue();
        assertThat(view.get("reporterName").isNull()).isTrue();
        assertThat(view.get("reporterPhone").isNull()).isTrue();
        assertThat(listed("desk", "q=" + caseNumber)).contains("\"anonymous\":true");
    }

    @Test
    void confidence_may_be_asked_for_later() {
        String caseNumber = report(null);
        assertThat(listed("desk", "q=" + phone.substring(4))).contains(caseNumber, name);
        assertThat(listed("auditor", "q=" + caseNumber))
                .as("whoever only checks the work sees as little as in the case")
                .contains("欧*")
                .doesNotContain(name);
        confidence.keepConfidential(caseNumber, "desk");
        assertThat(listed("desk", "q=" + phone.substring(4))).doesNotContain(caseNumber);
        assertThat(door("desk").get("/api/cases/" + caseNumber).body()).doesNotContain(name, phone);
    }

    @Test
    void the_reporter_s_own_data_hold_it_but_not_by_the_hand_of_whom_it_is_about() {
        long resident = register.addResident(house, name, Resident.Kind.OWNER, List.of(phone));
        String caseNumber = report("confidential");
        exclusions.exclude(caseNumber, "service-manager", true, "被投诉人", null);
        String data = "/api/residents/" + resident + "/data";
        assertThat(door("project-manager").get(data).body()).contains(caseNumber, phone);
        assertThat(door("service-manager").get(data).body()).doesNotContain(caseNumber);
    }

    private List<String> paths(String caseNumber) {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/api/cases/" + caseNumber,
                                "/api/cases/" + caseNumber + "/support",
                                "/api/cases?limit=200",
                                "/api/cases?q=" + phone,
                                "/api/cases?q=" + Door.encode(name),
                                "/api/cases?house=" + house,
                                "/api/history/cases?limit=200",
                                "/api/history/cases/" + caseNumber,
                                "/api/messages?state=waiting&limit=100",
                                "/api/messages?state=undeliverable&limit=100",
                                "/api/messages?state=sent&limit=100",
                                "/engine-rest/task?processInstanceBusinessKey=" + caseNumber));
        for (Task task : flow.tasks(caseNumber)) {
            paths.add("/api/tasks/cards?id=" + task.getId());
            paths.add("/api/tasks/" + task.getId() + "/case");
            paths.add("/api/history/instances/" + task.getProcessInstanceId());
            paths.add("/api/mending/instances/" + task.getProcessInstanceId());
            paths.add("/engine-rest/task/" + task.getId());
            paths.add("/engine-rest/task/" + task.getId() + "/form-variables");
            for (String query :
                    List.of(
                            "process-instance/%s/variables",
                            "variable-instance?processInstanceIdIn=%s",
                            "history/variable-instance?processInstanceId=%s",
                            "history/detail?processInstanceId=%s",
                            "history/task?processInstanceId=%s",
                            "history/activity-instance?processInstanceId=%s",
                            "history/process-instance?processInstanceId=%s",
                            "history/decision-instance?processInstanceId=%s&includeInputs=true"
                                    + "&includeOutputs=true")) {
                paths.add("/engine-rest/" + query.formatted(task.getProcessInstanceId()));
            }
        }
        return paths;
    }

    private void seen(String user, String path, List<String> told) {
        Door.Answer answer = door(user).get(path);
        assertThat(answer.status()).as(user + " " + path + answer.body()).isLessThan(500);
        for (String secret : List.of(name, phone, room)) {
            if (answer.body().contains(secret)) {
                told.add(user + " " + path + " tells " + secret);
            }
        }
    }

    private String listed(String user, String query) {
        return door(user).get("/api/cases?" + query).body();
    }

    private String report(String wish) {
        Door.Answer answer =
                door("desk")
                        .post(
                                "/api/cases/" + FLOW,
                                """
                                {"community": "yunqi", "phase": "1", "building": "8", "unit": "1",
                                 "room": "%s", "reporterName": "%s", "reporterPhone": "%s",
                                 "channel": "phone", "description": "楼道灯不亮"%s}
                                """
                                        .formatted(
                                                room,
                                                name,
                                                phone,
                                                wish == null ? "" : ", \"" + wish + "\": true"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String caseNumber = answer.json().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        assertThat(flow.tasks(caseNumber)).isNotEmpty();
        return caseNumber;
    }

    private Door door(String user) {
        Door door = Door.basic(port, user, "demo");
        return door.with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
