package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.fee.CollectionDebts.Debt;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.CaseContact;
import org.guanjia.notice.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said about a debt, by whom, in either direction; each time why it is not paid, as a code
 * (S1-22).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionContacts {

    /** What the resident is asked: why it is not paid. */
    static final String QUESTION = "arrears";

    /** Why a household does not pay, as a colleague records it. */
    static final List<String> REASONS =
            List.of(
                    "service",
                    "facility",
                    "leak",
                    "damage",
                    "amount",
                    "vacant",
                    "hardship",
                    "notPayer",
                    "promise",
                    "refusal",
                    "other");

    /** The resident's own answers; a promise says within how many days. */
    static final List<String> ANSWERS =
            List.of(
                    "promise7",
                    "promise15",
                    "service",
                    "facility",
                    "leak",
                    "damage",
                    "amount",
                    "vacant",
                    "hardship",
                    "notPayer");

    private static final List<String> PHONE_RESULTS =
            List.of("answered", "missed", "rejected", "wrongNumber");
    private static final List<String> VISIT_RESULTS = List.of("met", "notHome", "doorClosed");
    private static final List<String> REACHED = List.of("answered", "met");

    /** A promise lies no further ahead: then it is instalments. */
    private static final int PROMISE_DAYS = 31;

    private static final int NOTE = 1000;
    private static final String CONTACT = "contact";

    private final CollectionCases collections;
    private final CollectionDebts debts;
    private final CollectionReminders reminders;
    private final Limitations limitations;
    private final ResidentQuestions questions;
    private final ServiceClocks clocks;
    private final Residents residents;
    private final Outbox outbox;
    private final Texts texts;
    private final JdbcClient sql;
    private final Clock clock;

    CollectionContacts(
            CollectionCases collections,
            CollectionDebts debts,
            CollectionReminders reminders,
            Limitations limitations,
            ResidentQuestions questions,
            ServiceClocks clocks,
            Residents residents,
            Outbox outbox,
            Texts texts,
            JdbcClient sql,
            Clock clock) {
        this.collections = collections;
        this.debts = debts;
        this.reminders = reminders;
        this.limitations = limitations;
        this.questions = questions;
        this.clocks = clocks;
        this.residents = residents;
        this.outbox = outbox;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Reminds the household and asks why it is not paid, unless it was reminded within seven days
     * for whatever case.
     */
    public void remind(String caseNumber) {
        CollectionCase collection = record(caseNumber);
        if (!reminders.take(collection.houseId(), caseNumber)) {
            return;
        }
        Debt debt = debts.of(collection.houseId());
        questions.ask(caseNumber, QUESTION, ANSWERS, Map.of("owed", Texts.yuan(debt.owed())));
        boolean told =
                tellHouse(
                        caseNumber,
                        "collection.notice.reminder",
                        Map.of(
                                "amount", Texts.yuan(debt.owed()),
                                "from", debt.from().toString(),
                                "to", debt.to().toString()));
        collection.reminded(clock.instant());
        collections.save(collection);
        keep(
                collection,
                "message",
                told ? "sent" : "noAddress",
                new Said(null, null, null, null),
                null);
    }

    /** The housekeeper's time to phone or visit begins. */
    void due(String caseNumber, Function<String, ServiceTime> times) {
        clocks.restart(caseNumber, times.apply(CONTACT));
    }

    /**
     * What was said.
     *
     * @param reason one of {@link #REASONS}; null when nobody was reached
     * @param promiseOn the promised day; null without a promise
     * @param promiseAmount null for all that is owed
     */
    public record Said(String reason, String note, LocalDate promiseOn, BigDecimal promiseAmount) {}

    /**
     * Keeps a call or a visit.
     *
     * @param result answered, missed, rejected, wrongNumber; met, notHome, doorClosed
     * @throws Refusal 422 without a reason when somebody was reached, or with a promise for no day
     *     or a day too far ahead
     */
    public void contacted(String caseNumber, String channel, String result, Said said, String by) {
        List<String> results = channel.equals("visit") ? VISIT_RESULTS : PHONE_RESULTS;
        Refused.unknown("contactResult", result, results.toArray(String[]::new));
        clocks.met(caseNumber, CONTACT);
        CollectionCase collection = record(caseNumber);
        Instant now = clock.instant();
        if (REACHED.contains(result)) {
            Said checked = checked(said);
            collection.reached(now);
            collection.reason(checked.reason(), checked.promiseOn(), checked.promiseAmount());
            keep(collection, channel, result, checked, by);
        } else {
            collection.missed(now);
            keep(collection, channel, result, new Said(null, said.note(), null, null), by);
        }
        collections.save(collection);
    }

    /**
     * Keeps what the resident answered in the portal.
     *
     * @param answer one of {@link #ANSWERS}
     */
    public void answered(String caseNumber, String answer, String comment) {
        CollectionCase collection = record(caseNumber);
        boolean promise = answer.startsWith("promise");
        LocalDate day =
                promise
                        ? LocalDate.now(clock)
                                .plusDays(Long.parseLong(answer.substring("promise".length())))
                        : null;
        Said said = new Said(promise ? "promise" : answer, comment, day, null);
        collection.reached(clock.instant());
        collection.reason(said.reason(), day, null);
        collection.plan(clock.instant());
        collections.save(collection);
        keep(collection, "portal", "answered", said, null);
    }

    /**
     * Keeps what was agreed on in a mediation: a promise.
     *
     * @param amount null for all that is owed
     */
    void mediated(String caseNumber, LocalDate payOn, BigDecimal amount, String note, String by) {
        CollectionCase collection = record(caseNumber);
        collection.reached(clock.instant());
        collection.reason("promise", payOn, amount);
        collections.save(collection);
        keep(collection, "mediation", "agreed", new Said("promise", note, payOn, amount), by);
    }

    private Said checked(Said said) {
        Refused.unknown("reasonCode", said.reason(), REASONS.toArray(String[]::new));
        if (!said.reason().equals("promise")) {
            return new Said(said.reason(), said.note(), null, null);
        }
        LocalDate day = Refused.missing("promiseOn", said.promiseOn());
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(today) || day.isAfter(today.plusDays(PROMISE_DAYS))) {
            throw Refusal.invalid("promiseOn", "collection.promiseTooFar", PROMISE_DAYS);
        }
        return new Said(
                said.reason(),
                said.note(),
                day,
                said.promiseAmount() == null
                        ? null
                        : Money.positive("promiseAmount", said.promiseAmount()));
    }

    private void keep(
            CollectionCase collection, String channel, String result, Said said, String by) {
        sql.sql(
                        "insert into collection_contact (case_number, house_id, channel, result,"
                                + " reason_code, note, promise_on, promise_amount, owed, made_by,"
                                + " made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        collection.caseNumber(),
                        collection.houseId(),
                        channel,
                        result,
                        said.reason(),
                        Bounds.optional("contactNote", said.note(), NOTE),
                        said.promiseOn(),
                        said.promiseAmount(),
                        collection.owed(),
                        by,
                        Columns.time(clock.instant()))
                .update();
        if (said.promiseOn() != null) {
            LocalDate today = LocalDate.now(clock);
            limitations.interrupt(
                    collection.houseId(),
                    Kind.PROMISE,
                    today,
                    today,
                    null,
                    collection.caseNumber(),
                    said.promiseOn().toString());
        }
    }

    /**
     * Tells whoever pays for the house: its owner, else its tenant.
     *
     * @return false when nobody there can be reached
     */
    public boolean tellHouse(String caseNumber, String template, Map<String, ?> facts) {
        CollectionCase collection = record(caseNumber);
        Optional<Resident> payer = payer(collection.houseId());
        payer.ifPresent(
                resident ->
                        outbox.toResident(
                                new CaseContact(
                                        caseNumber,
                                        collection.community(),
                                        collection.houseId(),
                                        resident.phones().get(0)),
                                template,
                                facts,
                                false));
        return payer.isPresent();
    }

    /** Whom of the house a colleague phones: its owner, else its tenant; only with a phone. */
    Optional<Resident> payer(long houseId) {
        return residents.residents(houseId).stream()
                .filter(resident -> resident.kind() != Resident.Kind.CONTACT)
                .filter(resident -> !resident.phones().isEmpty())
                .min(Comparator.comparing(Resident::kind));
    }

    int count(String caseNumber) {
        return sql.sql("select count(*) from collection_contact where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    /** The last contact in words. */
    Optional<String> last(String caseNumber) {
        return sql.sql(
                        "select * from collection_contact where case_number = ? order by id desc"
                                + " limit 1")
                .param(caseNumber)
                .query(
                        (row, number) -> {
                            String made =
                                    texts.say(
                                            "collection.lastContact",
                                            LocalDate.ofInstant(
                                                    Columns.time(row, "made_at"), clock.getZone()),
                                            texts.say(
                                                    "collection.channel."
                                                            + row.getString("channel")),
                                            texts.say(
                                                    "collection.result."
                                                            + row.getString("result")));
                            String reason = row.getString("reason_code");
                            return reason == null
                                    ? made
                                    : texts.say(
                                            "collection.lastContactBecause",
                                            made,
                                            texts.say("collection.reason." + reason));
                        })
                .optional();
    }

    /** All contacts of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> of(String caseNumber) {
        return sql.sql("select * from collection_contact where case_number = ? order by id")
                .param(caseNumber)
                .query(
                        (row, number) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            String reason = row.getString("reason_code");
                            one.put("at", Columns.time(row, "made_at"));
                            one.put(
                                    "channel",
                                    texts.say("collection.channel." + row.getString("channel")));
                            one.put(
                                    "result",
                                    texts.say("collection.result." + row.getString("result")));
                            one.put(
                                    "reason",
                                    reason == null
                                            ? null
                                            : texts.say("collection.reason." + reason));
                            one.put("note", row.getString("note"));
                            one.put("promiseOn", row.getObject("promise_on", LocalDate.class));
                            one.put(
                                    "promiseAmount",
                                    Money.text(row.getBigDecimal("promise_amount")));
                            one.put("owed", Money.text(row.getBigDecimal("owed")));
                            one.put("by", row.getString("made_by"));
                            return one;
                        })
                .list();
    }

    private CollectionCase record(String caseNumber) {
        return collections
                .findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }
}
