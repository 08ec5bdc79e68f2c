package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.guanjia.Application;

/** The real server in a process of its own, without anything of the tests on its class path. */
public final class ServerJvm {

    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Path folder;
    private Process process;

    /**
     * @param folder where it runs and writes its {@code log}
     */
    public ServerJvm(Path folder) {
        this.folder = folder;
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /**
     * Starts it.
     *
     * @param variables of its environment, beside those of this process
     */
    public void start(Map<String, String> variables, String... arguments) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String withoutTests =
                Arrays.stream(classPath.split(File.pathSeparator))
                        .filter(part -> !part.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                withoutTests,
                                Application.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(file()));
        builder.environment().putAll(variables);
        process = builder.start();
    }

    /** Waits until the server serves; fails with its log when it ends before. */
    public void awaitStart(Callable<Boolean> serves) {
        await("start of the server")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !process.isAlive() || serves.call());
        assertThat(process.isAlive()).as(log()).isTrue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it without warning. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Asks it to end, as {@code kill -TERM} and Docker do, and does not wait. */
    public void ask() {
        process.destroy();
    }

    /** How it ended, when it did. */
    public int exit() throws InterruptedException {
        return process.waitFor();
    }

    /** All that it has written so far, in all its starts. */
    public String log() {
        try {
            return file().exists() ? Files.readString(file().toPath()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File file() {
        return folder.resolve("log").toFile();
    }
}
