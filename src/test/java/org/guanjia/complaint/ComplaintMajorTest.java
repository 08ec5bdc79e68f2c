package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.complaint.ComplaintModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A major complaint: contained at once, closed by a signed report. */
class ComplaintMajorTest extends ComplaintPlay {

    private static final String MATTER = "我妈在大堂滑倒摔伤了<b>";

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
        assertThat(text.get("reportFacts").toString()).contains("摔伤", "调取记录核对", "属实");
        assertThat(text.get("reportHandling").toString()).contains("送医并围挡", "当面说明");
        assertThat(text.get("reportReaction").toString()).contains("要求说明并改正", "认可");
        assertThat(text.get("reportPrevention").toString()).contains("本周内改流程");
        assertThat(page("project-manager").statusCode()).isEqualTo(404);

        Map<String, Object> missing = new HashMap<>(text);
        missing.put("reportReaction", " ");
        complaint.refuses(Element.EDIT_REPORT, missing, "reportReaction");
        complaint.complete(Element.EDIT_REPORT, text);
        assertThat(complaint.assignee(Element.SIGN_REPORT)).isEqualTo("project-manager");
        assertThat(page("project-manager").body()).contains("草稿");
        sign("return");
        text.put("reportPrevention", "每天两次巡查,项目经理月底核查");
        complaint.complete(Element.EDIT_REPORT, text);
        sign("sign").ended("EndEvent_ComplaintSettled", "settled");

        HttpResponse<String> report = page("project-manager");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("Content-Type").orElse("")).contains("text/html");
        assertThat(report.body())
                .contains(complaint.caseNumber(), "每天两次巡查", "500.00", "签发")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>", "诉测试");
        assertThat(page(ComplaintDriver.RESIDENT).statusCode()).isEqualTo(404);
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
