package org.guanjia.complaint;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/**
 * What a major complaint has besides: who owns it, how the damage was contained, and the written
 * report, whose text is closed by the signature (S1-17).
 */
class ComplaintReport {

    @Id private final String caseNumber;
    private String owner;
    private String ownerRole;
    private String containment;
    private Instant containedAt;
    private String facts;
    private String handling;
    private String reaction;
    private String prevention;
    private String editedBy;
    private String signer;
    private String signerRole;
    private Instant signedAt;
    @Version private Integer version;

    @PersistenceCreator
    ComplaintReport(String caseNumber) {
        this.caseNumber = caseNumber;
    }

    void ownedBy(Hand hand) {
        owner = hand.user();
        ownerRole = hand.role();
    }

    void contained(String what, Instant now) {
        containment = what;
        containedAt = now;
    }

    void written(ReportText text, String by) {
        facts = text.facts();
        handling = text.handling();
        reaction = text.reaction();
        prevention = text.prevention();
        editedBy = by;
    }

    void goesTo(Hand hand) {
        signer = hand.user();
        signerRole = hand.role();
    }

    void signed(Instant now) {
        signedAt = now;
    }

    /** The case goes on, so that it ends with a signature of its own. */
    void unsigned() {
        signedAt = null;
    }

    String caseNumber() {
        return caseNumber;
    }

    Hand owner() {
        return new Hand(owner, ownerRole);
    }

    /** Null before the report was written. */
    Hand signer() {
        return signer == null ? null : new Hand(signer, signerRole);
    }

    String containment() {
        return containment;
    }

    Instant containedAt() {
        return containedAt;
    }

    /** Null before the report was written. */
    ReportText text() {
        return facts == null ? null : new ReportText(facts, handling, reaction, prevention);
    }

    String editedBy() {
        return editedBy;
    }

    Instant signedAt() {
        return signedAt;
    }
}
