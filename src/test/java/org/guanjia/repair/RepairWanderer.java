package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.Report;
import org.guanjia.casework.SupportProcess;
import org.guanjia.engine.AccountSeeder;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.repair.RepairModel.Message;
import org.guanjia.staff.Caller;
import org.guanjia.staff.ColleagueLeft;
import org.guanjia.staff.DutyPhone;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.Flow;
import org.guanjia.testing.model.Diagram;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes one repair from its report to an end, deciding by chance what happens next among all that
 * can happen, and looks after each step whether everything still fits together. Only a {@link
 * Refusal} may answer a step: people do what the house does not allow.
 */
class RepairWanderer {

    /** After so many steps nobody returns, refuses or fails any more. */
    private static final int CALM = 90;

    /** A way that is longer than this does not end. */
    private static final int LONGEST = 400;

    /** A paused clock's timers stand farther ahead than this. */
    private static final Duration FAR = Duration.ofDays(5 * 365L);

    /** Of these several may run beside each other, each with the time that it began with. */
    private static final Set<String> SEVERAL = Set.of("decision", "support");

    private static final Set<String> ENDINGS = Set.of("closed", "cancelled", "referred");
    private static final List<String> COMMUNITIES = List.of("yunqi", "yunqi", "songtao");
    private static final List<String> HELPERS =
            List.of("technician", "foreman", "guard", "control-room", "cleaner", "contractor");
    private static final List<List<String>> EXAMPLES = examples();
    private static final byte[] PHOTO = picture();
    private static final Map<String, Map<String, Map<String, String>>> PROPERTIES = new HashMap<>();

    private final ProcessEngine engine;
    private final Flow flow;
    private final RepairProcess process;
    private final RepairOrders orders;
    private final CaseFiles cases;
    private final SupportProcess supports;
    private final Photos photos;
    private final StaffService staff;
    private final DutyPhone phone;
    private final AccountSeeder accounts;
    private final Texts texts;
    private final JdbcClient sql;

    private final List<String> story = new ArrayList<>();
    private final Set<String> gone = new TreeSet<>();
    private final List<String> others = new ArrayList<>();
    private Random chance;
    private String community;
    private String caseNumber;
    private Map<String, Object> house;
    private long exceptionsBefore;
    private int steps;

    RepairWanderer(
            ProcessEngine engine,
            Flow flow,
            RepairProcess process,
            RepairOrders orders,
            CaseFiles cases,
            SupportProcess supports,
            Photos photos,
            StaffService staff,
            DutyPhone phone,
            AccountSeeder accounts,
            Texts texts,
            JdbcClient sql) {
        this.engine = engine;
        this.flow = flow;
        this.process = process;
        this.orders = orders;
        this.cases = cases;
        this.supports = supports;
        this.photos = photos;
        this.staff = staff;
        this.phone = phone;
        this.accounts = accounts;
        this.texts = texts;
        this.sql = sql;
    }

    /** One thing that can happen now. */
    private record Possible(double weight, String what, Runnable deed) {}

    /** What has happened, a line each. */
    List<String> story() {
        return story;
    }

    /**
     * @return the outcome with which the case ended
     */
    String wander(long seed) {
        chance = new Random(seed * 7919);
        exceptionsBefore =
                sql.sql("select coalesce(max(id), 0) from staff_exception")
                        .query(Long.class)
                        .single();
        community = one(COMMUNITIES);
        List<RepairOrders.Load> before = orders.loads(community);
        flow.advance(Duration.ofMinutes(chance.nextInt(5 * 24 * 60)));
        report();
        check();
        for (steps = 1; cases.get(caseNumber).status() == CaseStatus.OPEN; steps++) {
            assertThat(steps).as("steps without an end").isLessThan(LONGEST);
            step();
            flow.runJobs(caseNumber);
            check();
        }
        others.forEach(other -> process.cancel(other, "重复", null));
        checkEnd();
        assertThat(orders.loads(community)).as("load").isEqualTo(before);
        return cases.view(caseNumber).outcome();
    }

