package org.guanjia.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.fee.CollectionClaimRows.Claim;
import org.guanjia.fee.CollectionSteps.Step;
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows when the demand's period is over: the table {@code collection-remedy} proposes, the
 * project manager decides, and what came of it is kept.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionLegal {

    /** Nothing owed lapses: far more days than any limitation has. */
    private static final int NEVER = 9999;

    private final CollectionService collections;
    private final CollectionDebts debts;
    private final CollectionPauses pauses;
    private final CollectionPapers papers;
    private final CollectionSteps steps;
    private final CollectionClaimRows claims;
    private final DebtStatement statements;
    private final Limitations limitations;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    CollectionLegal(
            CollectionService collections,
            CollectionDebts debts,
            CollectionPauses pauses,
            CollectionPapers papers,
            CollectionSteps steps,
            CollectionClaimRows claims,
            DebtStatement statements,
            Limitations limitations,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.collections = collections;
        this.debts = debts;
        this.pauses = pauses;
        this.papers = papers;
        this.steps = steps;
        this.claims = claims;
        this.statements = statements;
        this.limitations = limitations;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What the project manager reads: the debt, how far it came, and the proposal.
     *
     * @param table the table {@code collection-remedy}: facts in, rule out
     */
    public String prepare(
            String caseNumber,
            Function<Map<String, Object>, Map<String, Object>> table,
            Function<String, ServiceTime> times) {
        clocks.restart(caseNumber, times.apply("remedyApproval"));
        CollectionCase collection = collections.record(caseNumber);
        Statement statement = statements.of(collection.houseId());
        String step = suggested(caseNumber, table);
        StringBuilder words =
                new StringBuilder(
                        texts.say("legal.remedy.proposal", texts.say("legal.step." + step)));
        words.append('\n')
                .append(
                        texts.say(
                                "legal.remedy.limitation",
                                limitations
                                        .lapses(collection.houseId())
                                        .map(LocalDate::toString)
                                        .orElseGet(() -> texts.say("casefile.nothing"))));
        for (Step one : steps.of(caseNumber)) {
            words.append('\n')
                    .append(
                            texts.say(
                                    "legal.remedy.step",
                                    one.round(),
                                    texts.say("legal.step." + one.step()),
                                    one.outcome() == null
                                            ? texts.say("casefile.nothing")
                                            : texts.say("legal.outcome." + one.outcome())));
        }
        return DebtStatement.cut(words.append('\n').append(statements.words(statement)).toString());
    }

    private String suggested(
            String caseNumber, Function<Map<String, Object>, Map<String, Object>> table) {
        return (String) table.apply(facts(collections.record(caseNumber))).get("step");
    }

    private Map<String, Object> facts(CollectionCase collection) {
        String caseNumber = collection.caseNumber();
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", collection.community());
        facts.put("owed", debts.of(collection.houseId()).owed());
        facts.put(
                "daysOverdue",
                (int) ChronoUnit.DAYS.between(collection.overdueSince(), today)
                        - collection.pausedDays());
        facts.put(
                "daysLeft",
                limitations
                        .lapses(collection.houseId())
                        .map(last -> (int) ChronoUnit.DAYS.between(today, last))
                        .orElse(NEVER));
        facts.put("committeeAsked", steps.done(caseNumber, CollectionSteps.COMMITTEE));
        facts.put("mediated", steps.done(caseNumber, CollectionSteps.MEDIATION));
        facts.put("letterServed", !papers.served(caseNumber, CollectionPapers.LETTER).isEmpty());
        facts.put("claimOutcome", claims.last(caseNumber).map(Claim::stands).orElse("none"));
        return facts;
    }

    /**
     * Keeps the step that was decided on; the time of whoever does it begins.
     *
     * @param step one of the form's
     * @param table the table {@code collection-remedy}: facts in, rule out
     * @return the step
     * @throws Refusal 422 for a letter or a claim before a demand was served, or while the
     *     household's problem is being solved
     */
    public String approved(
            String caseNumber,
            String step,
            String note,
            String by,
            Function<Map<String, Object>, Map<String, Object>> table,
            Function<String, ServiceTime> times) {
        Refused.unknown(
                "remedy",
                step,
                CollectionSteps.COMMITTEE,
                CollectionSteps.MEDIATION,
                CollectionSteps.LETTER,
                CollectionSteps.COURT,
                CollectionSteps.WRITE_OFF,
                CollectionSteps.HOLD);
        String why = Bounds.required("remedyNote", note, Bounds.REASON);
        boolean presses = List.of(CollectionSteps.LETTER, CollectionSteps.COURT).contains(step);
        if (presses && papers.served(caseNumber, CollectionPapers.DEMAND).isEmpty()) {
            throw Refusal.invalid("remedy", "legal.demandFirst");
        }
        if (presses) {
            pauses.refusePressing(caseNumber, "remedy");
        }
        steps.approved(caseNumber, suggested(caseNumber, table), step, why, by);
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "remedyApproval");
        switch (step) {
            case CollectionSteps.MEDIATION -> clocks.restart(caseNumber, times.apply("mediation"));
            case CollectionSteps.LETTER -> clocks.restart(caseNumber, times.apply("letterDraft"));
            default -> {
                // The part itself begins its time.
            }
        }
        return step;
    }

    /**
     * The step is over.
     *
     * @return what the collection does next, see {@link CollectionModel}
     */
    public String close(String caseNumber) {
        List<Step> all = steps.of(caseNumber);
        Step last = all.get(all.size() - 1);
        if (last.outcome() == null) {
            steps.ended(
                    caseNumber,
                    last.step().equals(CollectionSteps.HOLD) ? "held" : "done",
                    null,
                    null);
        }
        if ("posted".equals(last.outcome())) {
            collections.over(caseNumber, CollectionCase.WRITTEN_OFF, last.outcomeNote());
            return CollectionService.ENDED;
        }
        Optional<Claim> claim = claims.last(caseNumber);
        boolean enforced =
                claim.isPresent()
                        && "recovered".equals(claim.get().enforcement())
                        && debts.of(collections.record(caseNumber).houseId()).none();
        if (enforced) {
            collections.over(caseNumber, CollectionCase.ENFORCED, claim.get().judgmentNumber());
            return CollectionService.ENDED;
        }
        return CollectionService.RESUME;
    }

    /** What the case shows of demands, letters, steps and claims; empty before the first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "legal",
                Map.of(
                        "demands", papers.of(caseNumber, CollectionPapers.DEMAND),
                        "letters", papers.of(caseNumber, CollectionPapers.LETTER),
                        "claims", claims.of(caseNumber)));
        details.put("legalSteps", steps.of(caseNumber).stream().map(this::inWords).toList());
        details.put(
                "limitation",
                limitations.lapses(collections.record(caseNumber).houseId()).orElse(null));
        return details;
    }

    private Map<String, Object> inWords(CollectionSteps.Step one) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("at", one.decidedAt());
        words.put("step", texts.say("legal.step." + one.step()));
        words.put(
                "outcome",
                one.outcome() == null ? null : texts.say("legal.outcome." + one.outcome()));
        words.put("note", one.outcomeNote() == null ? one.note() : one.outcomeNote());
        return words;
    }
}
