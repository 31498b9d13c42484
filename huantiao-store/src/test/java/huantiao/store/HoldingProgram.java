package huantiao.store;

import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Another program that keeps the database of a directory open until it is told to stop. */
final class HoldingProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader words;

    private HoldingProgram(Process process) {
        this.process = process;
        this.words =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] args) throws IOException {
        var settings = new Own(Path.of(args[0]), OptionalInt.empty(), Tenancy.HOST);
        try (var database = Database.open(settings)) {
            System.out.println("open " + database.where());
            int end = System.in.read();
            System.out.println("told to stop by " + end);
        }
    }

    /** Starts it and returns once it holds the database. */
    static HoldingProgram of(Path directory) {
        var holding = new HoldingProgram(java(HoldingProgram.class, List.of(directory.toString())));
        var first = holding.readLine();
        if (!first.startsWith("open")) {
            throw new IllegalStateException("the other program says: " + first);
        }
        return holding;
    }

    /** This Java with our class path; its complaints go where ours go. */
    static Process java(Class<?> main, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(args);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    String readLine() {
        try {
            var line = words.readLine();
            return line == null ? "(nothing)" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would: kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().join();
    }
}
