package org.guanjia.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.guanjia.Application;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The real server in a process of its own, with a hand of the test inside: it reads a line, does
 * what it says and answers in a line. So a test can stop it, start another version of it on the
 * same database, or have two at once.
 */
public final class TestServer implements AutoCloseable {

    private static final String ANSWER = "## ";
    private static final String READY = "ready";

    /** What a line asks of the server; answers in one line. */
    public interface Hand {
        String take(String line) throws Exception;
    }

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintStream orders;

    private TestServer(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts a server and waits until it is there.
     *
     * @param main a class whose main method calls {@link #serve}
     * @param before folders that come before the class path: what the next version changes
     * @param arguments as on the command line
     * @throws IllegalStateException when it does not start, with what it logged
     */
    public static TestServer start(
            Class<?> main, Path log, List<Path> before, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx600m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        StringBuilder path = new StringBuilder();
        before.forEach(folder -> path.append(folder).append(File.pathSeparator));
        command.add(
                path
                        + System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(
                List.of(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--guanjia.notice.scheduled=false",
                        "--guanjia.retention.scheduled=false",
                        "--guanjia.fee.collections-scheduled=false",
                        "--guanjia.security.bcrypt-strength=4",
                        "--guanjia.demo.cases=false"));
        command.addAll(arguments);
        try {
            TestServer server =
                    new TestServer(
                            new ProcessBuilder(command)
                                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                                    .start(),
                            log);
            server.answer();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says a line and waits for the answer. */
    public String ask(String line) {
        orders.println(line);
        return answer();
    }

    private String answer() {
        try {
            for (String line; (line = answers.readLine()) != null; ) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
                Files.writeString(
                        log,
                        line + "\n",
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND);
            }
            process.waitFor();
            throw new IllegalStateException(
                    "the server ended with " + process.exitValue() + "\n" + Files.readString(log));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the server did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The server's side: starts it, and does what each line says until there is none.
     *
     * @param hand made from the running server
     */
    public static void serve(
            String[] arguments,
            java.util.function.Function<ConfigurableApplicationContext, Hand> hand)
            throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context =
                        new SpringApplicationBuilder(Application.class)
                                .initializers(
                                        starting ->
                                                starting.getBeanFactory()
                                                        .registerSingleton(
                                                                "noTests", new NoTests()))
                                .run(arguments);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Hand made = hand.apply(context);
            out.println(ANSWER + READY);
            for (String line; (line = lines.readLine()) != null; ) {
                out.println(ANSWER + answer(made, line));
            }
        }
    }

    private static String answer(Hand hand, String line) {
        try {
            return hand.take(line);
        } catch (Throwable e) {
            e.printStackTrace();
            return "failed: " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    /** The tests' own beans stay out of the server. */
    private static final class NoTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory)
                throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return NoTests.class.hashCode();
        }
    }
}
