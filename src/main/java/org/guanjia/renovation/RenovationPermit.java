package org.guanjia.renovation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** What the permit flow knows of a renovation beyond its case file. Changed by its verbs alone. */
class RenovationPermit {

    /** Applied for; nothing may be built yet. */
    static final String APPLIED = "applied";

    /** Reviewed and allowed; agreement and deposit are still to come. */
    static final String APPROVED = "approved";

    /** The permit is out: the works may go on within its validity. */
    static final String ISSUED = "issued";

    /** The validity is over and nobody asked for more time; the site is still to be looked at. */
    static final String EXPIRED = "expired";

    /** The works are said to be finished; acceptance is on. */
    static final String FINISHED = "finished";

    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";
    static final String WITHDRAWN = "withdrawn";
    static final String LAPSED = "lapsed";

    @Id private final String caseNumber;
    private final String community;
    private Long houseId;
    private String state;
    private final String applicant;
    private final String firm;
    private final String qualification;
    private final String personInCharge;
    private final String personInChargePhone;
    private final LocalDate validFrom;
    private LocalDate validTo;
    private String hours;
    private String drawings;
    private String approvals;
    private String missing;
    private Instant completedAt;
    private String reviewNote;
    private String patrolRole;
    private boolean waterTest;
    private String agreementNumber;
    private Instant agreementSignedAt;
    private BigDecimal depositDue;
    private Instant depositPaidAt;
    private String permitNumber;
    private String code;
    private Instant issuedAt;
    private Instant begunAt;
    private LocalDate warnedFor;
    private Instant finishedAt;
    private Instant finalPassedAt;
    private String finalBy;
    private String finalNote;
    private Instant waterTestBegunAt;
    private Instant waterTestPassedAt;
    private String waterTestBy;
    private String waterTestNote;
    private Instant acceptedAt;
    private Instant endedAt;
    @Version private Integer version;

    @PersistenceCreator
    RenovationPermit(
            String caseNumber,
            String community,
            String applicant,
            String firm,
            String qualification,
            String personInCharge,
            String personInChargePhone,
            LocalDate validFrom,
            LocalDate validTo) {
        this.caseNumber = caseNumber;
        this.community = community;
        this.state = APPLIED;
        this.applicant = applicant;
        this.firm = firm;
        this.qualification = qualification;
        this.personInCharge = personInCharge;
        this.personInChargePhone = personInChargePhone;
        this.validFrom = validFrom;
        this.validTo = validTo;
    }

    // ---- application and review ----

    /**
     * What came with the application.
     *
     * @param plans one drawing a line, each beginning with the code of its work; may be null
     * @param papers one approval of an authority or utility a line, likewise; may be null
     */
    void handedIn(String plans, String papers) {
        drawings = plans;
        approvals = papers;
    }

    void livesIn(Long house) {
        houseId = house;
    }

    /** What the table of works asks for at patrols and at the acceptance. */
    void plan(String role, boolean wet) {
        patrolRole = role;
        waterTest = wet;
    }

    /** Null when nothing is missing any more. */
    void lacks(String what) {
        missing = what;
    }

    /**
     * The resident handed in what was missing, on paper or as photos.
     *
     * @param what the resident's words; may be null
     */
    void complete(String what, Instant now) {
        completedAt = now;
        missing = null;
        if (what != null) {
            drawings = drawings == null ? what : drawings + "\n" + what;
        }
    }

    void reviewed(String note) {
        reviewNote = note;
    }

    void approve() {
        state = APPROVED;
    }

    // ---- opening ----

    /**
     * What is agreed on.
     *
     * @param workHours when work may be done, as the community's terms say
     * @param deposit in yuan; zero for none
     */
    void agreeOn(String workHours, BigDecimal deposit) {
        hours = workHours;
        depositDue = deposit;
    }

    void signed(String number, Instant now) {
        agreementNumber = number;
        agreementSignedAt = now;
    }

    void paid(Instant now) {
        depositPaidAt = now;
    }

    /**
     * @param secret unguessable, for the public page behind the QR code
     */
    void issue(String number, String secret, Instant now) {
        state = ISSUED;
        permitNumber = number;
        code = secret;
        issuedAt = now;
    }

    // ---- works ----

    void begun(Instant now) {
        if (begunAt == null) {
            begunAt = now;
        }
    }

    /** The resident was told that the validity ends; once for each end. */
    void warned() {
        warnedFor = validTo;
    }

    void extend(LocalDate to) {
        validTo = to;
    }

    void expire() {
        state = EXPIRED;
    }

    void finish(Instant now) {
        state = FINISHED;
        finishedAt = now;
    }

    // ---- acceptance and end ----

    /** The first step; where rooms are wet the 48 hours of the water test begin now. */
    void finalPassed(String note, String by, Instant now) {
        finalPassedAt = now;
        finalBy = by;
        finalNote = note;
        waterTestBegunAt = waterTest ? now : null;
    }

    void waterTestPassed(String note, String by, Instant now) {
        waterTestPassedAt = now;
        waterTestBy = by;
        waterTestNote = note;
    }

    /** Something has to be done again, so both steps are to come again. */
    void rework() {
        finalPassedAt = null;
        waterTestBegunAt = null;
        waterTestPassedAt = null;
    }

    void accept(Instant now) {
        state = ACCEPTED;
        acceptedAt = now;
    }

    /** Refused, withdrawn or lapsed. */
    void end(String how, Instant now) {
        state = how;
        endedAt = now;
    }

    // ---- what there is ----

    String caseNumber() {
        return caseNumber;
    }

    String community() {
        return community;
    }

    Long houseId() {
        return houseId;
    }

    String state() {
        return state;
    }

    boolean is(String one) {
        return state.equals(one);
    }

    String applicant() {
        return applicant;
    }

    String firm() {
        return firm;
    }

    String qualification() {
        return qualification;
    }

    String personInCharge() {
        return personInCharge;
    }

    String personInChargePhone() {
        return personInChargePhone;
    }

    /** First day of the works. */
    LocalDate validFrom() {
        return validFrom;
    }

    /** Last day of the works. */
    LocalDate validTo() {
        return validTo;
    }

    String hours() {
        return hours;
    }

    String drawings() {
        return drawings;
    }

    String approvals() {
        return approvals;
    }

    String missing() {
        return missing;
    }

    /** When the resident last handed something in; null when never asked to. */
    Instant completedAt() {
        return completedAt;
    }

    String reviewNote() {
        return reviewNote;
    }

    String patrolRole() {
        return patrolRole;
    }

    boolean waterTest() {
        return waterTest;
    }

    String agreementNumber() {
        return agreementNumber;
    }

    Instant agreementSignedAt() {
        return agreementSignedAt;
    }

    BigDecimal depositDue() {
        return depositDue;
    }

    Instant depositPaidAt() {
        return depositPaidAt;
    }

    /** Null until it is issued. */
    String permitNumber() {
        return permitNumber;
    }

    /** Null until it is issued. */
    String code() {
        return code;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    Instant begunAt() {
        return begunAt;
    }

    LocalDate warnedFor() {
        return warnedFor;
    }

    Instant finishedAt() {
        return finishedAt;
    }

    Instant finalPassedAt() {
        return finalPassedAt;
    }

    String finalBy() {
        return finalBy;
    }

    String finalNote() {
        return finalNote;
    }

    String waterTestBy() {
        return waterTestBy;
    }

    String waterTestNote() {
        return waterTestNote;
    }

    Instant waterTestBegunAt() {
        return waterTestBegunAt;
    }

    Instant waterTestPassedAt() {
        return waterTestPassedAt;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