    /**
     * Goes some steps of a way and leaves the case where it then stands.
     *
     * @return the case number
     */
    String begin(long seed, int most) {
        chance = new Random(seed * 7919);
        exceptionsBefore =
                sql.sql("select coalesce(max(id), 0) from staff_exception")
                        .query(Long.class)
                        .single();
        community = one(COMMUNITIES);
        flow.advance(Duration.ofMinutes(chance.nextInt(60)));
        report();
        for (steps = 1; steps <= most && isOpen(); steps++) {
            step();
            flow.runJobs(caseNumber);
        }
        check();
        return caseNumber;
    }

    /**
     * Takes up a case that stands somewhere, on an even temper, and brings it to its end.
     *
     * @return the outcome with which the case ended
     */
    String finish(long seed, String begun) {
        chance = new Random(seed * 7919);
        caseNumber = begun;
        community = cases.get(begun).community();
        house =
                one(
                        sql.sql(
                                        "select id, phase, building, unit, room from house"
                                                + " where community = ? order by id")
                                .param(community)
                                .query()
                                .listOfRows());
        for (steps = CALM + 1; isOpen(); steps++) {
            assertThat(steps).as("steps without an end").isLessThan(LONGEST);
            step();
            flow.runJobs(caseNumber);
            check();
        }
        checkEnd();
        return cases.view(caseNumber).outcome();
    }

    private boolean isOpen() {
        return cases.get(caseNumber).status() == CaseStatus.OPEN;
    }

    /** Leavers return, the phone is back: the server is the next test's too. */
    void bringEverybodyBack() {
        for (String user : gone) {
            sql.sql(
                            "update staff_member set active = true, left_at = null,"
                                    + " left_because = null where user_id = ?")
                    .param(user)
                    .update();
            accounts.on(new ColleagueLeft(user));
        }
        sql.sql("delete from staff_exception where id > ?").param(exceptionsBefore).update();
        for (String each : Set.copyOf(COMMUNITIES)) {
            if (phone.state(each).out()) {
                phone.comeBack(each, "guard", null);
            }
        }
    }

    // ---- the report ----

    private void report() {
        List<String> example = one(EXAMPLES);
        house =
                one(
                        sql.sql(
                                        "select id, phase, building, unit, room from house"
                                                + " where community = ? order by id")
                                .param(community)
                                .query()
                                .listOfRows());
        int manner = chance.nextInt(10);
        String reporter =
                switch (chance.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> "1390000%04d".formatted(chance.nextInt(10_000));
                    case 2 -> phoneOf("house_id = " + text("id"));
                    default -> phoneOf("community = '" + community + "'");
                };
        Report report =
                new Report(
                        community,
                        manner == 0 ? null : text("phase"),
                        manner == 1 ? null : text("building"),
                        manner <= 3 ? null : text("unit"),
                        manner <= 3 ? null : manner == 4 ? "9999" : text("room"),
                        "云测试",
                        reporter,
                        one(List.of("portal", "phone", "desk", "patrol", "12345", "alarm")),
                        example.get(0),
                        example.get(1).isEmpty() || chance.nextBoolean() ? null : example.get(1),
                        null,
                        null,
                        chance.nextBoolean(),
                        null,
                        null,
                        List.of(),
                        Map.of());
        Caller caller =
                chance.nextBoolean()
                        ? null
                        : new Caller("guard", Set.of("guard"), Set.of(community), false);
        caseNumber = process.report(report, caller);
        tell("%s %s %s by %s", caseNumber, report.address(), report.description(), reporter);
        flow.runJobs(caseNumber);
    }

    private String phoneOf(String which) {
        List<String> phones =
                sql.sql("select phone from resident_phone where " + which + " order by id")
                        .query(String.class)
                        .list();
        return phones.isEmpty() ? null : one(phones);
    }

