package huantiao.course;

import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Pain;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What lies beneath a person's line: the visits and what was unwanted, each on its day. The pain
 * told at a visit is that of the moment; it is shown here and set against no answer to a measure.
 *
 * @param visits signed ones, oldest first
 * @param unwanted events of visits and between them, oldest first
 */
public record CareGiven(List<Visit> visits, List<Unwanted> unwanted) {

    /**
     * A visit.
     *
     * @param before pain as it was told on arrival
     * @param after pain as it was told at the end
     */
    public record Visit(LocalDate day, Pain before, Pain after) {}

    /**
     * Something unwanted.
     *
     * @param day on which it was noted
     * @param category code of the taxonomy
     */
    public record Unwanted(LocalDate day, String category, boolean serious) {}

    public CareGiven {
        visits = List.copyOf(visits);
        unwanted = List.copyOf(unwanted);
    }

    /** Nothing was given, and nothing unwanted happened. */
    public static CareGiven nothing() {
        return new CareGiven(List.of(), List.of());
    }

    /**
     * Everything in a chart.
     *
     * @param zone the clinic's
     */
    public static CareGiven of(Chart chart, ZoneId zone) {
        var visits = new ArrayList<Visit>();
        var unwanted = new ArrayList<Unwanted>();
        for (var signed : chart.all(Entry.SessionSigned.class)) {
            var session = signed.entry().session();
            var day = LocalDate.ofInstant(session.started(), zone);
            visits.add(new Visit(day, session.before(), session.after()));
            session.harms().forEach(event -> unwanted.add(unwanted(day, event)));
        }
        for (var noted : chart.all(Entry.HarmNoted.class)) {
            unwanted.add(
                    unwanted(
                            noted.entry()
                                    .happened()
                                    .orElseGet(() ->
                                            LocalDate.ofInstant(noted.noted().occurredAt(), zone)),
                            noted.entry().event()));
        }
        return new CareGiven(
                visits.stream().sorted(Comparator.comparing(Visit::day)).toList(),
                unwanted.stream().sorted(Comparator.comparing(Unwanted::day)).toList());
    }

    private static Unwanted unwanted(LocalDate day, AdverseEvent event) {
        return new Unwanted(day, event.category(), event.serious());
    }
}
