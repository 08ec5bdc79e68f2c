package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos of a case, kept in the database without what a phone writes into them. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Photos {

    /** What a photo may be of; {@code report} is what came with a report. */
    public static final Set<String> KINDS =
            Set.of("report", "before", "after", "evidence", "proof");

    /** A case is no album; a loop of uploads ends here. */
    private static final int MOST = 60;

    private static final String COLUMNS =
            "p.id, p.by_user, p.staff, p.kind, p.content_type, p.width, p.height, p.bytes,"
                    + " p.added_at, f.case_number";

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final PhotoMaker maker;
    private final Clock clock;

    Photos(JdbcClient sql, CaseKeys keys, PhotoMaker maker, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * Adds a photo. JPEG, PNG and WebP are told by their content; turned upright and encoded anew,
     * so that place, time and device are gone; WebP is kept as JPEG, or as PNG when it has
     * transparency.
     *
     * @param byUser user id; null when a resident adds it
     * @param staff whether a colleague adds it; only these count as proof of work
     * @param kind one of {@link #KINDS}; null means report
     * @throws Refusal 413 when larger than 10 MB or 40 million pixels; 415 for HEIC; 422 when it is
     *     no photo, its kind is unknown, or the case has 60 already
     */
    public Photo add(String caseNumber, String byUser, boolean staff, String kind, byte[] data) {
        CaseKeys.Key key = keys.of(caseNumber);
        String known = kind == null || kind.isBlank() ? "report" : kind;
        if (!KINDS.contains(known)) {
            throw Refusal.invalid("kind", "casefile.photoKind");
        }
        PhotoMaker.Made made = maker.make(data);
        Long count =
                sql.sql("select count(*) from case_photo where case_id = ?")
                        .param(key.id())
                        .query(Long.class)
                        .single();
        if (count >= MOST) {
            throw Refusal.invalid("photo", "casefile.photoMany", MOST);
        }
        Instant now = clock.instant();
        KeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into case_photo (case_id, by_user, staff, kind, content_type,"
                                + " width, height, bytes, added_at, data)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        byUser,
                        staff,
                        known,
                        made.contentType(),
                        made.width(),
                        made.height(),
                        made.data().length,
                        Columns.time(now),
                        made.data())
                .update(id, "id");
        return new Photo(
                id.getKey().longValue(),
                caseNumber,
                byUser,
                staff,
                known,
                made.contentType(),
                made.width(),
                made.height(),
                made.data().length,
                now);
    }

    /** The photo with its bytes. */
    @Transactional(readOnly = true)
    public Optional<PhotoFile> find(long id) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + ", p.data from case_photo p join case_file f on f.id = p.case_id"
                                + " where p.id = ?")
                .param(id)
                .query((row, number) -> new PhotoFile(photo(row, number), row.getBytes("data")))
                .optional();
    }

    /** The case's photos without their bytes, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<Photo> list(String caseNumber) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + " from case_photo p join case_file f on f.id = p.case_id"
                                + " where p.case_id = ? order by p.id")
                .param(keys.of(caseNumber).id())
                .query(Photos::photo)
                .list();
    }

    /**
     * Whether a colleague added a photo at or after this time.
     *
     * @param kind of this kind; null for any
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean staffPhotoSince(String caseNumber, String kind, Instant since) {
        return !sql.sql(
                        "select id from case_photo where case_id = :id and staff = true"
                                + " and added_at >= :since"
                                + (kind == null ? "" : " and kind = :kind")
                                + " limit 1")
                .param("id", keys.of(caseNumber).id())
                .param(
                        "since",
                        Columns.time(since.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                .param("kind", kind)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    private static Photo photo(ResultSet row, int number) throws SQLException {
        return new Photo(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("by_user"),
                row.getBoolean("staff"),
                row.getString("kind"),
                row.getString("content_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("bytes"),
                Columns.time(row, "added_at"));
    }
}
