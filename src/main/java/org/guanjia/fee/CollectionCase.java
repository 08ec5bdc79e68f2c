package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** What the collection flow knows of a case beyond its case file. Changed by its verbs alone. */
class CollectionCase {

    /** Nothing was done yet. */
    static final String NEW = "new";

    static final String REMIND = "remind";
    static final String PHONE = "phone";
    static final String VISIT = "visit";
    static final String DEMAND = "demand";
    static final String LEGAL = "legal";

    /** How it ended: all paid. */
    static final String SETTLED = "settled";

    static final String CORRECTED = "corrected";
    static final String REDUCED = "reduced";
    static final String INSTALMENTS = "instalments";
    static final String PAYER_CHANGED = "payerChanged";
    static final String ENFORCED = "enforced";
    static final String WRITTEN_OFF = "writtenOff";
    static final String WITHDRAWN = "withdrawn";

    static final Integer RUNS = 1;

    @Id private final String caseNumber;
    private final String community;
    private final long houseId;

    /** {@link #RUNS}, then null: one running collection a house. */
    private Integer live;

    /** The last step that was taken. */
    private String stage;

    private final Instant openedAt;
    private final String startedBy;
    private Long batchId;
    private LocalDate overdueSince;
    private BigDecimal owed;
    private Instant nextStepAt;
    private Instant lastStepAt;
    private Instant lastReminderAt;
    private Instant lastContactAt;
    private int attempts;
    private int refusals;
    private boolean pushed;
    private String reasonCode;
    private boolean reasonOpen;
    private LocalDate promiseOn;
    private BigDecimal promiseAmount;
    private Instant pausedAt;
    private String pausedBecause;
    private int pausedDays;
    private LocalDate demandEndsOn;
    private String closeType;
    private String closeNote;
    private Instant endedAt;
    @Version private Integer version;

    @PersistenceCreator
    CollectionCase(
            String caseNumber,
            String community,
            long houseId,
            Integer live,
            Instant openedAt,
            String startedBy,
            LocalDate overdueSince,
            BigDecimal owed) {
        this.caseNumber = caseNumber;
        this.community = community;
        this.houseId = houseId;
        this.openedAt = openedAt;
        this.startedBy = startedBy;
        this.overdueSince = overdueSince;
        this.owed = owed;
        this.live = live;
        this.stage = NEW;
    }

    // ---- steps ----

    void plan(Instant at) {
        nextStepAt = at;
    }

    /** What is owed now; without a debt the day on which it began stays. */
    void owes(CollectionDebts.Debt debt) {
        owed = debt.owed();
        if (debt.since() != null) {
            overdueSince = debt.since();
        }
    }

    /** The next step begins. Attempts count within a stage. */
    void step(String name, Instant now) {
        if (!name.equals(stage)) {
            attempts = 0;
        }
        stage = name;
        pushed = false;
        lastStepAt = now;
        nextStepAt = null;
    }

    /** A step that took its time is over: what follows counts from here. */
    void stepEnded(Instant now) {
        lastStepAt = now;
    }

    /** The next stage comes at once, whatever its day. */
    void push() {
        pushed = true;
    }

    void reminded(Instant now) {
        lastReminderAt = now;
    }

    // ---- contacts ----

    void reached(Instant now) {
        attempts = 0;
        lastContactAt = now;
        lastStepAt = now;
    }

    void missed(Instant now) {
        attempts++;
        lastStepAt = now;
    }

    /**
     * Why it is not paid; to be dealt with before anything else.
     *
     * @param day promised; null without a promise
     */
    void reason(String code, LocalDate day, BigDecimal amount) {
        reasonCode = code;
        reasonOpen = true;
        promiseOn = day;
        promiseAmount = amount;
        if ("refusal".equals(code)) {
            refusals++;
        }
    }

    void reasonTaken() {
        reasonOpen = false;
        nextStepAt = null;
    }

    // ---- pauses: the days of a pause do not make the debt older ----

    void pause(Instant now, String because) {
        if (pausedAt == null) {
            pausedAt = now;
            pausedBecause = because;
        }
    }

    void resume(int days) {
        pausedAt = null;
        pausedBecause = null;
        pausedDays += days;
    }

    // ---- demand and end ----

    /** A demand was served; its reasonable period ends on this day. */
    void demanded(LocalDate periodEnds) {
        demandEndsOn = periodEnds;
    }

    /** How it ended; the process closes it. */
    void over(String type, String note) {
        closeType = type;
        closeNote = note;
    }

    void end(String type, Instant now) {
        closeType = type;
        live = null;
        nextStepAt = null;
        pausedAt = null;
        pausedBecause = null;
        reasonOpen = false;
        endedAt = now;
    }

    // ---- what it knows ----

    String caseNumber() {
        return caseNumber;
    }

    String community() {
        return community;
    }

    long houseId() {
        return houseId;
    }

    boolean running() {
        return live != null;
    }

    String stage() {
        return stage;
    }

    Instant openedAt() {
        return openedAt;
    }

    String startedBy() {
        return startedBy;
    }

    Long batchId() {
        return batchId;
    }

    LocalDate overdueSince() {
        return overdueSince;
    }

    BigDecimal owed() {
        return owed;
    }

    Instant nextStepAt() {
        return nextStepAt;
    }

    Instant lastStepAt() {
        return lastStepAt;
    }

    Instant lastReminderAt() {
        return lastReminderAt;
    }

    Instant lastContactAt() {
        return lastContactAt;
    }

    int attempts() {
        return attempts;
    }

    int refusals() {
        return refusals;
    }

    boolean pushed() {
        return pushed;
    }

    String reasonCode() {
        return reasonCode;
    }

    boolean reasonOpen() {
        return reasonOpen;
    }

    LocalDate promiseOn() {
        return promiseOn;
    }

    BigDecimal promiseAmount() {
        return promiseAmount;
    }

    Instant pausedAt() {
        return pausedAt;
    }

    String pausedBecause() {
        return pausedBecause;
    }

    int pausedDays() {
        return pausedDays;
    }

    LocalDate demandEndsOn() {
        return demandEndsOn;
    }

    String closeType() {
        return closeType;
    }

    String closeNote() {
        return closeNote;
    }

    Instant endedAt() {
        return endedAt;
    }
}