    private String text(String column) {
        Object value = house.get(column);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    // ---- one step ----

    private void step() {
        List<Possible> all = new ArrayList<>();
        for (Task task : flow.tasks(caseNumber)) {
            all.add(
                    new Possible(
                            6, "complete " + task.getTaskDefinitionKey(), () -> complete(task)));
        }
        for (CaseView.Question question : cases.view(caseNumber).questions()) {
            all.add(new Possible(3, "answer " + question.id(), () -> answer(question)));
        }
        if (waits(Message.PART_ARRIVED)) {
            all.add(new Possible(3, "part arrived", () -> process.partArrived(caseNumber)));
        }
        if (!comingTimers().isEmpty()) {
            all.add(new Possible(5, "a timer fires", this::fireNext));
        }
        if (!calm()) {
            all.add(new Possible(1, "time passes", this::timePasses));
            all.add(new Possible(0.5, "urge", () -> cases.urge(caseNumber, null)));
            all.add(new Possible(0.15, "cancel", () -> process.cancel(caseNumber, "不用了", null)));
            all.add(new Possible(0.5, "ask for support", this::askForSupport));
            all.add(new Possible(0.4, "a colleague leaves", this::leave));
            all.add(new Possible(0.2, "the duty phone moves", this::movePhone));
        }
        double target = all.stream().mapToDouble(Possible::weight).sum() * chance.nextDouble();
        for (Possible possible : all) {
            target -= possible.weight();
            if (target <= 0) {
                tell("%s %s", flow.now(), possible.what());
                try {
                    possible.deed().run();
                } catch (Refusal e) {
                    tell("   refused: %s", e.getMessage());
                }
                return;
            }
        }
    }

    private boolean calm() {
        return steps > CALM;
    }

    /** A misfortune that happens while the case is young. */
    private boolean bad(double probability) {
        return !calm() && chance.nextDouble() < probability;
    }

    private void fireNext() {
        List<Job> coming = comingTimers();
        Instant next = coming.get(0).getDuedate().toInstant();
        List<Job> together =
                coming.stream().filter(job -> !job.getDuedate().toInstant().isAfter(next)).toList();
        if (next.isAfter(flow.now())) {
            ClockUtil.setCurrentTime(Date.from(next));
        }
        Job job = one(together);
        tell("   %s at %s", activity(job), next);
        engine.getManagementService().executeJob(job.getId());
    }

    private void timePasses() {
        flow.advance(Duration.ofMinutes(1 + chance.nextInt(240)));
        if (chance.nextInt(3) > 0) {
            // Otherwise somebody is faster than the job executor.
            flow.runDueJobs(caseNumber);
        }
    }

    private void askForSupport() {
        String role = one(HELPERS);
        if (!staff.members(community, role).isEmpty()) {
            supports.request(caseNumber, role, "人手不够", "guard");
        }
    }

    /** Not the last one of a role: a role that nobody holds any more does nothing. */
    private void leave() {
        List<String> hands =
                flow.tasks(caseNumber).stream()
                        .map(Task::getAssignee)
                        .filter(user -> user != null && staff.find(user).isPresent())
                        .toList();
        String user =
                hands.isEmpty() || chance.nextInt(3) == 0
                        ? one(staff.members(community, Roles.TECHNICIAN)).userId()
                        : one(hands);
        tell("   %s", user);
        if (chance.nextBoolean()) {
            staff.goOffDuty(user, "临时有事");
        } else if (!lastOfARole(user)) {
            gone.add(user);
            staff.leave(user, "离职");
        }
    }

    private boolean lastOfARole(String user) {
        StaffMember member = staff.find(user).orElseThrow();
        return member.roles().stream()
                .anyMatch(
                        role ->
                                member.communities().stream()
                                        .anyMatch(
                                                place ->
                                                        staff.members(place, role).stream()
                                                                .allMatch(
                                                                        one ->
                                                                                one.userId()
                                                                                        .equals(
                                                                                                user))));
    }

    private void movePhone() {
        if (phone.state(community).out()) {
            phone.comeBack(community, "guard", null);
        } else {
            phone.goOut(community, "guard", "去现场");
        }
    }

    // ---- the resident ----

    private void answer(CaseView.Question question) {
        String answer =
                question.id().equals(RepairResult.ACCEPTANCE)
                        ? bad(0.4) ? RepairResult.NOT_FIXED : RepairResult.ACCEPTED
                        : one(question.options());
        tell("   %s", answer);
        process.answer(
                caseNumber,
                new Answer(
                        question.id(),
                        answer,
                        chance.nextBoolean() ? null : 1 + chance.nextInt(5),
                        null,
                        chance.nextBoolean() ? null : 1 + chance.nextInt(5),
                        "还在滴水"),
                null);
    }

    // ---- people ----

    private void complete(Task task) {
        String user = task.getAssignee() == null ? one(mayClaim(task)) : task.getAssignee();
        if (!bad(0.05)) {
            String kind =
                    task.getTaskDefinitionKey().equals("Activity_DiagnoseFault")
                            ? "before"
                            : "after";
            if (Set.of(
                            "Activity_DiagnoseFault",
                            "Activity_RepairFault",
                            "Activity_MakeSafe",
                            "Activity_InspectWork")
                    .contains(task.getTaskDefinitionKey())) {
                photos.add(caseNumber, user, true, kind, PHOTO);
            }
            if (task.getTaskDefinitionKey().equals("Activity_PerformWork")) {
                photos.add(caseNumber, user, true, "before", PHOTO);
                photos.add(caseNumber, user, true, "after", PHOTO);
            }
        }
        Map<String, Object> answers = answers(task.getTaskDefinitionKey());
        tell("   %s %s", user, answers);
        try {
            flow.complete(task, user, answers);
        } catch (Refusal refused) {
            if (task.getAssignee() == null && refused.kind() == Refusal.Kind.FORBIDDEN) {
                // Who took up what must not be theirs gives it back.
                engine.getTaskService().setAssignee(task.getId(), null);
            }
            throw refused;
        }
    }

    private Map<String, Object> answers(String activity) {
        Map<String, Object> answers = new HashMap<>();
        switch (activity) {
            case "Activity_ConfirmAddress" -> {
                answers.put("confirmOutcome", bad(0.1) ? "notFound" : "found");
                for (String field : List.of("phase", "building", "unit", "room")) {
                    answers.put(field, text(field));
                }
                if (chance.nextInt(5) == 0) {
                    answers.remove("room");
                }
            }
            case "Activity_AcceptJob" -> acceptOrReturn(answers);
            case "Activity_DispatchByHand" -> {
                answers.put("handTo", chance.nextInt(4) == 0 ? "contractor" : "technician");
                answers.put("technicianId", technician());
                answers.put("arrivalInMinutes", 5 + chance.nextInt(120));
            }
            case "Activity_RuleReturn" -> {
                answers.put("ruling", one(List.of("reassign", "sameTechnician", "contractor")));
                answers.put("rulingNote", "看过现场");
            }
            case "Activity_ArriveOnSite" ->
                    answers.put("arrivalOutcome", bad(0.35) ? "notMet" : "arrived");
            case "Activity_ReachResident", "Activity_KnockDoor" ->
                    answers.put("contactOutcome", bad(0.7) ? "notMet" : "reached");
            case "Activity_DiagnoseFault" -> diagnose(answers);
            case "Activity_PhoneResident" ->
                    answers.put("phoneAnswer", one(List.of("accept", "decline", "unreachable")));
            case "Activity_RepairFault" -> {
                answers.put("repairNote", "已更换并试用");
                answers.put("labourHours", chance.nextInt(10) == 0 && !calm() ? 9 : null);
            }
            case "Activity_MakeSafe" -> answers.put("safetyNote", "已关阀");
            case "Activity_FollowUpDeveloper" -> {
                answers.put("developerAnswer", one(List.of("repaired", "refused")));
                answers.put("developerNote", "书面答复");
            }
            case "Activity_ApproveFund" -> {
                answers.put("approval", one(List.of("approved", "refused")));
                answers.put("approvalNote", "已核对");
            }
            case "Activity_PerformWork" -> {
                answers.put("workAnswer", bad(0.3) ? "declined" : "done");
                answers.put("workNote", "按工单施工");
                answers.put("contractorAmount", one(Arrays.asList(null, 860.5, 9000.0)));
            }
            case "Activity_InspectWork" -> {
                answers.put("inspection", bad(0.4) ? "failed" : "passed");
                answers.put("contractorRating", "" + (1 + chance.nextInt(5)));
            }
            case "Activity_ArrangeExecution" -> {
                answers.put(
                        "execution",
                        calm() ? "ownTeam" : one(List.of("ownTeam", "contractor", "safeOnly")));
                answers.put("executionNote", "现场商定");
            }
            case "Activity_SecureScene" -> {
                answers.put("sceneSafe", one(List.of("yes", "no")));
                answers.put("sceneNote", "已拉警戒线");
            }
            case "Activity_CallUnit" -> {
                answers.put("unitName", "安行电梯");
                answers.put("unitPhone", "4000000000");
            }
            case "Activity_ConfirmUnitArrival" -> answers.put("unitArrivalNote", "两人到场");
            case "Activity_CallBack" -> {
                answers.put(
                        "callBackOutcome",
                        calm()
                                ? "satisfied"
                                : one(List.of("satisfied", "rework", "complaint", "unreachable")));
                answers.put("callBackNote", "电话回访");
            }
            case "Activity_PlanRework" -> {
                answers.put("reworkTechnician", chance.nextBoolean() ? null : technician());
                answers.put("reworkNote", "带齐配件再去");
            }
            case "Activity_RateTeam" -> answers.put("teamRating", 1 + chance.nextInt(5));
            case "Activity_PassOnMatter" -> answers.put("receiptNumber", "回执-7");
            case "Activity_CheckOutcome" ->
                    answers.put(
                            "outcomeAnswer", one(List.of("solved", "notSolved", "unreachable")));
            case "Activity_DecideEscalation" -> decide(answers);
            case "Activity_AnswerSupport" -> {
                answers.put("supportAnswer", one(List.of("accept", "refuse")));
                answers.put("supportReason", "走不开");
            }
            case "Activity_ReturnKeys" -> answers.put("keysNote", "已放前台");
            case "Activity_GiveSupport" -> answers.put("supportResult", "扶梯子");
            default -> throw new AssertionError("no answers for " + activity);
        }
        answers.values().removeIf(java.util.Objects::isNull);
        return answers;
    }

    private void acceptOrReturn(Map<String, Object> answers) {
        if (!bad(0.35)) {
            answers.put("jobDecision", "accept");
            answers.put("arrivalInMinutes", 5 + chance.nextInt(240));
            return;
        }
        String reason =
                one(
                        List.of(
                                "wrongTrade",
                                "wrongTrade",
                                "wrongAddress",
                                "unsafe",
                                "overloaded",
                                "needsContractor",
                                "duplicate"));
        answers.put("jobDecision", "return");
        answers.put("returnReason", reason);
        answers.put("returnNote", "说明");
        if (reason.equals("wrongTrade")) {
            answers.put("correctedCategory", one(EXAMPLES).get(3));
        } else if (reason.equals("duplicate")) {
            answers.put("duplicateOf", another());
        }
    }

    /** Another open case of the community, reported just now. */
    private String another() {
        String other =
                process.report(
                        new Report(
                                community,
                                text("phase"),
                                text("building"),
                                null,
                                null,
                                "云测试",
                                null,
                                "portal",
                                "楼道灯不亮",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null);
        flow.runJobs(other);
        others.add(other);
        return other;
    }

    private void diagnose(Map<String, Object> answers) {
        String way = one(List.of("free", "free", "paid", "paid", "warranty", "fund", "contractor"));
        answers.put("diagnosis", "阀芯磨损");
        answers.put("repairWay", calm() ? "free" : way);
        if (way.equals("paid")) {
            answers.put("material1", "TAP-CORE");
            answers.put("quantity1", 1.0);
            answers.put("labourHours", chance.nextInt(4));
        }
        answers.put("estimatedCost", one(List.of(80, 1200, 9000)));
        boolean part = bad(0.3);
        answers.put("partNeeded", part);
        if (part) {
            answers.put("partName", "阀芯");
        }
    }

    private void decide(Map<String, Object> answers) {
        String kind = one(List.of("reassign", "addPeople", "extend", "takeOver"));
        answers.put("escalationDecision", kind);
        answers.put("decisionReason", "已协调");
        switch (kind) {
            case "reassign" ->
                    answers.put("newAssignee", chance.nextBoolean() ? technician() : anybody());
            case "addPeople" -> answers.put("supportRole", one(HELPERS));
            case "extend" -> answers.put("extendMinutes", 5 + chance.nextInt(600));
            default -> {
                // Needs nothing more.
            }
        }
    }

    private String technician() {
        return one(staff.members(community, Roles.TECHNICIAN)).userId();
    }

    private String anybody() {
        return one(staff.all().stream()
                        .filter(member -> member.communities().contains(community))
                        .toList())
                .userId();
    }

    /** Who of the community holds a role that the task is offered to. */
    private List<String> mayClaim(Task task) {
        Set<String> users = new TreeSet<>();
        for (IdentityLink link : engine.getTaskService().getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null) {
                staff.members(community, link.getGroupId())
                        .forEach(member -> users.add(member.userId()));
            }
        }
        return List.copyOf(users);
    }

    // ---- what must hold ----

    private void check() {
        CaseView view = cases.view(caseNumber);
        process.details(caseNumber);
        List<ProcessInstance> instances = instances();
        checkJobs(instances);
        checkClocks(instances);
        if (view.status() != CaseStatus.OPEN) {
            return;
        }
        assertThat(instances).as("processes of an open case").isNotEmpty();
        List<Task> tasks = flow.tasks(caseNumber);
        for (Task task : tasks) {
            if (task.getAssignee() != null) {
                assertThat(staff.find(task.getAssignee()))
                        .as("who has %s", task.getTaskDefinitionKey())
                        .hasValueSatisfying(one -> assertThat(one.active()).isTrue());
            } else if (!task.getTaskDefinitionKey().equals("Activity_AnswerSupport")) {
                assertThat(mayClaim(task))
                        .as("who may claim %s", task.getTaskDefinitionKey())
                        .isNotEmpty();
            }
        }
        assertThat(
                        !tasks.isEmpty()
                                || !view.questions().isEmpty()
                                || waits(Message.PART_ARRIVED)
                                || !comingTimers().isEmpty())
                .as("something can happen")
                .isTrue();
    }

    private void checkJobs(List<ProcessInstance> instances) {
        for (ProcessInstance instance : instances) {
            var jobs = engine.getManagementService().createJobQuery();
            assertThat(jobs.processInstanceId(instance.getId()).withException().list()).isEmpty();
            assertThat(
                            engine.getRuntimeService()
                                    .createIncidentQuery()
                                    .processInstanceId(instance.getId())
                                    .list())
                    .isEmpty();
        }
    }

    private void checkClocks(List<ProcessInstance> instances) {
        Map<String, Map<String, Object>> running = new HashMap<>();
        for (Map<String, Object> row :
                sql.sql(
                                "select c.measure, c.running, c.counted_seconds, c.paused_seconds,"
                                        + " c.started_at, c.paused_since, c.warn_at, c.due_at from"
                                        + " case_clock c join case_file f on f.id = c.case_id where"
                                        + " f.case_number = ?")
                        .param(caseNumber)
                        .query()
                        .listOfRows()) {
            assertThat(((Number) row.get("counted_seconds")).longValue())
                    .as("%s", row)
                    .isNotNegative();
            assertThat(((Number) row.get("paused_seconds")).longValue())
                    .as("%s", row)
                    .isNotNegative();
            if (row.get("running") != null) {
                running.put((String) row.get("measure"), row);
                if (row.get("paused_since") != null) {
                    assertThat(moment(row, "due_at")).as("%s", row).isAfter(flow.now().plus(FAR));
                    assertThat(moment(row, "warn_at")).as("%s", row).isAfter(flow.now().plus(FAR));
                }
            }
        }
        for (ProcessInstance instance : instances) {
            for (Job job :
                    engine.getManagementService()
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .timers()
                            .list()) {
                checkTimer(job, running);
            }
        }
    }

    private void checkTimer(Job job, Map<String, Map<String, Object>> running) {
        Map<String, String> properties = properties(job);
        String measure = properties.get("clock");
        if (measure == null) {
            return;
        }
        if (measure.startsWith("variable:")) {
            measure =
                    (String)
                            engine.getRuntimeService()
                                    .getVariable(
                                            job.getExecutionId(),
                                            measure.substring("variable:".length()));
        }
        Map<String, Object> row = running.get(measure);
        if (row != null
                && !SEVERAL.contains(measure)
                // A manager's extension of the clock before rework reads the row when it is over.
                && !job.getCreateTime().toInstant().isBefore(moment(row, "started_at"))) {
            String column = "warning".equals(properties.get("level")) ? "warn_at" : "due_at";
            assertThat(job.getDuedate().toInstant())
                    .as("%s of %s", activity(job), row)
                    .isEqualTo(moment(row, column));
        }
    }

    private void checkEnd() {
        CaseView view = cases.view(caseNumber);
        assertThat(instances()).as("processes of an ended case").isEmpty();
        assertThat(flow.tasks(caseNumber)).as("tasks of an ended case").isEmpty();
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).noneMatch(CaseView.Clock::running);
        assertThat(view.closedAt()).isNotNull();
        assertThat(view.milestones()).isNotEmpty();
        assertThat(ENDINGS).contains(view.milestones().get(view.milestones().size() - 1).code());
        assertThat(view.status() == CaseStatus.CANCELLED)
                .isEqualTo(view.outcome().equals("cancelled"));
        Set<String> templates =
                new HashSet<>(
                        sql.sql("select distinct template from notice_outbox where thread_key = ?")
                                .param(caseNumber)
                                .query(String.class)
                                .list());
        assertThat(templates).allMatch(texts::has);
    }

