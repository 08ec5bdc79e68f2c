package org.guanjia.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.CaseContact;
import org.guanjia.notice.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a billing run by its case: what the diagram's tasks do. */
@Service
@Transactional
public class BillingCases {

    static final String FLOW = "billing-run";

    /** Answers of the cashier. */
    public static final String POST = "post";

    public static final String AGAIN = "again";
    public static final String ABANDON = "abandon";

    private static final int LONGEST_PREVIEW = 3900;

    private final BillingService billing;
    private final BillingRuns runs;
    private final BillingPreview preview;
    private final FeeItems items;
    private final CaseFiles cases;
    private final EstateService estate;
    private final Outbox outbox;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;
    private final int chunk;
    private final int toldAtOnce;

    /**
     * @param chunk houses that are posted in one transaction: seconds of work, far below the
     *     engine's lock of a job
     * @param toldAtOnce houses whose messages are written in one transaction
     */
    BillingCases(
            BillingService billing,
            BillingRuns runs,
            BillingPreview preview,
            FeeItems items,
            CaseFiles cases,
            EstateService estate,
            Outbox outbox,
            Texts texts,
            JdbcClient sql,
            Clock clock,
            @Value("${guanjia.fee.chunk:10000}") int chunk,
            @Value("${guanjia.fee.told-at-once:500}") int toldAtOnce) {
        this.billing = billing;
        this.runs = runs;
        this.preview = preview;
        this.items = items;
        this.cases = cases;
        this.estate = estate;
        this.outbox = outbox;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
        this.chunk = chunk;
        this.toldAtOnce = toldAtOnce;
    }

    /**
     * Begins a month's run with its case.
     *
     * @param by null when the calendar begins it
     * @throws Refusal as {@link BillingService#begin}
     */
    public String open(String community, YearMonth month, String by) {
        int run = billing.begin(community, month, by);
        CaseFile file =
                cases.open(
                        new NewCase(
                                FLOW,
                                "ZD",
                                new Address(community, null, null, null, null),
                                null,
                                null,
                                null,
                                by == null ? "calendar" : "desk",
                                false,
                                null,
                                null,
                                null,
                                texts.say("fee.run.title", month),
                                texts.say("fee.run.title", month),
                                null));
        runs.setCase(run, file.caseNumber());
        return file.caseNumber();
    }

    /** What the cashier is told: whose month it is, and the preview in words. */
    public record Preview(String community, String summary, String text) {}

    /** Tries the run out. */
    public Preview preview(String caseNumber) {
        BillingRun run = run(caseNumber);
        billing.preview(run.id());
        return new Preview(
                estate.community(run.community()).name(),
                texts.say("fee.run.title", YearMonth.from(run.from())),
                text(run));
    }

    private String text(BillingRun run) {
        StringBuilder text = new StringBuilder();
        for (BillingPreview.Total total : preview.totals(run.id())) {
            text.append(
                            texts.say(
                                    "fee.run.total",
                                    total.name(),
                                    total.houses(),
                                    Texts.yuan(total.amount()),
                                    Texts.yuan(total.reduced()),
                                    Texts.yuan(total.lastAmount())))
                    .append('\n');
        }
        for (BillingPreview.Finding finding : preview.findings(run.id())) {
            text.append(
                            texts.say(
                                    "fee.finding." + finding.kind(),
                                    finding.houseId() == null
                                            ? ""
                                            : estate.house(finding.houseId()).display(),
                                    items.item(finding.itemId()).name(),
                                    Texts.yuan(finding.amount()),
                                    Texts.yuan(finding.lastAmount())))
                    .append('\n');
        }
        if (text.isEmpty()) {
            text.append(texts.say("fee.run.empty"));
        }
        return text.length() <= LONGEST_PREVIEW
                ? text.toString()
                : text.substring(0, LONGEST_PREVIEW) + "…";
    }

    /**
     * Keeps what the cashier decided.
     *
     * @param decision {@link #POST}, {@link #AGAIN} or {@link #ABANDON}
     * @param note needed to abandon it
     * @throws Refusal 409 when a blocking finding is left
     */
    public void checked(String caseNumber, String decision, String note, String by) {
        Refused.unknown("previewDecision", decision, POST, AGAIN, ABANDON);
        BillingRun run = run(caseNumber);
        String said = Bounds.optional("previewNote", note, Bounds.REASON);
        switch (decision) {
            case POST -> billing.confirm(run.id(), by);
            case ABANDON -> {
                Bounds.required("previewNote", said, Bounds.REASON);
                billing.abandon(run.id());
            }
            default -> {
                // Tried out anew by the diagram.
            }
        }
        if (said != null) {
            cases.note(caseNumber, by, said);
        }
    }

    /**
     * Posts the next chunk.
     *
     * @return whether all is posted
     */
    public boolean postChunk(String caseNumber) {
        return billing.postChunk(run(caseNumber).id(), chunk);
    }

