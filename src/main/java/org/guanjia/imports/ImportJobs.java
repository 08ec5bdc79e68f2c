package org.guanjia.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.staff.MassSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files that were brought and what came of them, in the database: for every node to see. */
@Repository
class ImportJobs {

    /** Work without a sign of life for so long has ended with its server. */
    static final Duration SILENT = Duration.ofSeconds(30);

    /** Files and faults hold data of residents; what came of a file is known longer. */
    private static final Duration FILES_KEPT = Duration.ofDays(7);

    private static final Duration JOBS_KEPT = Duration.ofDays(90);

    /** MySQL's BLOB, in bytes: a longer piece would be refused there. */
    private static final int PIECE = 65_535;

    private final JdbcClient db;
    private final MassSql mass;
    private final Clock clock;
    private final ObjectMapper json;

    ImportJobs(JdbcClient db, Clock clock, ObjectMapper json) {
        this.db = db;
        this.mass = new MassSql(db);
        this.clock = clock;
        this.json = json;
    }

    /** Keeps a file; gives the job's id. */
    @Transactional
    public long add(
            ImportKind kind, String fileName, byte[] file, Options options, String createdBy) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql(
                        "insert into import_job (kind, file_name, file_size, community, moved_out,"
                                + " created_by, created_at, state, done, beat_at, row_count,"
                                + " errors, warnings) values (:kind, :name, :size, :community,"
                                + " :moved, :by, :at, 'checking', 0, :at, 0, 0, 0)")
                .param("kind", kind.id())
                .param("name", fileName)
                .param("size", file.length)
                .param("community", options.community())
                .param("moved", options.movedOut())
                .param("by", createdBy)
                .param("at", now())
                .update(key, "id");
        long id = key.getKey().longValue();
        for (int seq = 0; seq * (long) PIECE < file.length; seq++) {
            int from = seq * PIECE;
            db.sql("insert into import_piece (job_id, seq, content) values (:job, :seq, :content)")
                    .param("job", id)
                    .param("seq", seq)
                    .param(
                            "content",
                            Arrays.copyOfRange(file, from, Math.min(file.length, from + PIECE)))
                    .update();
        }
        return id;
    }

    /** The file of a job; empty once it was forgotten. */
    byte[] file(long id) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        db.sql("select content from import_piece where job_id = :job order by seq")
                .param("job", id)
                .query(
                        rs -> {
                            file.writeBytes(rs.getBytes(1));
                        });
        return file.toByteArray();
    }

    Optional<ImportJob> find(long id) {
        List<String> accounts =
                db.sql("select user_id from import_account where job_id = :job order by user_id")
                        .param("job", id)
                        .query(String.class)
                        .list();
        return db.sql("select * from import_job where id = :id")
                .param("id", id)
                .query((rs, row) -> job(rs, accounts))
                .optional();
    }

    /** The newest first; those before {@code before} when it is not null. */
    List<ImportJob> list(Long before, int limit) {
        return db.sql(
                        "select * from import_job where id < :before order by id desc limit"
                                + " :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((rs, row) -> job(rs, List.of()))
                .list();
    }

    /** Takes the gate for a job; false while another one runs. */
    boolean enter(long id) {
        return db.sql(
                                "update import_gate set job_id = :job, beat_at = :now where id = 1"
                                        + " and (job_id is null or beat_at < :silent)")
                        .param("job", id)
                        .param("now", now())
                        .param("silent", utc(clock.instant().minus(SILENT)))
                        .update()
                == 1;
    }

    /** Opens the gate again; false when another job has taken it meanwhile. */
    boolean leave(long id) {
        return db.sql("update import_gate set job_id = null where id = 1 and job_id = :job")
                        .param("job", id)
                        .update()
                == 1;
    }

    /** A sign of life. */
    @Transactional
    public void beat(long id, String step, int done) {
        db.sql("update import_gate set beat_at = :now where id = 1 and job_id = :job")
                .param("now", now())
                .param("job", id)
                .update();
        db.sql(
                        "update import_job set beat_at = :now, step = :step, done = :done"
                                + " where id = :job and state in ('checking', 'importing')")
                .param("now", now())
                .param("step", step)
                .param("done", done)
                .param("job", id)
                .update();
    }

    /** The work begins anew; why it failed before is forgotten. */
    void state(long id, String state) {
        db.sql(
                        "update import_job set state = :state, beat_at = :now, done = 0,"
                                + " refusal_key = null, refusal_args = null where id = :job")
                .param("state", state)
                .param("now", now())
                .param("job", id)
                .update();
    }

    /** Writes down what came of the file. */
    @Transactional
    public void finish(long id, String state, Outcome outcome) {
        db.sql(
                        "update import_job set state = :state, finished_at = :now, row_count ="
                                + " :rows, errors = :errors, warnings = :warnings, counts ="
                                + " :counts where id = :job")
                .param("state", state)
                .param("now", now())
                .param("rows", outcome.rows())
                .param("errors", outcome.errors())
                .param("warnings", outcome.warnings())
                .param("counts", write(outcome.counts()))
                .param("job", id)
                .update();
        db.sql("delete from import_fault where job_id = :job").param("job", id).update();
        db.sql("delete from import_account where job_id = :job").param("job", id).update();
        List<List<Object>> faults = new ArrayList<>();
        for (Fault fault : outcome.faults()) {
            faults.add(
                    List.of(
                            id,
                            faults.size(),
                            fault.error(),
                            fault.row(),
                            fault.column(),
                            fault.value(),
                            fault.textKey(),
                            write(fault.args())));
        }
        mass.insert(
                "import_fault",
                List.of(
                        "job_id",
                        "seq",
                        "is_error",
                        "row_no",
                        "column_name",
                        "cell_value",
                        "text_key",
                        "args"),
                faults);
        mass.insert(
                "import_account",
                List.of("job_id", "user_id"),
                outcome.newAccounts().stream().map(user -> List.<Object>of(id, user)).toList());
    }

    /** Writes down that nothing came of the file. */
    void refuse(long id, String state, String textKey, List<Object> args) {
        db.sql(
                        "update import_job set state = :state, refusal_key = :key, refusal_args ="
                                + " :args where id = :job")
                .param("state", state)
                .param("key", textKey)
                .param("args", write(args.stream().map(String::valueOf).toList()))
                .param("job", id)
                .update();
    }

    /** The faults of a job in their order, from the given place on. */
    List<Fault> faults(long id, int from, int limit) {
        return db.sql(
                        "select * from import_fault where job_id = :job and seq >= :from"
                                + " order by seq limit :limit")
                .param("job", id)
                .param("from", from)
                .param("limit", limit)
                .query(
                        (rs, row) ->
                                new Fault(
                                        rs.getBoolean("is_error"),
                                        rs.getInt("row_no"),
                                        rs.getString("column_name"),
                                        rs.getString("cell_value"),
                                        rs.getString("text_key"),
                                        read(rs.getString("args"), new TypeReference<>() {})))
                .list();
    }

    /** Forgets files and faults after a week, and the rest after a season. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    @Transactional
    public void forgetOld() {
        Instant now = clock.instant();
        for (String table : List.of("import_piece", "import_fault")) {
            db.sql(
                            "delete from "
                                    + table
                                    + " where job_id in (select id from import_job"
                                    + " where created_at < :before)")
                    .param("before", utc(now.minus(FILES_KEPT)))
                    .update();
        }
        db.sql(
                        "delete from import_account where job_id in (select id from import_job"
                                + " where created_at < :before)")
                .param("before", utc(now.minus(JOBS_KEPT)))
                .update();
        db.sql("delete from import_job where created_at < :before")
                .param("before", utc(now.minus(JOBS_KEPT)))
                .update();
    }

    private ImportJob job(ResultSet rs, List<String> accounts) throws SQLException {
        Instant beat = instant(rs, "beat_at");
        String state = rs.getString("state");
        boolean running = state.equals(ImportJob.CHECKING) || state.equals(ImportJob.IMPORTING);
        if (running && beat != null && beat.isBefore(clock.instant().minus(SILENT))) {
            state = ImportJob.STOPPED;
        }
        String counts = rs.getString("counts");
        String args = rs.getString("refusal_args");
        return new ImportJob(
                rs.getLong("id"),
                ImportKind.of(rs.getString("kind")).orElseThrow(),
                rs.getString("file_name"),
                rs.getLong("file_size"),
                rs.getString("community"),
                rs.getBoolean("moved_out"),
                rs.getString("created_by"),
                instant(rs, "created_at"),
                state,
                rs.getString("step"),
                rs.getInt("done"),
                beat,
                instant(rs, "finished_at"),
                rs.getInt("row_count"),
                rs.getInt("errors"),
                rs.getInt("warnings"),
                counts == null ? Map.of() : read(counts, new TypeReference<>() {}),
                rs.getString("refusal_key"),
                args == null ? List.of() : read(args, new TypeReference<>() {}),
                accounts);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
