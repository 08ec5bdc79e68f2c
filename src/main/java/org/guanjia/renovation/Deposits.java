package org.guanjia.renovation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger of renovation deposits (装修押金), one account a permit. Money is held, deducted under the
 * signed agreement alone, and refunded; nothing is changed or removed, a wrong deduction is undone
 * by a movement of its own. The balance is the sum of the movements, to the fen, and never below
 * zero, however many hands move it at once.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Deposits {

    static final String HOLD = "hold";
    static final String DEDUCT = "deduct";
    static final String UNDO = "undo";
    static final String REFUND = "refund";

    private static final int REFERENCE = 200;
    private static final int FEN = 2;
    private static final BigDecimal MOST = new BigDecimal("100000000");

    private final JdbcClient sql;
    private final TransactionTemplate own;
    private final Clock clock;

    Deposits(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The deposit, or a part of it, was paid.
     *
     * @param amount yuan, above zero, at most two decimals
     * @param receipt number of the receipt; the same one is taken once
     * @param by user id; null when fees report it
     * @throws Refusal 422 naming {@code amount} or {@code receipt}; 409 when the receipt is known
     */
    public DepositMovement hold(String permitCase, BigDecimal amount, String receipt, String by) {
        BigDecimal paid = amount(amount);
        String reference = Bounds.required("receipt", receipt, REFERENCE);
        openAccount(permitCase);
        return move(permitCase, HOLD, paid, reference, null, null, null, by, reference);
    }

    /**
     * A deduction that the signed agreement allows, because of a violation.
     *
     * @param clause the clause of the agreement
     * @param causeCase number of the violation
     * @throws Refusal 422 naming {@code amount} or {@code clause}; 409 when less is held
     */
    public DepositMovement deduct(
            String permitCase, BigDecimal amount, String clause, String causeCase, String by) {
        BigDecimal taken = amount(amount);
        String reference = Bounds.required("clause", clause, REFERENCE);
        return move(permitCase, DEDUCT, taken.negate(), reference, causeCase, null, null, by, null);
    }

    /**
     * Undoes a deduction, whole and once.
     *
     * @param deduction id of the movement
     * @throws Refusal 404 when it is no deduction of this permit; 409 when it is undone; 422 naming
     *     {@code reason}
     */
    public DepositMovement undo(String permitCase, long deduction, String reason, String by) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        DepositMovement wrong =
                find(deduction)
                        .filter(found -> found.permitCase().equals(permitCase))
                        .filter(found -> found.kind().equals(DEDUCT))
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "renovation.noDeduction", deduction, permitCase));
        return move(
                permitCase,
                UNDO,
                wrong.amount().negate(),
                wrong.reference(),
                wrong.causeCase(),
                deduction,
                why,
                by,
                Long.toString(deduction));
    }

    /**
     * Undoes every deduction that came of this violation and stands.
     *
     * @return what was undone; empty when nothing was deducted
     */
    public List<DepositMovement> undoAllOf(String causeCase, String reason, String by) {
        return sql
                .sql(
                        "select m.* from deposit_movement m where m.cause_case = ? and m.kind ="
                                + " 'deduct' and not exists (select 1 from deposit_movement u where"
                                + " u.undoes = m.id) order by m.id")
                .param(causeCase)
                .query(Deposits::movement)
                .list()
                .stream()
                .map(deduction -> undo(deduction.permitCase(), deduction.id(), reason, by))
                .toList();
    }

    /**
     * Pays out all that is held.
     *
     * @param receipt number of the payment's receipt; the same one is taken once
     * @throws Refusal 409 when nothing is held or the receipt is known; 422 naming {@code receipt}
     */
    public DepositMovement refund(String permitCase, String receipt, String by) {
        String reference = Bounds.required("receipt", receipt, REFERENCE);
        BigDecimal held = lockedBalance(permitCase);
        if (held.signum() == 0) {
            throw Refusal.conflict("renovation.nothingHeld", permitCase);
        }
        return move(permitCase, REFUND, held.negate(), reference, null, null, null, by, reference);
    }

    /** What is held now, in yuan with two decimals; zero when nothing ever was. */
    @Transactional(readOnly = true)
    public BigDecimal balance(String permitCase) {
        return balance(permitCase, "");
    }

    /** All movements of the permit's deposit, oldest first. */
    @Transactional(readOnly = true)
    public List<DepositMovement> movements(String permitCase) {
        return sql.sql("select * from deposit_movement where case_number = ? order by id")
                .param(permitCase)
                .query(Deposits::movement)
                .list();
    }

    /** What was held in all, before anything was taken. */
    @Transactional(readOnly = true)
    public BigDecimal paid(String permitCase) {
        return sum(permitCase, HOLD);
    }

    /** What was deducted and not undone, as a positive amount. */
    @Transactional(readOnly = true)
    public BigDecimal deducted(String permitCase) {
        return sum(permitCase, DEDUCT, UNDO).negate();
    }

    private BigDecimal sum(String permitCase, String... kinds) {
        return sql.sql(
                        "select coalesce(sum(amount), 0) from deposit_movement where case_number ="
                                + " :permit and kind in (:kinds)")
                .param("permit", permitCase)
                .param("kinds", List.of(kinds))
                .query(BigDecimal.class)
                .single()
                .setScale(FEN);
    }

    private BigDecimal lockedBalance(String permitCase) {
        return balance(permitCase, " for update");
    }

    private BigDecimal balance(String permitCase, String lock) {
        return sql.sql("select balance from deposit_account where case_number = ?" + lock)
                .param(permitCase)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO)
                .setScale(FEN);
    }

    /**
     * In a transaction of its own: of two that open the same account, the one that comes too late
     * would keep a lock on its row, and both wait for each other.
     */
    private void openAccount(String permitCase) {
        long there =
                sql.sql("select count(*) from deposit_account where case_number = ?")
                        .param(permitCase)
                        .query(Long.class)
                        .single();
        if (there > 0) {
            return;
        }
        try {
            own.executeWithoutResult(
                    status ->
                            sql.sql(
                                            "insert into deposit_account (case_number, balance)"
                                                    + " values (?, 0)")
                                    .param(permitCase)
                                    .update());
        } catch (DuplicateKeyException openedMeanwhile) {
            // The other one's account serves both.
        }
    }

    private DepositMovement move(
            String permitCase,
            String kind,
            BigDecimal amount,
            String reference,
            String causeCase,
            Long undoes,
            String note,
            String by,
            String once) {
        // All that may be refused comes before the first change: a refusal rolls nothing back.
        BigDecimal held = lockedBalance(permitCase);
        BigDecimal then = held.add(amount);
        if (then.signum() < 0) {
            throw Refusal.conflict(
                    "renovation.depositShort", Texts.yuan(amount.abs()), Texts.yuan(held));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeyHolder id = new GeneratedKeyHolder();
        try {
            sql.sql(
                            "insert into deposit_movement (case_number, kind, amount, reference,"
                                    + " cause_case, undoes, note, by_user, moved_at, once) values"
                                    + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            permitCase,
                            kind,
                            amount,
                            reference,
                            causeCase,
                            undoes,
                            note,
                            by,
                            Columns.time(now),
                            once == null ? null : kind + ":" + once)
                    .update(id, "id");
        } catch (DuplicateKeyException already) {
            throw switch (kind) {
                case HOLD -> Refusal.conflict("renovation.already.hold", once);
                case UNDO -> Refusal.conflict("renovation.already.undo", once);
                default -> Refusal.conflict("renovation.already.refund", once);
            };
        }
        sql.sql("update deposit_account set balance = ? where case_number = ?")
                .params(then, permitCase)
                .update();
        return new DepositMovement(
                id.getKey().longValue(),
                permitCase,
                kind,
                amount,
                reference,
                causeCase,
                undoes,
                note,
                by,
                now);
    }

    private Optional<DepositMovement> find(long id) {
        return sql.sql("select * from deposit_movement where id = ?")
                .param(id)
                .query(Deposits::movement)
                .optional();
    }

    private static BigDecimal amount(BigDecimal amount) {
        if (amount == null) {
            throw Refusal.invalid("amount", "casefile.missing");
        }
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.signum() <= 0 || plain.scale() > FEN || plain.compareTo(MOST) >= 0) {
            throw Refusal.invalid("amount", "renovation.amount");
        }
        return amount.setScale(FEN);
    }

    private static DepositMovement movement(ResultSet row, int line) throws SQLException {
        return new DepositMovement(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getBigDecimal("amount").setScale(FEN),
                row.getString("reference"),
                row.getString("cause_case"),
                Columns.number(row, "undoes"),
                row.getString("note"),
                row.getString("by_user"),
                Columns.time(row, "moved_at"));
    }
}
