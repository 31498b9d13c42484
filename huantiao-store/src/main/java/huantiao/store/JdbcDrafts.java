package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.PatientId;
import huantiao.care.Author;
import huantiao.care.Drafts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Drafts, one row for each patient, form and author. */
public final class JdbcDrafts implements Drafts {

    private static final String FIND =
            """
            select d.fields, d.kept_at
              from draft d
             where d.clinic_id = :clinic
               and d.patient_id = :patient
               and d.form = :form
               and d.author = :author
            """;

    private static final String LATEST =
            """
            select distinct on (d.patient_id) d.patient_id, d.fields, d.kept_at
              from draft d
             where d.clinic_id = :clinic
               and d.form = :form
               and d.patient_id = any(:people)
             order by d.patient_id, d.kept_at desc
            """;

    private static final String KEPT_SINCE =
            """
            select distinct on (d.patient_id) d.patient_id, d.fields, d.kept_at
              from draft d
             where d.clinic_id = :clinic
               and d.form = :form
               and d.kept_at >= :since
             order by d.patient_id, d.kept_at desc
            """;

    private static final String KEEP =
            """
            insert into draft (clinic_id, patient_id, form, author, fields, kept_at)
            values (:clinic, :patient, :form, :author, :fields, :keptAt)
                on conflict (clinic_id, patient_id, form, author) do update
               set fields = excluded.fields,
                   kept_at = excluded.kept_at
            """;

    private static final String DROP =
            """
            delete from draft d
             where d.clinic_id = :clinic
               and d.patient_id = :patient
               and d.form = :form
               and d.author = :author
            """;

    private final Walls walls;
    private final Clock clock;

    public JdbcDrafts(Database database, Clock clock) {
        this.walls = new Walls(database.forProgram());
        this.clock = clock;
    }

    /** The fields as JSON keeps them. */
    private record Fields(Map<String, List<String>> fields) {}

    @Override
    public Optional<Draft> find(Permit permit, String form) {
        return walls.askForOne(permit.clinic(), FIND, key(permit, form), (row, _) -> draft(row));
    }

    @Override
    public Map<PatientId, Draft> latest(Permit permit, String form, Collection<PatientId> people) {
        return latest(
                permit,
                LATEST,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "form",
                        form,
                        "people",
                        people.stream().map(PatientId::value).toArray(UUID[]::new)));
    }

    @Override
    public Map<PatientId, Draft> keptSince(Permit permit, String form, Instant since) {
        return latest(
                permit,
                KEPT_SINCE,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "form",
                        form,
                        "since",
                        Times.column(since)));
    }

    private Map<PatientId, Draft> latest(
            Permit permit, String question, Map<String, Object> values) {
        permit.mustBeFor(Deed.SEE_ROOM);
        var latest = new HashMap<PatientId, Draft>();
        walls.ask(
                permit.clinic(),
                question,
                values,
                (row, _) ->
                        latest.put(
                                new PatientId(row.getObject("patient_id", UUID.class)),
                                draft(row)));
        return latest;
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                Json.read("draft", row.getString("fields"), Fields.class).fields(),
                Times.read(row, "kept_at"));
    }

    @Override
    public void keep(Permit permit, String form, Map<String, List<String>> fields) {
        long length =
                fields.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
        if (length > MOST) {
            throw new IllegalArgumentException(
                    "a draft (%d characters) must have at most %d".formatted(length, MOST));
        }
        var arguments = key(permit, form);
        arguments.put("fields", Json.write(new Fields(fields)));
        arguments.put("keptAt", Times.column(Times.kept(clock.instant())));
        walls.order(permit.clinic(), KEEP, arguments);
    }

    @Override
    public void drop(Permit permit, String form) {
        walls.order(permit.clinic(), DROP, key(permit, form));
    }

    private static Map<String, Object> key(Permit permit, String form) {
        var key = new HashMap<String, Object>();
        key.put("clinic", permit.clinic().value());
        key.put("patient", permit.patient().value());
        key.put("form", form);
        key.put("author", Author.of(permit.actor()).user().map(Object::toString).orElse("patient"));
        return key;
    }
}
