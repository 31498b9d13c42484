package huantiao.web.outcomes;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.ClinicCharts;
import huantiao.outcomes.PointUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Visits of each clinic as points are counted; a chart is read again only when it has grown. */
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
        private final Map<PatientId, PointUse.OfPerson> taken = new HashMap<>();
    }

    /** As the journal stands now. */
    PointUse use(Permit permit) {
        var book = counted.computeIfAbsent(permit.clinic(), _ -> new Counted());
        synchronized (book) {
            for (var one : charts.grown(permit, book.seen, PointUse.OfPerson::of)) {
                book.seen.put(one.patient(), one.seen());
                book.taken.put(one.patient(), one.what());
            }
            return PointUse.of(List.copyOf(book.taken.values()));
        }
    }
}
