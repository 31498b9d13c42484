package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.Author;
import huantiao.care.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;

/** Seats, one row for each chair that somebody sits in. */
public final class JdbcRoom implements Room {

    private static final String SEATS =
            """
            select s.chair, s.patient_id, s.since, s.led_by
              from seat s
             where s.clinic_id = :clinic
             order by s.chair
            """;

    /** Takes the chair unless another sits in it; then the answer is the other's seat. */
    private static final String SIT =
            """
            insert into seat as s (clinic_id, chair, patient_id, since, led_by)
            values (:clinic, :chair, :patient, :since, :ledBy)
                on conflict (clinic_id, patient_id) do update
               set chair = excluded.chair,
                   led_by = excluded.led_by
            returning s.chair, s.patient_id, s.since, s.led_by
            """;

    private static final String IN_CHAIR =
            """
            select s.chair, s.patient_id, s.since, s.led_by
              from seat s
             where s.clinic_id = :clinic
               and s.chair = :chair
            """;

    private static final String LEAVE =
            """
            delete from seat s
             where s.clinic_id = :clinic
               and s.patient_id = :patient
            """;

    /** How often a chair may be freed between our being refused it and our asking who has it. */
    private static final int MOST_ATTEMPTS = 100;

    private final Walls walls;

    public JdbcRoom(Database database) {
        this.walls = new Walls(database.forProgram());
    }

    @Override
    public List<Seat> seats(Permit permit) {
        permit.mustBeFor(Deed.SEE_ROOM);
        return walls.ask(
                permit.clinic(),
                SEATS,
                Map.of("clinic", permit.clinic().value()),
                (row, _) -> seat(row));
    }

    @Override
    public Result<Seat, Seat> sit(Permit permit, int chair, Instant now) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var led = Author.of(permit.actor()).user().orElseThrow();
        var wanted = new Seat(chair, permit.patient(), now, led);
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                return Result.ok(
                        walls.ask(
                                        permit.clinic(),
                                        SIT,
                                        Map.of(
                                                "clinic",
                                                permit.clinic().value(),
                                                "chair",
                                                wanted.chair(),
                                                "patient",
                                                wanted.patient().value(),
                                                "since",
                                                Times.column(Times.kept(now)),
                                                "ledBy",
                                                led.value()),
                                        (row, _) -> seat(row))
                                .getFirst());
            } catch (DuplicateKeyException e) {
                var other =
                        walls.askForOne(
                                permit.clinic(),
                                IN_CHAIR,
                                Map.of("clinic", permit.clinic().value(), "chair", chair),
                                (row, _) -> seat(row));
                if (other.isPresent()) {
                    return Result.refused(other.get());
                }
            }
        }
        throw new IllegalStateException("chair (%d): too many want it at once".formatted(chair));
    }

    @Override
    public void leave(Permit permit) {
        permit.mustBeFor(Deed.RECORD_CARE);
        walls.order(
                permit.clinic(),
                LEAVE,
                Map.of("clinic", permit.clinic().value(), "patient", permit.patient().value()));
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getInt("chair"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                Times.read(row, "since"),
                new UserId(row.getObject("led_by", UUID.class)));
    }
}
