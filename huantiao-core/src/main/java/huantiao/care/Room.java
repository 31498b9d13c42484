package huantiao.care;

import huantiao.access.Permit;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import java.time.Instant;
import java.util.List;

/**
 * The shelf of the treatment room: who sits where. A chair holds one person, and a person sits in
 * one chair. Nothing of it is part of the record; what was done is in the signed visit.
 */
public interface Room {

    /** How many people one tablet can watch. */
    int CHAIRS = 8;

    /**
     * Somebody in a chair.
     *
     * @param chair 1 to {@link #CHAIRS}
     * @param since when they sat down
     * @param by who led them there
     */
    record Seat(int chair, PatientId patient, Instant since, UserId by) {
        public Seat {
            if (!(chair >= 1 && chair <= CHAIRS)) {
                throw new IllegalArgumentException(
                        "chair (%d) must be within 1..%d".formatted(chair, CHAIRS));
            }
        }
    }

    /** Everybody who sits, by chair. */
    List<Seat> seats(Permit seeRoom);

    /**
     * Leads somebody to a chair. Who sits in another already moves there and keeps the moment they
     * sat down.
     *
     * @return the seat; refused with the seat of the other who has the chair
     * @throws IllegalArgumentException if there is no such chair
     */
    Result<Seat, Seat> sit(Permit recordCare, int chair, Instant now);

    /** The person is not in the room any more; nothing if they were not. */
    void leave(Permit recordCare);
}
