package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.complaint.ComplaintModel.Process;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One complaint, played: a word for each step, which is the diagram's. Staff act through their task
 * forms as whom the task belongs to, residents and other systems through the API.
 */
class ComplaintDriver extends CaseDriver<ComplaintDriver> {

    private static final AtomicInteger HOUSES = new AtomicInteger(60);

    private final ComplaintService complaints;

    ComplaintDriver(
            Flow flow,
            ComplaintService complaints,
            CaseFiles cases,
            JdbcClient sql,
            Environment environment) {
        super("complaint", flow, cases, sql, environment);
        this.complaints = complaints;
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

    // ---- time ----

    // ---- what there is ----

    ComplaintRecord record() {
        return complaints.record(caseNumber);
    }

    List<String> open() {
        return flow.open(caseNumber);
    }

    ComplaintDriver ended(String endEvent, String outcome) {
        return ended(Process.COMPLAINT, endEvent, outcome);
    }

    @Override
    protected ComplaintDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        Map<String, Object> kept =
                rows("1", List.of("complaint_record", "complaint_hand", "complaint_contact"));
        kept.put("view", view());
        return kept;
    }

    // ---- how ----
}
