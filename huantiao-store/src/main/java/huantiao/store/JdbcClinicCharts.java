package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.ClinicCharts;
import huantiao.care.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Every chart of a clinic, from the journal. Charts are read some at a time and forgotten once what
 * is counted was taken from them, so a clinic of any size fits into memory.
 */
public final class JdbcClinicCharts implements ClinicCharts {

    /** The roster knows up to which entry its line was made: the last one of the chart. */
    private static final String ENDS =
            """
            select r.patient_id, r.seq
              from roster r
             where r.clinic_id = :clinic
             order by r.patient_id
            """;

    private static final String ENTRIES_OF =
            """
            select j.patient_id, j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from journal j
             where j.clinic_id = :clinic
               and j.patient_id = any (:patients)
             order by j.patient_id, j.seq
            """;

    private static final int CHARTS_AT_ONCE = 100;

    private final Walls walls;

    public JdbcClinicCharts(Database database) {
        this.walls = new Walls(database.forProgram());
    }

    private record End(PatientId patient, long seen) {}

    private record Line(PatientId patient, Noted noted) {}

    @Override
    public <T> List<Taken<T>> grown(
            Permit permit, Map<PatientId, Long> seen, Function<Chart, T> take) {
        permit.mustBeFor(
                Deed.SEE_REGISTRY, Deed.SEE_PRACTITIONERS, Deed.POOL_SUMS, Deed.COUNT_AHEAD);
        var clinic = permit.clinic();
        var grown =
                walls
                        .ask(
                                clinic,
                                ENDS,
                                Map.of("clinic", clinic.value()),
                                (row, _) ->
                                        new End(
                                                new PatientId(
                                                        row.getObject("patient_id", UUID.class)),
                                                row.getLong("seq")))
                        .stream()
                        .filter(end -> end.seen() > seen.getOrDefault(end.patient(), 0L))
                        .map(End::patient)
                        .toList();
        var taken = new ArrayList<Taken<T>>();
        for (var from = 0; from < grown.size(); from += CHARTS_AT_ONCE) {
            var to = Math.min(from + CHARTS_AT_ONCE, grown.size());
            take(clinic, grown.subList(from, to), take, taken);
        }
        return List.copyOf(taken);
    }

    private <T> void take(
            ClinicId clinic,
            List<PatientId> patients,
            Function<Chart, T> take,
            List<Taken<T>> taken) {
        var lines =
                walls.ask(
                        clinic,
                        ENTRIES_OF,
                        Map.of(
                                "clinic",
                                clinic.value(),
                                "patients",
                                patients.stream().map(PatientId::value).toArray(UUID[]::new)),
                        (row, _) ->
                                new Line(
                                        new PatientId(row.getObject("patient_id", UUID.class)),
                                        JdbcCharts.noted(row)));
        var entries = new ArrayList<Noted>();
        for (var i = 0; i < lines.size(); i++) {
            var patient = lines.get(i).patient();
            entries.add(lines.get(i).noted());
            if (i + 1 == lines.size() || !lines.get(i + 1).patient().equals(patient)) {
                var chart = Chart.of(new Whose(clinic, patient), entries);
                taken.add(new Taken<>(patient, chart.seen(), take.apply(chart)));
                entries.clear();
            }
        }
    }
}
