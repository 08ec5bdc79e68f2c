package org.guanjia.webapps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.guanjia.language.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A backup of the embedded database while it works: nobody else can open its file. A MySQL server
 * has its own tools.
 */
@RestController
@RequestMapping("/api/backup")
@Tag(name = "operation", description = "运维 · operation")
class BackupController {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    record Written(String file) {}

    private final JdbcOperations sql;
    private final Clock clock;

    BackupController(JdbcOperations sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "备份内嵌数据库 · back the embedded database up while it works",
            description =
                    "写在数据库文件旁边;MySQL 请用 mysqldump · beside the database's file; for MySQL use"
                            + " mysqldump")
    Written backup() {
        if (!isEmbedded()) {
            throw Refusal.conflict("webapps.backupByTools");
        }
        String file =
                sql.queryForObject("call database_path()", String.class)
                        + "-backup-"
                        + LocalDateTime.now(clock).format(STAMP)
                        + ".zip";
        sql.execute("backup to '" + file.replace("'", "''") + "'");
        return new Written(file);
    }

    private boolean isEmbedded() {
        String product =
                sql.execute(
                        (ConnectionCallback<String>)
                                connection -> connection.getMetaData().getDatabaseProductName());
        return "H2".equals(product);
    }
}
