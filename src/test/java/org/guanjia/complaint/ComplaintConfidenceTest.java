package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.engine.EngineWork;
import org.guanjia.testing.EveryColumn;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who complains in confidence, through whole complaints: known to the named handler and the service
 * manager, and to nobody else in any list, task, form, message, document or history, however often
 * the words of those who work on it name the complainant.
 */
@ServerTest
class ComplaintConfidenceTest {

    /** Everybody of the house who may be neither the handler nor the service manager. */
    private static final List<String> OTHERS =
            List.of(
                    "desk",
                    "technician",
                    "foreman",
                    "guard",
                    "control-room",
                    "cashier",
                    "project-manager",
                    "region",
                    "auditor",
                    "legal",
                    "integration",
                    "admin");

    private static final List<String> WATCHERS =
            List.of("cashier", "project-manager", "auditor", "admin");

    private static final AtomicInteger NUMBERS = new AtomicInteger(31_000_000);

    @Autowired Flow flow;
    @Autowired ComplaintProcess process;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired EngineWork work;
    @Autowired HistoryService history;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private ComplaintDriver complaint;
    private Map<String, Object> house;
    private String name;
    private String family;
    private String phone;
    private String room;
    private List<String> secrets;

    @BeforeEach
    void somebody_who_does_not_want_to_be_named() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("delete from complaint_contact").update();
        complaint = new ComplaintDriver(flow, complaints, cases, sql, environment);
        house = ComplaintDriver.house(2);
        int number = NUMBERS.incrementAndGet();
        family = Character.toString(0x9a00 + number % 500);
        name = family + "映雪";
        phone = "138" + number;
        room = house.get("room").toString();
        secrets = List.of(name, family + "女士", phone, room);
    }

    private ComplaintDriver file(String matter) {
        Map<String, Object> more = new HashMap<>();
        more.put("reporterName", name);
        more.put("reporterPhone", phone);
        more.put("confidential", true);
        return complaint.file(house, "我是%s的%s,电话%s。%s".formatted(room, name, phone, matter), more);
    }

    /** As people write who do not think of it. */
    private Map<String, Object> naming(Map<String, Object> answers, String... fields) {
        Map<String, Object> named = new HashMap<>(answers);
        for (String field : fields) {
            named.put(
                    field,
                    "%s女士(%s,%s,%s室):".formatted(family, name, phone, room) + named.get(field));
        }
        return named;
    }

    @Test
    void an_ordinary_complaint_names_its_complainant_to_handler_and_service_manager_alone() {
        file("这个月物业费账单多收了钱");
        String handler = complaint.assignee(Element.CONTACT_RESIDENT);
        nobodyElseKnows();
        assertKnown(handler);
        assertKnown("service-manager");

        complaint.contactResident(
                "upset",
                naming(Map.of("demand", "要求退钱", "nextContact", "明天"), "demand", "nextContact"));
        assertThat(complaint.assignee(Element.INVESTIGATE_COMPLAINT)).isEqualTo("cashier");
        nobodyElseKnows();
        cases.note(complaint.caseNumber(), "cashier", "问过" + name);
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT,
                naming(ComplaintDriver.investigation(), "facts", "correctiveAction"));
        nobodyElseKnows();
        complaint.complete(
                Element.PROPOSE_REMEDY,
                naming(
                        Map.of("remedy", "退钱", "compensation", 3000, "replyText", "您好"),
                        "remedy",
                        "replyText"));
        assertThat(complaint.assignee(Element.APPROVE_REMEDY)).isEqualTo("project-manager");
        nobodyElseKnows();
        complaint.approveRemedy("return");
        nobodyElseKnows();
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "remedy")).isNull();
        complaint.proposeRemedy(3000).approveRemedy("return");
        assertThat(complaint.fact(Element.PROPOSE_REMEDY, "remedy")).isEqualTo("当面说明并改正");
        complaint.complete(
                Element.PROPOSE_REMEDY,
                naming(
                        Map.of("remedy", "退钱", "compensation", 3000, "replyText", "您好"),
                        "remedy",
                        "replyText"));
        complaint.approveRemedy("approve");
        assertThat(complaint.messages()).contains("resident:reply");
        nobodyElseKnows();
        complaint.answer(
                Map.of("question", "resolution", "answer", "accept", "comment", "我是" + name));
        flow.runJobs(complaint.caseNumber());
        complaint.callBack("satisfied");
        complaint.ended("EndEvent_ComplaintSettled", "settled");
        assertThat(complaint.view().linkedRequests()).hasSize(1);
        nobodyElseKnows();
        assertKnown("service-manager");
    }

    @Test
    void the_report_of_a_major_complaint_does_not_say_who_complained() {
        file("我妈在大堂滑倒摔伤了");
        complaint.complete(
                Element.CONTAIN_DAMAGE,
                naming(Map.of("danger", "removed", "containment", "送医"), "containment"));
        complaint.contactResident("upset", naming(Map.of("demand", "道歉"), "demand"));
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT, naming(ComplaintDriver.investigation(), "facts"));
        complaint.complete(
                Element.PROPOSE_REMEDY,
                naming(Map.of("remedy", "赔", "compensation", 0, "replyText", "您好"), "replyText"));
        complaint.accept().callBack("satisfied");
        nobodyElseKnows();
        complaint.complete(
                Element.EDIT_REPORT,
                naming(
                        Map.of(
                                "reportFacts", "事实",
                                "reportHandling", "处理",
                                "reportReaction", "反应",
                                "reportPrevention", "预防"),
                        "reportFacts",
                        "reportHandling",
                        "reportReaction",
                        "reportPrevention"));
        nobodyElseKnows();
        assertThat(complaint.read("project-manager", "/api/cases/" + number() + "/report"))
                .contains("事实", "预防");
        assertThat(complaint.read("service-manager", "/api/cases/" + number() + "/report"))
                .as("one paper, whoever prints it")
                .doesNotContain(name, phone);
        complaint.complete(
                Element.SIGN_REPORT, Map.of("signature", "sign", "signatureNote", "已核对"));
        complaint.ended("EndEvent_ComplaintSettled", "settled");
        nobodyElseKnows();
    }

    @Test
    void who_takes_the_case_over_learns_it_and_who_gave_it_away_does_not_any_more() {
        file("这个月物业费账单多收了钱");
        String before = complaint.assignee(Element.CONTACT_RESIDENT);
        String after = before.equals("xu-qinghe") ? "fang-zhiqiu" : "xu-qinghe";
        assertHidden(after);
        process.handOver(number(), "housekeeper", after);
        work.reassign(number(), "housekeeper", after);
        assertKnown(after);
        assertHidden(before);
        nobodyElseKnows();
    }

    @Test
    void a_step_up_makes_the_one_above_the_handler() {
        file("这个月物业费账单多收了钱");
        String before = complaint.assignee(Element.CONTACT_RESIDENT);
        complaint.work().reject();
        assertThat(complaint.record().hands().handler().user()).isEqualTo("service-manager");
        assertHidden(before);
        nobodyElseKnows();
    }

    @Test
    void a_service_manager_whom_it_is_about_learns_nothing_at_all() {
        Map<String, Object> more = new HashMap<>();
        more.put("reporterName", name);
        more.put("reporterPhone", phone);
        more.put("confidential", true);
        more.put("aboutStaff", "service-manager");
        complaint.file(house, "我是%s的%s。客服经理骂人".formatted(room, name), more);
        String handler = complaint.record().hands().handler().user();
        assertThat(handler).isEqualTo("project-manager");
        assertKnown(handler);
        List<String> told = new ArrayList<>();
        tells("service-manager", told);
        assertThat(told).isEmpty();
        assertThat(complaint.send("service-manager", "GET", path(), null).status()).isEqualTo(404);
    }

    @Test
    void the_engine_keeps_nobody_s_name_and_history_none_of_the_words_that_name_one() {
        file("这个月物业费账单多收了钱");
        complaint.contactResident("upset", naming(Map.of("demand", "要求退钱"), "demand"));
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT, naming(ComplaintDriver.investigation(), "facts"));
        assertThat(EveryColumn.where(sql, List.of(phone)))
                .extracting(where -> where.toLowerCase(java.util.Locale.ROOT).split(":")[0])
                .containsOnly(
                        "case_file.reporter_phone",
                        "case_file.description",
                        "complaint_record.demand",
                        "complaint_record.facts",
                        "notice_outbox.recipient");
    }

    @Test
    void an_anonymous_complaint_keeps_no_nearer_place_than_the_building() {
        complaint.file(house, "楼上邻居半夜装修太吵", Map.of("anonymous", true));
        assertThat(complaint.view().house()).isNull();
        assertThat(complaint.view().claimed().room()).isNull();
        assertThat(complaint.view().claimed().unit()).isNull();
        for (String user : List.of("service-manager", "project-manager", "admin")) {
            assertThat(complaint.send(user, "GET", path(), null).body().toString())
                    .contains("\"building\":\"" + house.get("building"))
                    .doesNotContain("\"" + room + "\"", "诉测试");
        }
        assertThat(complaint.open()).isNotEmpty();
    }

    // ---- who may know ----

    private void assertKnown(String user) {
        assertThat(complaint.send(user, "GET", path(), null).body().toString())
                .as("what %s reads", user)
                .contains(name, phone, room);
        assertThat(listed(user, phone.substring(4))).contains(number());
    }

    private void assertHidden(String user) {
        List<String> told = new ArrayList<>();
        tells(user, told);
        assertThat(told).isEmpty();
    }

    /** Between the steps those who see most; the rest at the beginning and at the end. */
    private void nobodyElseKnows() {
        boolean open = cases.view(number()).closedAt() == null && !complaint.open().isEmpty();
        boolean between = open && !complaint.open().contains(Element.CONTACT_RESIDENT);
        List<String> told = new ArrayList<>();
        (between ? WATCHERS : OTHERS).forEach(user -> tells(user, told));
        assertThat(told).as("what others were told").isEmpty();
    }

    private void tells(String user, List<String> told) {
        for (String path : paths()) {
            String answer = complaint.read(user, path);
            for (String secret : secrets) {
                // The number of a room may stand in an id by chance.
                boolean says =
                        secret.equals(room)
                                ? answer.matches("(?s).*[\"“一-龥 >]" + room + "[\"” <一-龥].*")
                                : answer.contains(secret);
                if (says) {
                    told.add(user + " " + path + " tells " + secret);
                }
            }
        }
        for (String asked : List.of(name, phone, phone.substring(4), family)) {
            if (listed(user, asked).contains(number())) {
                told.add(user + " finds it by " + asked);
            }
        }
    }

    private String listed(String user, String asked) {
        return complaint.read(
                user, "/api/cases?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    private List<String> paths() {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                path(),
                                path() + "/support",
                                path() + "/report",
                                "/api/cases?flow=complaint",
                                "/api/cases?q=" + number(),
                                "/api/messages?state=waiting&limit=100",
                                "/api/messages?state=sent&limit=100",
                                "/api/messages?state=undeliverable&limit=100",
                                "/engine-rest/task?processInstanceBusinessKey=" + number()));
        for (Task task : flow.tasks(number())) {
            String one = "/engine-rest/task/" + task.getId();
            paths.add("/api/tasks/cards?id=" + task.getId());
            paths.add("/api/tasks/" + task.getId() + "/case");
            paths.addAll(List.of(one, one + "/form-variables", one + "/variables"));
        }
        for (HistoricProcessInstance instance :
                history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number())
                        .list()) {
            for (String query :
                    List.of(
                            "process-instance/%s/variables",
                            "variable-instance?processInstanceIdIn=%s",
                            "history/variable-instance?processInstanceId=%s&includeDeleted=true",
                            "history/detail?processInstanceId=%s",
                            "history/task?processInstanceId=%s",
                            "history/activity-instance?processInstanceId=%s",
                            "history/user-operation?processInstanceId=%s",
                            "history/decision-instance?processInstanceId=%s&includeInputs=true"
                                    + "&includeOutputs=true")) {
                paths.add("/engine-rest/" + query.formatted(instance.getId()));
            }
        }
        return paths;
    }

    private String number() {
        return complaint.caseNumber();
    }

    private String path() {
        return "/api/cases/" + number();
    }
}
