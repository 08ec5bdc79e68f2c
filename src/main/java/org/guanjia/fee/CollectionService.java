package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.Resident;
import org.guanjia.fee.CollectionDebts.Debt;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A collection from its opening to its end: which step is next and when, by the table {@code
 * collection-stage}, and how it ended. What a house owes is read from the ledger each time.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionService {

    static final String FLOW = "fee-collection";
    static final String LETTERS = "CJ";

    /** What a part hands back; see {@link CollectionModel}. */
    public static final String RESUME = "resume";

    public static final String NEXT_STAGE = "nextStage";
    public static final String ENDED = "ended";

    private static final String WAIT = "wait";

    private final CollectionCases collections;
    private final CollectionDebts debts;
    private final CollectionHours hours;
    private final CollectionContacts contacts;
    private final CollectionClaimRows claims;
    private final SensitiveHouses sensitive;
    private final CaseFiles cases;
    private final EstateService estate;
    private final Texts texts;
    private final Clock clock;

    CollectionService(
            CollectionCases collections,
            CollectionDebts debts,
            CollectionHours hours,
            CollectionContacts contacts,
            CollectionClaimRows claims,
            SensitiveHouses sensitive,
            CaseFiles cases,
            EstateService estate,
            Texts texts,
            Clock clock) {
        this.collections = collections;
        this.debts = debts;
        this.hours = hours;
        this.contacts = contacts;
        this.claims = claims;
        this.sensitive = sensitive;
        this.cases = cases;
        this.estate = estate;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What the process is started with.
     *
     * @param firstStepAt when its first step may be taken
     */
    public record Opened(String caseNumber, Instant firstStepAt) {}

    /**
     * Opens the collection of one account. A batch writes the same rows set-based.
     *
     * @param words what the resident reads it is about; null for the usual ones
     * @param by user id of who asks for it
     * @throws Refusal 409 when nothing is overdue, or a collection of the house runs already
     */
    public Opened open(long houseId, String words, String by) {
        House house = estate.house(houseId);
        collections
                .runningOf(houseId)
                .ifPresent(
                        running -> {
                            throw Refusal.conflict("collection.runsAlready", running.caseNumber());
                        });
        Debt debt = debts.of(houseId);
        if (debt.none()) {
            throw Refusal.conflict("collection.nothingOverdue", house.display());
        }
        Optional<Resident> payer = contacts.payer(houseId);
        CaseFile file =
                cases.open(
                        new NewCase(
                                FLOW,
                                LETTERS,
                                house.address(),
                                houseId,
                                payer.map(Resident::name).orElse(null),
                                payer.map(one -> one.phones().get(0)).orElse(null),
                                "desk",
                                false,
                                null,
                                null,
                                null,
                                null,
                                words == null ? texts.say("collection.title") : words,
                                null));
        Instant now = clock.instant();
        CollectionCase collection =
                new CollectionCase(
                        file.caseNumber(),
                        house.community(),
                        houseId,
                        CollectionCase.RUNS,
                        now,
                        by,
                        debt.since(),
                        debt.owed());
        collection.plan(hours.message(house.community(), file.caseNumber(), now));
        try {
            collections.save(collection);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("collection.runsAlready", house.display());
        }
        return new Opened(file.caseNumber(), collection.nextStepAt());
    }

    /**
     * What is done next, as the diagram takes it.
     *
     * @param step as the table names it
     * @param reason the reason that is dealt with; null for another step
     */
    public record Step(String step, String channel, String reason, String house, String summary) {}

    /**
     * Decides on the next step, and keeps that it begins.
     *
     * @param table the table {@code collection-stage}: facts in, rule out
     * @param times how long a measure may take
     */
    public Step decide(
            String caseNumber,
            Function<Map<String, Object>, Map<String, Object>> table,
            Function<String, ServiceTime> times) {
        CollectionCase collection = record(caseNumber);
        Debt debt = debts.of(collection.houseId());
        collection.owes(debt);
        Map<String, Object> rule = table.apply(facts(collection));
        String step = (String) rule.get("step");
        String reason = null;
        switch (step) {
            case "reason" -> {
                reason = collection.reasonCode();
                collection.reasonTaken();
            }
            case WAIT, "close" -> {
                // Nothing is done to the household.
            }
            case CollectionCase.PHONE, CollectionCase.VISIT -> {
                collection.step(step, clock.instant());
                contacts.due(caseNumber, times);
            }
            default -> collection.step(step, clock.instant());
        }
        collections.save(collection);
        House house = estate.house(collection.houseId());
        return new Step(
                step,
                (String) rule.get("channel"),
                reason,
                house.display(),
                summary(collection, debt));
    }

    /**
     * Plans when to look again.
     *
     * @param step that was just taken; {@code wait} when none was due
     * @param continues what its part handed back
     * @param table the table {@code collection-stage}: facts in, rule out
     */
    public Instant plan(
            String caseNumber,
            String step,
            String continues,
            Function<Map<String, Object>, Map<String, Object>> table) {
        CollectionCase collection = record(caseNumber);
        Instant now = clock.instant();
        if (NEXT_STAGE.equals(continues)) {
            collection.push();
        }
        if (CollectionCase.DEMAND.equals(step) || CollectionCase.LEGAL.equals(step)) {
            collection.stepEnded(now);
        }
        Map<String, Object> rule = table.apply(facts(collection));
        int days = ((Number) rule.get("waitDays")).intValue();
        collection.plan(
                allowed(collection, (String) rule.get("channel"), now.plus(days, ChronoUnit.DAYS)));
        collections.save(collection);
        return collection.nextStepAt();
    }

    /** Nobody is spoken to at night, nobody is phoned or visited on a public holiday. */
    private Instant allowed(CollectionCase collection, String channel, Instant from) {
        return switch (channel) {
            case "phone", "visit" ->
                    hours.talk(collection.community(), collection.caseNumber(), from);
            default -> hours.message(collection.community(), collection.caseNumber(), from);
        };
    }

    /** What the table {@code collection-stage} is asked with. */
    private Map<String, Object> facts(CollectionCase collection) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> facts = new HashMap<>();
        facts.put("owed", collection.owed());
        facts.put("solving", collections.reasonsRunning(collection.caseNumber()) > 0);
        facts.put("reasonOpen", collection.reasonOpen());
        facts.put(
                "promised",
                !collection.reasonOpen()
                        && collection.promiseOn() != null
                        && !collection.promiseOn().isBefore(today));
        facts.put("sensitive", sensitive.sensitive(collection.houseId()));
        facts.put("stage", collection.stage());
        facts.put("daysOverdue", daysOverdue(collection, today));
        facts.put("daysSince", days(collection.lastStepAt(), today));
        facts.put("attempts", collection.attempts());
        facts.put("pushed", collection.pushed());
        facts.put(
                "demandDays",
                collection.demandEndsOn() == null
                        ? null
                        : (int) ChronoUnit.DAYS.between(today, collection.demandEndsOn()) + 1);
        return facts;
    }

    private static int daysOverdue(CollectionCase collection, LocalDate today) {
        return (int) ChronoUnit.DAYS.between(collection.overdueSince(), today)
                - collection.pausedDays();
    }

    private int days(Instant since, LocalDate today) {
        return since == null
                ? 0
                : (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(since, clock.getZone()), today);
    }

    private String summary(CollectionCase collection, Debt debt) {
        if (debt.none()) {
            return texts.say("collection.summary.none");
        }
        return texts.say(
                "collection.summary",
                Texts.yuan(debt.owed()),
                debt.damages().signum() == 0
                        ? ""
                        : texts.say("collection.damagesOfIt", Texts.yuan(debt.damages())),
                debt.from(),
                debt.to(),
                daysOverdue(collection, LocalDate.now(clock)),
                contacts.last(collection.caseNumber())
                        .map(
                                last ->
                                        texts.say(
                                                "collection.contacts",
                                                contacts.count(collection.caseNumber()),
                                                last))
                        .orElseGet(() -> texts.say("collection.contacts.none")));
    }

    // ---- what the parts say ----

    /**
     * The collection stands still while the problem is solved that keeps the household from paying:
     * the days until {@link #resume} do not make the debt older.
     */
    public void pause(String caseNumber, String because) {
        CollectionCase collection = record(caseNumber);
        collection.pause(clock.instant(), because);
        collections.save(collection);
    }

    /** It goes on where it stood. */
    public void resume(String caseNumber) {
        CollectionCase collection = record(caseNumber);
        if (collection.pausedAt() != null) {
            collection.resume(days(collection.pausedAt(), LocalDate.now(clock)));
            collections.save(collection);
        }
    }

    /**
     * A demand was served.
     *
     * @param periodEnds last day of the reasonable period
     */
    public void demanded(String caseNumber, LocalDate periodEnds) {
        CollectionCase collection = record(caseNumber);
        collection.demanded(Refused.missing("periodEnds", periodEnds));
        collections.save(collection);
    }

    /**
     * A part ends the collection.
     *
     * @param type corrected, reduced, instalments, payerChanged, enforced, writtenOff or settled
     */
    public void over(String caseNumber, String type, String note) {
        Refused.unknown(
                "closeType",
                type,
                CollectionCase.CORRECTED,
                CollectionCase.REDUCED,
                CollectionCase.INSTALMENTS,
                CollectionCase.PAYER_CHANGED,
                CollectionCase.ENFORCED,
                CollectionCase.WRITTEN_OFF);
        CollectionCase collection = record(caseNumber);
        collection.over(type, Bounds.optional("note", note, 1000));
        collections.save(collection);
    }

    // ---- the end ----

    /** A reason that was dealt with has come up again: it is dealt with before the next step. */
    public void again(String caseNumber, String reasonCode) {
        CollectionCase collection = record(caseNumber);
        collection.reason(reasonCode, null, null);
        collection.plan(clock.instant());
        collections.save(collection);
    }

    /**
     * Ends the collection with what its parts said, else because nothing is owed any more.
     *
     * @return the close type
     */
    public String close(String caseNumber) {
        String said = record(caseNumber).closeType();
        return end(caseNumber, said == null ? paidAs(caseNumber) : said);
    }

    /**
     * Money has moved: what is owed is read anew.
     *
     * @return whether nothing is overdue any more
     */
    public boolean paid(String caseNumber) {
        CollectionCase collection = record(caseNumber);
        Debt debt = debts.of(collection.houseId());
        collection.owes(debt);
        collections.save(collection);
        if (!debt.none()) {
            contacts.tellHouse(
                    caseNumber,
                    "collection.notice.partlyPaid",
                    Map.of("amount", Texts.yuan(debt.owed())));
        }
        return debt.none();
    }

    /**
     * All is paid.
     *
     * @return the close type
     */
    public String settle(String caseNumber) {
        String type = end(caseNumber, paidAs(caseNumber));
        contacts.tellHouse(caseNumber, "collection.notice.settled", Map.of());
        return type;
    }

    /** Whether it is paid of itself, or by a judgment. */
    private String paidAs(String caseNumber) {
        return claims.last(caseNumber).filter(CollectionClaimRows.Claim::granted).isPresent()
                ? CollectionCase.ENFORCED
                : CollectionCase.SETTLED;
    }

    /** A colleague takes it back. */
    public void withdraw(String caseNumber, String reason) {
        CollectionCase collection = record(caseNumber);
        collection.over(CollectionCase.WITHDRAWN, reason);
        collections.save(collection);
        end(caseNumber, CollectionCase.WITHDRAWN);
        cases.cancel(caseNumber, reason);
    }

    private String end(String caseNumber, String type) {
        CollectionCase collection = record(caseNumber);
        collection.owes(debts.of(collection.houseId()));
        collection.end(type, clock.instant());
        collections.save(collection);
        return type;
    }

    /** The flow's own facts for the case view; empty for a case that has none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> details(String caseNumber) {
        return collections.findById(caseNumber).map(this::details).orElseGet(Map::of);
    }

    private Map<String, Object> details(CollectionCase collection) {
        Map<String, Object> details = new LinkedHashMap<>();
        Debt debt = debts.of(collection.houseId());
        details.put("owed", text(collection.running() ? debt.owed() : collection.owed()));
        details.put("damages", text(debt.damages()));
        details.put("overdueSince", collection.overdueSince());
        details.put("stage", texts.say("collection.stage." + collection.stage()));
        details.put("nextStepAt", collection.nextStepAt());
        details.put("pausedBecause", word("collection.paused.", collection.pausedBecause()));
        details.put("promiseOn", collection.promiseOn());
        details.put("promiseAmount", text(collection.promiseAmount()));
        details.put("demandEndsOn", collection.demandEndsOn());
        details.put("contacts", contacts.of(collection.caseNumber()));
        details.put("closeType", word("collection.closeType.", collection.closeType()));
        details.put("closeNote", collection.closeNote());
        return details;
    }

    private String word(String room, String code) {
        return code == null ? null : texts.say(room + code);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : Money.text(amount);
    }

    /** The number of the house's running collection. */
    @Transactional(readOnly = true)
    public Optional<String> running(long houseId) {
        return collections.runningOf(houseId).map(CollectionCase::caseNumber);
    }

    CollectionCase record(String caseNumber) {
        return collections
                .findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }
}
