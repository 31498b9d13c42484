package huantiao.web.room;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Room;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What goes on in the treatment room, from seats, charts and forms that are not signed yet. */
@Component
public final class RoomWatch {

    /** Name of the draft of a visit: what goes on in a chair is read from it. */
    public static final String VISIT = "session";

    private final Room room;
    private final Charts charts;
    private final Drafts drafts;
    private final Clock clock;

    RoomWatch(Room room, Charts charts, Drafts drafts, Clock clock) {
        this.room = room;
        this.charts = charts;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** The same for whoever may see the room; empty for everybody else. */
    public List<Sitting> seenBy(Actor actor, ZoneId zone) {
        return Permit.ask(actor, Deed.SEE_ROOM)
                .fold(sees -> sittings(sees, zone), _ -> List.<Sitting>of());
    }

    /**
     * Everybody who sits, by chair, and after them whoever sits in no chair and has needles in by
     * the form of their visit: a needle is not less in because nobody led the person to a chair.
     *
     * @param permit of somebody who may see the room
     */
    public List<Sitting> sittings(Permit permit, ZoneId zone) {
        var sees = Permit.ask(permit.actor(), Deed.SEE_ROOM).orElseThrow();
        var seats = room.seats(sees);
        var seated = seats.stream().map(Room.Seat::patient).collect(Collectors.toSet());
        var unseated = new ArrayList<Sitting>();
        drafts.keptSince(sees, VISIT, clock.instant().minus(Sitting.TODAY))
                .forEach((patient, draft) -> {
                    if (!seated.contains(patient)) {
                        chart(permit, patient)
                                .flatMap(chart -> Sitting.unseated(chart, draft, zone))
                                .ifPresent(unseated::add);
                    }
                });
        unseated.sort(Comparator.comparing(Sitting::since).thenComparing(Sitting::name));
        return Stream.concat(seated(permit, sees, seats, zone).stream(), unseated.stream())
                .toList();
    }

    private Optional<Chart> chart(Permit permit, PatientId patient) {
        return charts.find(
                Permit.ask(permit.actor(), Deed.READ_CHART, new Whose(permit.clinic(), patient))
                        .orElseThrow());
    }

    private List<Sitting> seated(Permit permit, Permit sees, List<Room.Seat> seats, ZoneId zone) {
        if (seats.isEmpty()) {
            return List.of();
        }
        var forms = drafts.latest(sees, VISIT, seats.stream().map(Room.Seat::patient).toList());
        var now = clock.instant();
        return seats.stream()
                .flatMap(seat ->
                        chart(permit, seat.patient())
                                .map(chart ->
                                        Sitting.of(
                                                seat,
                                                chart,
                                                Optional.ofNullable(forms.get(seat.patient())),
                                                now,
                                                zone))
                                .stream())
                .toList();
    }
}
