package org.guanjia.fee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Households that are collected from with care (敏感户): no collection speaks to them unless their
 * housekeeper has looked and said that it may. Such a word holds for some weeks, then it is asked
 * for again; a listing ends by its last day or by hand.
 */
@Service
@Transactional
public class SensitiveHouses {

    private static final String[] CATEGORIES = {
        "low-income", "bereaved", "ill", "disabled", "elderly-alone", "other"
    };

    /** A house of a row {@code h} that must be left alone today. */
    static final String LEFT_ALONE =
            "exists (select 1 from collection_sensitive s where s.house_id = %s and s.ended_at is"
                    + " null and s.until_on >= :today and (s.confirmed_until is null or"
                    + " s.confirmed_until < :today))";

    private static final int MOST_DAYS = 3660;
    static final int PAGE = 50;
    private static final int NOTE = 400;

    private final JdbcClient sql;
    private final EstateService estate;
    private final Clock clock;
    private final int confirmedDays;

    /**
     * @param confirmedDays how long the word of a housekeeper holds
     */
    SensitiveHouses(
            JdbcClient sql,
            EstateService estate,
            Clock clock,
            @Value("${guanjia.fee.sensitive-confirmed-days:30}") int confirmedDays) {
        this.sql = sql;
        this.estate = estate;
        this.clock = clock;
        this.confirmedDays = confirmedDays;
    }

    /**
     * A listing.
     *
     * @param until its last day; {@code 9999-12-31} when none is known
     * @param confirmedUntil the last day for which a housekeeper said that collection may go on;
     *     null for none
     */
    public record Listing(
            long id,
            long houseId,
            String community,
            String category,
            String note,
            LocalDate until,
            String addedBy,
            Instant addedAt,
            String confirmedBy,
            LocalDate confirmedUntil,
            String confirmNote,
            Instant endedAt) {}

    /**
     * Whether collection must leave the household alone today: it is listed, and no housekeeper has
     * said that collection may go on. One statement.
     */
    @Transactional(readOnly = true)
    public boolean sensitive(long houseId) {
        return sql.sql(
                                "select count(*) from fee_account a where a.house_id = :house and "
                                        + LEFT_ALONE.formatted("a.house_id"))
                        .param("house", houseId)
                        .param("today", LocalDate.now(clock))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Lists a household.
     *
     * @param category one of low-income, bereaved, ill, disabled, elderly-alone, other
     * @param until the last day; null when none is known
     * @param note needed for {@code other}
     * @return the listing's id
     * @throws Refusal 422 naming the field; 409 when it is listed for that already
     */
    public long add(long houseId, String category, LocalDate until, String note, String by) {
        String community = estate.house(houseId).community();
        Refused.unknown("category", category, CATEGORIES);
        LocalDate today = LocalDate.now(clock);
        if (until != null && (until.isBefore(today) || until.isAfter(today.plusDays(MOST_DAYS)))) {
            throw Refusal.invalid("until", "batch.untilBad", MOST_DAYS / 366);
        }
        String said =
                category.equals("other")
                        ? Bounds.required("note", note, NOTE)
                        : Bounds.optional("note", note, NOTE);
        if (of(houseId).stream().anyMatch(there -> there.category().equals(category))) {
            throw Refusal.conflict("batch.listedAlready", estate.house(houseId).display());
        }
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into collection_sensitive (house_id, community, category, note,"
                                + " until_on, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        houseId,
                        community,
                        category,
                        said,
                        until == null ? FeeItems.NEVER : until,
                        by,
                        Columns.time(clock.instant()))
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * The housekeeper has spoken with the household, or knows it: collection may go on for now.
     *
     * @throws Refusal 422 without a word on why; 409 when the house is not listed
     */
    public void confirm(long houseId, String note, String by) {
        String said = Bounds.required("note", note, NOTE);
        LocalDate today = LocalDate.now(clock);
        int changed =
                sql.sql(
                                "update collection_sensitive set confirmed_by = ?, confirmed_at ="
                                        + " ?, confirmed_until = ?, confirm_note = ? where house_id"
                                        + " = ? and ended_at is null and until_on >= ?")
                        .params(
                                by,
                                Columns.time(clock.instant()),
                                today.plusDays(confirmedDays),
                                said,
                                houseId,
                                today)
                        .update();
        if (changed == 0) {
            throw Refusal.conflict("batch.notListed", estate.house(houseId).display());
        }
    }

    /**
     * The household needs no such care any more.
     *
     * @throws Refusal 409 when the house is not listed
     */
    public void end(long houseId, String by) {
        int ended =
                sql.sql(
                                "update collection_sensitive set ended_by = ?, ended_at = ? where"
                                        + " house_id = ? and ended_at is null and until_on >= ?")
                        .params(by, Columns.time(clock.instant()), houseId, LocalDate.now(clock))
                        .update();
        if (ended == 0) {
            throw Refusal.conflict("batch.notListed", estate.house(houseId).display());
        }
    }

    /** The listings that hold today of a house, oldest first. */
    @Transactional(readOnly = true)
    public List<Listing> of(long houseId) {
        return sql.sql(
                        "select * from collection_sensitive where house_id = ? and ended_at is null"
                                + " and until_on >= ? order by id")
                .params(houseId, LocalDate.now(clock))
                .query((row, number) -> listing(row))
                .list();
    }

    /**
     * The listings of a community that hold today, newest first, 50 a page.
     *
     * @param before only those with a smaller id; null for the newest
     */
    @Transactional(readOnly = true)
    public List<Listing> list(String community, Long before) {
        return sql.sql(
                        "select * from collection_sensitive where community = ? and id < ? and"
                                + " ended_at is null and until_on >= ? order by id desc limit "
                                + PAGE)
                .params(community, before == null ? Long.MAX_VALUE : before, LocalDate.now(clock))
                .query((row, number) -> listing(row))
                .list();
    }

    private static Listing listing(ResultSet row) throws SQLException {
        return new Listing(
                row.getLong("id"),
                row.getLong("house_id"),
                row.getString("community"),
                row.getString("category"),
                row.getString("note"),
                row.getObject("until_on", LocalDate.class),
                row.getString("added_by"),
                Columns.time(row, "added_at"),
                row.getString("confirmed_by"),
                row.getObject("confirmed_until", LocalDate.class),
                row.getString("confirm_note"),
                Columns.time(row, "ended_at"));
    }
}
