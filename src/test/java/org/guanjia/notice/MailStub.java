package org.guanjia.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail server that misbehaves as the test says. Each command is answered as usual unless there is
 * an answer of the test's own; {@link #HANG_UP} closes the connection instead, {@link #SILENCE}
 * never answers.
 */
final class MailStub implements AutoCloseable {

    static final String HANG_UP = "hang up";
    static final String SILENCE = "silence";

    /** The command that ends a letter. */
    static final String END = ".";

    /** What the server says before anything. */
    static final String GREETING = "greeting";

    /** Letters that came to their end, whatever was answered then. */
    final List<String> letters = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, String> answers = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ServerSocket door;

    MailStub() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "mail-stub");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    MailStub answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    MailStub wellBehaved() {
        answers.clear();
        return this;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(caller);
            } catch (IOException e) {
                // The caller went away, or the test is over.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = caller.getOutputStream();
        if (!answer(out, GREETING, "220 stub")) {
            wait(in);
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            boolean goes =
                    switch (command) {
                        case "DATA" -> answer(out, "DATA", "354 go on") && letter(in, out);
                        case "QUIT" -> answer(out, "QUIT", "221 bye");
                        default -> answer(out, command, "250 ok");
                    };
            if (!goes) {
                wait(in);
                return;
            }
        }
    }

    private boolean letter(BufferedReader in, OutputStream out) throws IOException {
        String refused = answers.get("DATA");
        if (refused != null && !refused.startsWith("354")) {
            return true;
        }
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                letters.add(text.toString());
                return answer(out, END, "250 taken");
            }
            text.append(line).append('\n');
        }
        return false;
    }

    /** False when the conversation is over. */
    private boolean answer(OutputStream out, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP) || answer.equals(SILENCE)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    /** A silent server holds the line until the caller gives up; one that hangs up does not. */
    private void wait(BufferedReader in) throws IOException {
        if (answers.containsValue(SILENCE)) {
            while (in.readLine() != null) {
                // Says nothing.
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
