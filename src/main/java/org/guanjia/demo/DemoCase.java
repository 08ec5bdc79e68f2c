package org.guanjia.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.Photos;
import org.guanjia.engine.Rehearsal;
import org.guanjia.engine.Rehearsal.OpenTask;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;

/**
 * One demo case on its way: who does which step, and what they write. Each step is done by the
 * colleague who has the task, or by one of the role that it waits for, on duty where there is one.
 */
final class DemoCase {

    private final Rehearsal rehearsal;
    private final CaseFlow flow;
    private final CaseFiles cases;
    private final StaffService staff;
    private final Photos photos;
    private final DemoPhoto camera;
    private final DemoWords words;
    private final String community;
    private final String number;

    DemoCase(
            Rehearsal rehearsal,
            CaseFlow flow,
            CaseFiles cases,
            StaffService staff,
            Photos photos,
            DemoPhoto camera,
            DemoWords words,
            String community,
            String number) {
        this.rehearsal = rehearsal;
        this.flow = flow;
        this.cases = cases;
        this.staff = staff;
        this.photos = photos;
        this.camera = camera;
        this.words = words;
        this.community = community;
        this.number = number;
    }

    /** Neither the second number nor a knock at the door. */
    static Map<String, Object> unreached(String note) {
        return Map.of(Variable.CONTACT_OUTCOME, "notMet", Variable.CONTACT_NOTE, note);
    }

    /** Material and labour, as a quote and as the work names them. */
    static Map<String, Object> used(String material, String quantity, String hours) {
        return Map.of(
                Variable.MATERIAL1, material,
                Variable.QUANTITY1, quantity,
                Variable.LABOUR_HOURS, hours);
    }

    String number() {
        return number;
    }

    /** The demo's words in the house's language; null stays null. */
    String said(String chinese) {
        return chinese == null ? null : words.of(chinese);
    }

    /** What the house of a collection owes now. */
    BigDecimal owed() {
        return new BigDecimal((String) flow.details(number).get("owed"));
    }

    DemoCase after(int minutes) {
        rehearsal.pass(number, Duration.ofMinutes(minutes));
        return this;
    }

    DemoCase afterHours(int hours) {
        return after(hours * 60);
    }

    /** Lets time pass up to the real present; what falls due on the way happens at its time. */
    void untilNow(Instant present) {
        if (rehearsal.now().isBefore(present)) {
            rehearsal.passUntil(number, present);
        }
    }

    DemoCase accept(int minutes) {
        return does(
                Element.ACCEPT_JOB,
                Map.of(Variable.JOB_DECISION, "accept", Variable.ARRIVAL_IN_MINUTES, minutes));
    }

    DemoCase giveBack(String reason, String note, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>(more);
        answers.put(Variable.JOB_DECISION, "return");
        answers.put(Variable.RETURN_REASON, reason);
        answers.put(Variable.RETURN_NOTE, note);
        return does(Element.ACCEPT_JOB, answers);
    }

    DemoCase arrive() {
        return does(Element.ARRIVE_ON_SITE, Map.of(Variable.ARRIVAL_OUTCOME, "arrived"));
    }

    DemoCase notMet(String note) {
        return does(
                Element.ARRIVE_ON_SITE,
                Map.of(Variable.ARRIVAL_OUTCOME, "notMet", Variable.ARRIVAL_NOTE, note));
    }

    /** Accepted and reached in minutes, as an emergency demands, and the fault found. */
    DemoCase visit(String way, String diagnosis, Map<String, Object> more) {
        after(1);
        if (waitsFor(Element.SECURE_SCENE)) {
            does(
                    Element.SECURE_SCENE,
                    Map.of(Variable.SCENE_SAFE, "yes", Variable.SCENE_NOTE, "已关总阀,地面已围挡。"));
        }
        return after(1).accept(15).after(7).arrive().after(10).diagnose(way, diagnosis, more);
    }

    DemoCase diagnose(String way, String diagnosis, Map<String, Object> more) {
        photo(Element.DIAGNOSE_FAULT, "before");
        Map<String, Object> answers = new HashMap<>(more);
        answers.put(Variable.REPAIR_WAY, way);
        answers.put(Variable.DIAGNOSIS, diagnosis);
        if (!way.equals("paid")) {
            answers.putIfAbsent(Variable.ESTIMATED_COST, "180");
        }
        return does(Element.DIAGNOSE_FAULT, answers);
    }

