package org.guanjia.fee;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.imports.BankFile;
import org.guanjia.language.Refusal;
import org.guanjia.staff.MassSql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bank statements as they are brought in. First all of a file is kept, then {@link BankBooking}
 * books it line by line: a server that stops in between goes on where it stood. The same file twice
 * is one statement, and a line that two files hold is one payment.
 */
@Service
@Transactional
public class BankStatements {

    private static final int LONGEST_NAME = 200;
    private static final int CHUNK = 500;
    private static final int FINGERPRINT = 40;

    private final JdbcClient sql;
    private final MassSql mass;
    private final EstateService estate;
    private final Clock clock;

    BankStatements(JdbcClient sql, EstateService estate, Clock clock) {
        this.sql = sql;
        this.mass = new MassSql(sql);
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * A statement and how far it is.
     *
     * @param credits lines of money that came in and were new
     * @param debits lines of money that went out, which are left alone
     * @param known lines that an earlier file had
     */
    record Statement(
            long id,
            String community,
            String fileName,
            int credits,
            int debits,
            int known,
            Instant importedAt,
            String importedBy,
            Map<String, Integer> states) {}

    /** What became of a file; {@code again} for one that was there already. */
    record Brought(long id, boolean again) {}

    /**
     * Keeps the statement in this file.
     *
     * @throws Refusal 422 for a file that cannot be read, with its first faults
     */
    Brought bring(
            String community, String fileName, byte[] file, BankFile.Content content, String by) {
        String sha256 = HexFormat.of().formatHex(digest().digest(file));
        Optional<Long> there =
                sql.sql("select id from bank_statement where community = ? and sha256 = ?")
                        .params(community, sha256)
                        .query(Long.class)
                        .optional();
        if (there.isPresent()) {
            return new Brought(there.get(), true);
        }
        Map<String, BankFile.Credit> lines = new LinkedHashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        int twice = 0;
        for (BankFile.Credit credit : content.credits()) {
            if (lines.putIfAbsent(reference(credit, alike), credit) != null) {
                twice++;
            }
        }
        Set<String> known = known(community, List.copyOf(lines.keySet()));
        lines.keySet().removeAll(known);
        KeyHolder key = new GeneratedKeyHolder();
        try {
            sql.sql(
                            "insert into bank_statement (community, file_name, sha256, credits,"
                                    + " debits, known, imported_by, imported_at) values (?, ?, ?, ?,"
                                    + " ?, ?, ?, ?)")
                    .params(
                            community,
                            Bounds.required("name", fileName, LONGEST_NAME),
                            sha256,
                            lines.size(),
                            content.debits(),
                            known.size() + twice,
                            by,
                            Columns.time(clock.instant()))
                    .update(key, "id");
            insert(key.getKey().longValue(), community, lines);
        } catch (DuplicateKeyException atTheSameTime) {
            throw Refusal.conflict("bank.atTheSameTime");
        }
        return new Brought(key.getKey().longValue(), false);
    }

    private void insert(long statement, String community, Map<String, BankFile.Credit> lines) {
        List<List<Object>> rows = new ArrayList<>();
        lines.forEach(
                (reference, credit) -> {
                    List<Object> row = new ArrayList<>();
                    row.add(statement);
                    row.add(community);
                    row.add(credit.row());
                    row.add(reference);
                    row.add(credit.bookedOn());
                    row.add(credit.amount());
                    row.add(credit.payer());
                    row.add(credit.payerAccount());
                    row.add(credit.purpose());
                    row.add(BankLine.FRESH);
                    rows.add(row);
                });
        mass.insert(
                "bank_line",
                List.of(
                        "statement_id",
                        "community",
                        "file_row",
                        "reference",
                        "booked_on",
                        "amount",
                        "payer",
                        "payer_account",
                        "purpose",
                        "state"),
                rows);
    }

    private Set<String> known(String community, List<String> references) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < references.size(); i += CHUNK) {
            known.addAll(
                    sql.sql(
                                    "select reference from bank_line where community = :community and"
                                            + " reference in (:references)")
                            .param("community", community)
                            .param(
                                    "references",
                                    references.subList(i, Math.min(references.size(), i + CHUNK)))
                            .query(String.class)
                            .list());
        }
        return known;
    }

    /**
     * The bank's own number. Where it gives none, a fingerprint of the line; of lines that are
     * alike in a file each is one of its own.
     */
    private static String reference(BankFile.Credit credit, Map<String, Integer> alike) {
        if (credit.serial() != null) {
            return credit.serial();
        }
        String facts =
                String.join(
                        "\n",
                        credit.bookedOn().toString(),
                        credit.amount().toPlainString(),
                        String.valueOf(credit.payer()),
                        String.valueOf(credit.payerAccount()),
                        String.valueOf(credit.purpose()));
        int number = alike.merge(facts, 1, Integer::sum);
        byte[] hash = digest().digest((facts + "\n" + number).getBytes(StandardCharsets.UTF_8));
        return "line:" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest statements of a community. */
    @Transactional(readOnly = true)
    List<Statement> list(String community, Long before, int limit) {
        Map<Long, Map<String, Integer>> states = new HashMap<>();
        List<Statement> found =
                sql.sql(
                                "select * from bank_statement where community = ? and id < ? order by"
                                        + " id desc limit ?")
                        .params(community, before == null ? Long.MAX_VALUE : before, limit)
                        .query(
                                (row, number) ->
                                        new Statement(
                                                row.getLong("id"),
                                                row.getString("community"),
                                                row.getString("file_name"),
                                                row.getInt("credits"),
                                                row.getInt("debits"),
                                                row.getInt("known"),
                                                Columns.time(row, "imported_at"),
                                                row.getString("imported_by"),
                                                states.computeIfAbsent(
                                                        row.getLong("id"), id -> new HashMap<>())))
                        .list();
        if (!found.isEmpty()) {
            sql.sql(
                            "select statement_id, state, count(*) lines_of from bank_line where"
                                    + " statement_id in (:ids) group by statement_id, state")
                    .param("ids", states.keySet())
                    .query(
                            row -> {
                                states.get(row.getLong("statement_id"))
                                        .put(row.getString("state"), row.getInt("lines_of"));
                            });
        }
        return found;
    }

    /**
     * The cashier sets a line aside: it is no fee, such as interest or a refund of the bank's.
     *
     * @throws Refusal 409 when it does not wait
     */
    void setAside(long id, String reason, String by) {
        String why = Bounds.required("reason", reason, LONGEST_NAME);
        int changed =
                sql.sql(
                                "update bank_line set state = 'aside', note = ?, decided_by = ?,"
                                        + " decided_at = ? where id = ? and state = 'waiting'")
                        .params(why, by, Columns.time(clock.instant()), id)
                        .update();
        if (changed == 0) {
            throw Refusal.conflict("bank.notWaiting", id);
        }
    }

    /** Days up to today are readable; the zone is the house's. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What a house is called, for a list; unknown ones are left out. */
    Map<Long, String> houses(List<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        estate.houses(ids).forEach((id, house) -> names.put(id, house.display()));
        return names;
    }

    /** Total of what still waits. */
    @Transactional(readOnly = true)
    BigDecimal waiting(String community) {
        return sql.sql(
                        "select coalesce(sum(amount), 0) from bank_line where state = 'waiting' and"
                                + " community = ?")
                .param(community)
                .query(BigDecimal.class)
                .single();
    }
}
