package org.guanjia.repair;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** What the repair flow knows of a case beyond its case file. Changed by its verbs alone. */
class RepairOrder {

    /** How the job ended for the resident. */
    static final String REPAIRED = "repaired";

    /** Only the danger was removed: paid work declined, or nobody may do it. */
    static final String SAFE_ONLY = "safeOnly";

    @Id private final String caseNumber;
    private final String community;
    private String areaType;
    private String skill;
    private String chargeType;
    private String jurisdiction;
    private String emergencyUnit;
    private String photoRule;
    private String triageRule;
    private String correctedCategory;
    private String dispatchMode;
    private String technician;
    private String preferredTechnician;
    private boolean offeredToAll;
    private boolean active;
    private Instant acceptedAt;
    private Instant etaAt;
    private String meetingPoint;
    private String sceneBy;
    private Instant sceneAt;
    private Boolean sceneSafe;
    private String unitName;
    private String unitPhone;
    private Instant unitCalledAt;
    private Instant unitArrivedAt;
    private Instant arrivedAt;
    private int failedContacts;
    private String diagnosis;
    private String repairWay;
    private String partName;
    private BigDecimal estimatedCost;
    private BigDecimal quoteAmount;
    private String quoteAnswer;
    private String quoteBy;
    private Instant quoteAt;
    private BigDecimal contractorAmount;
    private Integer contractorRating;
    private String result;
    private String repairNote;
    private Instant finishedAt;
    private BigDecimal costAmount;
    private BigDecimal billedAmount;
    private int reworkCount;
    private int returnCount;
    private Boolean acceptedBySilence;
    private Integer rating;
    private Integer speed;
    private Integer attitude;
    private String callBackReason;
    private String callBackResult;
    private String callBackBy;
    private Integer teamRating;
    private String teamComment;
    @Version private Integer version;

    @PersistenceCreator
    RepairOrder(String caseNumber, String community) {
        this.caseNumber = caseNumber;
        this.community = community;
    }

    // ---- triage and dispatch ----

    /** Keeps what the table found; a second triage after a return overwrites the first. */
    void triaged(Triage triage) {
        areaType = triage.areaType();
        skill = triage.skill();
        chargeType = triage.chargeType();
        jurisdiction = triage.jurisdiction();
        emergencyUnit = triage.emergencyUnit();
        photoRule = triage.photoRule();
        triageRule = triage.rule();
    }

    /** Offers the job to one technician, or to the team when {@code user} is null. */
    void offered(String mode, String user) {
        dispatchMode = mode;
        technician = user;
        preferredTechnician = null;
        offeredToAll = false;
        active = user != null;
    }

    void offeredToAll() {
        technician = null;
        offeredToAll = true;
        active = false;
    }

    void accepted(String user, Instant now, Instant eta, String place) {
        technician = user;
        active = true;
        acceptedAt = now;
        etaAt = eta;
        meetingPoint = place;
    }

    /** The work moves to another hand without a new acceptance (escalation, hand-over). */
    void handedTo(String user) {
        technician = user;
        active = true;
    }

    void returned() {
        technician = null;
        active = false;
        returnCount++;
    }

    void correctedTo(String category) {
        correctedCategory = category;
    }

    /** Whoever shall get the next dispatch, before any rule. */
    void prefer(String user) {
        preferredTechnician = user;
    }

    // ---- emergency ----

    void sceneSecured(String guard, Instant now, boolean safe) {
        sceneBy = guard;
        sceneAt = now;
        sceneSafe = safe;
    }

    void unitCalled(String name, String phone, Instant now) {
        unitName = name;
        unitPhone = phone;
        unitCalledAt = now;
    }

    void unitArrived(Instant now) {
        unitArrivedAt = now;
    }

    // ---- on site ----

    /** The resident was told another time of arrival. */
    void promised(Instant eta) {
        etaAt = eta;
    }

    void arrived(Instant now) {
        arrivedAt = now;
    }

