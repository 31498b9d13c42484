package huantiao.bench.network;

import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instrument;
import huantiao.registry.ClinicSum;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./huantiao bench network}: makes a network, loads it into PostgreSQL and DuckDB, asks both
 * the same question in turns, and prints how long each took, if they agree.
 */
public final class NetworkBench {

    private static final String HELP =
            """
            usage: ./huantiao bench network [--keep FOLDER] [COURSES...]

              COURSES        how many courses the invented network has, about 50 answers each; several numbers, several
                             networks. Without one: 2000 200000 (10^5 and 10^7 answers); 2000000 makes 10^8 and needs 12 GB
                             of disk and a quarter of an hour
              --keep FOLDER  leaves the tables as Parquet, the question as SQL and the answer of the last network there

            Exit code 1: the engines disagree.
            """;

    private static final int COURSES_A_CLINIC = 2_000;
    private static final int MOST_COURSES = 20_000_000;
    private static final int ROUNDS = 3;
    private static final long SEED = 20_261_126;

    /** A year of courses, all windows closed. */
    private static final LocalDate FROM = LocalDate.of(2023, 7, 1);

    private static final LocalDate TO = LocalDate.of(2024, 6, 30);
    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);
    private static final int WEEK = 12;

    private NetworkBench() {}

    /** Whole-numbered measures of both directions and both kinds of rule. */
    static List<Instrument> measures() {
        return Stream.of("nrs_leg", "nrs_back", "rmdq24", "sbi", "pseq")
                .map(Measures.shipped().instruments()::get)
                .toList();
    }

    /**
     * Measures.
     *
     * @return the exit code: 0, 1 where engines disagree, 2 for words that cannot be read
     */
    public static int run(List<String> words, PrintStream out, PrintStream err)
            throws IOException, SQLException {
        var sizes = new ArrayList<Integer>();
        Path keep = null;
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--help")) {
                out.print(HELP);
                return 0;
            } else if (word.equals("--keep") && i + 1 < words.size()) {
                i++;
                keep = Path.of(words.get(i));
            } else if (word.matches("[1-9][0-9]{0,7}") && Integer.parseInt(word) <= MOST_COURSES) {
                sizes.add(Integer.parseInt(word));
            } else {
                err.printf(
                        "%s is neither --keep FOLDER nor a number of courses within 1..%d.%n%n%s",
                        word, MOST_COURSES, HELP);
                return 2;
            }
        }
        var scratch = Files.createTempDirectory("huantiao-network");
        try {
            for (var courses : sizes.isEmpty() ? List.of(2_000, 200_000) : sizes) {
                if (!measure(courses, scratch, out, err)) {
                    return 1;
                }
            }
            if (keep != null) {
                Files.createDirectories(keep);
                for (var file : List.of("course.parquet", "answer.parquet")) {
                    Files.move(
                            scratch.resolve(file),
                            keep.resolve(file),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                Files.writeString(keep.resolve("question.sql"), question().sql());
                Files.copy(
                        scratch.resolve("answer.txt"),
                        keep.resolve("answer.txt"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return 0;
        } finally {
            clear(scratch);
        }
    }

    private static NetworkQuestion question() {
        return new NetworkQuestion(FROM, TO, WEEK, AS_OF, measures());
    }

    private static boolean measure(int courses, Path scratch, PrintStream out, PrintStream err)
            throws IOException, SQLException {
        var clinics = Math.max(1, courses / COURSES_A_CLINIC);
        var network = new InventedNetwork(clinics, courses, SEED, measures());
        var began = System.nanoTime();
        var tables = Tables.write(network, scratch);
        out.printf(
                Locale.ROOT,
                "%,d clinics, %,d courses, %,d answers (%.1f a course); made in %.1f s%n",
                clinics,
                courses,
                tables.rows(),
                (double) tables.rows() / courses,
                since(began));
        try (Engine duck = DuckEngine.open(scratch);
                Engine postgres = PostgresEngine.start(scratch.resolve("server"))) {
            var timed = new ArrayList<Timed>();
            for (var engine : List.of(postgres, duck)) {
                began = System.nanoTime();
                engine.load(tables);
                timed.add(new Timed(engine, since(began), engine.bytes()));
            }
            Files.delete(tables.answers());
            Files.delete(tables.courses());
            var sql = question().sql();
            for (var round = 0; round <= ROUNDS; round++) {
                for (var one : timed) {
                    one.ask(sql);
                }
            }
            print(timed, out);
            var report = timed.getFirst().report();
            if (!report.equals(timed.getLast().report())) {
                err.println("The engines disagree.");
                return false;
            }
            out.printf("both answer the same %d rows: %s%n", report.rows().size(), report.digest());
            for (var line : report.lines(measures())) {
                out.println(said(line));
            }
            out.println();
            Files.write(
                    scratch.resolve("answer.txt"),
                    report.rows().stream().map(NetworkBench::plain).toList());
            return true;
        }
    }

    /** The numbers of a row with commas between, as any engine can print them. */
    private static String plain(NetworkReport.Row row) {
        return Stream.of(
                        row.measure(),
                        row.clinic(),
                        NetworkReport.number(row.phase()),
                        row.notAgreed(),
                        row.notDue(),
                        row.nothingToImprove(),
                        row.noBaseline(),
                        row.onlyWatched(),
                        row.silent(),
                        row.judged(),
                        row.responders(),
                        row.beyondNoise(),
                        row.worse(),
                        row.gain(),
                        row.gainSquared())
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.joining(","));
    }

    private static void print(List<Timed> timed, PrintStream out) {
        out.printf(
                "  %-12s %8s %9s %9s %9s %9s %7s%n",
                "engine", "load s", "disk MB", "first s", "median s", "best s", "ratio");
        var quickest = timed.stream().mapToDouble(Timed::best).min().orElseThrow();
        for (var one : timed) {
            out.printf(
                    Locale.ROOT,
                    "  %-12s %8.1f %9.0f %9.2f %9.2f %9.2f %7.1f%n",
                    one.engine.name(),
                    one.load,
                    one.bytes / 1e6,
                    one.seconds.getFirst(),
                    one.median(),
                    one.best(),
                    one.best() / quickest);
        }
    }

    private static String said(NetworkReport.Line line) {
        var pooled =
                line.pooled()
                        .map(fit ->
                                "%d of %d clinics above the floors, pooled improvement %.2f (%.2f to %.2f)"
                                        .formatted(
                                                line.reporting(),
                                                line.clinics(),
                                                fit.estimate(),
                                                fit.interval().lower(),
                                                fit.interval().upper()))
                        .orElse("fewer than two clinics above the floors");
        return "  %-9s %s; %s"
                .formatted(
                        line.measure().id(),
                        switch (line.all()) {
                            case ClinicSum.TooFew(var started) -> started + " started: too few";
                            case ClinicSum.BoundsOnly(_, var coverage, var bounds) ->
                                    "coverage %.1f %%, responders %.1f to %.1f %% of all (bounds only)"
                                            .formatted(
                                                    coverage.percent(),
                                                    bounds.lowerPercent(),
                                                    bounds.upperPercent());
                            case ClinicSum.Reported(
                                            _,
                                            var coverage,
                                            var responders,
                                            var interval,
                                            var bounds,
                                            _,
                                            _) ->
                                    "coverage %.1f %%, responders %.1f %% (%.1f to %.1f), of all %.1f to %.1f %%"
                                            .formatted(
                                                    coverage.percent(),
                                                    responders.percent(),
                                                    interval.lowerPercent(),
                                                    interval.upperPercent(),
                                                    bounds.lowerPercent(),
                                                    bounds.upperPercent());
                        },
                        pooled);
    }

    /** An engine, and what it took. The first answer stands apart: nothing is warm yet. */
    private static final class Timed {
        private final Engine engine;
        private final double load;
        private final long bytes;
        private final List<Double> seconds = new ArrayList<>();
        private NetworkReport report = new NetworkReport(List.of());

        Timed(Engine engine, double load, long bytes) {
            this.engine = engine;
            this.load = load;
            this.bytes = bytes;
        }

        void ask(String sql) throws SQLException {
            var began = System.nanoTime();
            report = engine.ask(sql);
            seconds.add(since(began));
        }

        NetworkReport report() {
            return report;
        }

        private List<Double> warm() {
            return seconds.subList(1, seconds.size()).stream().sorted().toList();
        }

        double best() {
            return warm().getFirst();
        }

        double median() {
            return warm().get(warm().size() / 2);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void clear(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
