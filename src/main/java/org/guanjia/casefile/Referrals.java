package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Guided referrals (S1-04, S1-05): matters that are someone else's. Passing one on makes a numbered
 * document; its receipt and what came of it are recorded.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Referrals {

    /** What the follow-up may find. */
    public static final Set<String> OUTCOMES = Set.of("solved", "notSolved", "unreachable");

    private static final String SELECT =
            "select r.*, f.case_number from case_referral r join case_file f on f.id = r.case_id";

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final CaseRecords cases;
    private final Texts texts;
    private final Clock clock;

    Referrals(JdbcClient sql, CaseKeys keys, CaseRecords cases, Texts texts, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Records whose matter it is.
     *
     * @throws Refusal 422 when matter or body is missing
     */
    public Referral open(String caseNumber, NewReferral referral) {
        CaseKeys.Key key = keys.of(caseNumber);
        KeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into case_referral (case_id, matter, body, phone, legal_basis,"
                                + " duty, reason, follow_up_at, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        Bounds.required("matter", referral.matter(), 64),
                        Bounds.required("body", referral.body(), 128),
                        Bounds.optional("phone", referral.phone(), 64),
                        Bounds.optional("legalBasis", referral.legalBasis(), 400),
                        Bounds.optional("duty", referral.duty(), 40),
                        Bounds.optional("reason", referral.reason(), Bounds.REASON),
                        Columns.time(referral.followUpAt()),
                        Columns.time(clock.instant()))
                .update(id, "id");
        return get(id.getKey().longValue());
    }

    /**
     * Passes the matter on: makes the document. Passing on again changes nothing.
     *
     * @param by user id of who passes it on
     * @return the referral with its document
     */
    public Referral passOn(long id, String by) {
        Referral referral = get(id);
        if (referral.document() != null) {
            return referral;
        }
        CaseFile file = cases.find(referral.caseNumber()).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("number", referral.documentNumber());
        values.put("body", referral.body());
        values.put("caseNumber", file.caseNumber());
        values.put("openedAt", file.openedAt());
        values.put("description", file.description());
        values.put("legalBasis", referral.legalBasis());
        values.put("reason", referral.reason());
        Instant now = clock.instant();
        values.put("now", now);
        sql.sql(
                        "update case_referral set document = ?, passed_on_by = ?, passed_on_at = ?"
                                + " where id = ? and document is null")
                .params(
                        texts.sayWith("casefile.referralDocument", values),
                        by,
                        Columns.time(now),
                        id)
                .update();
        cases.event(file.id(), now, "passedOn", referral.documentNumber(), by, referral.body());
        return get(id);
    }

    /**
     * The body's receipt.
     *
     * @throws Refusal 409 when the matter was not passed on; 422 without a number
     */
    public void receipt(long id, String receipt) {
        String number = Bounds.required("receipt", receipt, 128);
        if (get(id).document() == null) {
            throw Refusal.conflict("casefile.referralNotPassedOn");
        }
        sql.sql("update case_referral set receipt = ?, receipt_at = ? where id = ?")
                .params(number, Columns.time(clock.instant()), id)
                .update();
    }

    /**
     * What the follow-up found.
     *
     * @param outcome one of {@link #OUTCOMES}
     * @param text may be null
     * @param nextBody whom the resident was told to turn to next; may be null
     * @param by user id
     * @throws Refusal 422 for an unknown outcome
     */
    public void outcome(long id, String outcome, String text, String nextBody, String by) {
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw Refusal.invalid(
                    "outcome", "casefile.unknownOption", "solved, notSolved, unreachable");
        }
        int changed =
                sql.sql(
                                "update case_referral set outcome = ?, outcome_text = ?,"
                                        + " next_body = ?, outcome_by = ?, outcome_at = ?"
                                        + " where id = ?")
                        .params(
                                outcome,
                                Bounds.optional("text", text, Bounds.REASON),
                                Bounds.optional("nextBody", nextBody, 128),
                                by,
                                Columns.time(clock.instant()),
                                id)
                        .update();
        if (changed == 0) {
            throw Refusal.notFound("casefile.unknownReferral", id);
        }
    }

    /**
     * The referral.
     *
     * @throws Refusal 404
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Referral get(long id) {
        return sql.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(this::referral)
                .optional()
                .orElseThrow(() -> Refusal.notFound("casefile.unknownReferral", id));
    }

    /** The case's last referral; empty when it has none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Optional<Referral> last(String caseNumber) {
        List<Referral> all = list(caseNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The case's referrals, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<Referral> list(String caseNumber) {
        return all(keys.of(caseNumber).id());
    }

    List<Referral> all(long caseId) {
        return sql.sql(SELECT + " where r.case_id = ? order by r.id")
                .param(caseId)
                .query(this::referral)
                .list();
    }

    private Referral referral(ResultSet row, int number) throws SQLException {
        Instant createdAt = Columns.time(row, "created_at");
        return new Referral(
                row.getLong("id"),
                row.getString("case_number"),
                documentNumber(row.getLong("id"), createdAt, clock.getZone()),
                row.getString("matter"),
                row.getString("body"),
                row.getString("phone"),
                row.getString("legal_basis"),
                row.getString("duty"),
                row.getString("reason"),
                Columns.time(row, "follow_up_at"),
                createdAt,
                row.getString("document"),
                row.getString("passed_on_by"),
                Columns.time(row, "passed_on_at"),
                row.getString("receipt"),
                Columns.time(row, "receipt_at"),
                row.getString("outcome"),
                row.getString("outcome_text"),
                row.getString("next_body"),
                row.getString("outcome_by"),
                Columns.time(row, "outcome_at"));
    }

    /** ZJ (转介), the day, and the row's own number: unique without a second counter. */
    private static String documentNumber(long id, Instant createdAt, ZoneId zone) {
        return "ZJ-%s-%04d"
                .formatted(
                        LocalDate.ofInstant(createdAt, zone)
                                .format(DateTimeFormatter.BASIC_ISO_DATE),
                        id);
    }
}
