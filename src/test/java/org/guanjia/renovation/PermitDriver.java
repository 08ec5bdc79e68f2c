package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.renovation.PermitModel.Element;
import org.guanjia.renovation.PermitModel.Process;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One renovation permit, played: a word for each step, which is the diagram's. Staff act through
 * their task forms as somebody of the role, residents and other systems through the API.
 */
class PermitDriver extends CaseDriver<PermitDriver> {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final byte[] PHOTO = picture();
    private static final AtomicInteger HOUSES = new AtomicInteger();

    private final PermitService permits;
    private final Photos photos;
    private final StaffService staff;

    PermitDriver(
            Flow flow,
            PermitService permits,
            CaseFiles cases,
            Photos photos,
            StaffService staff,
            JdbcClient sql,
            Environment environment) {
        super("permit", flow, cases, sql, environment);
        this.permits = permits;
        this.photos = photos;
        this.staff = staff;
    }

    // ---- applying ----

    /** Wall paint and floor tiles for thirty days from tomorrow, from the portal. */
    PermitDriver apply() {
        return apply(Map.of());
    }

    PermitDriver apply(Map<String, Object> more) {
        return apply(house(), more);
    }

    PermitDriver apply(Map<String, Object> house, Map<String, Object> more) {
        return applied(tryApply(RESIDENT, house, more));
    }

    /** At the desk, which takes it down. */
    PermitDriver request(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("channel", "desk");
        return applied(tryApply("desk", house(), all));
    }

    private PermitDriver applied(Said said) {
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    Said tryApply(Map<String, Object> more) {
        return tryApply(RESIDENT, house(), more);
    }

    Said tryApply(String user, Map<String, Object> house, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(house);
        body.put("reporterName", "装测试");
        body.put("reporterPhone", "137%08d".formatted(HOUSES.get()));
        body.put("channel", "portal");
        body.put("description", "客厅和卧室翻新");
        body.put("ownerConsent", true);
        body.put("firm", "春秋装饰工程(演示)");
        body.put("qualification", "D-0001");
        body.put("personInCharge", "工长甲");
        body.put("personInChargePhone", "13500000001");
        body.put("works", "wall.paint,floor.tile");
        body.put("workers", "木工乙 木工\n水电丙 水电工 TZ-01");
        body.put("validFrom", today().plusDays(1).toString());
        body.put("validTo", today().plusDays(30).toString());
        more.forEach(
                (field, value) -> {
                    if ("".equals(value)) {
                        body.remove(field);
                    } else {
                        body.put(field, value);
                    }
                });
        return send(user, "POST", "/api/cases/renovation-permit", body);
    }

    /** A house that no other play uses. */
    static Map<String, Object> house() {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", "yunqi");
        house.put("phase", "2");
        house.put("building", 1 + number % 5 + "");
        house.put("unit", 1 + number / 5 % 2 + "");
        house.put("room", "%d%02d".formatted(1 + number / 10 % 15, 1 + number / 150 % 2));
        return house;
    }

    /** One of the old estate, which has no desk and takes no deposit. */
    static Map<String, Object> oldHouse() {
        int number = HOUSES.getAndIncrement();
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("community", "songtao");
        house.put("building", 1 + number % 3 + "");
        house.put("room", "%d%02d".formatted(1 + number / 3 % 5, 1 + number / 15 % 4));
        return house;
    }

    // ---- the diagrams' steps ----

    PermitDriver review(String review) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("review", review);
        answers.put("missingPapers", "拆改前后平面图");
        answers.put("reviewNote", "按图施工,不动结构");
        return complete(Element.REVIEW_APPLICATION, answers);
    }

    PermitDriver sign() {
        photo("proof");
        return complete(Element.SIGN_AGREEMENT, Map.of("agreementNumber", "XY-" + caseNumber));
    }

    PermitDriver collect(Object amount) {
        return complete(Element.COLLECT_DEPOSIT, deposit(amount, "SJ-" + caseNumber));
    }

