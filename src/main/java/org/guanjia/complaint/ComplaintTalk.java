package org.guanjia.complaint;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** A talk or a training (谈话、培训) that an upheld complaint led to; one per case. */
class ComplaintTalk {

    @Id private final String caseNumber;
    private final String about;
    private final Instant askedAt;
    private String talker;
    private String talkerRole;
    private String kind;
    private String agreed;
    private LocalDate heldOn;
    private String heldBy;
    @Version private Integer version;

    @PersistenceCreator
    ComplaintTalk(String caseNumber, String about, Instant askedAt) {
        this.caseNumber = caseNumber;
        this.about = about;
        this.askedAt = askedAt;
    }

    void goesTo(Hand hand) {
        talker = hand.user();
        talkerRole = hand.role();
    }

    void held(String how, String what, LocalDate on, String by) {
        kind = how;
        agreed = what;
        heldOn = on;
        heldBy = by;
    }

    String caseNumber() {
        return caseNumber;
    }

    /** User id of the colleague; null when the complaint named nobody. */
    String about() {
        return about;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Null before somebody was asked. */
    Hand talker() {
        return talker == null ? null : new Hand(talker, talkerRole);
    }

    /** talk or training; null before it was held. */
    String kind() {
        return kind;
    }

    /** Null before it was held. */
    String agreed() {
        return agreed;
    }

    /** Null before it was held. */
    LocalDate heldOn() {
        return heldOn;
    }

    /** User id; null before it was held. */
    String heldBy() {
        return heldBy;
    }
}
