package huantiao.bench;

import huantiao.meta.Doubles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One R process with metafor that answers and times rows as it is asked. */
final class PeerR implements AutoCloseable {
    private final Process process;
    private final BufferedReader from;
    private final Writer to;
    private final String version;

    private PeerR(Process process, BufferedReader from, String version) {
        this.process = process;
        this.from = from;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.version = version;
    }

    /**
     * Starts R; empty when there is none or it has no metafor.
     *
     * @param folder where data are written for it
     */
    static Optional<PeerR> start(Path folder) throws IOException {
        Path script = folder.resolve("metafor.R");
        try (var in =
                Objects.requireNonNull(PeerR.class.getResourceAsStream("metafor.R"), "metafor.R")) {
            Files.write(script, in.readAllBytes());
        }
        Process process;
        try {
            process =
                    new ProcessBuilder("Rscript", "--vanilla", script.toString(), folder.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException none) {
            return Optional.empty();
        }
        BufferedReader from =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = from.readLine();
        if (first == null || !first.startsWith("ready ")) {
            process.destroy();
            return Optional.empty();
        }
        return Optional.of(new PeerR(process, from, first.substring("ready ".length())));
    }

    /** R could not do what was asked, in its own words; it goes on with the next question. */
    static final class Failed extends IOException {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why);
        }
    }

    /** Versions of R and metafor. */
    String version() {
        return version;
    }

    /** The numbers of a row, by stopping rules far below the default. */
    double[] answer(String row) throws IOException {
        return ask("answer " + row);
    }

    /** Times calls with default settings, for about the given time, at least one call. */
    Timing time(String row, double seconds) throws IOException {
        return new Timing(Doubles.of(ask("time " + row + " " + seconds)));
    }

    private double[] ask(String question) throws IOException {
        to.write(question + "\n");
        to.flush();
        String line = from.readLine();
        if (line != null && line.startsWith("error")) {
            throw new Failed(line.substring("error".length()).trim());
        }
        if (line == null || !line.startsWith("ok")) {
            throw new IOException(
                    "R must answer '%s' with numbers, not '%s'".formatted(question, line));
        }
        List<String> words = Arrays.asList(line.trim().split(" +", -1));
        return words.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() throws IOException {
        to.close();
        from.close();
        process.destroy();
    }
}
