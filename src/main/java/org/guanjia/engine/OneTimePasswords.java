package org.guanjia.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * First passwords of new accounts. Whoever has one signs in with it, and may then do nothing but
 * choose a password of their own ({@link AccessTable}); an earlier password is worth nothing
 * meanwhile. Only a hash is kept: 80 random bits cannot be guessed, so that a fast one will do and
 * a file of a thousand new colleagues does not wait for bcrypt a thousand times.
 */
@Component
public class OneTimePasswords {

    /** Without letters and digits that look alike on paper. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /**
     * A password to hand over, shown this once.
     *
     * @param validUntil after that it opens nothing, and another must be issued
     */
    public record Issued(String userId, String password, Instant validUntil) {}

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient db;
    private final Clock clock;
    private final ObjectProvider<EngineAccounts> accounts;
    private final Duration validity;

    OneTimePasswords(
            JdbcClient db,
            Clock clock,
            ObjectProvider<EngineAccounts> accounts,
            @Value("${guanjia.security.one-time-password-days:7}") int days) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.validity = Duration.ofDays(days);
    }

    /**
     * Issues a password; one that was issued before opens nothing from now on.
     *
     * @param issuedBy user id of who asked for it
     */
    @Transactional
    public Issued issue(String userId, String issuedBy) {
        String password = password();
        Instant validUntil = clock.instant().plus(validity);
        db.sql("delete from one_time_password where user_id = :user")
                .param("user", userId)
                .update();
        db.sql(
                        "insert into one_time_password (user_id, hash, valid_until, issued_by)"
                                + " values (:user, :hash, :until, :by)")
                .param("user", userId)
                .param("hash", hash(userId, password))
                .param("until", LocalDateTime.ofInstant(validUntil, ZoneOffset.UTC))
                .param("by", issuedBy)
                .update();
        forget(userId);
        return new Issued(userId, password, validUntil);
    }

    /**
     * Issues first passwords for those accounts that have no password of their own yet; the others
     * are left out.
     */
    @Transactional
    public List<Issued> issueFirst(Collection<String> userIds, String issuedBy) {
        List<Issued> issued = new ArrayList<>();
        for (String userId : userIds) {
            boolean own =
                    db.sql(
                                            "select count(*) from ACT_ID_USER where ID_ = :user and"
                                                    + " PWD_ is not null")
                                    .param("user", userId)
                                    .query(Long.class)
                                    .single()
                            > 0;
            if (!own || isPending(userId)) {
                issued.add(issue(userId, issuedBy));
            }
        }
        return issued;
    }

    /** For how many days a new one opens the door. */
    public long validDays() {
        return validity.toDays();
    }

    /** Whether the user must choose a password before anything else. */
    public boolean isPending(String userId) {
        return db.sql("select count(*) from one_time_password where user_id = :user")
                        .param("user", userId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether this is the user's one-time password; empty for a user who has none. */
    Optional<Boolean> check(String userId, String password) {
        return db.sql("select hash, valid_until from one_time_password where user_id = :user")
                .param("user", userId)
                .query(
                        (rs, row) -> {
                            Instant until =
                                    rs.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                            return password != null
                                    && clock.instant().isBefore(until)
                                    && MessageDigest.isEqual(
                                            rs.getString(1).getBytes(StandardCharsets.US_ASCII),
                                            hash(userId, password.strip())
                                                    .getBytes(StandardCharsets.US_ASCII));
                        })
                .optional();
    }

    /** The user has a password of their own now. */
    void done(String userId) {
        db.sql("delete from one_time_password where user_id = :user")
                .param("user", userId)
                .update();
        forget(userId);
    }

    private void forget(String userId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            accounts.getObject().forget(userId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        accounts.getObject().forget(userId);
                    }
                });
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < GROUP; i++) {
                password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return password.toString();
    }

    private static String hash(String userId, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(userId.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of()
                    .formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
