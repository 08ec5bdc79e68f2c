package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.complaint.ComplaintModel.Process;
import org.guanjia.language.Refusal;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One complaint, played: a word for each step, which is the diagram's. Staff act through their task
 * forms as whom the task belongs to, residents and other systems through the API.
 */
class ComplaintDriver {

    /** Anyone answers for the resident: the portal's account. */
    static final String RESIDENT = "integration";

    private static final AtomicInteger HOUSES = new AtomicInteger(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the API answered. */
    record Said(int status, JsonNode body) {
        String field() {
            return body == null ? null : body.path("field").asText(null);
        }
    }

    private final Flow flow;
    private final ComplaintService complaints;
    private final CaseFiles cases;
    private final JdbcClient sql;
    private final Environment environment;

    private String caseNumber;

    ComplaintDriver(
            Flow flow,
            ComplaintService complaints,
            CaseFiles cases,
            JdbcClient sql,
            Environment environment) {
        this.flow = flow;
        this.complaints = complaints;
        this.cases = cases;
        this.sql = sql;
        this.environment = environment;
    }

    // ---- reporting ----

    /** From the portal, for a house of its own. */
    ComplaintDriver file(String description) {
        return file(description, Map.of());
    }

    /** With the flow's own fields. */
    ComplaintDriver file(String description, Map<String, Object> more) {
        return file(house(1), description, more);
    }

    ComplaintDriver file(Map<String, Object> house, String description, Map<String, Object> more) {
        Said said = send(RESIDENT, "POST", "/api/cases/complaint", body(house, description, more));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    /** From the portal; nothing of it has run yet. */
    ComplaintDriver report(String description) {
        Said said =
                send(
                        RESIDENT,
                        "POST",
                        "/api/cases/complaint",
                        body(house(1), description, Map.of()));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        return this;
    }

    /** By telephone to the desk, which writes it down. */
    ComplaintDriver request(String description) {
        Said said =
                send(
                        "desk",
                        "POST",
                        "/api/cases/complaint",
                        body(house(1), description, Map.of("channel", "phone")));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    /** What is refused at the door. */
    Said refused(String description, Map<String, Object> more) {
        return send(RESIDENT, "POST", "/api/cases/complaint", body(house(1), description, more));
    }

    private static Map<String, Object> body(
            Map<String, Object> house, String description, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.put("reporterName", "诉测试");
        body.put("reporterPhone", "136%08d".formatted(HOUSES.get()));
        body.put("channel", "portal");
        body.put("description", description);
        body.putAll(more);
        return body;
    }

    /** A house that no other play uses. */
    static Map<String, Object> house(int phase) {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", "yunqi");
        house.put("phase", phase + "");
        house.put("building", 1 + number % 5 + "");
        house.put("unit", 1 + number / 5 % 2 + "");
        house.put("room", "%d%02d".formatted(1 + number / 10 % 13, 1 + number / 130 % 2));
        return house;
    }

    static Map<String, Object> without(Map<String, Object> house, String field) {
        house.remove(field);
        return house;
    }

    // ---- the diagrams' steps ----

    ComplaintDriver giveAnswer(String text) {
        return complete(Element.GIVE_ANSWER, Map.of("answerText", text));
    }

    ComplaintDriver contactResident() {
        return contactResident("upset", Map.of());
    }

    ComplaintDriver contactResident(String mood, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("contactOutcome", "reached");
        answers.put("demand", "要求说明并改正");
        answers.put("contactMood", mood);
        answers.put("nextContact", "明天下午三点");
        answers.putAll(more);
        return complete(Element.CONTACT_RESIDENT, answers);
    }

    ComplaintDriver investigate() {
        return complete(Element.INVESTIGATE_COMPLAINT, investigation());
    }

    static Map<String, Object> investigation() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("facts", "调取记录核对,情况属实");
        answers.put("finding", "upheld");
        answers.put("rootCause", "procedure");
        answers.put("correctiveAction", "本周内改流程");
        return answers;
    }

    ComplaintDriver proposeRemedy(Object yuan) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("remedy", "当面说明并改正");
        answers.put("compensation", yuan);
        answers.put("replyText", "情况属实,已改正");
        return complete(Element.PROPOSE_REMEDY, answers);
    }

    ComplaintDriver approveRemedy(String approval) {
        return complete(
                Element.APPROVE_REMEDY, Map.of("approval", approval, "approvalNote", "按同类先例"));
    }

    ComplaintDriver phone(String outcome) {
        return complete(
                Element.PHONE_COMPLAINANT, Map.of("phoneOutcome", outcome, "phoneNote", "通话两分钟"));
    }

    ComplaintDriver callBack(String outcome) {
        return complete(
                Element.CALL_BACK, Map.of("callBackOutcome", outcome, "callBackNote", "原话照记"));
    }

    /** Contacted, investigated, remedy without money: replied. */
    ComplaintDriver work() {
        return contactResident().investigate().proposeRemedy(0);
    }

    // ---- the resident ----

    ComplaintDriver accept() {
        return answered(answer(Map.of("question", "resolution", "answer", "accept")));
    }

    ComplaintDriver reject() {
        return answered(
                answer(
                        Map.of(
                                "question", "resolution",
                                "answer", "reject",
                                "comment", "说了等于没说")));
    }

    Said answer(Map<String, Object> answer) {
        return send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/answers", answer);
    }

    ComplaintDriver withdraw() {
        return answered(
                send(
                        RESIDENT,
                        "POST",
                        "/api/cases/" + caseNumber + "/cancel",
                        Map.of("reason", "自己沟通好了")));
    }

    private ComplaintDriver answered(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
        flow.runJobs(caseNumber);
        return this;
    }

    // ---- time ----

    /** Time passes until this one timer fires. */
    ComplaintDriver until(String event) {
        flow.fireTimer(caseNumber, event);
        return this;
    }

    ComplaintDriver after(Duration duration) {
        flow.advance(duration);
        return this;
    }

    /** The warning, the overdue clock, and a manager who grants an hour. */
    ComplaintDriver late(String word) {
        return until("Event_" + word + "Warning").until("Event_" + word + "Overdue");
    }

    // ---- what there is ----

    String caseNumber() {
        return caseNumber;
    }

    ComplaintRecord record() {
        return complaints.record(caseNumber);
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
                                                .replaceFirst("^(complaint\\.)?notice\\.", ""))
                .list();
    }

