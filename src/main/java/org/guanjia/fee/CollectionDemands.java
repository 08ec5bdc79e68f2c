package org.guanjia.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.document.Documents;
import org.guanjia.fee.CollectionPapers.Paper;
import org.guanjia.fee.DebtStatement.Owed;
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demand in writing (催告函, 民法典 944): the cashier drafts it from the ledger, the service manager
 * approves it, the housekeeper serves it with proof. Served, its reasonable period runs, and the
 * limitation of its bills begins anew.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionDemands {

    /** What the cashier answers. */
    public static final String WITHHOLD = "withhold";

    /** What the service manager answers. */
    public static final String APPROVED = "approved";

    public static final String WITHHELD = "withheld";
    public static final String RETURNED = "returned";

    private static final int WORDS = 600;

    private final CollectionService collections;
    private final CollectionPauses pauses;
    private final CollectionPapers papers;
    private final DebtStatement statements;
    private final Documents documents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    CollectionDemands(
            CollectionService collections,
            CollectionPauses pauses,
            CollectionPapers papers,
            DebtStatement statements,
            Documents documents,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.collections = collections;
        this.pauses = pauses;
        this.papers = papers;
        this.statements = statements;
        this.documents = documents;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /** What is owed, in words, for whoever drafts; the cashier's time begins. */
    public String prepare(String caseNumber, Function<String, ServiceTime> times) {
        clocks.restart(caseNumber, times.apply("demandDraft"));
        return proposal(caseNumber);
    }

    private String proposal(String caseNumber) {
        StringBuilder words = new StringBuilder(statements.words(statement(caseNumber)));
        for (Paper paper : papers.served(caseNumber, CollectionPapers.DEMAND)) {
            words.append('\n')
                    .append(
                            texts.say(
                                    "legal.statement.demanded",
                                    paper.document(),
                                    paper.servedOn().toString()));
        }
        return DebtStatement.cut(words.toString());
    }

    private Statement statement(String caseNumber) {
        return statements.of(collections.record(caseNumber).houseId());
    }

    /**
     * A draft as the form says it.
     *
     * @param what demand, or {@link #WITHHOLD} with the reason among the words
     * @param days reasonable period; null to withhold
     */
    public record Draft(String what, Integer days, String words) {}

    /**
     * Keeps the draft; the service manager's time begins.
     *
     * @param period the table {@code collection-demand-period}: facts in, rule out
     * @return what the service manager reads
     * @throws Refusal 422 for a period out of bounds; 409 when nothing is owed any more
     */
    public String drafted(
            String caseNumber,
            Draft draft,
            String by,
            Function<Map<String, Object>, Map<String, Object>> period,
            Function<String, ServiceTime> times) {
        Refused.unknown("demandDraft", draft.what(), "demand", WITHHOLD);
        String words = Bounds.optional("demandWords", draft.words(), WORDS);
        String read;
        if (draft.what().equals(WITHHOLD)) {
            cases.note(caseNumber, by, Bounds.required("demandWords", words, WORDS));
            read = texts.say("legal.demand.withhold", words) + '\n' + proposal(caseNumber);
        } else {
            Statement statement = statement(caseNumber);
            if (statement.none()) {
                throw Refusal.conflict("legal.nothingOwed", caseNumber);
            }
            int days = days("demandDays", draft.days(), statement.community(), "demand", period);
            papers.draft(caseNumber, CollectionPapers.DEMAND, statement, days, words, by);
            read =
                    texts.say(
                                    "legal.demand.draft",
                                    days,
                                    words == null ? texts.say("casefile.nothing") : words)
                            + '\n'
                            + proposal(caseNumber);
        }
        clocks.met(caseNumber, "demandDraft");
        clocks.restart(caseNumber, times.apply("demandApproval"));
        return DebtStatement.cut(read);
    }

    /** A reasonable period within the bounds of the table. */
    static int days(
            String field,
            Integer days,
            String community,
            String paper,
            Function<Map<String, Object>, Map<String, Object>> period) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", community);
        facts.put("paper", paper);
        Map<String, Object> rule = period.apply(facts);
        int least = ((Number) rule.get("least")).intValue();
        int most = ((Number) rule.get("most")).intValue();
        if (days == null || days < least || days > most) {
            throw Refusal.invalid(field, "legal.periodBad", least, most);
        }
        return days;
    }

    /**
     * Keeps the decision.
     *
     * @param decision {@link #APPROVED}, {@link #RETURNED} or {@link #WITHHELD}
     * @throws Refusal 403 for whoever drafted it; 409 when there is no draft to approve; 422 while
     *     the household's problem is being solved
     */
    public void decided(String caseNumber, String decision, String note, String by) {
        Refused.unknown("demandDecision", decision, APPROVED, RETURNED, WITHHELD);
        String why = Bounds.required("demandNote", note, WORDS);
        Optional<Paper> draft = draft(caseNumber);
        if (decision.equals(APPROVED)) {
            Paper paper = draft.orElseThrow(() -> Refusal.conflict("legal.noDraft", caseNumber));
            if (by != null && by.equals(paper.draftedBy())) {
                throw Refusal.forbidden("fee.ownRequest");
            }
            pauses.refusePressing(caseNumber, "demandDecision");
        }
        draft.ifPresent(paper -> papers.decide(paper, decision.equals(APPROVED), why, by));
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "demandApproval");
    }

    /** The draft that waits for its decision. */
    private Optional<Paper> draft(String caseNumber) {
        return papers.of(caseNumber, CollectionPapers.DEMAND).stream()
                .filter(paper -> paper.approved() == null)
                .reduce((one, later) -> later);
    }

    /** Issues the approved demand; the housekeeper's time begins. */
    public void issue(String caseNumber, Function<String, ServiceTime> times) {
        Paper paper = papers.last(caseNumber, CollectionPapers.DEMAND);
        LocalDate today = LocalDate.now(clock);
        Statement statement = statement(caseNumber);
        Map<String, Object> facts = facts(papers.restated(paper, statement), statement);
        facts.put("words", paper.words());
        facts.put("basis", say("legal.demand.basis"));
        facts.put("remedies", say("legal.demand.remedies", paper.days()));
        String number = documents.issue(caseNumber, "payment-demand", facts).number();
        papers.issued(paper, number, today);
        clocks.restart(caseNumber, times.apply("demandService"));
    }

    /** What demand and lawyer's letter print. */
    Map<String, Object> facts(Paper paper, Statement statement) {
        List<Long> bills = papers.bills(paper);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Owed one : statement.bills()) {
            if (bills.contains(one.billId())) {
                Map<String, Object> row = new HashMap<>();
                row.put("index", String.valueOf(rows.size() + 1));
                row.put("bill", String.valueOf(one.billId()));
                row.put("what", one.what());
                row.put("from", one.from());
                row.put("to", one.to());
                row.put("dueOn", one.dueOn());
                row.put("open", one.principal());
                row.put("damages", one.damages());
                rows.add(row);
            }
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("payers", payers(statement));
        facts.put("bills", rows);
        facts.put("principal", paper.principal());
        facts.put("damages", paper.damages());
        facts.put("total", paper.principal().add(paper.damages()));
        facts.put("from", paper.from());
        facts.put("to", paper.to());
        facts.put("days", String.valueOf(paper.days()));
        facts.put("damagesBasis", damagesBasis(statement));
        return facts;
    }

    /** How late damages come about, from the contract of the community. */
    String damagesBasis(Statement statement) {
        FeeItems.Contract contract = statement.contract();
        if (contract.dailyRate().signum() == 0) {
            return say("legal.damages.none");
        }
        return say(
                "legal.damages.rate",
                contract.graceDays(),
                contract.dailyRate().movePointRight(4).stripTrailingZeros().toPlainString(),
                contract.capPercent().stripTrailingZeros().toPlainString(),
                statement.day().toString());
    }

    private String payers(Statement statement) {
        List<String> names = statement.payers();
        return names.isEmpty()
                ? say("legal.payerOfHouse")
                : String.join(say("casefile.comma"), names);
    }

    /**
     * Keeps how it was served.
     *
     * @return whether it reached the debtor
     */
    public boolean served(
            String caseNumber,
            PaperService service,
            String by,
            Function<String, ServiceTime> times) {
        Paper paper = papers.last(caseNumber, CollectionPapers.DEMAND);
        Optional<Paper> served = papers.serve(paper, service, by);
        clocks.met(caseNumber, "demandService");
        if (served.isEmpty()) {
            clocks.restart(caseNumber, times.apply("demandService"));
            return false;
        }
        collections.demanded(caseNumber, served.get().deadlineOn());
        return true;
    }

    /** Documents are in Chinese, whatever the house speaks. */
    private String say(String key, Object... args) {
        return texts.say(Locale.CHINESE, key, args);
    }
}
