package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Photos;
import org.guanjia.language.Refusal;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.repair.RepairModel.Process;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One repair, played: a word for each step, which is the diagram's. Staff act through their task
 * forms, residents and other systems through the API. Who acts is who the task belongs to, else the
 * community's member of the role.
 */
class RepairDriver {

    private static final List<String> YES_OR_NO =
            List.of(
                    "mis_dispatch",
                    "accepted_by_silence",
                    "active",
                    "offered_to_all",
                    "scene_safe");

    static final String YUNQI = "yunqi";
    static final String SONGTAO = "songtao";

    /** Anyone answers for the resident: the portal's account. */
    static final String RESIDENT = "integration";

    private static final AtomicInteger HOUSES = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final byte[] PHOTO = picture();

    /** What the API answered. */
    record Said(int status, JsonNode body) {
        String field() {
            return body == null ? null : body.path("field").asText(null);
        }
    }

    private final Flow flow;
    private final RepairProcess process;
    private final RepairService repairs;
    private final CaseFiles cases;
    private final Photos photos;
    private final JdbcClient sql;
    private final Environment environment;

    private String community = YUNQI;
    private String caseNumber;

    RepairDriver(
            Flow flow,
            RepairProcess process,
            RepairService repairs,
            CaseFiles cases,
            Photos photos,
            JdbcClient sql,
            Environment environment) {
        this.flow = flow;
        this.process = process;
        this.repairs = repairs;
        this.cases = cases;
        this.photos = photos;
        this.sql = sql;
        this.environment = environment;
    }

    // ---- reporting ----

    /** From the portal, for a house of its own in the first phase, which is beyond its warranty. */
    RepairDriver report(String description) {
        return report(house(1), "portal", description);
    }

    /** From the portal, for a house of its own in the second phase, whose warranty runs. */
    RepairDriver reportUnderWarranty(String description) {
        return report(house(2), "portal", description);
    }

    /** By telephone to the desk, which writes it down. */
    RepairDriver request(String description) {
        return report(house(1), "phone", description);
    }

    /** In a building of 松涛里, which has no desk; building 3 has no housekeeper either. */
    RepairDriver reportInSongtao(int building, String description) {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", SONGTAO);
        house.put("building", building + "");
        house.put("room", "%d%02d".formatted(1 + number % 5, 1 + number / 5 % 4));
        return report(house, "portal", description);
    }

    /** About a place where nobody lives: stairs, lift, yard. */
    RepairDriver reportCommonPart(String description) {
        Map<String, Object> place = house(1);
        place.remove("room");
        return report(place, "portal", description);
    }

    /** Without the phase, so that nobody knows which of two buildings is meant. */
    RepairDriver reportWithoutPhase(String description) {
        Map<String, Object> place = house(1);
        place.remove("phase");
        return report(place, "portal", description);
    }

    /** With everything as given. */
    RepairDriver report(Map<String, Object> house, String channel, String description) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.putIfAbsent("reporterName", "云测试");
        body.putIfAbsent("reporterPhone", "137%08d".formatted(HOUSES.get()));
        body.put("channel", channel);
        body.put("description", description);
        community = (String) house.get("community");
        String by = channel.equals("phone") ? "desk" : RESIDENT;
        Said said = send(by, "POST", "/api/cases/repair", body);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    /** A house that no other play of this phase of 云栖苑 uses. */
    static Map<String, Object> house(int phase) {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", YUNQI);
        house.put("phase", phase + "");
        house.put("building", 1 + number % 5 + "");
        house.put("unit", 1 + number / 5 % 2 + "");
        house.put("room", "%d%02d".formatted(1 + number / 10 % 13, 1 + number / 130 % 2));
        return house;
    }

    // ---- the diagrams' steps, in the order of the diagrams ----

    RepairDriver confirmAddress(String outcome, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>(more);
        answers.put("confirmOutcome", outcome);
        return complete("Activity_ConfirmAddress", answers);
    }

    RepairDriver acceptJob() {
        return acceptJob(30);
    }

