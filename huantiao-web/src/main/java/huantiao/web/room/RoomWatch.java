package huantiao.web.room;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Room;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

    /**
     * Everybody who sits, by chair.
     *
     * @param permit of somebody who may see the room
     */
    public List<Sitting> sittings(Permit permit, ZoneId zone) {
        var sees = Permit.ask(permit.actor(), Deed.SEE_ROOM).orElseThrow();
        var seats = room.seats(sees);
        if (seats.isEmpty()) {
            return List.of();
        }
        var forms = drafts.latest(sees, VISIT, seats.stream().map(Room.Seat::patient).toList());
        var now = clock.instant();
        return seats.stream()
                .flatMap(seat -> {
                    var whose = new Whose(sees.clinic(), seat.patient());
                    var reads = Permit.ask(permit.actor(), Deed.READ_CHART, whose).orElseThrow();
                    return charts
                            .find(reads)
                            .map(chart ->
                                    Sitting.of(
                                            seat,
                                            chart,
                                            Optional.ofNullable(forms.get(seat.patient())),
                                            now,
                                            zone))
                            .stream();
                })
                .toList();
    }
}
