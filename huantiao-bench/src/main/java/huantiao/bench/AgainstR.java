package huantiao.bench;

import huantiao.meta.Doubles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every row by us and by R in one run, and the ratio. Both sides must agree to 1e-6 before a ratio
 * is printed. The slices of both alternate, so that a busy machine troubles both alike.
 *
 * <p>Without R our figures are printed all the same, and it is said that the ratios are missing.
 */
final class AgainstR {
    private static final double AGREE = 1e-6;
    private static final int ROUNDS = 3;
    private static final double WARM_SECONDS = 4;
    private static final double OURS_SECONDS = 0.6;
    private static final double PEER_SECONDS = 1.0;

    /** After this no further rounds are begun for a row. */
    private static final double ROW_SECONDS = 15;

    /** After this none are begun at all; every row is still answered once. */
    private static final double MOST_SECONDS = 300;

    private final PrintStream out;
    private final Optional<PeerR> peer;
    private final long start = System.nanoTime();
    private int disagreements;

    private AgainstR(PrintStream out, Optional<PeerR> peer) {
        this.out = out;
        this.peer = peer;
    }

    /**
     * Prints the table.
     *
     * @return 0; 1 when the sides disagree somewhere; 3 when R or metafor is missing
     */
    static int run(List<String> names, PrintStream out, PrintStream err) throws IOException {
        Path folder = Files.createTempDirectory("huantiao-bench");
        try {
            Optional<PeerR> peer = PeerR.start(folder);
            AgainstR table = new AgainstR(out, peer);
            table.print(names, folder);
            if (peer.isPresent()) {
                peer.get().close();
                return table.disagreements > 0 ? 1 : 0;
            }
            err.println(
                    "R with the package metafor was not found, so there are no ratios. Install both (Debian: apt-get install r-base-core r-cran-metafor) and start again.");
            return 3;
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void print(List<String> names, Path folder) throws IOException {
        out.printf(
                "Java %s, %s, %d processors; %s%n",
                Runtime.version().feature(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                peer.map(PeerR::version).orElse("no R"));
        out.println(
                "Whole calls, one run, slices of both sides in turn; ratio = R / Huantiao, of the best and of the median calls.");
        out.println();
        out.printf(
                "%-42s %10s %10s %9s %10s %10s %9s %9s%n",
                "row", "ours best", "median", "bytes", "R best", "median", "ratio", "median");
        for (String name : names) {
            line(Rows.of(name), folder);
            out.flush();
        }
        out.println();
        out.println(
                "(n/m) R did n of m equal pieces; its time is multiplied. bytes: allocated by one call of ours.");
    }

    private void line(Row row, Path folder) throws IOException {
        String title = row.title();
        boolean asked =
                peer.isPresent()
                        && switch (row.peer()) {
                            case Row.Peer.Whole _ -> true;
                            case Row.Peer.Part(int done, int of) -> {
                                title += " (%d/%d)".formatted(done, of);
                                yield true;
                            }
                            case Row.Peer.Cannot _ -> false;
                        };
        String failed = "";
        if (asked) {
            row.data().write(folder.resolve(row.name() + ".csv"));
            double apart = 0;
            try {
                apart = distance(row.answer().get(), peer.get().answer(row.name()));
            } catch (PeerR.Failed error) {
                failed = String.valueOf(error.getMessage());
                asked = false;
            }
            if (!(apart <= AGREE)) {
                disagreements++;
                out.printf(
                        Locale.ROOT,
                        "%-42s the sides differ by %.1e (relative), more than %.0e: no ratio%n",
                        title,
                        apart,
                        AGREE);
                return;
            }
        }
        Timing.warm(row.task(), WARM_SECONDS);
        long bytes = Timing.bytes(row.task());
        Timing ours = new Timing(Doubles.of());
        Timing theirs = new Timing(Doubles.of());
        double began = seconds();
        for (int round = 0;
                round < ROUNDS
                        && (round == 0
                                || (seconds() < MOST_SECONDS && seconds() - began < ROW_SECONDS));
                round++) {
            ours = ours.and(Timing.of(row.task(), OURS_SECONDS));
            if (asked) {
                theirs = theirs.and(peer.get().time(row.name(), PEER_SECONDS));
            }
        }
        out.printf(
                Locale.ROOT,
                "%-42s %10s %10s %9s",
                title,
                time(ours.best()),
                time(ours.median()),
                amount(bytes));
        if (asked) {
            double factor = row.peer().factor();
            out.printf(
                    Locale.ROOT,
                    " %10s %10s %,8.0fx %,8.0fx",
                    time(theirs.best() * factor),
                    time(theirs.median() * factor),
                    theirs.best() * factor / ours.best(),
                    theirs.median() * factor / ours.median());
        } else if (row.peer() instanceof Row.Peer.Cannot(String why)) {
            out.printf("   R cannot: %s", why);
        } else if (!failed.isEmpty()) {
            out.printf("   R failed: %s", failed);
        }
        out.println();
    }

    private double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Largest relative difference; infinite when the numbers are not as many. */
    static double distance(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (int i = 0; i < ours.length; i++) {
            double size = Math.max(Math.abs(ours[i]), Math.abs(theirs[i]));
            double difference = Math.abs(ours[i] - theirs[i]);
            most = Math.max(most, difference <= 1e-12 ? 0 : difference / size);
        }
        return Arrays.stream(ours).anyMatch(Double::isNaN) ? Double.NaN : most;
    }

    private static String time(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.2f us", seconds * 1e6)
                : seconds < 1
                        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
                        : String.format(Locale.ROOT, "%,.2f s", seconds);
    }

    private static String amount(long bytes) {
        return bytes < 10_000
                ? bytes + " B"
                : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