    RepairDriver acceptJob(int minutes) {
        return complete(
                Element.ACCEPT_JOB, Map.of("jobDecision", "accept", "arrivalInMinutes", minutes));
    }

    RepairDriver acceptJob(String technician) {
        return completeAs(
                technician,
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
    }

    RepairDriver returnJob(String reason, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>(more);
        answers.put("jobDecision", "return");
        answers.put("returnReason", reason);
        return complete(Element.ACCEPT_JOB, answers);
    }

    RepairDriver ruleReturn(String ruling) {
        return complete(Element.RULE_RETURN, Map.of("ruling", ruling, "rulingNote", "看过现场"));
    }

    RepairDriver dispatchByHand(String technician) {
        return complete(
                Element.DISPATCH_BY_HAND,
                Map.of("handTo", "technician", "technicianId", technician, "arrivalInMinutes", 45));
    }

    RepairDriver dispatchByHandToContractor() {
        return complete(Element.DISPATCH_BY_HAND, Map.of("handTo", "contractor"));
    }

    RepairDriver arriveOnSite() {
        return arriveOnSite("arrived");
    }

    RepairDriver arriveOnSite(String outcome) {
        return complete(Element.ARRIVE_ON_SITE, Map.of("arrivalOutcome", outcome));
    }

    RepairDriver reachResident(String outcome) {
        return complete(
                Element.REACH_RESIDENT, Map.of("contactOutcome", outcome, "contactNote", "打了备用号码"));
    }

    RepairDriver knockDoor(String outcome) {
        return complete(Element.KNOCK_DOOR, Map.of("contactOutcome", outcome));
    }

    RepairDriver diagnoseFault(String way) {
        return diagnoseFault(way, Map.of());
    }

    /** With a faucet core and two hours: 35.00 + 2 x 60.00 = 155.00 yuan. */
    RepairDriver quote() {
        return diagnoseFault(
                "paid", Map.of("material1", "TAP-CORE", "quantity1", 1, "labourHours", 2));
    }

    RepairDriver diagnoseFault(String way, Map<String, Object> more) {
        photo("before");
        Map<String, Object> answers = new HashMap<>(more);
        answers.put("repairWay", way);
        answers.put("diagnosis", "阀芯磨损");
        if (order().common() && !way.equals("paid")) {
            answers.putIfAbsent("estimatedCost", 120);
        }
        return complete(Element.DIAGNOSE_FAULT, answers);
    }

    RepairDriver phoneResident(String answer) {
        return complete(
                Element.PHONE_RESIDENT, Map.of("phoneAnswer", answer, "phoneNote", "已说明费用"));
    }

    RepairDriver partArrived() {
        process.partArrived(caseNumber);
        flow.runJobs(caseNumber);
        return this;
    }

    RepairDriver repairFault() {
        return repairFault(Map.of());
    }

    RepairDriver repairFault(Map<String, Object> more) {
        photo("after");
        Map<String, Object> answers = new HashMap<>(more);
        answers.put("repairNote", "已更换并试用");
        return complete(Element.REPAIR_FAULT, answers);
    }

    RepairDriver makeSafe() {
        photo("after");
        return complete(Element.MAKE_SAFE, Map.of("safetyNote", "已关阀"));
    }

    RepairDriver followUpDeveloper(String answer) {
        return complete(
                Element.FOLLOW_UP_DEVELOPER,
                Map.of("developerAnswer", answer, "developerNote", "书面答复"));
    }

    RepairDriver approveFund(String approval) {
        return complete(
                Element.APPROVE_FUND, Map.of("approval", approval, "approvalNote", "已核对清单"));
    }

    /** For 860.50 yuan, with photos of before and after. */
    RepairDriver performWork(String answer) {
        photo("before").photo("after");
        return complete(
                Element.PERFORM_WORK,
                Map.of("workAnswer", answer, "workNote", "按工单施工", "contractorAmount", 860.5));
    }

    RepairDriver inspectWork(String inspection) {
        photo("after");
        return complete(
                Element.INSPECT_WORK, Map.of("inspection", inspection, "contractorRating", "4"));
    }

    RepairDriver arrangeExecution(String execution) {
        return complete(
                Element.ARRANGE_EXECUTION, Map.of("execution", execution, "executionNote", "现场商定"));
    }

    RepairDriver secureScene(String safe) {
        return complete(Element.SECURE_SCENE, Map.of("sceneSafe", safe, "sceneNote", "已拉警戒线"));
    }

    RepairDriver callUnit() {
        return complete(Element.CALL_UNIT, Map.of("unitName", "安行电梯", "unitPhone", "4000000000"));
    }

    RepairDriver confirmUnitArrival() {
        return complete(Element.CONFIRM_UNIT_ARRIVAL, Map.of("unitArrivalNote", "两人到场"));
    }

    RepairDriver callBack(String outcome) {
        return complete(
                Element.CALL_BACK, Map.of("callBackOutcome", outcome, "callBackNote", "电话回访"));
    }

    RepairDriver planRework(String technician) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("reworkNote", "带齐配件再去");
        answers.put("reworkTechnician", technician);
        return complete(Element.PLAN_REWORK, answers);
    }

