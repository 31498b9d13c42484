package huantiao.care;

import java.util.ArrayList;
import java.util.List;

/**
 * What one person's chart adds to the clinic's account of harms: what was done, and what went
 * wrong.
 *
 * @param visits signed, in every course of care
 * @param needles counted in, over all visits
 * @param visitsWithEvent visits in which something unwanted was noted
 * @param events every unwanted event, from visits and between them
 */
public record HarmTally(int visits, long needles, int visitsWithEvent, List<Event> events) {

    /** One event, without its story. */
    public record Event(
            String category,
            AdverseEvent.Severity severity,
            AdverseEvent.Relation relation,
            boolean serious,
            AdverseEvent.Found found) {

        static Event of(AdverseEvent event) {
            return new Event(
                    event.category(),
                    event.severity(),
                    event.relation(),
                    event.serious(),
                    event.found());
        }
    }

    public HarmTally {
        events = List.copyOf(events);
        if (!(visits >= visitsWithEvent && visitsWithEvent >= 0 && needles >= 0)) {
            throw new IllegalArgumentException(
                    "visits (%d) must be at least those with an event (%d), needles (%d) 0 or more"
                            .formatted(visits, visitsWithEvent, needles));
        }
    }

    /** The tally of a chart. */
    static HarmTally of(Chart chart) {
        int visits = 0;
        long needles = 0;
        int with = 0;
        var events = new ArrayList<Event>();
        for (var signed : chart.all(Entry.SessionSigned.class)) {
            var session = signed.entry().session();
            visits++;
            needles += session.needlesIn();
            with += session.harms().isEmpty() ? 0 : 1;
        }
        chart.harms().forEach(event -> events.add(Event.of(event)));
        return new HarmTally(visits, needles, with, events);
    }
}
