package huantiao.store;

import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail in its table, which only grows. */
public final class JdbcAuditTrail implements AuditTrail {

    private static final String NOTE =
            """
            insert into audit (at, event, clinic_id, user_id, guest, patient_id, deed, detail)
            values (:at, :event, :clinic, :who, :guest, :patient, :deed, :detail)
            """;

    private static final String OPENINGS =
            """
            select u.at, u.event, u.deed, coalesce(a.name, '') as who_name
              from audit u
              left join account a
                on a.clinic_id = u.clinic_id
               and a.user_id = u.user_id
             where u.clinic_id = :clinic
               and u.patient_id = :patient
               and u.event in ('OPENED', 'CHANGED')
               and u.user_id is not null
             order by u.id desc
             limit :limit
            """;

    private final Walls walls;
    private final JdbcClient jdbc;

    public JdbcAuditTrail(Database database) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
    }

    @Override
    public void note(Line line) {
        var columns = new HashMap<String, Object>();
        columns.put("at", Times.column(Times.kept(line.at())));
        columns.put("event", line.event().name());
        columns.put("clinic", line.clinic().map(ClinicId::value).orElse(null));
        columns.put("who", line.who().map(UserId::value).orElse(null));
        columns.put("guest", line.guest());
        columns.put("patient", line.patient().map(PatientId::value).orElse(null));
        columns.put("deed", line.deed().map(Deed::name).orElse(null));
        columns.put("detail", line.detail().replace('\0', ' '));
        if (line.clinic().isPresent()) {
            walls.order(line.clinic().get(), NOTE, columns);
        } else {
            jdbc.sql(NOTE).params(columns).update();
        }
    }

    @Override
    public List<Opening> openings(Permit permit, int limit) {
        permit.mustBeFor(Deed.SEE_OPENINGS);
        return walls.ask(
                permit.clinic(),
                OPENINGS,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "patient",
                        permit.patient().value(),
                        "limit",
                        limit),
                (row, _) ->
                        new Opening(
                                Times.read(row, "at"),
                                Event.valueOf(row.getString("event")),
                                row.getString("who_name"),
                                Optional.ofNullable(row.getString("deed")).map(Deed::valueOf)));
    }
}
