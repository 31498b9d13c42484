package huantiao.store;

import huantiao.access.Whose;
import huantiao.care.Chart;
import huantiao.care.Roster;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The row that a chart makes for lists: what is searched and sorted by, and the line itself.
 *
 * @param seq the entry up to which it was made
 * @param line a {@link Roster.Line} as JSON
 */
record RosterRow(
        Whose whose,
        long seq,
        String nameFolded,
        String birthYear,
        String stage,
        Optional<Instant> openedAt,
        String line) {

    static RosterRow of(Chart chart) {
        var line = Roster.Line.of(chart);
        var patient = line.patient();
        return new RosterRow(
                chart.whose(),
                line.sequence(),
                folded(patient.name().text()),
                Integer.toString(patient.born().day().getYear()),
                line.stage().name(),
                line.openedAt().map(Times::kept),
                Json.write(line));
    }

    /** A name as it is searched for: in lower case by no country's rules. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static Roster.Line read(String line) {
        return Json.read("roster line", line, Roster.Line.class);
    }
}
