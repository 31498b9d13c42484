package huantiao.care;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The treatment room in memory, bound by the same contract. */
public final class InMemoryRoom implements Room {

    private final Map<ClinicId, List<Seat>> seats = new HashMap<>();

    @Override
    public synchronized List<Seat> seats(Permit permit) {
        permit.mustBeFor(Deed.SEE_ROOM);
        return List.copyOf(of(permit));
    }

    @Override
    public synchronized Result<Seat, Seat> sit(Permit permit, int chair, Instant now) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var all = of(permit);
        var before =
                all.stream().filter(seat -> seat.patient().equals(permit.patient())).findFirst();
        var seat =
                new Seat(
                        chair,
                        permit.patient(),
                        before.map(Seat::since).orElse(now),
                        Author.of(permit.actor()).user().orElseThrow());
        var taken =
                all.stream()
                        .filter(other -> other.chair() == chair)
                        .filter(other -> !other.patient().equals(permit.patient()))
                        .findFirst();
        if (taken.isPresent()) {
            return Result.refused(taken.get());
        }
        before.ifPresent(all::remove);
        all.add(seat);
        all.sort(Comparator.comparingInt(Seat::chair));
        return Result.ok(seat);
    }

    @Override
    public synchronized void leave(Permit permit) {
        permit.mustBeFor(Deed.RECORD_CARE);
        of(permit).removeIf(seat -> seat.patient().equals(permit.patient()));
    }

    private List<Seat> of(Permit permit) {
        return seats.computeIfAbsent(permit.clinic(), _ -> new ArrayList<>());
    }
}