    RepairDriver rateTeam(int stars) {
        return complete(Element.RATE_TEAM, Map.of("teamRating", stars));
    }

    // ---- the resident ----

    RepairDriver answerQuote(String answer) {
        return answered(answer(Map.of("question", "quote", "answer", answer)));
    }

    RepairDriver answerAppointment() {
        return answered(answer(Map.of("question", "appointment", "answer", "ready")));
    }

    RepairDriver acceptWork(int rating) {
        return answered(
                answer(Map.of("question", "acceptance", "answer", "accept", "rating", rating)));
    }

    RepairDriver rejectWork() {
        return answered(
                answer(Map.of("question", "acceptance", "answer", "notFixed", "comment", "还在滴水")));
    }

    /** The resident answers a question; what the server says is returned. */
    Said answer(Map<String, Object> answer) {
        return send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/answers", answer);
    }

    RepairDriver cancel() {
        return answered(withdraw());
    }

    Said withdraw() {
        return send(
                RESIDENT,
                "POST",
                "/api/cases/" + caseNumber + "/cancel",
                Map.of("reason", "自己修好了"));
    }

    RepairDriver urge() {
        return answered(send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/urge", Map.of()));
    }

    private RepairDriver answered(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
        flow.runJobs(caseNumber);
        return this;
    }

    // ---- stretches that many plays share ----

    /** Accepted, on site, diagnosed as free and repaired. */
    RepairDriver carryOut() {
        return acceptJob().arriveOnSite().diagnoseFault("free").repairFault();
    }

    // ---- time ----

    /** Time passes until this one timer fires. */
    RepairDriver until(String event) {
        flow.fireTimer(caseNumber, event);
        return this;
    }

    RepairDriver after(Duration duration) {
        flow.advance(duration);
        return this;
    }

    // ---- what there is ----

    String caseNumber() {
        return caseNumber;
    }

    RepairOrder order() {
        return repairs.order(caseNumber);
    }

    CaseView view() {
        return cases.view(caseNumber);
    }

    List<String> open() {
        return flow.open(caseNumber);
    }

    /** What whoever opens this task reads under this key. */
    String fact(String activity, String key) {
        return flow.fact(task(activity), key);
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

    /** The running clock of the measure, else its last one. */
    CaseView.Clock clock(String measure) {
        List<CaseView.Clock> all =
                view().clocks().stream().filter(one -> one.measure().equals(measure)).toList();
        assertThat(all).as("clock %s of %s", measure, caseNumber).isNotEmpty();
        return all.stream()
                .filter(CaseView.Clock::running)
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    /** Templates of the messages about this case, in order, each as {@code recipient:template}. */
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
                                                .replaceFirst("^(repair\\.)?notice\\.", ""))
                .list();
    }

    /** The rows of a table of ours that belong to the case. */
    /** MySQL hands out a number where H2 hands out a truth value. */
    private static Object yes(Object value) {
        return value instanceof Number number ? number.intValue() != 0 : value;
    }

    List<Map<String, Object>> rows(String table) {
        return sql
                .sql("select * from " + table + " where case_number = ? order by 1")
                .param(caseNumber)
                .query()
                .listOfRows()
                .stream()
                .map(
                        row -> {
                            Map<String, Object> named =
                                    new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                            named.putAll(row);
                            YES_OR_NO.forEach(
                                    column ->
                                            named.computeIfPresent(
                                                    column, (name, value) -> yes(value)));
                            return named;
                        })
                .toList();
    }

    /** Everything that a refused step must leave as it was. */
    Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("order", rows("repair_order"));
        all.put("returns", rows("repair_return"));
        all.put("items", rows("repair_item"));
        all.put("documents", rows("repair_document"));
        CaseView view = view();
        all.put("status", view.status());
        all.put("clocks", view.clocks());
        all.put("timeline", view.timeline());
        all.put("notes", view.notes());
        all.put("questions", view.questions());
        all.put("answered", view.answeredQuestions());
        all.put("links", view.linkedCases());
        all.put("requests", view.linkedRequests());
        all.put("messages", messages());
        all.put("tasks", flow.tasks(caseNumber).stream().map(Task::getId).sorted().toList());
        all.put("path", flow.path(caseNumber));
        return all;
    }

