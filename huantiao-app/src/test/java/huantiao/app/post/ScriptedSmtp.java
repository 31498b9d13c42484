package huantiao.app.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on a real socket that answers a command as it is told to, and else politely. */
final class ScriptedSmtp implements AutoCloseable {

    /** Closes the line instead of answering. */
    static final String HANGS_UP = "";

    final AtomicInteger taken = new AtomicInteger();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket server;

    ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * @param command first word of a command, or {@code end} for the end of a message
     */
    ScriptedSmtp answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var line = server.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        line.getInputStream(), StandardCharsets.UTF_8))) {
            say(line, "220 mail.example.org");
            boolean inMessage = false;
            for (var heard = in.readLine(); heard != null; heard = in.readLine()) {
                if (inMessage && !heard.equals(".")) {
                    continue;
                }
                var command = inMessage ? "end" : heard.split("[ :]")[0];
                inMessage = false;
                var answer = answers.getOrDefault(command, usual(command));
                if (answer.equals(HANGS_UP)) {
                    return;
                }
                say(line, answer);
                inMessage = command.equals("DATA") && answer.startsWith("354");
                if (command.equals("end") && answer.startsWith("250")) {
                    taken.incrementAndGet();
                }
                if (command.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side hung up; the next one is served all the same.
        }
    }

    private static String usual(String command) {
        return switch (command) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(Socket line, String answer) throws IOException {
        line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
