package org.guanjia.fee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims before courts and arbitration bodies, with their decisions and enforcement. */
@Component
class CollectionClaimRows {

    /**
     * A claim.
     *
     * @param procedure paymentOrder, smallClaims, suit or arbitration
     * @param outcome granted, settled, objected or rejected; null while it runs
     * @param payBy last day of payment that the decision sets; null without one
     * @param enforcement recovered, partly or nothing; null before
     */
    record Claim(
            int round,
            String procedure,
            String body,
            String docketNumber,
            BigDecimal principal,
            BigDecimal damages,
            String evidence,
            LocalDate filedOn,
            String outcome,
            String judgmentNumber,
            BigDecimal awarded,
            LocalDate payBy,
            LocalDate decidedOn,
            String note,
            String enforcementNumber,
            String enforcement) {

        boolean granted() {
            return "granted".equals(outcome) || "settled".equals(outcome);
        }

        /** How it stands, as the table {@code collection-remedy} asks. */
        String stands() {
            if (outcome == null || outcome.equals("objected")) {
                return "pending";
            }
            if (!granted()) {
                return "rejected";
            }
            if (enforcement == null) {
                return "granted";
            }
            return enforcement.equals("recovered") ? "recovered" : "nothing";
        }
    }

    private final JdbcClient sql;

    CollectionClaimRows(JdbcClient sql) {
        this.sql = sql;
    }

    void filed(String caseNumber, Claim claim, String by) {
        sql.sql(
                        "insert into collection_claim (case_number, round_number, procedure_kind,"
                                + " body, docket_number, principal, damages, evidence_number,"
                                + " filed_on, filed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        claim.round(),
                        claim.procedure(),
                        claim.body(),
                        claim.docketNumber(),
                        claim.principal(),
                        claim.damages(),
                        claim.evidence(),
                        claim.filedOn(),
                        by)
                .update();
    }

    void decided(String caseNumber, Claim claim, String by) {
        sql.sql(
                        "update collection_claim set outcome = ?, judgment_number = ?, awarded = ?,"
                                + " pay_by = ?, decided_on = ?, outcome_note = ?, decided_by = ?"
                                + " where case_number = ? and round_number = ?")
                .params(
                        claim.outcome(),
                        claim.judgmentNumber(),
                        claim.awarded(),
                        claim.payBy(),
                        claim.decidedOn(),
                        claim.note(),
                        by,
                        caseNumber,
                        claim.round())
                .update();
    }

    void enforced(
            String caseNumber,
            int round,
            String number,
            String outcome,
            String note,
            LocalDate day,
            String by) {
        sql.sql(
                        "update collection_claim set enforcement_number = ?, enforcement = ?,"
                                + " enforcement_note = ?, enforced_on = ?, enforced_by = ? where"
                                + " case_number = ? and round_number = ?")
                .params(number, outcome, note, day, by, caseNumber, round)
                .update();
    }

    /** All of a case, the first first. */
    List<Claim> of(String caseNumber) {
        return sql.sql("select * from collection_claim where case_number = ? order by round_number")
                .param(caseNumber)
                .query(CollectionClaimRows::claim)
                .list();
    }

    Optional<Claim> last(String caseNumber) {
        return of(caseNumber).stream().reduce((one, later) -> later);
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getInt("round_number"),
                row.getString("procedure_kind"),
                row.getString("body"),
                row.getString("docket_number"),
                row.getBigDecimal("principal"),
                row.getBigDecimal("damages"),
                row.getString("evidence_number"),
                row.getObject("filed_on", LocalDate.class),
                row.getString("outcome"),
                row.getString("judgment_number"),
                row.getBigDecimal("awarded"),
                row.getObject("pay_by", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getString("outcome_note"),
                row.getString("enforcement_number"),
                row.getString("enforcement"));
    }
}
