package org.guanjia.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.document.OutFile;
import org.guanjia.engine.OneTimePasswords;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the import page of administrators asks and does. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "imports")
class ImportController {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int FAULTS_SHOWN = 200;
    private static final int LARGEST_PAGE = 100;

    record Items(List<JobView> items, String next) {}

    record FaultView(boolean error, int row, String column, String value, String message) {}

    record CountView(String what, String label, int number) {}

    record JobView(
            long id,
            String kind,
            String kindName,
            String fileName,
            long fileSize,
            String community,
            boolean movedOut,
            String createdBy,
            Instant createdAt,
            String state,
            String stateName,
            String step,
            int done,
            int rows,
            int errors,
            int warnings,
            List<CountView> counts,
            List<FaultView> faults,
            String refusal,
            int newAccounts,
            boolean mayRun) {}

    private final ImportRunner runner;
    private final ImportJobs jobs;
    private final FaultList faults;
    private final Templates templates;
    private final OneTimePasswords passwords;
    private final PasswordList list;
    private final Texts texts;

    ImportController(
            ImportRunner runner,
            ImportJobs jobs,
            FaultList faults,
            Templates templates,
            OneTimePasswords passwords,
            PasswordList list,
            Texts texts) {
        this.runner = runner;
        this.jobs = jobs;
        this.faults = faults;
        this.templates = templates;
        this.passwords = passwords;
        this.list = list;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "The files that were brought, the newest first")
    Items list(
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "20") int limit,
            Locale language) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "estate.limitBad", LARGEST_PAGE);
        }
        List<ImportJob> found = jobs.list(after, limit + 1);
        List<ImportJob> page = found.subList(0, Math.min(limit, found.size()));
        return new Items(
                page.stream().map(job -> view(job, List.of(), language)).toList(),
                found.size() > limit ? Long.toString(page.get(limit - 1).id()) : null);
    }

    @PostMapping(
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "text/csv",
                XLSX,
                "application/vnd.ms-excel"
            })
    @Operation(
            summary = "Brings a file and checks it in the background; changes nothing",
            description = "The body is the file itself, of 50 MB at most.")
    ResponseEntity<Map<String, Object>> check(
            @RequestParam String kind,
            @RequestParam(required = false) String name,
            @RequestParam(required = false) String community,
            @RequestParam(defaultValue = "false") boolean movedOut,
            @RequestBody(required = false) byte[] file,
            @AuthenticationPrincipal Caller caller) {
        ImportKind what =
                ImportKind.of(kind)
                        .orElseThrow(
                                () -> Refusal.invalid("kind", "imports.kindOfFileUnknown", kind));
        if (file == null || file.length == 0) {
            throw Refusal.invalid("file", "imports.fileEmpty");
        }
        Options options =
                new Options(
                        community == null || community.isBlank() ? null : community.strip(),
                        movedOut);
        long id = runner.check(what, name, file, options, caller.userId());
        return ResponseEntity.created(URI.create("/api/imports/" + id)).body(Map.of("id", id));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a file is, and what came of it, with its first faults")
    JobView one(@PathVariable long id, Locale language) {
        return view(job(id), jobs.faults(id, 0, FAULTS_SHOWN), language);
    }

    @PostMapping("/{id}/run")
    @Operation(summary = "Imports the very file that was checked, in the background")
    ResponseEntity<Void> run(@PathVariable long id) {
        runner.run(id);
        return ResponseEntity.accepted().build();
    }

    @GetMapping("/{id}/faults")
    @Operation(summary = "All faults of a file as csv or xlsx")
    ResponseEntity<byte[]> faults(
            @PathVariable long id,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale language) {
        boolean csv = isCsv(format);
        job(id);
        List<List<String>> table = faults.table(language, jobs.faults(id, 0, Faults.MOST_KEPT));
        String name = texts.say(language, "imports.faults") + "-" + id;
        return csv
                ? download(name + ".csv", "text/csv;charset=UTF-8", OutFile.csv(table))
                : download(
                        name + ".xlsx",
                        XLSX,
                        OutFile.xlsx(
                                List.of(
                                        new OutFile.Sheet(
                                                texts.say(language, "imports.faults"),
                                                table,
                                                8,
                                                8,
                                                16,
                                                28,
                                                90))));
    }

    @GetMapping("/templates/{kind}")
    @Operation(summary = "A file to begin with, as csv or xlsx")
    ResponseEntity<byte[]> template(
            @PathVariable String kind,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale language) {
        ImportKind what =
                ImportKind.of(kind)
                        .orElseThrow(() -> Refusal.notFound("imports.kindOfFileUnknown", kind));
        String name =
                texts.say(
                        language,
                        "imports.template",
                        texts.say(language, "imports.kind." + what.id()));
        return isCsv(format)
                ? download(name + ".csv", "text/csv;charset=UTF-8", templates.csv(what, language))
                : download(name + ".xlsx", XLSX, templates.xlsx(what, language));
    }

    @PostMapping("/{id}/passwords")
    @Transactional
    @Operation(
            summary =
                    "One-time passwords for the new accounts of an imported file, shown this once",
            description =
                    "Whoever has chosen a password meanwhile is left out. Asking again makes new"
                            + " ones, and those from before open nothing any more.")
    public ResponseEntity<byte[]> passwords(
            @PathVariable long id, @AuthenticationPrincipal Caller caller, Locale language) {
        ImportJob job = job(id);
        if (!job.state().equals(ImportJob.IMPORTED)) {
            throw Refusal.conflict("imports.notImported");
        }
        List<List<String>> rows =
                list.table(passwords.issueFirst(job.newAccounts(), caller.userId()), language);
        return download(
                texts.say(language, "imports.passwords") + "-" + id + ".csv",
                "text/csv;charset=UTF-8",
                OutFile.csv(rows));
    }

    private static boolean isCsv(String format) {
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw Refusal.invalid("format", "imports.formatUnknown", format);
        }
        return format.equals("csv");
    }

    private ImportJob job(long id) {
        return jobs.find(id).orElseThrow(() -> Refusal.notFound("imports.jobUnknown", id));
    }

    private JobView view(ImportJob job, List<Fault> shown, Locale language) {
        return new JobView(
                job.id(),
                job.kind().id(),
                texts.say(language, "imports.kind." + job.kind().id()),
                job.fileName(),
                job.fileSize(),
                job.community(),
                job.movedOut(),
                job.createdBy(),
                job.createdAt(),
                job.state(),
                texts.say(language, "imports.state." + job.state()),
                job.step() == null ? null : texts.say(language, job.step()),
                job.done(),
                job.rows(),
                job.errors(),
                job.warnings(),
                job.counts().entrySet().stream()
                        .map(
                                count ->
                                        new CountView(
                                                count.getKey(),
                                                texts.say(
                                                        language,
                                                        "imports.count." + count.getKey()),
                                                count.getValue()))
                        .collect(Collectors.toList()),
                shown.stream()
                        .map(
                                fault ->
                                        new FaultView(
                                                fault.error(),
                                                fault.row(),
                                                fault.column(),
                                                fault.value(),
                                                faults.say(language, fault)))
                        .toList(),
                job.refusalKey() == null
                        ? null
                        : texts.say(language, job.refusalKey(), job.refusalArgs().toArray()),
                job.newAccounts().size(),
                job.mayRun());
    }

    private static ResponseEntity<byte[]> download(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
