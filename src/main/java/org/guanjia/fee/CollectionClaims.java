package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.fee.CollectionClaimRows.Claim;
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claim: order for payment, small claims, suit or arbitration, from its evidence to its
 * enforcement. Filed, the limitation begins anew, and again when the procedure has ended.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionClaims {

    private static final String ORDER = "paymentOrder";
    private static final String OBJECTED = "objected";
    private static final String RECOVERED = "recovered";
    private static final List<String> GRANTED = List.of("granted", "settled");
    private static final String EVIDENCE = "evidence-pack";

    private final CollectionService collections;
    private final CollectionPauses pauses;
    private final CollectionClaimRows claims;
    private final CollectionSteps steps;
    private final DebtStatement statements;
    private final EvidencePack evidence;
    private final Limitations limitations;
    private final Documents documents;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    CollectionClaims(
            CollectionService collections,
            CollectionPauses pauses,
            CollectionClaimRows claims,
            CollectionSteps steps,
            DebtStatement statements,
            EvidencePack evidence,
            Limitations limitations,
            Documents documents,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.collections = collections;
        this.pauses = pauses;
        this.claims = claims;
        this.steps = steps;
        this.statements = statements;
        this.evidence = evidence;
        this.limitations = limitations;
        this.documents = documents;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Generates the evidence pack.
     *
     * @param table the table {@code collection-procedure}: facts in, rule out
     * @return what the lawyer reads: the pack, the procedure proposed, the debt
     */
    public String assemble(
            String caseNumber,
            Function<Map<String, Object>, Map<String, Object>> table,
            Function<String, ServiceTime> times) {
        CollectionCase collection = collections.record(caseNumber);
        Statement statement = statements.of(collection.houseId());
        IssuedDocument pack =
                documents.issue(caseNumber, EVIDENCE, evidence.facts(collection, statement));
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", collection.community());
        facts.put("owed", statement.total());
        facts.put("disputed", collection.refusals() > 0);
        facts.put(
                OBJECTED,
                claims.of(caseNumber).stream().anyMatch(one -> OBJECTED.equals(one.outcome())));
        String procedure = (String) table.apply(facts).get("procedure");
        clocks.restart(caseNumber, times.apply("claimFiling"));
        return DebtStatement.cut(
                texts.say(
                                "legal.claim.proposal",
                                pack.number(),
                                texts.say("legal.procedure." + procedure))
                        + '\n'
                        + statements.words(statement));
    }

    /**
     * Keeps a claim that was accepted.
     *
     * @param filedOn not later than today
     */
    public void filed(
            String caseNumber,
            String procedure,
            String body,
            String docketNumber,
            LocalDate filedOn,
            String by,
            Function<String, ServiceTime> times) {
        Refused.unknown("claimProcedure", procedure, ORDER, "smallClaims", "suit", "arbitration");
        LocalDate day = LegalDays.past("filedOn", filedOn, LocalDate.now(clock));
        pauses.refuseFiling(caseNumber, day);
        CollectionCase collection = collections.record(caseNumber);
        Statement statement = statements.of(collection.houseId());
        String docket = Bounds.required("docketNumber", docketNumber, 64);
        claims.filed(
                caseNumber,
                new Claim(
                        claims.of(caseNumber).size() + 1,
                        procedure,
                        Bounds.required("claimBody", body, 120),
                        docket,
                        statement.principal(),
                        statement.damages(),
                        documents
                                .last(caseNumber, EVIDENCE)
                                .map(IssuedDocument::number)
                                .orElse(null),
                        day,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                by);
        limitations.interrupt(collection.houseId(), Kind.CLAIM, day, day, null, caseNumber, docket);
        clocks.met(caseNumber, "claimFiling");
        clocks.restart(caseNumber, times.apply("judgment"));
    }

    /**
     * A decision as the form says it.
     *
     * @param outcome granted, settled, objected (to an order for payment) or rejected
     * @param payBy last day of payment; null unless granted or settled
     */
    public record Decision(
            String outcome, String number, BigDecimal awarded, LocalDate payBy, String note) {}

    /**
     * Keeps what the court or the arbitrators decided.
     *
     * @return the outcome
     * @throws Refusal 422 without number, amount and day of what was granted, or for an objection
     *     to something else than an order for payment
     */
    public String decided(String caseNumber, Decision decision, String by) {
        Refused.unknown(
                "claimOutcome", decision.outcome(), "granted", "settled", OBJECTED, "rejected");
        Claim claim = running(caseNumber);
        String note = Bounds.required("judgmentNote", decision.note(), Bounds.REASON);
        if (decision.outcome().equals(OBJECTED) && !claim.procedure().equals(ORDER)) {
            throw Refusal.invalid("claimOutcome", "legal.noOrder");
        }
        boolean granted = GRANTED.contains(decision.outcome());
        LocalDate today = LocalDate.now(clock);
        LocalDate payBy = granted ? Refused.missing("payBy", decision.payBy()) : null;
        claims.decided(
                caseNumber,
                new Claim(
                        claim.round(),
                        claim.procedure(),
                        claim.body(),
                        claim.docketNumber(),
                        claim.principal(),
                        claim.damages(),
                        claim.evidence(),
                        claim.filedOn(),
                        decision.outcome(),
                        granted
                                ? Bounds.required("judgmentNumber", decision.number(), 64)
                                : Bounds.optional("judgmentNumber", decision.number(), 64),
                        granted ? Money.positive("awardedAmount", decision.awarded()) : null,
                        payBy,
                        today,
                        note,
                        null,
                        null),
                by);
        limitations.interrupt(
                collections.record(caseNumber).houseId(),
                Kind.CLAIM,
                today,
                today,
                null,
                caseNumber,
                claim.docketNumber());
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, "judgment");
        if (granted) {
            clocks.restart(caseNumber, until(payBy));
        } else if (!decision.outcome().equals(OBJECTED)) {
            steps.ended(caseNumber, "rejected", note, by);
        }
        return decision.outcome();
    }

    /** To the end of the last day of payment; nobody of ours is late meanwhile. */
    private ServiceTime until(LocalDate payBy) {
        Instant end = payBy.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Duration left = Duration.between(clock.instant(), end);
        return new ServiceTime(
                "judgmentPeriod",
                left.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : left,
                false,
                Roles.LEGAL,
                true);
    }

    private Claim running(String caseNumber) {
        return claims.last(caseNumber)
                .orElseThrow(() -> Refusal.conflict("legal.noClaim", caseNumber));
    }

    /** Nothing was paid in time: the lawyer goes to the court's enforcement. */
    public void planEnforcement(String caseNumber, Function<String, ServiceTime> times) {
        clocks.drop(caseNumber, "judgmentPeriod");
        clocks.restart(caseNumber, times.apply("enforcement"));
    }

    /**
     * Keeps what the enforcement brought.
     *
     * @param outcome recovered, partly or nothing
     * @return whether all that was awarded was recovered
     */
    public boolean enforced(
            String caseNumber, String number, String outcome, String note, String by) {
        Refused.unknown("enforcementOutcome", outcome, RECOVERED, "partly", "nothing");
        String what = Bounds.required("enforcementNote", note, Bounds.REASON);
        claims.enforced(
                caseNumber,
                running(caseNumber).round(),
                Bounds.required("enforcementNumber", number, 64),
                outcome,
                what,
                LocalDate.now(clock),
                by);
        steps.ended(caseNumber, outcome, what, by);
        cases.note(caseNumber, by, what);
        clocks.met(caseNumber, "enforcement");
        return outcome.equals(RECOVERED);
    }
}
