package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Photos;
import org.guanjia.language.Refusal;
import org.guanjia.renovation.ViolationModel.Element;
import org.guanjia.renovation.ViolationModel.Process;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One violation, played: a word for each step, which is the diagram's. Staff act through their task
 * forms as whom the task belongs to and take the photos that it asks for; residents and other
 * systems through the API.
 */
class ViolationDriver {

    /** Anyone answers for the resident: the portal's account. */
    static final String RESIDENT = "integration";

    static final String LOAD_BEARING = "客厅承重墙被砸开";
    static final String FACADE = "外墙装了外置护栏";
    static final String RUBBISH = "装修垃圾堆在楼道";

    private static final AtomicInteger HOUSES = new AtomicInteger(130);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] PHOTO = picture();

    /** What the API answered. */
    record Said(int status, JsonNode body) {
        String field() {
            return body == null ? null : body.path("field").asText(null);
        }
    }

    private final Flow flow;
    private final ViolationService violations;
    private final CaseFiles cases;
    private final Photos photos;
    private final JdbcClient sql;
    private final Environment environment;

    private Map<String, Object> house = house();
    private String caseNumber;

    ViolationDriver(
            Flow flow,
            ViolationService violations,
            CaseFiles cases,
            Photos photos,
            JdbcClient sql,
            Environment environment) {
        this.flow = flow;
        this.violations = violations;
        this.cases = cases;
        this.photos = photos;
        this.sql = sql;
        this.environment = environment;
    }

    // ---- finding ----

    /** A guard on patrol sees it. */
    ViolationDriver find(String description) {
        return find("guard", description, Map.of());
    }

    ViolationDriver find(String user, String description, Map<String, Object> more) {
        return opened(
                send(user, "POST", "/api/cases/renovation-violation", finding(description, more)));
    }

    Map<String, Object> finding(String description, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.put("channel", "patrol");
        body.put("place", "客厅南墙");
        body.put("description", description);
        body.put("photos", List.of(Map.of("name", "site.jpg", "data", photo())));
        body.putAll(more);
        return body;
    }

    static String photo() {
        return Base64.getEncoder().encodeToString(PHOTO);
    }

    /** A neighbour tells it through the portal. */
    ViolationDriver tip(String description, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.put("channel", "portal");
        body.put("reporterName", "邻居测试");
        body.put("reporterPhone", "13700001234");
        body.put("description", description);
        body.putAll(more);
        return opened(send(RESIDENT, "POST", "/api/cases/renovation-violation", body));
    }

    private ViolationDriver opened(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    ViolationDriver taken(String number) {
        caseNumber = number;
        flow.runJobs(caseNumber);
        return this;
    }

    /** A house that no other play uses. */
    static Map<String, Object> house() {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", "yunqi");
        house.put("phase", "1");
        house.put("building", 1 + number % 5 + "");
        house.put("unit", 1 + number / 5 % 2 + "");
        house.put("room", "%d%02d".formatted(1 + number / 10 % 13, 1 + number / 130 % 2));
        return house;
    }

    Map<String, Object> theHouse() {
        return house;
    }

    ViolationDriver inHouseOf(ViolationDriver other) {
        house = other.house;
        return this;
    }

    // ---- the diagrams' steps ----

    ViolationDriver talk(String outcome) {
        return complete(
                Element.TALK_ON_SITE,
                Map.of("talkOutcome", outcome, "personOnSite", "工长测试", "talkNote", "当面说明了规定"));
    }

    ViolationDriver stop(String outcome) {
        return complete(
                Element.STOP_WORK_ON_SITE, Map.of("stopOutcome", outcome, "stopNote", "十分钟到场"));
    }

    ViolationDriver verdict(String verdict) {
        return complete(
                Element.CONFIRM_FALSE_ALARM,
                Map.of("verdict", verdict, "verdictNote", "对照结构图 S-3"));
    }

    ViolationDriver rule(String ruling) {
        return complete(
                Element.RULE_DISPUTE, Map.of("disputeRuling", ruling, "disputeNote", "以图纸为准"));
    }

    ViolationDriver visit(String foreman, String housekeeper) {
        return completeAs("foreman", Element.JOINT_VISIT, visiting(foreman, housekeeper));
    }

    static Map<String, Object> visiting(String foreman, String housekeeper) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("partner", "housekeeper");
        answers.put("foremanView", foreman);
        answers.put("housekeeperView", housekeeper);
        answers.put("ownerAttitude", "agrees");
        answers.put("visitNote", "业主在场");
        return answers;
    }

    ViolationDriver serve() {
        return complete(Element.SERVE_NOTICE, Map.of("serveMethod", "signed", "receiver", "业主测试"));
    }

    ViolationDriver reinspect(String result) {
        return complete(Element.REINSPECT, Map.of("inspection", result, "inspectionNote", "逐条核对"));
    }

    ViolationDriver bar() {
        return complete(Element.BAR_ENTRY, Map.of("barNote", "即刻起,三班已交接"));
    }

    ViolationDriver deduct(Object yuan) {
        return complete(
                Element.DECIDE_DEDUCTION,
                Map.of(
                        "deductionDecision", "deduct",
                        "deductionAmount", yuan,
                        "agreementClause", "第八条第二款",
                        "deductionReason", "修复公共墙面"));
    }

    ViolationDriver deductNothing() {
        return complete(
                Element.DECIDE_DEDUCTION,
                Map.of("deductionDecision", "none", "deductionReason", "没有损失"));
    }

    ViolationDriver ruleObjection(String decision) {
        return complete(
                Element.RULE_OBJECTION,
                Map.of("objectionDecision", decision, "objectionNote", "证据如下"));
    }

    ViolationDriver report() {
        return complete(
                Element.REPORT_TO_AUTHORITY,
                Map.of(
                        "committeeTold", "committee",
                        "receiptNumber", "SL-2026-77",
                        "reportNote", "十点电话并送书面"));
    }

    ViolationDriver authority(String result) {
        return complete(
                Element.FOLLOW_AUTHORITY,
                Map.of("authorityResult", result, "authorityNote", "文书 9 号"));
    }

    ViolationDriver court(String decision) {
        return complete(
                Element.DECIDE_COURT, Map.of("courtDecision", decision, "courtNote", "与法务商定"));
    }

    ViolationDriver confirmAlert() {
        return complete(Element.CONFIRM_ALERT, Map.of("alertNote", "已派工程主管"));
    }

    /** Class B up to the deadline. */
    ViolationDriver untilNotice() {
        return find(FACADE).talk("refuses").visit("violation", "violation").serve();
    }

    /** Class B whose first deadline passed in vain: measures are due. */
    ViolationDriver untilMeasures() {
        return untilNotice().until(Element.EVENT_DEADLINE_REACHED).reinspect("failed");
    }

    // ---- the resident, the authority ----

    ViolationDriver rectified() {
        return answered(answer(Map.of("question", "rectified", "answer", "done")));
    }

    ViolationDriver object() {
        return answered(
                answer(
                        Map.of(
                                "question", "objection",
                                "answer", "object",
                                "comment", "护栏是开发商装的")));
    }

    Said answer(Map<String, Object> answer) {
        return send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/answers", answer);
    }

    Said authorityAnswer(Map<String, Object> answer) {
        return send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/authority-answer", answer);
    }

    Said cancel(String user) {
        return send(user, "POST", "/api/cases/" + caseNumber + "/cancel", Map.of("reason", "登记重复"));
    }

    ViolationDriver answered(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
        flow.runJobs(caseNumber);
        return this;
    }

    // ---- time ----

    ViolationDriver until(String event) {
        flow.fireTimer(caseNumber, event);
        return this;
    }

    ViolationDriver after(Duration duration) {
        flow.advance(duration);
        return this;
    }

    /** The warning, then the overdue clock, which asks a manager. */
    ViolationDriver late(String word) {
        return until("Event_" + word + "Warning").until("Event_" + word + "Overdue");
    }

    // ---- what there is ----

    String caseNumber() {
        return caseNumber;
    }

    RenovationViolation record() {
        return violations.record(caseNumber);
    }

    CaseView view() {
        return cases.view(caseNumber);
    }

    List<String> open() {
        return flow.open(caseNumber);
    }

    Task task(String activity) {
        return flow.task(caseNumber, activity);
    }

    String assignee(String activity) {
        return task(activity).getAssignee();
    }

    List<String> milestones() {
        return view().milestones().stream().map(CaseView.Milestone::code).toList();
    }

    CaseView.Clock clock(String measure) {
        List<CaseView.Clock> all =
                view().clocks().stream().filter(one -> one.measure().equals(measure)).toList();
        assertThat(all).as("clock %s of %s", measure, caseNumber).isNotEmpty();
        return all.get(all.size() - 1);
    }

    /** Messages about this case, in order, each as {@code recipient:template}. */
    List<String> messages() {
        return sql.sql(
                        "select recipient_kind, recipient, template from notice_outbox"
                                + " where thread_key = ? order by id")
                .param(caseNumber)
                .query(
                        (row, line) ->
                                (row.getString(1).equalsIgnoreCase("resident")
                                                ? "resident"
                                                : row.getString(2))
                                        + ":"
                                        + row.getString(3)
                                                .replaceFirst("^(violation\\.)?notice\\.", ""))
                .list();
    }

    List<String> documents() {
        return sql.sql("select kind from issued_document where case_number = ? order by id")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    /** The answers are refused, name this field, and change nothing: the step stays open. */
    ViolationDriver refuses(String activity, Map<String, Object> answers, String field) {
        Map<String, Object> before = everything();
        assertThat(refusal(activity, answers).field()).isEqualTo(field);
        assertThat(everything()).isEqualTo(before);
        return this;
    }

    Refusal refusal(String activity, Map<String, Object> answers) {
        Throwable thrown = catchThrowable(() -> complete(activity, answers));
        assertThat(thrown).as("%s with %s", activity, answers).isInstanceOf(Refusal.class);
        return (Refusal) thrown;
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String table : List.of("renovation_violation", "violation_notice")) {
            all.put(
                    table,
                    sql.sql("select * from " + table + " where case_number = ? order by 1, 2")
                            .param(caseNumber)
                            .query()
                            .listOfRows());
        }
        all.put(
                "movements",
                sql.sql("select count(*) from deposit_movement").query().singleValue());
        all.put("timeline", view().timeline());
        all.put("clocks", view().clocks());
        all.put("messages", messages());
        all.put("tasks", flow.tasks(caseNumber).stream().map(Task::getId).sorted().toList());
        return all;
    }

    ViolationDriver ended(String endEvent, String outcome) {
        flow.runJobs(caseNumber);
        flow.assertEndedAt(caseNumber, Process.RENOVATION_VIOLATION, endEvent);
        CaseView view = view();
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.closedAt()).isNotNull();
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).noneMatch(CaseView.Clock::running);
        return this;
    }

    // ---- how ----

    ViolationDriver complete(String activity, Map<String, Object> answers) {
        Task task = task(activity);
        return completeAs(
                task.getAssignee() == null ? role(task) : task.getAssignee(), activity, answers);
    }

    ViolationDriver completeAs(String user, String activity, Map<String, Object> answers) {
        for (String kind : List.of("evidence", "after", "proof")) {
            photos.add(caseNumber, user, true, kind, PHOTO);
        }
        flow.complete(caseNumber, activity, user, answers);
        flow.runJobs(caseNumber);
        return this;
    }

    /** The group that the task is offered to. */
    private String role(Task task) {
        return sql.sql(
                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ?"
                                + " and TYPE_ = 'candidate' order by GROUP_ID_")
                .param(task.getId())
                .query(String.class)
                .list()
                .get(0);
    }

    Said send(String user, String method, String path, Map<String, Object> body) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + environment.getProperty(
                                                                    "local.server.port")
                                                            + path))
                                    .header("Authorization", "Basic " + basic(user))
                                    .header("Content-Type", "application/json")
                                    .method(
                                            method,
                                            body == null
                                                    ? HttpRequest.BodyPublishers.noBody()
                                                    : HttpRequest.BodyPublishers.ofByteArray(
                                                            JSON.writeValueAsBytes(body)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String text = response.body();
            return new Said(
                    response.statusCode(),
                    text == null || text.isBlank() ? null : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Instant now() {
        return flow.now();
    }

    private static String basic(String user) {
        return Base64.getEncoder()
                .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(5, 5, 20, 20);
        pen.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
