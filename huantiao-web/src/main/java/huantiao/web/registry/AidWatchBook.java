package huantiao.web.registry;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.ClinicCharts;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.registry.AidWatch;
import huantiao.registry.RegistryQuestion;
import huantiao.web.course.CourseMeasures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who used the decision aid, for each clinic; a chart is read again only when it has grown. */
@Component
public final class AidWatchBook {

    /** Years that are looked back on. */
    private static final int YEARS = 5;

    private static final int WEEK = 12;

    private final ClinicCharts charts;
    private final Instrument usual;
    private final Map<ClinicId, Counted> counted = new ConcurrentHashMap<>();
    private final Map<ClinicId, Boolean> alarms = new ConcurrentHashMap<>();

    AidWatchBook(ClinicCharts charts, Instruments instruments) {
        this.charts = charts;
        this.usual = instruments.get(CourseMeasures.USUAL.getFirst());
    }

    /** One clinic. */
    private static final class Counted {
        private final Map<PatientId, Long> seen = new HashMap<>();
        private final Map<PatientId, AidWatch.OfPerson> taken = new HashMap<>();
    }

    /** Whether those who used the aid did worse when it was counted last; nothing is counted. */
    boolean alarmed(Permit permit) {
        return alarms.getOrDefault(permit.clinic(), false);
    }

    /** As the journal stands now; outcomes by the usual measure after twelve weeks. */
    public AidWatch watch(Permit permit, LocalDate today, ZoneId zone) {
        var book = counted.computeIfAbsent(permit.clinic(), _ -> new Counted());
        synchronized (book) {
            for (var one :
                    charts.grown(
                            permit,
                            book.seen,
                            chart ->
                                    AidWatch.OfPerson.of(
                                            chart,
                                            List.of(usual),
                                            chart.entries().getLast().recordedAt(),
                                            zone))) {
                book.seen.put(one.patient(), one.seen());
                book.taken.put(one.patient(), one.what());
            }
            var watch =
                    AidWatch.of(
                            List.copyOf(book.taken.values()),
                            new RegistryQuestion(
                                    today.minusYears(YEARS), today, usual, WEEK, today));
            alarms.put(permit.clinic(), watch.alarms());
            return watch;
        }
    }
}
