package huantiao.bench.rules;

import huantiao.knowledge.care.CareKnowledge;
import java.io.PrintStream;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./huantiao bench rules}: how long all red flags and rules take for one person. */
public final class RulesBench {
    @SuppressWarnings("InlineFormatString") // A page of text is easier to read alone.
    private static final String HELP =
            """
            usage: ./huantiao bench rules [PERSON...]

            All red flags and rules for one person and a plan, by JMH, with the memory one call allocates.

              PERSON   one of %s; without one, all
            """;

    private RulesBench() {}

    /**
     * Measures.
     *
     * @return the exit code: 0, or 2 for words that name nobody
     */
    public static int run(List<String> words, PrintStream out, PrintStream err)
            throws RunnerException {
        List<String> names = Persons.shipped().names();
        if (words.contains("--help")) {
            out.printf(HELP, String.join(", ", names));
            return 0;
        }
        if (!names.containsAll(words)) {
            err.printf(
                    "%s names nobody; give some of %s.%n",
                    String.join(" ", words.stream().filter(word -> !names.contains(word)).toList()),
                    String.join(", ", names));
            return 2;
        }
        CareKnowledge knowledge = CareKnowledge.shipped();
        out.printf(
                "%d red flags and %d rules%n",
                knowledge.redFlags().all().size(), knowledge.rules().all().size());
        new Runner(
                        new OptionsBuilder()
                                .include(RulesBenchmark.class.getName())
                                .param(
                                        "person",
                                        (words.isEmpty() ? names : words).toArray(String[]::new))
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
        return 0;
    }
}