    /** The answers are refused, name this field, and change nothing: the step stays open. */
    RepairDriver refuses(String activity, Map<String, Object> answers, String field) {
        Map<String, Object> before = everything();
        Refusal refusal = refusal(activity, answers);
        assertThat(refusal.field()).as("%s %s", activity, refusal.getMessage()).isEqualTo(field);
        assertThat(everything()).isEqualTo(before);
        return this;
    }

    Refusal refusal(String activity, Map<String, Object> answers) {
        Throwable thrown = catchThrowable(() -> complete(activity, answers));
        assertThat(thrown).as("%s with %s", activity, answers).isInstanceOf(Refusal.class);
        return (Refusal) thrown;
    }

    RepairDriver ended(String endEvent, String outcome) {
        flow.assertEndedAt(caseNumber, Process.REPAIR, endEvent);
        CaseView view = view();
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.closedAt()).isNotNull();
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).noneMatch(CaseView.Clock::running);
        return this;
    }

    // ---- how ----

    /** As whom the task belongs to, else as the community's member of its role. */
    RepairDriver complete(String activity, Map<String, Object> answers) {
        Task task = task(activity);
        return completeAs(
                task.getAssignee() == null ? member(task) : task.getAssignee(), activity, answers);
    }

    RepairDriver completeAs(String user, String activity, Map<String, Object> answers) {
        flow.assertFactsShown(task(activity));
        flow.complete(caseNumber, activity, user, answers);
        flow.runJobs(caseNumber);
        return this;
    }

    /** Submits a task's form over the REST API, as Tasklist does. */
    Said submit(String user, String task, Map<String, Object> answers) {
        Map<String, Object> variables = new HashMap<>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return send(
                user,
                "POST",
                "/engine-rest/task/" + task + "/submit-form",
                Map.of("variables", variables));
    }

    RepairDriver photo(String kind) {
        photos.add(caseNumber, "technician", true, kind, PHOTO);
        return this;
    }

    private String member(Task task) {
        String role = role(task);
        if (community.equals(YUNQI) || role.equals("contractor") || role.equals("region")) {
            return role;
        }
        return switch (role) {
            case "technician" -> "gu-song";
            case "housekeeper" -> "song-ning";
            case "control-room" -> "tao-yi";
            case "guard" -> "song-qing";
            case "foreman" -> "song-gong";
            default -> "song-li";
        };
    }

    /** The group that the task is offered to. */
    String role(Task task) {
        return sql.sql(
                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ?"
                                + " and TYPE_ = 'candidate'")
                .param(task.getId())
                .query(String.class)
                .single();
    }

    String role(String activity) {
        return role(task(activity));
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
                                            HttpRequest.BodyPublishers.ofByteArray(
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
