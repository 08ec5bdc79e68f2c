package org.guanjia.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

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
    private String handler;
    private String handlerRole;
    private String investigator;
    private String investigatorRole;
    private String approver;
    private String approverRole;
    private String caller;
    private String callerRole;
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
    private String approvalNote;
    private String replyText;
    private Instant repliedAt;
    private String resolution;
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

    void acknowledged(Instant now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
        }
    }

    // ---- the hands ----

    void handledBy(Hand hand) {
        handler = hand.user();
        handlerRole = hand.role();
    }

    void investigatedBy(Hand hand) {
        investigator = hand.user();
        investigatorRole = hand.role();
    }

    /** Null when nobody has to approve. */
    void approvedBy(Hand hand) {
        approver = hand == null ? null : hand.user();
        approverRole = hand == null ? null : hand.role();
    }

    void calledBy(Hand hand) {
        caller = hand.user();
        callerRole = hand.role();
    }

    /** The parts that this role has now, as the diagrams name them. */
    List<String> partsOf(String role) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("handler", handlerRole);
        roles.put("investigator", investigatorRole);
        roles.put("approver", approverRole);
        roles.put("caller", callerRole);
        return roles.entrySet().stream()
                .filter(part -> role.equals(part.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void handTo(String part, Hand hand) {
        switch (part) {
            case "handler" -> handledBy(hand);
            case "investigator" -> investigatedBy(hand);
            case "approver" -> approvedBy(hand);
            case "caller" -> calledBy(hand);
            default -> throw new IllegalArgumentException(part);
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

    void proposed(String what, BigDecimal amount, String reply) {
        remedy = what;
        compensation = amount;
        replyText = reply;
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

    String handler() {
        return handler;
    }

    String handlerRole() {
        return handlerRole;
    }

    String investigator() {
        return investigator;
    }

    String investigatorRole() {
        return investigatorRole;
    }

    String approver() {
        return approver;
    }

    String approverRole() {
        return approverRole;
    }

    String caller() {
        return caller;
    }

    String callerRole() {
        return callerRole;
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

    int rejections() {
        return rejections;
    }

    String callBackResult() {
        return callBackResult;
    }
}
