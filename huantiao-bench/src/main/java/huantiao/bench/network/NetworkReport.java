package huantiao.bench.network;

import huantiao.course.Phase;
import huantiao.measures.Instrument;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.RandomEffects;
import huantiao.registry.ClinicSum;
import huantiao.registry.ClinicSum.Count;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an engine answered: the sums of every clinic, measure and phase, and what may be said of
 * them all. The floors are those of a single clinic's registry.
 */
record NetworkReport(List<Row> rows) {

    NetworkReport {
        rows = List.copyOf(rows);
    }

    /**
     * The people of one clinic and phase, by where each stands for one measure.
     *
     * @param measure number, from 1
     * @param gain sum of the improvements of those judged, in units of the scale
     * @param gainSquared sum of their squares
     */
    record Row(
            int measure,
            int clinic,
            Phase phase,
            int notAgreed,
            int notDue,
            int nothingToImprove,
            int noBaseline,
            int onlyWatched,
            int silent,
            int judged,
            int responders,
            int beyondNoise,
            int worse,
            long gain,
            long gainSquared) {

        int counted() {
            return noBaseline + onlyWatched + silent + judged;
        }

        Row plus(Row other) {
            return new Row(
                    measure,
                    clinic,
                    phase,
                    notAgreed + other.notAgreed,
                    notDue + other.notDue,
                    nothingToImprove + other.nothingToImprove,
                    noBaseline + other.noBaseline,
                    onlyWatched + other.onlyWatched,
                    silent + other.silent,
                    judged + other.judged,
                    responders + other.responders,
                    beyondNoise + other.beyondNoise,
                    worse + other.worse,
                    gain + other.gain,
                    gainSquared + other.gainSquared);
        }

        Count count() {
            return new Count(counted(), judged, responders, worse);
        }
    }

    /**
     * One measure over the network.
     *
     * @param all everybody together
     * @param clinics that have anybody to count
     * @param reporting those above the floors of a registry
     * @param pooled random-effects mean of the improvement over those; empty below two
     */
    record Line(
            Instrument measure, ClinicSum all, int clinics, int reporting, Optional<Fit> pooled) {}

    static NetworkReport read(ResultSet answer) throws SQLException {
        var rows = new ArrayList<Row>();
        while (answer.next()) {
            rows.add(
                    new Row(
                            answer.getInt("measure"),
                            answer.getInt("clinic"),
                            phase(answer.getInt("phase")),
                            answer.getInt("not_agreed"),
                            answer.getInt("not_due"),
                            answer.getInt("nothing_to_improve"),
                            answer.getInt("no_baseline"),
                            answer.getInt("only_watched"),
                            answer.getInt("silent"),
                            answer.getInt("judged"),
                            answer.getInt("responders"),
                            answer.getInt("beyond_noise"),
                            answer.getInt("worse"),
                            answer.getLong("gain"),
                            answer.getLong("gain_squared")));
        }
        return new NetworkReport(rows);
    }

    /** A phase as it stands in the tables. */
    static int number(Phase phase) {
        return switch (phase) {
            case ACUTE -> 0;
            case SUBACUTE -> 1;
            case CHRONIC -> 2;
        };
    }

    private static Phase phase(int number) {
        return switch (number) {
            case 0 -> Phase.ACUTE;
            case 1 -> Phase.SUBACUTE;
            case 2 -> Phase.CHRONIC;
            default ->
                    throw new IllegalStateException(
                            "phase (%d) must be one of 0..2".formatted(number));
        };
    }

    /** One line for each measure, from the sums alone. */
    List<Line> lines(List<Instrument> measures) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < measures.size(); i++) {
            var number = i + 1;
            var byClinic = new TreeMap<Integer, Row>();
            for (var row : rows) {
                if (row.measure() == number) {
                    byClinic.merge(row.clinic(), row, Row::plus);
                }
            }
            lines.add(line(measures.get(i), List.copyOf(byClinic.values())));
        }
        return lines;
    }

    private static Line line(Instrument measure, List<Row> clinics) {
        var counted = clinics.stream().filter(row -> row.counted() > 0).toList();
        var reporting =
                counted.stream()
                        .filter(row ->
                                row.judged() >= 2
                                        && ClinicSum.of(row.count()) instanceof ClinicSum.Reported)
                        .filter(row -> variance(row) > 0)
                        .toList();
        return new Line(
                measure,
                ClinicSum.of(
                        counted.stream()
                                .reduce(Row::plus)
                                .map(Row::count)
                                .orElse(new Count(0, 0, 0, 0))),
                counted.size(),
                reporting.size(),
                reporting.size() < 2
                        ? Optional.empty()
                        : Optional.of(
                                RandomEffects.withDefaults()
                                        .fit(
                                                Estimates.of(
                                                        reporting.stream()
                                                                .map(row ->
                                                                        String.valueOf(
                                                                                row.clinic()))
                                                                .toList(),
                                                        reporting.stream()
                                                                .mapToDouble(NetworkReport::mean)
                                                                .toArray(),
                                                        reporting.stream()
                                                                .mapToDouble(row ->
                                                                        variance(row)
                                                                                / row.judged())
                                                                .toArray()))));
    }

    private static double mean(Row row) {
        return (double) row.gain() / row.judged();
    }

    /** Of whole numbers, so nothing cancels before the one division. */
    private static double variance(Row row) {
        var people = (long) row.judged();
        return (double) (people * row.gainSquared() - row.gain() * row.gain())
                / ((double) people * (people - 1));
    }

    /** The first 16 digits of the SHA-256 of the rows: two engines agree on it or not at all. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var row : rows) {
                digest.update((row + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