    static Map<String, Object> deposit(Object amount, String receipt) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("depositAmount", amount);
        answers.put("depositMethod", "cash");
        answers.put("depositReceipt", receipt);
        return answers;
    }

    PermitDriver handOut() {
        return complete(Element.HAND_OUT_PASSES, Map.of("passOutcome", "all"));
    }

    /** Approved, signed, paid, passes out. */
    PermitDriver open() {
        return review("approve").sign().collect(2000).handOut();
    }

    PermitDriver patrol(String worksState) {
        until(Element.EVENT_PATROL_DUE);
        return look(worksState, "clean", null);
    }

    PermitDriver look(String worksState, String finding, String place) {
        photo("evidence");
        Map<String, Object> answers = new HashMap<>();
        answers.put("worksState", worksState);
        answers.put("patrolFinding", finding);
        answers.put("violationPlace", place);
        answers.put("patrolNote", "逐项看过");
        return complete(Element.PATROL_RENOVATION, answers);
    }

    PermitDriver decideExtension(String decision, LocalDate to) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("extension", decision);
        answers.put("extendTo", to == null ? null : to.toString());
        answers.put("extensionNote", "进度属实");
        return complete(Element.DECIDE_EXTENSION, answers);
    }

    PermitDriver checkSite(String state) {
        photo("evidence");
        return complete(Element.CHECK_SITE, Map.of("siteState", state, "siteNote", "到场看过"));
    }

    PermitDriver inspect(String result) {
        return inspect(result, Map.of());
    }

    PermitDriver inspect(String result, Map<String, Object> more) {
        photo("after");
        Map<String, Object> answers = new HashMap<>();
        answers.put("inspection", result);
        answers.put("inspectionNote", "和许可内容一致");
        answers.putAll(more);
        return complete(Element.INSPECT_FINAL, answers);
    }

    PermitDriver checkWater(String result) {
        photo("evidence");
        return complete(
                Element.CHECK_WATER_TEST, Map.of("waterTest", result, "waterNote", "楼下顶板看过"));
    }

    PermitDriver refund() {
        return complete(
                Element.PAY_REFUND,
                Map.of("refundMethod", "transfer", "refundReceipt", "TK-" + caseNumber));
    }

    // ---- the resident ----

    PermitDriver handIn(String words) {
        return answered(answer("completion", "handedIn", words));
    }

    PermitDriver finish() {
        return answered(answer("works", "finished", null));
    }

    PermitDriver extend(LocalDate to) {
        return answered(answer("works", "extend", to + " 橱柜到货晚"));
    }

    Said answer(String question, String answer, String comment) {
        Map<String, Object> body = new HashMap<>();
        body.put("question", question);
        body.put("answer", answer);
        body.put("comment", comment);
        return send(RESIDENT, "POST", "/api/cases/" + caseNumber + "/answers", body);
    }

    Said withdrawing() {
        return send(
                RESIDENT, "POST", "/api/cases/" + caseNumber + "/cancel", Map.of("reason", "不装了"));
    }

    PermitDriver withdraw() {
        return answered(withdrawing());
    }

    // ---- time ----

    Instant dueAt(String event) {
        return flow.dueAt(caseNumber, event);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    // ---- what there is ----

    RenovationPermit record() {
        return permits.record(caseNumber);
    }

    List<String> tasks() {
        return flow.open(caseNumber);
    }

    /** What the task's form shows of the case. */
    String summary(String activity) {
        return sql.sql(
                        "select TEXT_ from ACT_RU_VARIABLE where NAME_ = 'summary'"
                                + " and PROC_INST_ID_ = ?")
                .param(task(activity).getProcessInstanceId())
                .query(String.class)
                .single();
    }

    boolean waitsAt(String element) {
        return flow.waitsAt(caseNumber, element);
    }

    List<String> questions() {
        return view().questions().stream().map(one -> one.id()).toList();
    }

    PermitDriver ended(String endEvent, String outcome) {
        return ended(Process.RENOVATION_PERMIT, endEvent, outcome);
    }

    @Override
    protected PermitDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        Map<String, Object> kept =
                rows(
                        "1, 2",
                        List.of(
                                "renovation_permit",
                                "renovation_work",
                                "renovation_worker",
                                "renovation_patrol",
                                "renovation_extension"));
        kept.putAll(rows("id", List.of("worker_pass", "deposit_movement")));
        kept.put("view", view());
        return kept;
    }

    // ---- how ----

    PermitDriver photo(String kind) {
        photos.add(caseNumber, "foreman", true, kind, PHOTO);
        return this;
    }

    /** The group that the task is offered to. */
    String role(String activity) {
        return role(flow.task(caseNumber, activity));
    }

    @Override
    protected String somebody(Task task) {
        return staff.members(view().house() == null ? "yunqi" : view().community(), role(task))
                .get(0)
                .userId();
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