    /** The answers are refused, name this field, and change nothing: the step stays open. */
    ComplaintDriver refuses(String activity, Map<String, Object> answers, String field) {
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
        for (String table : List.of("complaint_record", "complaint_hand", "complaint_contact")) {
            all.put(
                    table,
                    sql.sql("select * from " + table + " where case_number = ? order by 1")
                            .param(caseNumber)
                            .query()
                            .listOfRows());
        }
        all.put("view", view());
        all.put("messages", messages());
        all.put("tasks", flow.tasks(caseNumber).stream().map(Task::getId).toList());
        return all;
    }

    ComplaintDriver ended(String endEvent, String outcome) {
        flow.assertEndedAt(caseNumber, Process.COMPLAINT, endEvent);
        CaseView view = view();
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.closedAt()).isNotNull();
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).noneMatch(CaseView.Clock::running);
        return this;
    }

    // ---- how ----

    ComplaintDriver complete(String activity, Map<String, Object> answers) {
        Task task = task(activity);
        return completeAs(
                task.getAssignee() == null ? role(task) : task.getAssignee(), activity, answers);
    }

    ComplaintDriver completeAs(String user, String activity, Map<String, Object> answers) {
        flow.complete(caseNumber, activity, user, answers);
        flow.runJobs(caseNumber);
        return this;
    }

    /** The group that the task is offered to. */
    private String role(Task task) {
        return sql.sql(
                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ?"
                                + " and TYPE_ = 'candidate'")
                .param(task.getId())
                .query(String.class)
                .single();
    }

    /** What somebody reads there, whatever it is. */
    String read(String user, String path) {
        return answer(user, "GET", path, null).body();
    }

    /** A page as the API serves it. */
    record Page(int status, String body) {}

    Page page(String user, String path) {
        HttpResponse<String> response = answer(user, "GET", path, null);
        return new Page(response.statusCode(), response.body());
    }

    Said send(String user, String method, String path, Map<String, Object> body) {
        HttpResponse<String> response = answer(user, method, path, body);
        String text = response.body();
        try {
            return new Said(
                    response.statusCode(),
                    text == null || text.isBlank() ? null : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> answer(
            String user, String method, String path, Map<String, Object> body) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + environment.getProperty("local.server.port")
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
}
