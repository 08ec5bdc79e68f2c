package org.guanjia.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** What the complaint flow knows of a case beyond its case file. Changed by its verbs alone. */
class ComplaintRecord {

    @Id private final String caseNumber;
    private final String community;
    private final String kind;
    private final Instant openedAt;
    private final boolean anonymous;
    private final boolean confidential;
    private String mood;
    private String aboutStaff;
    private final String externalNumber;
    private final Instant externalDue;
    private final boolean loss;
    private final boolean media;
    private Long houseId;
    private String subject;
    private String weight;
    private String responsibleRole;
    private String severityReason;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
    private ComplaintHands hands = new ComplaintHands();

    private Instant acknowledgedAt;
    private Instant contactedAt;
    private String demand;
    private String nextContact;
    private String facts;
    private String finding;
    private String rootCause;
    private String correctiveAction;
    private String noActionReason;
    private String remedy;
    private BigDecimal compensation;
    private BigDecimal granted;
    private String approvalNote;
    private String replyText;
    private Instant repliedAt;
    private String resolution;
    private String repairWanted;
    private Instant reopenedAt;
    private int rejections;
    private String callBackResult;
    @Version private Integer version;

    @PersistenceCreator
    ComplaintRecord(
            String caseNumber,
            String community,
            String kind,
            Instant openedAt,
            boolean anonymous,
            boolean confidential,
            String externalNumber,
            Instant externalDue,
            boolean loss,
            boolean media) {
        this.caseNumber = caseNumber;
        this.community = community;
        this.kind = kind;
        this.openedAt = openedAt;
        this.anonymous = anonymous;
        this.confidential = confidential;
        this.externalNumber = externalNumber;
        this.externalDue = externalDue;
        this.loss = loss;
        this.media = media;
    }

    // ---- intake and triage ----

    void mood(String code) {
        mood = code;
    }

    /** Whom it is about: who is complained about or, in praise, praised. */
    void about(String user) {
        aboutStaff = user;
    }

    void triaged(Triage triage, String reason, Long house) {
        subject = triage.subject();
        weight = triage.weight();
        responsibleRole = triage.responsibleRole();
        severityReason = reason;
        houseId = house;
    }

    /** The severity changed while the case ran. */
    void regraded(String reason) {
        severityReason = reason;
    }

    void acknowledged(Instant now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
        }
    }

    // ---- handling ----

    void contacted(Instant now, String said, String feeling, String next) {
        contactedAt = now;
        demand = said;
        mood = feeling;
        nextContact = next;
    }

    void investigated(
            String found, String verdict, String cause, String action, String reasonForNone) {
        facts = found;
        finding = verdict;
        rootCause = cause;
        correctiveAction = action;
        noActionReason = reasonForNone;
    }

    /** The resident took it up again after its end; that happens once. */
    void reopened(Instant now) {
        reopenedAt = now;
        resolution = null;
        callBackResult = null;
    }

    /** What is to be repaired by what was found; null for nothing. */
    void wantsRepair(String what) {
        repairWanted = what;
    }

    /** The neighbours talked: what they agreed is what is done. */
    void mediated(String agreed) {
        correctiveAction = agreed;
        rootCause = "none";
    }

    void proposed(String what, BigDecimal amount, String reply) {
        remedy = what;
        compensation = amount;
        replyText = reply;
    }

    /** Fees know of so much in all, in yuan. */
    void grant(BigDecimal all) {
        granted = all;
    }

    void ruled(String note) {
        approvalNote = note;
    }

    void replied(Instant now) {
        repliedAt = now;
        resolution = null;
    }

    void resolved(String answer) {
        resolution = answer;
    }

    void calledBack(String result) {
        callBackResult = result;
    }

    /** The resident does not accept it; how often by now. */
    int rejected() {
        return ++rejections;
    }

    // ---- what there is ----

    String caseNumber() {
        return caseNumber;
    }

    String community() {
        return community;
    }

    String kind() {
        return kind;
    }

    Instant openedAt() {
        return openedAt;
    }

    boolean anonymous() {
        return anonymous;
    }

    boolean confidential() {
        return confidential;
    }

    String mood() {
        return mood;
    }

    String aboutStaff() {
        return aboutStaff;
    }

    /** Whoever is complained about; null in praise and where nobody is named. */
    String accused() {
        return ComplaintService.PRAISE.equals(kind) ? null : aboutStaff;
    }

    String externalNumber() {
        return externalNumber;
    }

    Instant externalDue() {
        return externalDue;
    }

    boolean loss() {
        return loss;
    }

    boolean media() {
        return media;
    }

    Long houseId() {
        return houseId;
    }

    String subject() {
        return subject;
    }

    String weight() {
        return weight;
    }

    String responsibleRole() {
        return responsibleRole;
    }

    String severityReason() {
        return severityReason;
    }

    /** Who has which part. */
    ComplaintHands hands() {
        return hands;
    }

    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    Instant contactedAt() {
        return contactedAt;
    }

    String demand() {
        return demand;
    }

    String nextContact() {
        return nextContact;
    }

    String facts() {
        return facts;
    }

    String finding() {
        return finding;
    }

    String rootCause() {
        return rootCause;
    }

    String correctiveAction() {
        return correctiveAction;
    }

    String noActionReason() {
        return noActionReason;
    }

    String remedy() {
        return remedy;
    }

    BigDecimal compensation() {
        return compensation;
    }

    /** What fees know of, in yuan. */
    BigDecimal granted() {
        return granted == null ? BigDecimal.ZERO : granted;
    }

    String approvalNote() {
        return approvalNote;
    }

    String replyText() {
        return replyText;
    }

    Instant repliedAt() {
        return repliedAt;
    }

    String resolution() {
        return resolution;
    }

    /** Null when it never was. */
    Instant reopenedAt() {
        return reopenedAt;
    }

    String repairWanted() {
        return repairWanted;
    }

    int rejections() {
        return rejections;
    }

    String callBackResult() {
        return callBackResult;
    }
}