    DemoCase fix(String note, Map<String, Object> more) {
        photo(Element.REPAIR_FAULT, "after");
        Map<String, Object> answers = new HashMap<>(more);
        answers.put(Variable.REPAIR_NOTE, note);
        return does(Element.REPAIR_FAULT, answers);
    }

    DemoCase makeSafe(String note) {
        photo(Element.MAKE_SAFE, "after");
        return does(Element.MAKE_SAFE, Map.of(Variable.SAFETY_NOTE, note));
    }

    /** The resident's answer to the open question. */
    DemoCase answers(String question, String answer) {
        return answers(question, answer, null);
    }

    DemoCase answers(String question, String answer, String comment) {
        flow.answer(number, new Answer(question, answer, null, null, null, said(comment)), null);
        return after(0);
    }

    DemoCase accepts(int rating, String comment) {
        flow.answer(
                number,
                new Answer(
                        "acceptance", "accept", rating, Math.min(5, rating + 1), 5, said(comment)),
                null);
        return after(0);
    }

    DemoCase notFixed(String why) {
        return answers("acceptance", "notFixed", why);
    }

    /** The resident does not accept the reply to a complaint. */
    DemoCase rejects(String why) {
        return answers("resolution", "reject", why);
    }

    DemoCase cancels(String reason) {
        flow.cancel(number, said(reason), null);
        return this;
    }

    DemoCase urges() {
        cases.urge(number, null);
        return after(0);
    }

    DemoCase calledBack(String outcome, String note) {
        return does(
                Element.CALL_BACK,
                Map.of(Variable.CALL_BACK_OUTCOME, outcome, Variable.CALL_BACK_NOTE, note));
    }

    /** The last steps of a case that was accepted: a call-back where one is due, and the rating. */
    DemoCase settled(int stars) {
        after(60);
        if (waitsFor(Element.CALL_BACK)) {
            calledBack("satisfied", "业主满意,现场已收拾干净。").after(30);
        }
        if (waitsFor(Element.RATE_TEAM)) {
            does(
                    Element.RATE_TEAM,
                    Map.of(Variable.TEAM_RATING, stars, Variable.TEAM_COMMENT, "到场及时,沟通到位。"));
        }
        return this;
    }

    boolean waitsFor(String activity) {
        return rehearsal.open(number).stream().anyMatch(task -> task.activity().equals(activity));
    }

    /**
     * Does the one open task at this element.
     *
     * @throws IllegalStateException when there is none, or nobody who may do it
     */
    DemoCase does(String activity, Map<String, Object> answers) {
        OpenTask task = task(activity);
        rehearsal.complete(task, whoDoes(task), words.of(answers));
        return after(0);
    }

    /** The colleague who does, or would do, the open task at this element. */
    String whoDoes(String activity) {
        return whoDoes(task(activity));
    }

    /** A colleague takes a photo where the task waits. */
    DemoCase photo(String activity, String kind) {
        photos.add(number, whoDoes(activity), true, kind, camera.picture(number + kind));
        return this;
    }

    private OpenTask task(String activity) {
        List<OpenTask> open = rehearsal.open(number);
        return open.stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        number + " waits not for " + activity + " but " + open));
    }

    private String whoDoes(OpenTask task) {
        if (task.assignee() != null) {
            return task.assignee();
        }
        // Not the technician who did the work where somebody else must judge it.
        Set<String> done = new HashSet<>();
        Object technician = flow.details(number).get("technician");
        if (technician != null) {
            done.add((String) technician);
        }
        Optional<String> colleague =
                task.roles().stream()
                        .flatMap(role -> staff.onDuty(community, role).stream())
                        .map(StaffMember::userId)
                        .filter(user -> !done.contains(user))
                        .findFirst();
        return colleague.orElseGet(
                () ->
                        task.roles().stream()
                                .flatMap(role -> staff.members(community, role).stream())
                                .map(StaffMember::userId)
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "Nobody does " + task + " of " + number)));
    }
}
