package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.renovation.ViolationModel.Element;
import org.guanjia.renovation.ViolationModel.Process;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One violation, played: a word for each step, which is the diagram's. Staff act through their task
 * forms as whom the task belongs to and take the photos that it asks for; residents and other
 * systems through the API.
 */
class ViolationDriver extends CaseDriver<ViolationDriver> {

    static final String LOAD_BEARING = "客厅承重墙被砸开";
    static final String FACADE = "外墙装了外置护栏";
    static final String RUBBISH = "装修垃圾堆在楼道";

    private static final AtomicInteger HOUSES = new AtomicInteger(130);
    private static final byte[] PHOTO = picture();

    private final ViolationService violations;
    private final Photos photos;

    private Map<String, Object> house = house();

    ViolationDriver(
            Flow flow,
            ViolationService violations,
            CaseFiles cases,
            Photos photos,
            JdbcClient sql,
            Environment environment) {
        super("violation", flow, cases, sql, environment);
        this.violations = violations;
        this.photos = photos;
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

    // ---- time ----

    // ---- what there is ----

    RenovationViolation record() {
        return violations.record(caseNumber);
    }

    List<String> open() {
        return flow.open(caseNumber);
    }

    List<String> documents() {
        return sql.sql("select kind from issued_document where case_number = ? order by id")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    ViolationDriver ended(String endEvent, String outcome) {
        return ended(Process.RENOVATION_VIOLATION, endEvent, outcome);
    }

    @Override
    protected ViolationDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        Map<String, Object> kept =
                rows("1, 2", List.of("renovation_violation", "violation_notice"));
        kept.put(
                "movements",
                sql.sql("select count(*) from deposit_movement").query().singleValue());
        kept.put("timeline", view().timeline());
        kept.put("clocks", view().clocks());
        return kept;
    }

    // ---- how ----

    @Override
    public ViolationDriver completeAs(String user, String activity, Map<String, Object> answers) {
        for (String kind : List.of("evidence", "after", "proof")) {
            photos.add(caseNumber, user, true, kind, PHOTO);
        }
        return super.completeAs(user, activity, answers);
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
