package huantiao.bench;

import huantiao.bench.network.NetworkBench;
import huantiao.bench.rules.RulesBench;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./huantiao bench}: the rows by JMH, or beside R; the rules; or a network of clinics. */
public final class Main {
    @SuppressWarnings("InlineFormatString") // A page of text is easier to read alone.
    private static final String HELP =
            """
            usage: ./huantiao bench [--against-r] [PATTERN]
                   ./huantiao bench rules [PERSON...]
                   ./huantiao bench network [--keep FOLDER] [COURSES...]

              PATTERN      a regular expression over the names of the rows; without one, all:
                           %s
              --against-r  each row by us and by R's metafor in one run, and the ratio (as tools/bench-against-r)

            Without --against-r the rows are measured by JMH, with the memory one call allocates (gc.alloc.rate.norm).
            rules: all red flags and rules for one person, by JMH.
            network: the registry of a whole network of clinics, asked of PostgreSQL and of DuckDB (as tools/bench-network).
            The figures of the clinic, start and load, are measured by scripts of their own: see tools.
            """;

    private Main() {}

    /**
     * Ends with exit code 2 for a pattern that is wrong or names no row, else as {@link
     * AgainstR#run}.
     */
    public static void main(String... args) throws IOException, RunnerException, SQLException {
        List<String> words = List.of(args);
        if (!words.isEmpty() && words.getFirst().equals("network")) {
            System.exit(NetworkBench.run(words.subList(1, words.size()), System.out, System.err));
        }
        if (!words.isEmpty() && words.getFirst().equals("rules")) {
            System.exit(RulesBench.run(words.subList(1, words.size()), System.out, System.err));
        }
        if (words.contains("--help")) {
            System.out.print(HELP.formatted(String.join(", ", Rows.names())));
            return;
        }
        boolean againstR = words.contains("--against-r");
        List<String> rest = words.stream().filter(word -> !word.equals("--against-r")).toList();
        List<String> names;
        try {
            Pattern pattern = Pattern.compile(rest.isEmpty() ? "" : rest.getFirst());
            names = Rows.names().stream().filter(name -> pattern.matcher(name).find()).toList();
        } catch (PatternSyntaxException wrong) {
            System.err.printf("%s is not a regular expression: %s%n", rest, wrong.getDescription());
            System.exit(2);
            return;
        }
        if (names.isEmpty() || rest.size() > 1) {
            System.err.printf(
                    "%s names no row; give one regular expression over %s.%n",
                    String.join(" ", rest), String.join(", ", Rows.names()));
            System.exit(2);
        }
        if (againstR) {
            System.exit(AgainstR.run(names, System.out, System.err));
        }
        new Runner(
                        new OptionsBuilder()
                                .include(Benchmarks.class.getName())
                                .param("row", names.toArray(String[]::new))
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }
}
