package huantiao.web.outcomes;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.ClinicCharts;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.outcomes.StartedCourse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The courses of each clinic as the registry counts them. What was taken from a chart is kept until
 * the chart grows; an answer is as fresh as the journal.
 */
@Component
public final class RegistryBook {

    private final ClinicCharts charts;
    private final List<Instrument> instruments;
    private final Map<ClinicId, Counted> counted = new ConcurrentHashMap<>();

    RegistryBook(ClinicCharts charts, Instruments instruments) {
        this.charts = charts;
        this.instruments = MeasureAtWeek.MEASURES.stream().map(instruments::get).toList();
    }

    private static final class Counted {
        final LocalDate asOf;
        final Map<PatientId, Long> seen = new HashMap<>();
        final Map<PatientId, List<StartedCourse>> courses = new HashMap<>();

        Counted(LocalDate asOf) {
            this.asOf = asOf;
        }
    }

    /** Every course as it was known at the end of that day in the clinic's zone. */
    public List<StartedCourse> courses(Permit permit, LocalDate asOf, ZoneId zone) {
        var book =
                counted.compute(
                        permit.clinic(),
                        (_, known) ->
                                known == null || !known.asOf.equals(asOf)
                                        ? new Counted(asOf)
                                        : known);
        var end = asOf.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        synchronized (book) {
            for (var taken :
                    charts.grown(
                            permit,
                            book.seen,
                            chart -> StartedCourse.of(chart, instruments, end, zone))) {
                book.seen.put(taken.patient(), taken.seen());
                book.courses.put(taken.patient(), taken.what());
            }
            return book.courses.values().stream().flatMap(List::stream).toList();
        }
    }
}
