package org.guanjia.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.guanjia.document.OutFile;
import org.guanjia.engine.OneTimePasswords;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code import houses FILE}: the import page's work for an operator's shell. Opens no port, runs
 * no jobs, sends no messages, makes no demo. Ends with 0 when the file was imported (or is clean,
 * in a dry run), 1 when it has errors and nothing was changed, 2 when it could not be tried.
 */
public final class ImportCommand {

    private static final String WORD = "import";
    private static final int DONE = 0;
    private static final int FAULTY = 1;
    private static final int IMPOSSIBLE = 2;

    private static final int FAULTS_SHOWN = 100;

    /** What H2 says when another process has the file open. */
    private static final int H2_IN_USE = 90020;

    private static final String BY = "import-command";

    private static final Set<String> SWITCHES = Set.of("dry-run", "moved-out");
    private static final Set<String> WITH_VALUE =
            Set.of("community", "passwords", "faults", "lang");

    private static final Map<String, String> HIDDEN =
            Map.of(
                    "server.port", "-1",
                    "management.server.port", "-1",
                    "camunda.bpm.job-execution.enabled", "false",
                    "guanjia.notice.scheduled", "false",
                    "guanjia.retention.scheduled", "false",
                    "guanjia.fee.collections-scheduled", "false",
                    "guanjia.demo.enabled", "false");

    private final String[] args;
    private final PrintStream out;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> forSpring = new LinkedHashMap<>();
    private final Texts texts;
    private final Locale language;

    private ImportCommand(String[] args, PrintStream out) {
        this.args = args;
        this.out = out;
        parse();
        this.language = Locale.forLanguageTag(options.getOrDefault("lang", "zh"));
        this.texts = new Texts(language.getLanguage(), java.time.ZoneId.of("Asia/Shanghai"));
    }

    /** Whether the program was called to import. */
    public static boolean isAsked(String[] args) {
        return args.length > 0 && args[0].equals(WORD);
    }

