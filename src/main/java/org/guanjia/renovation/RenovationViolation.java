package org.guanjia.renovation;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** What the violation flow knows of a case beyond its case file. Changed by its verbs alone. */
class RenovationViolation {

    /** Not ended; holds back the acceptance of its permit. */
    static final String OPEN = "open";

    static final String RECTIFIED = "rectified";
    static final String FALSE_ALARM = "falseAlarm";
    static final String OBJECTION_UPHELD = "objectionUpheld";
    static final String HANDED_OVER = "handedOver";
    static final String LAWSUIT = "lawsuit";
    static final String WITHDRAWN = "withdrawn";

    /** Class A: structure, gas or fire safety. */
    static final String DANGEROUS = "A";

    /** Class B: harms others or the façade; visited by foreman and housekeeper. */
    static final String HARMFUL = "B";

    @Id private final String caseNumber;
    private final String community;
    private Long houseId;
    private String permitCase;
    private String state;
    private final String place;
    private String finder;
    private String finderRole;
    private final Instant foundAt;
    private String code;
    private String severity;
    private String authority;
    private String basis;
    private String region;
    private String amount;
    private String amountSource;
    private String handling;
    private Integer deadlineHours;
    private Integer validFrom;
    private boolean repeated;
    private String firstCase;
    private String personOnSite;
    private String attitude;
    private Instant talkedAt;
    private String talkNote;
    private String verdictNote;
    private String visitPartner;
    private String visitNote;
    private String ruling;
    private String rulingNote;
    private boolean suspended;
    private Instant measuresAt;
    private BigDecimal deduction;
    private String clause;
    private String deductionReason;
    private String objection;
    private Instant objectedAt;
    private String objectionDecision;
    private String objectionNote;
    private String committeeTold;
    private String receiptNumber;
    private Instant reportedAt;
    private String reportNote;
    private String authorityResult;
    private Instant authorityAnsweredAt;
    private String authorityNote;
    private String courtDecision;
    private String courtNote;
    private Instant endedAt;
    @Version private Integer version;

    @PersistenceCreator
    RenovationViolation(String caseNumber, String community, String place, Instant foundAt) {
        this.caseNumber = caseNumber;
        this.community = community;
        this.place = place;
        this.foundAt = foundAt;
        this.state = OPEN;
    }

    // ---- finding ----

    /** Whoever speaks first: the colleague who found it, or who looks after a tip. */
    void foundBy(String user, String role) {
        finder = user;
        finderRole = role;
    }

    /**
     * @param permit case number of the running permit; null where there is none
     * @param first case number of the first violation of the kind there; null when it is this one
     */
    void matched(Long house, String permit, String kind, String first) {
        houseId = house;
        permitCase = permit;
        code = kind;
        firstCase = first;
        repeated = first != null;
    }

    /**
     * @param grade A, B or C, stricter than the catalogue's when repeated
     * @param hours time to put it right
     */
    void classified(CatalogueRow row, String grade, int hours) {
        severity = grade;
        deadlineHours = hours;
        authority = row.authority();
        basis = row.basis();
        region = row.region();
        amount = row.amount();
        amountSource = row.amountSource();
        handling = row.handling();
        validFrom = row.validFrom();
    }

    // ---- on site ----

    void talked(Instant now, String who, String how, String note) {
        talkedAt = now;
        personOnSite = who;
        attitude = how;
        talkNote = note;
    }

    void judged(String note) {
        verdictNote = note;
    }

    void visited(String with, String how, String note) {
        visitPartner = with;
        attitude = how;
        visitNote = note;
    }

    void ruled(String decision, String note) {
        ruling = decision;
        rulingNote = note;
    }

    // ---- measures ----

    void measuresTaken(Instant now) {
        measuresAt = now;
    }

    void suspend() {
        suspended = true;
    }

    void lift() {
        suspended = false;
    }

    /** By the signed agreement alone; null for none. */
    void deducted(BigDecimal yuan, String agreementClause, String reason) {
        deduction = yuan;
        clause = agreementClause;
        deductionReason = reason;
    }

    void deductionUndone() {
        deduction = null;
    }

    void objected(Instant at, String words) {
        objectedAt = at;
        objection = words;
    }

    void objectionRuled(String decision, String note) {
        objectionDecision = decision;
        objectionNote = note;
    }

    // ---- the authority ----

    void reported(Instant now, String committee, String receipt, String note) {
        reportedAt = now;
        committeeTold = committee;
        receiptNumber = receipt;
        reportNote = note;
    }

    void answered(Instant now, String result, String note) {
        authorityAnsweredAt = now;
        authorityResult = result;
        authorityNote = note;
    }

    void decidedCourt(String decision, String note) {
        courtDecision = decision;
        courtNote = note;
    }

    // ---- the end ----

    void end(String result, Instant now) {
        state = result;
        endedAt = now;
    }

    // ---- what there is ----

    boolean open() {
        return OPEN.equals(state);
    }

    boolean dangerous() {
        return DANGEROUS.equals(severity);
    }

    boolean upheld() {
        return "upheld".equals(objectionDecision);
    }

    String caseNumber() {
        return caseNumber;
    }

    String community() {
        return community;
    }

    Long houseId() {
        return houseId;
    }

    String permitCase() {
        return permitCase;
    }

    String state() {
        return state;
    }

    String place() {
        return place;
    }

    String finder() {
        return finder;
    }

    String finderRole() {
        return finderRole;
    }

    Instant foundAt() {
        return foundAt;
    }

    String code() {
        return code;
    }

    String severity() {
        return severity;
    }

    String authority() {
        return authority;
    }

    String basis() {
        return basis;
    }

    String region() {
        return region;
    }

    String amount() {
        return amount;
    }

    String amountSource() {
        return amountSource;
    }

    String handling() {
        return handling;
    }

    Integer deadlineHours() {
        return deadlineHours;
    }

    Integer validFrom() {
        return validFrom;
    }

    boolean repeated() {
        return repeated;
    }

    String firstCase() {
        return firstCase;
    }

    String personOnSite() {
        return personOnSite;
    }

    String attitude() {
        return attitude;
    }

    Instant talkedAt() {
        return talkedAt;
    }

    String talkNote() {
        return talkNote;
    }

    String verdictNote() {
        return verdictNote;
    }

    String visitPartner() {
        return visitPartner;
    }

    String visitNote() {
        return visitNote;
    }

    String ruling() {
        return ruling;
    }

    String rulingNote() {
        return rulingNote;
    }

    boolean suspended() {
        return suspended;
    }

    Instant measuresAt() {
        return measuresAt;
    }

    BigDecimal deduction() {
        return deduction;
    }

    String clause() {
        return clause;
    }

    String deductionReason() {
        return deductionReason;
    }

    String objection() {
        return objection;
    }

    Instant objectedAt() {
        return objectedAt;
    }

    String objectionDecision() {
        return objectionDecision;
    }

    String objectionNote() {
        return objectionNote;
    }

    String committeeTold() {
        return committeeTold;
    }

    String receiptNumber() {
        return receiptNumber;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    String reportNote() {
        return reportNote;
    }

    String authorityResult() {
        return authorityResult;
    }

    Instant authorityAnsweredAt() {
        return authorityAnsweredAt;
    }

    String authorityNote() {
        return authorityNote;
    }

    String courtDecision() {
        return courtDecision;
    }

    String courtNote() {
        return courtNote;
    }

    Instant endedAt() {
        return endedAt;
    }
}
