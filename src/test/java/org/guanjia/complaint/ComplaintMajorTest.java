package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A major complaint: contained at once, closed by a signed report. */
class ComplaintMajorTest extends ComplaintPlay {

    private static final String MATTER = "我妈在大堂滑倒摔伤了<b>";

    @Autowired ComplaintMajor major;
    @Autowired TaskService tasks;

    private ComplaintDriver contain() {
        return complaint.complete(
                Element.CONTAIN_DAMAGE, Map.of("danger", "removed", "containment", "送医并围挡"));
    }

    private Map<String, Object> draft() {
        String task = complaint.task(Element.EDIT_REPORT).getId();
        Map<String, Object> text = new HashMap<>();
        for (String part :
                new String[] {
                    "reportFacts", "reportHandling", "reportReaction", "reportPrevention"
                }) {
            text.put(part, tasks.getVariable(task, part));
        }
        return text;
    }

    /** Why the report came back, as its owner reads it. */
    private Object returned() {
        return tasks.getVariable(complaint.task(Element.EDIT_REPORT).getId(), "reportReturned");
    }

    private ComplaintDriver sign(String signature) {
        return complaint.complete(
                Element.SIGN_REPORT, Map.of("signature", signature, "signatureNote", "已核对"));
    }

    @Test
    void a_major_complaint_is_contained_and_closes_with_a_signed_report() throws Exception {
        complaint.file(MATTER);
        assertThat(complaint.view().severity()).isEqualTo("major");
        assertThat(complaint.open())
                .containsExactlyInAnyOrder(Element.CONTACT_RESIDENT, Element.CONTAIN_DAMAGE);
        assertThat(complaint.assignee(Element.CONTAIN_DAMAGE)).isEqualTo("service-manager");
        assertThat(complaint.messages()).contains("service-manager:major", "project-manager:major");
        assertThat(complaint.clock("contain").dueAt())
                .isEqualTo(complaint.now().plus(Duration.ofHours(1)));
        contain().contactResident().investigate().proposeRemedy(500).accept();
        complaint.callBack("satisfied");

        assertThat(complaint.open()).containsExactly(Element.EDIT_REPORT);
        assertThat(complaint.view().closedAt()).isNull();
        Map<String, Object> text = draft();
        assertThat(returned()).as("a first draft").isEqualTo("无");
        assertThat(text.get("reportFacts").toString()).contains("摔伤", "调取记录核对", "属实");
        assertThat(text.get("reportHandling").toString()).contains("送医并围挡", "当面说明");
        assertThat(text.get("reportReaction").toString())
                .contains("要求说明并改正", "认可")
                .doesNotContain("不认可");
        assertThat(text.get("reportPrevention").toString()).contains("本周内改流程");
        assertThat(page("project-manager").statusCode()).isEqualTo(404);

        Map<String, Object> missing = new HashMap<>(text);
        missing.put("reportReaction", " ");
        complaint.refuses(Element.EDIT_REPORT, missing, "reportReaction");
        complaint.complete(Element.EDIT_REPORT, text);
        assertThat(complaint.assignee(Element.SIGN_REPORT)).isEqualTo("project-manager");
        assertThat(page("project-manager").body()).contains("草稿");
        sign("return");
        assertThat(returned()).isEqualTo("已核对");
        text.put("reportPrevention", "每天两次巡查,项目经理月底核查");
        complaint.complete(Element.EDIT_REPORT, text);
        sign("sign").ended("EndEvent_ComplaintSettled", "settled");

        HttpResponse<String> report = page("project-manager");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("Content-Type").orElse("")).contains("text/html");
        assertThat(report.headers().allValues("Content-Security-Policy"))
                .as("the browser may load its style sheet, and nothing else")
                .containsExactly("default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        assertThat(report.body())
                .contains(complaint.caseNumber(), "每天两次巡查", "500.00", "签发")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>", "诉测试");
        assertThat(page(ComplaintDriver.RESIDENT).statusCode()).isEqualTo(404);
        assertThat(page("designer").statusCode()).as("reads no words").isEqualTo(404);
        assertThat(complaint.view().details()).containsKey("reportUrl");
        assertThat(complaint.view().linkedRequests())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.flow()).isEqualTo("billing-run");
                            assertThat(entry.reason()).isEqualTo("compensation");
                            assertThat(new BigDecimal(entry.payload().get("amount").toString()))
                                    .isEqualByComparingTo("500.00");
                        });
    }

    @Test
    void each_statement_of_the_report_names_its_step_its_author_and_its_time() throws Exception {
        complaint.file(MATTER).after(Duration.ofMinutes(7));
        contain();
        complaint.after(Duration.ofMinutes(11)).contactResident();
        complaint.after(Duration.ofMinutes(13)).investigate();
        String investigator = name(complaint.record().hands().investigator().user());
        Instant investigated = complaint.now();
        complaint.after(Duration.ofMinutes(17)).proposeRemedy(3000);
        complaint.approveRemedy("approve").accept().callBack("satisfied");
        Map<String, Object> draft = draft();
        String source = "〔调查核实 · %s · %s〕".formatted(investigator, minute(investigated));
        for (String part : draft.keySet()) {
            assertThat(draft.get(part).toString().lines())
                    .as(part)
                    .isNotEmpty()
                    .allMatch(
                            line ->
                                    line.matches(
                                            ".+〔[^·]+ · [^·]+ · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d〕"));
        }
        assertThat(draft.get("reportFacts").toString()).contains("调取记录核对,情况属实" + source);
        assertThat(draft.get("reportPrevention").toString()).contains("本周内改流程" + source);
        assertThat(draft.get("reportHandling").toString()).contains("审批方案", "控制事态");

        draft.put("reportFacts", "只剩一句话");
        complaint.complete(Element.EDIT_REPORT, draft);
        assertThat(tasks.getVariable(complaint.task(Element.SIGN_REPORT).getId(), "reportText"))
                .asString()
                .as("who signs reads it in the form")
                .contains("一、事实", "只剩一句话", "四、预防", "本周内改流程");
        sign("sign");
        assertThat(page("project-manager").body())
                .as("what the owner cut stands in the record all the same")
                .contains("只剩一句话", "调取记录核对", investigator, minute(investigated), "回访结果");
    }

    @Test
    void a_talk_that_was_held_stands_in_the_report_with_its_source() {
        complaint.file(MATTER);
        contain().contactResident();
        Map<String, Object> conduct = new HashMap<>(ComplaintDriver.investigation());
        conduct.put("rootCause", "conduct");
        conduct.put("finding", "upheld");
        complaint.complete(Element.INVESTIGATE_COMPLAINT, conduct);
        String talker = name(complaint.assignee(Element.HOLD_TALK));
        complaint.after(Duration.ofMinutes(19));
        Instant held = complaint.now();
        String day = held.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        complaint.complete(
                Element.HOLD_TALK,
                Map.of("talkKind", "training", "talkAgreed", "拖地先放警示牌", "talkDate", day));
        complaint.proposeRemedy(0).accept();
        if (complaint.open().contains(Element.CALL_BACK)) {
            complaint.callBack("satisfied");
        }
        assertThat(draft().get("reportPrevention").toString())
                .contains("已培训（%s）：拖地先放警示牌〔谈话或培训 · %s · %s〕".formatted(day, talker, minute(held)));
    }

    @Test
    void a_signature_closes_the_text_for_good() {
        complaint.file(MATTER);
        contain();
        complaint.work().accept().callBack("satisfied");
        complaint.complete(Element.EDIT_REPORT, draft());
        ReportText before = major.text(complaint.caseNumber());
        sign("sign").ended("EndEvent_ComplaintSettled", "settled");
        assertThatThrownBy(
                        () ->
                                major.written(
                                        complaint.caseNumber(),
                                        new ReportText("改", "改", "改", "改"),
                                        "service-manager",
                                        null,
                                        null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThatThrownBy(
                        () -> major.ruled(complaint.caseNumber(), "return", "再改", "region", null))
                .isInstanceOf(Refusal.class);
        assertThat(major.text(complaint.caseNumber())).isEqualTo(before);
    }

    private String name(String user) {
        return sql.sql("select name from staff_member where user_id = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    private static String minute(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(at.atZone(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void who_is_late_with_containment_report_or_signature_is_escalated() {
        complaint.file(MATTER).late("Containment");
        contain().work().accept().callBack("satisfied");
        complaint.late("Report");
        complaint.complete(Element.EDIT_REPORT, draft());
        complaint.late("Signature");
        sign("sign").ended("EndEvent_ComplaintSettled", "settled");
    }

    @Test
    void a_case_that_becomes_major_later_is_contained_then() {
        complaint.file("这个月物业费账单多收了钱");
        judge("service-manager", "major");
        assertThat(complaint.open())
                .containsExactlyInAnyOrder(Element.CONTACT_RESIDENT, Element.CONTAIN_DAMAGE);
        contain();
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
    }

    private void judge(String user, String severity) {
        ComplaintDriver.Said said =
                complaint.send(
                        user,
                        "POST",
                        "/api/cases/" + complaint.caseNumber() + "/severity",
                        Map.of("severity", severity, "reason", "住户情绪激烈"));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
        flow.runJobs(complaint.caseNumber());
    }

    @Test
    void a_major_complaint_about_the_service_manager_is_owned_above() {
        complaint.file(MATTER, Map.of("aboutStaff", "service-manager"));
        assertThat(complaint.assignee(Element.CONTAIN_DAMAGE)).isEqualTo("project-manager");
        contain().work().accept();
        if (complaint.open().contains(Element.CALL_BACK)) {
            complaint.callBack("satisfied");
        }
        complaint.complete(Element.EDIT_REPORT, draft());
        assertThat(complaint.assignee(Element.SIGN_REPORT)).isEqualTo("region");
    }

    @Test
    void who_turns_out_to_be_complained_about_does_not_write_the_report() {
        complaint.file(MATTER);
        contain();
        complaint.contactResident("upset", Map.of("accusedStaff", "service-manager"));
        complaint.investigate().proposeRemedy(0).accept();
        if (complaint.open().contains(Element.CALL_BACK)) {
            complaint.callBack("satisfied");
        }
        assertThat(complaint.assignee(Element.EDIT_REPORT)).isEqualTo("project-manager");
    }

    @Test
    void nor_does_who_works_below_them() {
        complaint.file(MATTER);
        contain();
        complaint.contactResident("upset", Map.of("accusedStaff", "project-manager"));
        assertThat(complaint.record().hands().handler().user()).isEqualTo("region");
        complaint.investigate().proposeRemedy(0).accept();
        if (complaint.open().contains(Element.CALL_BACK)) {
            complaint.callBack("satisfied");
        }
        assertThat(complaint.assignee(Element.EDIT_REPORT)).isEqualTo("region");
    }

    private HttpResponse<String> page(String user) throws Exception {
        String basic = Base64.getEncoder().encodeToString((user + ":demo").getBytes());
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + environment.getProperty(
                                                                "local.server.port")
                                                        + "/api/cases/"
                                                        + complaint.caseNumber()
                                                        + "/report"))
                                .header("Authorization", "Basic " + basic)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