    /**
     * Imports as the arguments say.
     *
     * @param application the program's main class
     * @return the exit code
     */
    public static int run(Class<?> application, String[] args) {
        PrintStream out =
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        StandardCharsets.UTF_8);
        return new ImportCommand(args, out).run(application);
    }

    /** Our own options have no dot in their names; all others are Spring's. */
    private void parse() {
        for (String arg : List.of(args).subList(1, args.length)) {
            String name = arg.startsWith("--") ? arg.substring(2).replaceFirst("=.*", "") : "";
            if (name.isEmpty()) {
                words.add(arg);
            } else if (name.contains(".")) {
                forSpring.put(name, arg);
            } else {
                options.put(name, arg.contains("=") ? arg.substring(arg.indexOf('=') + 1) : "");
            }
        }
    }

    private int run(Class<?> application) {
        ImportKind kind = words.size() == 2 ? ImportKind.of(words.get(0)).orElse(null) : null;
        if (kind == null || !understood()) {
            say("imports.cli.usage");
            return IMPOSSIBLE;
        }
        try {
            byte[] file = file(Path.of(words.get(1)));
            Path faults = faultFile();
            Path passwords = passwordFile();
            try (ConfigurableApplicationContext house = start(application)) {
                return work(kind, file, passwords, house);
            } finally {
                for (Path made : Stream.of(faults, passwords).filter(Objects::nonNull).toList()) {
                    if (Files.size(made) == 0) {
                        Files.delete(made);
                    }
                }
            }
        } catch (Refusal refusal) {
            out.println(texts.say(language, refusal));
            return refusal instanceof UnreadableFile ? FAULTY : IMPOSSIBLE;
        } catch (IOException failure) {
            say("imports.cli.failed", failure.getMessage());
            return IMPOSSIBLE;
        } catch (RuntimeException failure) {
            if (isLocked(failure)) {
                say("imports.cli.locked");
            } else {
                say("imports.cli.failed", reason(failure));
            }
            return IMPOSSIBLE;
        }
    }

    private boolean understood() {
        return options.entrySet().stream()
                .allMatch(
                        option ->
                                SWITCHES.contains(option.getKey())
                                        || WITH_VALUE.contains(option.getKey())
                                                && !option.getValue().isBlank());
    }

    private byte[] file(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw Refusal.invalid("file", "imports.fileMissing", path);
        }
        if (Files.size(path) > Spreadsheet.LARGEST) {
            throw new UnreadableFile("imports.fileTooLarge", Spreadsheet.LARGEST / 1024 / 1024);
        }
        return Files.readAllBytes(path);
    }

    /** Tried before anything else: what was imported must not end as a failure to say so. */
    private Path faultFile() {
        if (!options.containsKey("faults")) {
            return null;
        }
        Path path = Path.of(options.get("faults"));
        try {
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return path;
        } catch (IOException unwritable) {
            throw Refusal.invalid("faults", "imports.cli.faultsUnwritable", path);
        }
    }

    /** Made before anything else, so that no password is lost for want of a place. */
    private Path passwordFile() {
        if (!options.containsKey("passwords") || options.containsKey("dry-run")) {
            return null;
        }
        Path path = Path.of(options.get("passwords"));
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mine =
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            return Files.createFile(path, mine);
        } catch (IOException taken) {
            throw Refusal.invalid("passwords", "imports.cli.passwordsExist", path);
        }
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(true);
        forSpring.putIfAbsent("logging.level.root", "--logging.level.root=OFF");
        // Whatever else was said: a server that listens to nobody and does nothing by itself.
        HIDDEN.forEach((name, value) -> forSpring.put(name, "--" + name + "=" + value));
        return spring.run(forSpring.values().toArray(String[]::new));
    }

    private int work(
            ImportKind kind, byte[] file, Path passwords, ConfigurableApplicationContext house)
            throws IOException {
        ImportService imports = house.getBean(ImportService.class);
        boolean dry = options.containsKey("dry-run");
        Options meant = new Options(options.get("community"), options.containsKey("moved-out"));
        Progress progress = (step, done) -> {};
        Outcome outcome =
                dry
                        ? imports.check(kind, file, meant, progress)
                        : imports.run(kind, file, meant, progress);
        report(outcome, house.getBean(FaultList.class));
        if (!outcome.clean()) {
            say("imports.cli.faulty", outcome.errors());
            return FAULTY;
        }
        say(dry ? "imports.cli.clean" : "imports.cli.done");
        if (!dry) {
            passwords(kind, outcome, passwords, house);
        }
        return DONE;
    }

    private void report(Outcome outcome, FaultList faults) throws IOException {
        int shown = 0;
        for (Fault fault : outcome.faults()) {
            if (shown++ == FAULTS_SHOWN) {
                break;
            }
            String level =
                    texts.say(
                            language,
                            fault.error() ? "imports.fault.error" : "imports.fault.warning");
            if (fault.row() == 0) {
                say("imports.cli.lineWithoutRow", level, faults.say(language, fault));
            } else {
                say(
                        "imports.cli.line",
                        level,
                        fault.row(),
                        fault.column().isEmpty() ? "" : " " + fault.column(),
                        faults.say(language, fault));
            }
        }
        int all = outcome.errors() + outcome.warnings();
        if (all > FAULTS_SHOWN) {
            say("imports.cli.more", all - FAULTS_SHOWN);
        }
        if (options.containsKey("faults")) {
            Path path = Path.of(options.get("faults"));
            List<List<String>> table = faults.table(language, outcome.faults());
            Files.write(
                    path,
                    path.toString().endsWith(".xlsx")
                            ? OutFile.xlsx(
                                    List.of(
                                            new OutFile.Sheet(
                                                    texts.say(language, "imports.faults"),
                                                    table,
                                                    8,
                                                    8,
                                                    16,
                                                    28,
                                                    90)))
                            : OutFile.csv(table));
            say("imports.cli.faultsWritten", path);
        }
        outcome.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .forEach(
                        count ->
                                out.println(
                                        texts.say(language, "imports.count." + count.getKey())
                                                + ": "
                                                + count.getValue()));
        say("imports.cli.rows", outcome.rows(), outcome.errors(), outcome.warnings());
    }

    private void passwords(
            ImportKind kind, Outcome outcome, Path file, ConfigurableApplicationContext house)
            throws IOException {
        if (kind != ImportKind.STAFF) {
            return;
        }
        if (file == null) {
            if (!outcome.newAccounts().isEmpty()) {
                say("imports.cli.passwordsLater", outcome.newAccounts().size());
            }
            return;
        }
        PasswordList list = house.getBean(PasswordList.class);
        List<OneTimePasswords.Issued> issued = list.issueForAllWithout(BY);
        Files.write(file, OutFile.csv(list.table(issued, language)));
        say("imports.cli.passwordsWritten", issued.size(), file, list.validDays());
    }

    private void say(String key, Object... values) {
        out.println(texts.say(language, key, values));
    }

    private static boolean isLocked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