    // ---- what there is ----

    private List<ProcessInstance> instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list();
    }

    private boolean waits(String message) {
        return engine.getRuntimeService()
                        .createExecutionQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }

    /** Timers that will fire one day, the next one first; those of paused clocks will not. */
    private List<Job> comingTimers() {
        Instant far = flow.now().plus(FAR);
        return instances().stream()
                .flatMap(
                        instance ->
                                engine
                                        .getManagementService()
                                        .createJobQuery()
                                        .processInstanceId(instance.getId())
                                        .timers()
                                        .list()
                                        .stream())
                .filter(job -> job.getDuedate().toInstant().isBefore(far))
                .sorted(
                        java.util.Comparator.comparing(Job::getDuedate)
                                .thenComparing(this::activity))
                .toList();
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private Map<String, String> properties(Job job) {
        return PROPERTIES
                .computeIfAbsent(
                        job.getProcessDefinitionId(),
                        definition -> {
                            Map<String, Map<String, String>> all = new HashMap<>();
                            engine.getRepositoryService()
                                    .getBpmnModelInstance(definition)
                                    .getModelElementsByType(BaseElement.class)
                                    .forEach(
                                            each ->
                                                    all.put(
                                                            each.getId(),
                                                            Diagram.properties(each)));
                            return all;
                        })
                .get(activity(job));
    }

    private static Instant moment(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return (value instanceof java.sql.Timestamp stamp
                        ? stamp.toLocalDateTime()
                        : (java.time.LocalDateTime) value)
                .toInstant(java.time.ZoneOffset.UTC);
    }

    private <T> T one(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    private void tell(String line, Object... words) {
        story.add(line.formatted(words));
    }

    private static List<List<String>> examples() {
        try (var bytes =
                RepairWanderer.class
                        .getClassLoader()
                        .getResourceAsStream("processes/repair/repair-triage-examples.csv")) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.startsWith(","))
                    .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                    .map(
                            cells ->
                                    Arrays.stream(cells)
                                            .map(cell -> cell.replaceAll("^\"|\"$", ""))
                                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