    void contactFailed() {
        failedContacts++;
    }

    /**
     * @param estimate what the work will cost us, in yuan; null where nobody needs to know
     */
    void diagnosed(String finding, String way, String part, BigDecimal estimate, BigDecimal quote) {
        diagnosis = finding;
        estimatedCost = estimate;
        repairWay = way;
        partName = part;
        quoteAmount = quote;
        quoteAnswer = null;
    }

    /** Somebody else says what it will cost us, in yuan. */
    void estimated(BigDecimal cost) {
        estimatedCost = cost;
    }

    /** Beyond the limit of a common part: the maintenance fund, whatever was chosen. */
    void fundedBy(String way) {
        repairWay = way;
    }

    /**
     * @param channel who gave the answer down: resident or phone
     */
    void quoteAnswered(String answer, String channel, Instant now) {
        quoteAnswer = answer;
        quoteBy = channel;
        quoteAt = now;
    }

    void contractorDone(BigDecimal amount) {
        contractorAmount = amount;
    }

    void contractorRated(int stars) {
        contractorRating = stars;
    }

    /** The work is over for the technician, one way or the other. */
    void finished(String how, String note, Instant now) {
        result = how;
        repairNote = note;
        finishedAt = now;
        active = false;
    }

    // ---- afterwards ----

    void appraised(Integer stars, Integer quick, Integer polite, boolean silence) {
        rating = stars;
        speed = quick;
        attitude = polite;
        acceptedBySilence = silence;
    }

    void callBackDecided(String reason) {
        callBackReason = reason;
    }

    void calledBack(String outcome, String by) {
        callBackResult = outcome;
        callBackBy = by;
    }

    /** One more rework; the one who did the work comes again unless somebody decides otherwise. */
    int reworked() {
        preferredTechnician = technician;
        acceptedAt = null;
        arrivedAt = null;
        result = null;
        finishedAt = null;
        return ++reworkCount;
    }

    void settled(BigDecimal cost, BigDecimal bill) {
        costAmount = cost;
        billedAmount = bill;
    }

    void teamRated(int stars, String comment) {
        teamRating = stars;
        teamComment = comment;
    }

    void closed() {
        active = false;
    }

    // ---- questions ----

    String caseNumber() {
        return caseNumber;
    }

    String community() {
        return community;
    }

    String areaType() {
        return areaType;
    }

    String skill() {
        return skill;
    }

    String chargeType() {
        return chargeType;
    }

    String photoRule() {
        return photoRule;
    }

    String emergencyUnit() {
        return emergencyUnit;
    }

    String triageRule() {
        return triageRule;
    }

    String correctedCategory() {
        return correctedCategory;
    }

    String technician() {
        return technician;
    }

    String preferredTechnician() {
        return preferredTechnician;
    }

    Instant etaAt() {
        return etaAt;
    }

    String diagnosis() {
        return diagnosis;
    }

    String repairWay() {
        return repairWay;
    }

    BigDecimal estimatedCost() {
        return estimatedCost;
    }

    boolean common() {
        return "common".equals(areaType);
    }

    BigDecimal quoteAmount() {
        return quoteAmount;
    }

    String quoteAnswer() {
        return quoteAnswer;
    }

    Instant finishedAt() {
        return finishedAt;
    }

    BigDecimal contractorAmount() {
        return contractorAmount;
    }

    BigDecimal costAmount() {
        return costAmount;
    }

    BigDecimal billedAmount() {
        return billedAmount;
    }

    int reworkCount() {
        return reworkCount;
    }

    int returnCount() {
        return returnCount;
    }

    Integer rating() {
        return rating;
    }

    Integer teamRating() {
        return teamRating;
    }

    String callBackResult() {
        return callBackResult;
    }

    String meetingPoint() {
        return meetingPoint;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    String result() {
        return result;
    }

    String repairNote() {
        return repairNote;
    }

    String partName() {
        return partName;
    }
}
