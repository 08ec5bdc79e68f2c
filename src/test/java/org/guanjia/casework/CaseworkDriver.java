package org.guanjia.casework;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Escalation;
import org.guanjia.casework.CaseModel.Element;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.testing.Flow;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A repair case as far as the steps go that flows share: reported and answered through the API,
 * worked on through forms, its timers fired by the ids of their events.
 */
class CaseworkDriver {

    static final String YUNQI = "yunqi";
    static final String SONGTAO = "songtao";

    /** A leaking wall: ordinary, ours, and given to one technician. */
    static final String SEEPAGE = "卧室墙角返潮发霉";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the API said. */
    record Said(int status, String text) {
        JsonNode body() {
            try {
                return text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Flow flow;
    private final CaseFiles cases;
    private final TaskService tasks;
    private final JdbcClient sql;
    private final int port;

    CaseworkDriver(Flow flow, CaseFiles cases, TaskService tasks, JdbcClient sql, int port) {
        this.flow = flow;
        this.cases = cases;
        this.tasks = tasks;
        this.sql = sql;
        this.port = port;
    }

    // ---- intake ----

    /** Of a house of 云栖苑, with its phase, from an unknown telephone, by the desk. */
    String report(String description) {
        return report("desk", place(YUNQI, "1", "3", "1", "1201"), description);
    }

    String report(String by, Map<String, Object> place, String description) {
        Said said = post(by, "/api/cases/repair", body(place, description));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        String caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return caseNumber;
    }

    static Map<String, Object> body(Map<String, Object> place, String description) {
        Map<String, Object> body = new LinkedHashMap<>(place);
        body.putIfAbsent("reporterName", "云测试");
        body.putIfAbsent("reporterPhone", "13700001111");
        body.putIfAbsent("channel", "phone");
        body.put("description", description);
        return body;
    }

    static Map<String, Object> place(
            String community, String phase, String building, String unit, String room) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("community", community);
        place.put("phase", phase);
        place.put("building", building);
        place.put("unit", unit);
        place.put("room", room);
        return place;
    }

    /** A report accepted by the technician to whom it was given; returns who that is. */
    String accept(String caseNumber) {
        String technician = flow.task(caseNumber, "Activity_AcceptJob").getAssignee();
        complete(
                caseNumber,
                "Activity_AcceptJob",
                technician,
                Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
        return technician;
    }

    void arrive(String caseNumber, String technician, String outcome) {
        complete(
                caseNumber, "Activity_ArriveOnSite", technician, Map.of("arrivalOutcome", outcome));
    }

    void diagnose(String caseNumber, String technician, Map<String, Object> more) {
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("diagnosis", "外墙渗水"));
        answers.putAll(more);
        complete(caseNumber, "Activity_DiagnoseFault", technician, answers);
    }

    /** Nobody opens: telephoned and knocked in vain, so that the case waits for the resident. */
    void missResident(String caseNumber, String technician) {
        arrive(caseNumber, technician, "notMet");
        complete(
                caseNumber,
                "Activity_ReachResident",
                "housekeeper",
                Map.of("contactOutcome", "notMet"));
        complete(caseNumber, "Activity_KnockDoor", "guard", Map.of("contactOutcome", "notMet"));
        assertThat(
                        flow.waitsAt(caseNumber, "Event_AppointmentAnswered")
                                || flow.waitsAt(caseNumber, "Gateway_AwaitReply"))
                .as(flow.path(caseNumber).toString())
                .isTrue();
    }

    // ---- escalation ----

    /** The manager of this role decides. */
    void decide(String caseNumber, String user, Map<String, Object> decision) {
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("decisionReason", "人手不够,已协调"));
        answers.putAll(decision);
        complete(caseNumber, Element.DECIDE_ESCALATION, user, answers);
    }

    /** To whom the open decision belongs; null when none is open. */
    String decider(String caseNumber) {
        if (!flow.open(caseNumber).contains(Element.DECIDE_ESCALATION)) {
            return null;
        }
        return groups(flow.task(caseNumber, Element.DECIDE_ESCALATION)).get(0);
    }

    /**
     * Lets the event ring and nobody decide, until nobody is left above.
     *
     * @return the roles that it reached, lowest first
     */
    List<String> climb(String caseNumber, String overdueEvent) {
        List<String> reached = new ArrayList<>();
        flow.fireTimer(caseNumber, overdueEvent);
        while (decider(caseNumber) != null) {
            assertThat(reached).as("an endless ladder").hasSizeLessThan(9);
            reached.add(decider(caseNumber));
            Instant asked = flow.now();
            assertThat(flow.dueAt(caseNumber, Element.EVENT_DECISION_OVERDUE))
                    .as("each manager has time to decide")
                    .isAfter(asked);
            assertThat(flow.task(caseNumber, Element.DECIDE_ESCALATION).getPriority())
                    .as("the filter of what was escalated shows it")
                    .isEqualTo(EngineWork.ESCALATED);
            assertThat(flow.task(caseNumber, Element.DECIDE_ESCALATION).getDueDate())
                    .isEqualTo(flow.dueAt(caseNumber, Element.EVENT_DECISION_OVERDUE));
            flow.fireTimer(caseNumber, Element.EVENT_DECISION_OVERDUE);
        }
        assertThat(flow.path(caseNumber)).contains(Element.END_LADDER_EXHAUSTED);
        assertThat(escalations(caseNumber).get(escalations(caseNumber).size() - 1).reason())
                .isEqualTo("topOfLadder");
        return reached;
    }

    List<Escalation> escalations(String caseNumber) {
        return view(caseNumber).escalations();
    }

    // ---- how ----

    /** Done by who reads all that the form shows above the decision. */
    void complete(String caseNumber, String activity, String user, Map<String, Object> answers) {
        flow.assertFactsShown(flow.task(caseNumber, activity));
        flow.complete(caseNumber, activity, user, answers);
    }

    // ---- looking ----

    CaseView view(String caseNumber) {
        return cases.view(caseNumber);
    }

    CaseView.Clock clock(String caseNumber, String measure) {
        return view(caseNumber).clocks().stream()
                .filter(clock -> clock.measure().equals(measure))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    String group(String caseNumber, String activity) {
        return groups(flow.task(caseNumber, activity)).get(0);
    }

    Object variable(String caseNumber, String activity, String name) {
        return tasks.getVariable(flow.task(caseNumber, activity).getId(), name);
    }

    /** The technician whom the repair order names. */
    String technicianOf(String caseNumber) {
        return sql.sql("select technician from repair_order where case_number = ?")
                .param(caseNumber)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Who was told of it, oldest first. */
    List<String> told(String caseNumber, String template) {
        return sql.sql(
                        "select recipient from notice_outbox where thread_key = ?"
                                + " and template = ? order by id")
                .params(caseNumber, template)
                .query(String.class)
                .list();
    }

    /** The field that the server refuses, by the refusal that the work met. */
    static Refusal refusal(Runnable work) {
        Throwable thrown = catchThrowable(work::run);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        throw new AssertionError("no refusal", thrown);
    }

    // ---- over HTTP ----

    Said get(String user, String path) {
        return send(user, "GET", path, null, null);
    }

    Said post(String user, String path, Map<String, ?> body) {
        return send(user, "POST", path, body, null);
    }

    Said send(String user, String method, String path, Map<String, ?> body, String key) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            (user + ":demo")
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(
                                                    JSON.writeValueAsString(body)));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            HttpResponse<String> answer =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
