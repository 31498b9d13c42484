package huantiao.web.room;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.VisitSteps;
import huantiao.web.form.Sent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /** Whose form says that needles are in. */
    public enum WhoseForm {
        OWN,
        OF_A_COLLEAGUE
    }

    /**
     * Whose form of today says that needles are in this person; empty if none does. Whoever reads
     * of an emergency has to take them out first.
     */
    public Optional<WhoseForm> needlesIn(Permit permit, Chart chart) {
        if (own(permit, chart).filter(NeedlesSaid::areIn).isPresent()) {
            return Optional.of(WhoseForm.OWN);
        }
        var since = clock.instant().minus(Sitting.TODAY);
        return Permit.ask(permit.actor(), Deed.SEE_ROOM)
                .fold(
                        sees ->
                                drafts.latest(
                                        sees, RoomWatch.VISIT, List.of(chart.whose().patient())),
                        _ -> Map.<PatientId, Drafts.Draft>of())
                .values()
                .stream()
                .filter(draft -> draft.keptAt().isAfter(since))
                .filter(draft -> !Sitting.isSignedSince(chart, draft))
                .filter(draft -> new NeedlesSaid(new Sent(draft.fields())).areIn())
                .map(_ -> WhoseForm.OF_A_COLLEAGUE)
                .findFirst();
    }

    /**
     * True where the reader's own form of today says that needles went in. It opens whatever bars
     * treatment: they are counted out there, and the visit is closed (decision 0239).
     */
    public boolean isTreated(Permit permit, Chart chart) {
        return own(permit, chart).filter(said -> said.areIn() || said.areCountedOut()).isPresent();
    }

    private Optional<NeedlesSaid> own(Permit permit, Chart chart) {
        var since = clock.instant().minus(Sitting.TODAY);
        return Permit.ask(permit.actor(), Deed.RECORD_CARE, chart.whose())
                .fold(
                        records -> drafts.find(records, RoomWatch.VISIT),
                        _ -> Optional.<Drafts.Draft>empty())
                .filter(draft -> draft.keptAt().isAfter(since))
                .map(draft -> new NeedlesSaid(new Sent(draft.fields())));
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
