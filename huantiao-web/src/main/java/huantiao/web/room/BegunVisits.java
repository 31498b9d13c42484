package huantiao.web.room;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.VisitSteps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Visits that the reader began today and has not signed: the safety questions were answered for
 * them, and their form is kept (decision 0276).
 */
@Component
public final class BegunVisits {

    private final Charts charts;
    private final Drafts drafts;
    private final Clock clock;

    BegunVisits(Charts charts, Drafts drafts, Clock clock) {
        this.charts = charts;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * When the reader's open visit of this person began; empty if there is none, or if the reader
     * charts no visits.
     */
    public Optional<Instant> of(Permit permit, Chart chart, ZoneId zone) {
        return Permit.ask(permit.actor(), Deed.RECORD_CARE, chart.whose())
                .fold(records -> begun(records, chart, zone), _ -> Optional.empty());
    }

    private Optional<Instant> begun(Permit records, Chart chart, ZoneId zone) {
        return VisitSteps.begun(chart, clock.instant(), zone)
                .map(asked -> asked.noted().occurredAt())
                .filter(at ->
                        drafts.find(records, RoomWatch.VISIT)
                                .filter(draft -> !draft.keptAt().isBefore(at))
                                .isPresent());
    }

    /** The same for many; whoever has no form that was kept is not looked up. */
    public Map<PatientId, Instant> among(Permit permit, Collection<PatientId> people, ZoneId zone) {
        var begun = new HashMap<PatientId, Instant>();
        if (people.isEmpty()) {
            return begun;
        }
        Permit.ask(permit.actor(), Deed.SEE_ROOM)
                .fold(
                        sees -> drafts.latest(sees, RoomWatch.VISIT, people),
                        _ -> Map.<PatientId, Drafts.Draft>of())
                .forEach((person, draft) -> {
                    var kept = draft.keptAt().atZone(zone).toLocalDate();
                    if (kept.equals(clock.instant().atZone(zone).toLocalDate())) {
                        find(permit, person, zone).ifPresent(at -> begun.put(person, at));
                    }
                });
        return begun;
    }

    private Optional<Instant> find(Permit permit, PatientId person, ZoneId zone) {
        var whose = new Whose(permit.clinic(), person);
        return Permit.ask(permit.actor(), Deed.READ_CHART, whose)
                .fold(charts::find, _ -> Optional.<Chart>empty())
                .flatMap(chart -> of(permit, chart, zone));
    }
}
