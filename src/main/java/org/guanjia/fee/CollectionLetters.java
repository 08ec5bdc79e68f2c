package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is tried before a court: the owners' committee, mediation, the lawyer's letter. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionLetters {

    private static final String AGREED = "agreed";

    private final CollectionService collections;
    private final CollectionContacts contacts;
    private final CollectionDemands demands;
    private final CollectionPapers papers;
    private final CollectionSteps steps;
    private final DebtStatement statements;
    private final Limitations limitations;
    private final Documents documents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    CollectionLetters(
            CollectionService collections,
            CollectionContacts contacts,
            CollectionDemands demands,
            CollectionPapers papers,
            CollectionSteps steps,
            DebtStatement statements,
            Limitations limitations,
            Documents documents,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.collections = collections;
        this.contacts = contacts;
        this.demands = demands;
        this.papers = papers;
        this.steps = steps;
        this.statements = statements;
        this.limitations = limitations;
        this.documents = documents;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    // ---- owners' committee ----

    /**
     * Issues the request to the owners' committee: house, amount and period, nothing of the family.
     */
    public void askCommittee(String caseNumber, Function<String, ServiceTime> times) {
        Statement statement = statement(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("principal", statement.principal());
        facts.put("from", statement.from());
        facts.put("to", statement.to());
        facts.put("bills", String.valueOf(statement.bills().size()));
        facts.put("demand", demanded(caseNumber));
        documents.issue(caseNumber, "committee-request", facts);
        clocks.restart(caseNumber, times.apply("committee"));
    }

    /** Number and day of the demand that was served last. */
    private String demanded(String caseNumber) {
        return papers.served(caseNumber, CollectionPapers.DEMAND).stream()
                .reduce((one, later) -> later)
                .map(
                        paper ->
                                texts.say(
                                        Locale.CHINESE,
                                        "legal.demand.reference",
                                        paper.document(),
                                        paper.servedOn().toString()))
                .orElse(null);
    }

    private Statement statement(String caseNumber) {
        Statement statement = statements.of(collections.record(caseNumber).houseId());
        if (statement.none()) {
            throw Refusal.conflict("legal.nothingOwed", caseNumber);
        }
        return statement;
    }

    /**
     * What the committee answered.
     *
     * @param answer urged, declined, silent or none: there is no committee
     */
    public void committeeAnswered(String caseNumber, String answer, String note, String by) {
        Refused.unknown("committeeAnswer", answer, "urged", "declined", "silent", "none");
        String what = Bounds.required("committeeNote", note, Bounds.REASON);
        steps.ended(caseNumber, answer, what, by);
        cases.note(caseNumber, by, what);
        clocks.met(caseNumber, "committee");
    }

    // ---- mediation ----

    /**
     * A mediation as the form says it.
     *
     * @param outcome agreed or failed
     * @param askedOn day on which it was asked for
     * @param payOn day of payment agreed on; null unless agreed
     * @param amount agreed on; null for all
     */
    public record Mediation(
            String outcome,
            String body,
            LocalDate askedOn,
            LocalDate payOn,
            BigDecimal amount,
            String note) {}

    /**
     * Keeps a mediation; what was agreed on is a promise to pay.
     *
     * @return whether they agreed
     */
    public boolean mediated(String caseNumber, Mediation mediation, String by) {
        Refused.unknown("mediationOutcome", mediation.outcome(), AGREED, "failed");
        LocalDate today = LocalDate.now(clock);
        LocalDate asked = LegalDays.past("mediationOn", mediation.askedOn(), today);
        String note = Bounds.required("mediationNote", mediation.note(), 600);
        String body = Bounds.required("mediationBody", mediation.body(), 120);
        boolean agreed = mediation.outcome().equals(AGREED);
        long house = collections.record(caseNumber).houseId();
        limitations.interrupt(
                house, Kind.MEDIATION, asked, asked, null, caseNumber, reference(body));
        if (agreed) {
            LocalDate payOn = Refused.missing("agreedOn", mediation.payOn());
            if (payOn.isBefore(today)) {
                throw Refusal.invalid("agreedOn", "legal.dayGone", payOn);
            }
            BigDecimal amount =
                    mediation.amount() == null
                            ? null
                            : Money.positive("agreedAmount", mediation.amount());
            contacts.mediated(caseNumber, payOn, amount, note, by);
        }
        steps.ended(caseNumber, mediation.outcome(), body + ": " + note, by);
        cases.note(caseNumber, by, body + ": " + note);
        clocks.met(caseNumber, "mediation");
        return agreed;
    }

    private static String reference(String body) {
        int longest = Math.min(body.length(), 64);
        return body.substring(0, longest);
    }

    // ---- lawyer's letter ----

    /** A letter as the form says it; {@code days} is the period for payment. */
    public record Letter(String firm, String lawyer, Integer days, String words) {}

    /**
     * Issues the lawyer's letter.
     *
     * @param period the table {@code collection-demand-period}: facts in, rule out
     */
    public void issueLetter(
            String caseNumber,
            Letter letter,
            String by,
            Function<Map<String, Object>, Map<String, Object>> period,
            Function<String, ServiceTime> times) {
        String firm = Bounds.required("lawFirm", letter.firm(), 120);
        String lawyer = Bounds.required("lawyer", letter.lawyer(), 64);
        String words = Bounds.required("letterWords", letter.words(), 1000);
        Statement statement = statement(caseNumber);
        int days =
                CollectionDemands.days(
                        "letterDays", letter.days(), statement.community(), "letter", period);
        Paper paper = papers.draft(caseNumber, CollectionPapers.LETTER, statement, days, words, by);
        Map<String, Object> facts = demands.facts(paper, statement);
        facts.put("firm", firm);
        facts.put("lawyer", lawyer);
        facts.put("words", words);
        facts.put("demand", demanded(caseNumber));
        String number = documents.issue(caseNumber, "lawyer-letter", facts).number();
        papers.issued(paper, number, LocalDate.now(clock));
        clocks.met(caseNumber, "letterDraft");
        clocks.restart(caseNumber, times.apply("letterService"));
    }

    /**
     * How it was served; see {@link PaperService}.
     *
     * @return whether it reached the debtor
     */
    public boolean letterServed(
            String caseNumber,
            PaperService service,
            String by,
            Function<String, ServiceTime> times) {
        Optional<Paper> served =
                papers.serve(papers.last(caseNumber, CollectionPapers.LETTER), service, by);
        clocks.met(caseNumber, "letterService");
        if (served.isEmpty()) {
            clocks.restart(caseNumber, times.apply("letterService"));
            return false;
        }
        collections.demanded(caseNumber, served.get().deadlineOn());
        steps.ended(caseNumber, "served", served.get().document(), by);
        return true;
    }
}
