package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.Photos;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.CollectionModel.Process;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One collection from its demand on, played: a house of the demo community that owes two bills, one
 * reminded, phoned and visited in vain.
 */
class LegalDriver extends CaseDriver<LegalDriver> {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger CHARGES = new AtomicInteger();
    private static final byte[] PHOTO = picture();

    private final CollectionProcess process;
    private final FeeItems items;
    private final Ledger ledger;
    private final Photos photos;
    private final Documents documents;
    final List<Long> bills = new ArrayList<>();
    long house;

    LegalDriver(
            Flow flow,
            CollectionProcess process,
            FeeItems items,
            Ledger ledger,
            Photos photos,
            Documents documents,
            CaseFiles cases,
            JdbcClient sql,
            Environment environment) {
        super("legal", flow, cases, sql, environment);
        this.process = process;
        this.items = items;
        this.ledger = ledger;
        this.photos = photos;
        this.documents = documents;
    }

    LocalDate today() {
        return LocalDate.ofInstant(flow.now(), SHANGHAI);
    }

    /** A house without an account until now. */
    LegalDriver house() {
        house =
                sql.sql(
                                "select min(h.id) from house h where h.community = 'yunqi' and not"
                                        + " exists (select 1 from fee_account a where a.house_id ="
                                        + " h.id)")
                        .query(Long.class)
                        .single();
        sql.sql(
                        "insert into fee_account (house_id, community, opened_on, closed_on,"
                                + " prepaid) values (?, 'yunqi', ?, ?, 0)")
                .params(house, LocalDate.of(2020, 1, 1), FeeItems.NEVER)
                .update();
        sql.sql(
                        "insert into fee_payer (house_id, from_on, to_on, kind, name) values (?, ?,"
                                + " ?, 'owner', '赵测试')")
                .params(house, LocalDate.of(2020, 1, 1), FeeItems.NEVER)
                .update();
        items.contract("yunqi", 10, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
        return this;
    }

    /** The collection that another driver began. */
    LegalDriver joins(CollectionDriver collection) {
        house = collection.houseId();
        caseNumber = collection.caseNumber();
        return this;
    }

    /** A bill that was due so many days ago. */
    LegalDriver owes(String amount, int days) {
        String community =
                sql.sql("select community from fee_account where house_id = ?")
                        .param(house)
                        .query(String.class)
                        .single();
        long bill =
                ledger.single(
                        house,
                        items.single(community, Formula.JOB),
                        new BigDecimal(amount),
                        "测试",
                        null,
                        "legal:" + CHARGES.incrementAndGet() + ":" + System.identityHashCode(this),
                        null);
        sql.sql("update fee_bill set due_on = ?, from_on = ?, to_on = ? where id = ?")
                .params(
                        today().minusDays(days),
                        today().minusDays(days + 40L),
                        today().minusDays(days + 10L),
                        bill)
                .update();
        bills.add(bill);
        return this;
    }

    /** The collection stands where a demand is due. */
    LegalDriver toDemand() {
        return at(CollectionCase.VISIT);
    }

    /** The collection stands where legal steps are due, with a demand that was served. */
    LegalDriver toRemedy() {
        toDemand().draft(15).approve().serve("signed");
        return remedyDue();
    }

    /** The next legal step is due. */
    LegalDriver remedyDue() {
        until(Element.EVENT_NEXT_STEP_DUE);
        while (!flow.open(caseNumber).contains(Element.APPROVE_REMEDY)) {
            until(Element.EVENT_NEXT_STEP_DUE);
        }
        return this;
    }

    private LegalDriver at(String stage) {
        caseNumber = process.begin(house, "cashier");
        sql.sql("update collection_case set stage = ?, last_step_at = ? where case_number = ?")
                .params(stage, Columns.time(now().minus(Duration.ofDays(8))), caseNumber)
                .update();
        return until(Element.EVENT_NEXT_STEP_DUE);
    }

    LegalDriver draft(int days) {
        return complete(
                Element.DRAFT_DEMAND,
                Map.of("demandDraft", "demand", "demandDays", days, "demandWords", "已三次联系"));
    }

    LegalDriver approve() {
        return complete(
                Element.APPROVE_DEMAND,
                Map.of("demandDecision", "approved", "demandNote", "金额已核对"));
    }

    LegalDriver serve(String method) {
        return complete(Element.SERVE_DEMAND, service(method));
    }

    static Map<String, Object> service(String method) {
        Map<String, Object> service = new HashMap<>();
        service.put("serveMethod", method);
        service.put("receiver", "赵测试");
        service.put("witness", "居委会测试");
        service.put("trackingNumber", "EX123456789CN");
        service.put("serveNote", "上门两次");
        return service;
    }

    LegalDriver remedy(String step) {
        return complete(Element.APPROVE_REMEDY, Map.of("remedy", step, "remedyNote", "按建议"));
    }

    LegalDriver letter() {
        return complete(
                Element.WRITE_LETTER,
                Map.of(
                        "lawFirm", "测试律师事务所",
                        "lawyer", "钱测试",
                        "letterDays", 15,
                        "letterWords", "请求支付物业费"));
    }

    LegalDriver file(String procedure) {
        return complete(
                Element.FILE_CLAIM,
                Map.of(
                        "claimProcedure",
                        procedure,
                        "claimBody",
                        "测试区人民法院",
                        "docketNumber",
                        "(2026)测0101民初" + procedure,
                        "filedOn",
                        today().toString()));
    }

    LegalDriver judged(String outcome) {
        return complete(
                Element.FOLLOW_CLAIM,
                Map.of(
                        "claimOutcome",
                        outcome,
                        "judgmentNumber",
                        "(2026)测0101民初1号",
                        "awardedAmount",
                        1500,
                        "payBy",
                        today().plusDays(10).toString(),
                        "judgmentNote",
                        "判决生效"));
    }

    LegalDriver enforced(String outcome) {
        until(Element.EVENT_PAYMENT_PERIOD_OVER);
        return complete(
                Element.ENFORCE_JUDGMENT,
                Map.of(
                        "enforcementNumber", "(2026)测0101执1号",
                        "enforcementOutcome", outcome,
                        "enforcementNote", "裁定书"));
    }

    LegalDriver propose(String reason) {
        return complete(
                Element.PROPOSE_WRITE_OFF,
                Map.of(
                        "writeOffReason", reason,
                        "judgmentNumber", "(2026)测0101执1号",
                        "writeOffBasis", "查无财产"));
    }

    LegalDriver decideWriteOff(boolean approved) {
        return complete(
                Element.APPROVE_WRITE_OFF,
                Map.of("writeOffApproved", String.valueOf(approved), "writeOffNote", "依据充分"));
    }

    List<String> open() {
        return flow.open(caseNumber);
    }

    LegalDriver ended(String endEvent, String outcome) {
        return ended(Process.FEE_COLLECTION, endEvent, outcome);
    }

    /** The page of the case's last document of this kind. */
    String page(String kind) {
        IssuedDocument document = documents.last(caseNumber, kind).orElseThrow();
        assertThat(documents.pdf(document.number())).startsWith("%PDF".getBytes());
        return new String(
                documents.html(document.number()), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    protected LegalDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        Map<String, Object> all =
                new LinkedHashMap<>(
                        rows(
                                "id",
                                List.of(
                                        "collection_paper",
                                        "collection_paper_attempt",
                                        "collection_step",
                                        "collection_claim",
                                        "collection_write_off")));
        all.put(
                "limitation",
                sql.sql("select * from fee_limitation where house_id = ? order by bill_id")
                        .param(house)
                        .query()
                        .listOfRows());
        all.put("documents", documents.of(caseNumber));
        return all;
    }

    @Override
    public LegalDriver completeAs(String user, String activity, Map<String, Object> answers) {
        photos.add(caseNumber, user, true, "proof", PHOTO);
        return super.completeAs(user, activity, answers);
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
