package org.guanjia.testing;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.language.Refusal;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the driver of every flow can do: act as somebody of the house, let time pass, look at the
 * case.
 *
 * @param <D> the driver itself
 */
public abstract class CaseDriver<D extends CaseDriver<D>> {

    /** Anyone answers for the resident: the portal's account. */
    public static final String RESIDENT = "integration";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * What the API answered.
     *
     * @param body null when it was no JSON object
     */
    public record Said(int status, JsonNode body) {
        public String field() {
            return body == null ? null : body.path("field").asText(null);
        }

        public String detail() {
            return body == null ? null : body.path("detail").asText(null);
        }
    }

    /** A page as the API serves it. */
    public record Page(int status, String body) {}

    protected final Flow flow;
    protected final CaseFiles cases;
    protected final JdbcClient sql;
    protected String caseNumber;

    private final String prefix;
    private final Environment environment;

    /**
     * @param prefix of the flow's texts, left out where messages are listed
     */
    protected CaseDriver(
            String prefix, Flow flow, CaseFiles cases, JdbcClient sql, Environment environment) {
        this.prefix = prefix;
        this.flow = flow;
        this.cases = cases;
        this.sql = sql;
        this.environment = environment;
    }

    /** This driver, so that a play reads on. */
    protected abstract D self();

    /** What the flow keeps about the case, beside what every flow has. */
    protected abstract Map<String, Object> kept();

    // ---- time ----

    /** Time passes until this one timer fires. */
    public D until(String event) {
        flow.fireTimer(caseNumber, event);
        return self();
    }

    public D after(Duration duration) {
        flow.advance(duration);
        return self();
    }

    /** The warning, then the overdue clock, which asks a manager. */
    public D late(String word) {
        until("Event_" + word + "Warning");
        return until("Event_" + word + "Overdue");
    }

    public Instant now() {
        return flow.now();
    }

    // ---- what there is ----

    public String caseNumber() {
        return caseNumber;
    }

    public CaseView view() {
        return cases.view(caseNumber);
    }

    public Task task(String activity) {
        return flow.task(caseNumber, activity);
    }

    public String assignee(String activity) {
        return task(activity).getAssignee();
    }

    public List<String> milestones() {
        return view().milestones().stream().map(CaseView.Milestone::code).toList();
    }

    public CaseView.Clock clock(String measure) {
        List<CaseView.Clock> all =
                view().clocks().stream().filter(one -> one.measure().equals(measure)).toList();
        assertThat(all).as("clock %s of %s", measure, caseNumber).isNotEmpty();
        return all.get(all.size() - 1);
    }

    /** Messages about this case, in order, each as {@code recipient:template}. */
    public List<String> messages() {
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
                                                .replaceFirst("^(" + prefix + "\\.)?notice\\.", ""))
                .list();
    }

    /** The rows of these tables that belong to the case. */
    protected Map<String, Object> rows(String order, List<String> tables) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (String table : tables) {
            rows.put(
                    table,
                    sql.sql("select * from " + table + " where case_number = ? order by " + order)
                            .param(caseNumber)
                            .query()
                            .listOfRows());
        }
        return rows;
    }

    /** All that a refusal must leave as it was. */
    public Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>(kept());
        all.put("messages", messages());
        all.put("tasks", flow.tasks(caseNumber).stream().map(Task::getId).sorted().toList());
        return all;
    }

    /** The answers are refused, name this field, and change nothing: the step stays open. */
    public D refuses(String activity, Map<String, Object> answers, String field) {
        Map<String, Object> before = everything();
        assertThat(refusal(activity, answers).field()).isEqualTo(field);
        assertThat(everything()).isEqualTo(before);
        return self();
    }

    public Refusal refusal(String activity, Map<String, Object> answers) {
        Throwable thrown = catchThrowable(() -> complete(activity, answers));
        assertThat(thrown).as("%s with %s", activity, answers).isInstanceOf(Refusal.class);
        return (Refusal) thrown;
    }

    protected D ended(String process, String endEvent, String outcome) {
        flow.runJobs(caseNumber);
        flow.assertEndedAt(caseNumber, process, endEvent);
        CaseView view = view();
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.closedAt()).isNotNull();
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).noneMatch(CaseView.Clock::running);
        return self();
    }

    /** What whoever opens this task reads under this key. */
    public String fact(String activity, String key) {
        return flow.fact(task(activity), key);
    }

    // ---- how ----

    /** Done by whom the task belongs to. */
    public D complete(String activity, Map<String, Object> answers) {
        Task task = task(activity);
        return completeAs(
                task.getAssignee() == null ? somebody(task) : task.getAssignee(),
                activity,
                answers);
    }

    public D completeAs(String user, String activity, Map<String, Object> answers) {
        flow.assertFactsShown(task(activity));
        flow.complete(caseNumber, activity, user, answers);
        flow.runJobs(caseNumber);
        return self();
    }

    /** Who takes a task that is offered to a role; the demo has a user named after each. */
    protected String somebody(Task task) {
        return role(task);
    }

    /** The group that the task is offered to, the first of several. */
    protected String role(Task task) {
        return sql.sql(
                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ?"
                                + " and TYPE_ = 'candidate' order by GROUP_ID_")
                .param(task.getId())
                .query(String.class)
                .list()
                .get(0);
    }

    /** The API accepted it, and the case goes on. */
    public D answered(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
        flow.runJobs(caseNumber);
        return self();
    }

    public Said send(String user, String method, String path, Map<String, Object> body) {
        HttpResponse<String> response = exchange(user, method, path, body);
        String text = response.body();
        try {
            return new Said(
                    response.statusCode(),
                    text == null || !text.strip().startsWith("{") ? null : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody reads there, whatever it is. */
    public String read(String user, String path) {
        return exchange(user, "GET", path, null).body();
    }

    public Page page(String user, String path) {
        HttpResponse<String> response = exchange(user, "GET", path, null);
        return new Page(response.statusCode(), response.body());
    }

    private HttpResponse<String> exchange(
            String user, String method, String path, Map<String, Object> body) {
        String address = "http://127.0.0.1:" + environment.getProperty("local.server.port") + path;
        String login =
                Base64.getEncoder()
                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        try {
            HttpRequest.BodyPublisher content =
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Basic " + login)
                            .header("Content-Type", "application/json")
                            .method(method, content)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