    /** The end of the day on which the bills are due: until then the run can be reversed. */
    @Transactional(readOnly = true)
    public Instant due(String caseNumber) {
        return run(caseNumber).dueOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private record Told(long houseId, String phone, String amount, String open) {}

    /**
     * Tells the next residents what they are billed; houses whose payer has no number are passed
     * over.
     *
     * @return whether all are told
     */
    public boolean tellChunk(String caseNumber) {
        BillingRun run = run(caseNumber);
        List<Long> houses =
                sql.sql(
                                "select house_id from fee_account where community = ? and house_id"
                                        + " > ? order by house_id limit ?")
                        .params(run.community(), run.toldHouse(), toldAtOnce)
                        .query(Long.class)
                        .list();
        if (houses.isEmpty()) {
            return true;
        }
        long high = houses.get(houses.size() - 1);
        if (!runs.told(run, high)) {
            return false;
        }
        YearMonth month = YearMonth.from(run.from());
        for (Told told : toTell(run, high)) {
            outbox.toResident(
                    new CaseContact(caseNumber, run.community(), told.houseId(), told.phone()),
                    "fee.notice.bill",
                    Map.of(
                            "month",
                            month,
                            "amount",
                            told.amount(),
                            "open",
                            told.open(),
                            "due",
                            run.dueOn().toString()),
                    false);
        }
        return false;
    }

    private List<Told> toTell(BillingRun run, long high) {
        return sql.sql(
                        """
                        select b.house_id, min(n.phone) phone, b.amount, b.amount - b.settled left_open
                        from fee_bill b
                         join fee_payer p on p.house_id = b.house_id and p.from_on = b.payer_from
                         join resident_phone n on n.house_id = b.house_id
                          and n.resident_id = p.resident_id
                        where b.id > ? and b.id <= ?
                        group by b.id, b.house_id, b.amount, b.settled order by b.id
                        """)
                .params(
                        run.base() + run.toldHouse() * BillingSql.HOUSE + 99,
                        run.base() + high * BillingSql.HOUSE + 99)
                .query(
                        (row, number) ->
                                new Told(
                                        row.getLong("house_id"),
                                        row.getString("phone"),
                                        Texts.yuan(row.getBigDecimal("amount")),
                                        Texts.yuan(row.getBigDecimal("left_open"))))
                .list();
    }

    /**
     * Asks to undo the run.
     *
     * @throws Refusal as {@link BillingService#askReversal}
     */
    public void askReversal(String caseNumber, String reason, String by) {
        billing.askReversal(run(caseNumber).id(), reason, by);
        cases.note(caseNumber, by, reason);
    }

    /** Approves or refuses the reversal that was asked for. */
    public void reversalDecided(String caseNumber, boolean approved, String note, String by) {
        String said = Bounds.required("reversalNote", note, Bounds.REASON);
        billing.decideReversal(reversal(caseNumber).id(), approved, by);
        cases.note(caseNumber, by, said);
    }

    /**
     * Reverses the next chunk.
     *
     * @return whether all is reversed
     */
    public boolean reverseChunk(String caseNumber) {
        return billing.reverseChunk(reversal(caseNumber).id(), chunk);
    }

    private BillingRun reversal(String caseNumber) {
        return runs.reversalOf(run(caseNumber).id());
    }

    private BillingRun run(String caseNumber) {
        return runs.ofCase(caseNumber)
                .orElseThrow(() -> Refusal.notFound("fee.unknownRun", caseNumber));
    }

    @Transactional(readOnly = true)
    List<BillingPreview.Total> totals(String caseNumber) {
        return preview.totals(run(caseNumber).id());
    }

    @Transactional(readOnly = true)
    List<BillingPreview.Finding> findings(String caseNumber) {
        return preview.findings(run(caseNumber).id());
    }

    /** What the case shows of the run: its progress, too. */
    @Transactional(readOnly = true)
    public Map<String, Object> details(String caseNumber) {
        BillingRun run = run(caseNumber);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("month", YearMonth.from(run.from()).toString());
        details.put("state", run.state());
        details.put("bills", run.bills());
        details.put("amount", Money.text(run.amount()));
        details.put("dueOn", run.dueOn() == null ? null : run.dueOn().toString());
        details.put("progress", progress(run));
        return details;
    }

    /** How much of the community's houses is posted, in percent. */
    private int progress(BillingRun run) {
        record Houses(long done, long all) {}
        Houses houses =
                sql.sql(
                                "select coalesce(sum(case when house_id <= ? then 1 else 0 end), 0)"
                                        + " done, count(*) total from fee_account where community ="
                                        + " ?")
                        .params(run.lastHouse(), run.community())
                        .query(
                                (row, number) ->
                                        new Houses(row.getLong("done"), row.getLong("total")))
                        .single();
        return houses.all() == 0 ? 0 : (int) (houses.done() * 100 / houses.all());
    }
}
