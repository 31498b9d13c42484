package huantiao.web.registry;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.ClinicCharts;
import huantiao.registry.MarkUse;
import huantiao.registry.PointUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Charts of each clinic as points and marks are counted; a chart is read again only when it has
 * grown.
 */
@Component
final class PointUseBook {

    private final ClinicCharts charts;
    private final Map<ClinicId, Counted> counted = new ConcurrentHashMap<>();

    PointUseBook(ClinicCharts charts) {
        this.charts = charts;
    }

    /** One clinic. */
    private static final class Counted {
        private final Map<PatientId, Long> seen = new HashMap<>();
        private final Map<PatientId, Person> taken = new HashMap<>();
    }

    /** What one chart gives to both counts. */
    private record Person(PointUse.OfPerson points, MarkUse.OfPerson marks) {
        private static Person of(Chart chart) {
            return new Person(PointUse.OfPerson.of(chart), MarkUse.OfPerson.of(chart));
        }
    }

    /** Points at visits of these days, as the journal stands now. */
    PointUse use(Permit permit, PointUse.Days days) {
        return PointUse.of(people(permit).stream().map(one -> one.points().on(days)).toList());
    }

    /** Marks, as the journal stands now. */
    MarkUse marks(Permit permit) {
        return MarkUse.of(people(permit).stream().map(Person::marks).toList());
    }

    private List<Person> people(Permit permit) {
        var book = counted.computeIfAbsent(permit.clinic(), _ -> new Counted());
        synchronized (book) {
            for (var one : charts.grown(permit, book.seen, Person::of)) {
                book.seen.put(one.patient(), one.seen());
                book.taken.put(one.patient(), one.what());
            }
            return List.copyOf(book.taken.values());
        }
    }
}
