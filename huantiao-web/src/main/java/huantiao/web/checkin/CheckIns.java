package huantiao.web.checkin;

import huantiao.access.Actor;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Picture;
import huantiao.care.Taken;
import huantiao.care.VisitSteps;
import huantiao.course.Schedule;
import huantiao.triage.Facts;
import huantiao.web.access.Denied;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Notes answers of a check-in in the chart, with the week they belong to and who watched. */
public final class CheckIns {

    private final Charts charts;
    private final CareRules rules;
    private final Clock clock;

    public CheckIns(Charts charts, CareRules rules, Clock clock) {
        this.charts = charts;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Notes them.
     *
     * @param safety what was answered about safety; nothing known where it was not asked
     * @return what is wrong; empty if it is noted
     * @throws Denied if the chart is not there for this permit
     */
    public Optional<List<Problem>> note(
            Permit permit, List<Taken> measures, Facts safety, CareSteps.Now now) {
        return note(permit, measures, safety, Optional.empty(), now);
    }

    /**
     * The same where answers of the symptom check of this sitting stand for some of the questions.
     *
     * @param from its place in the chart
     */
    Optional<List<Problem>> note(
            Permit permit,
            List<Taken> measures,
            Facts safety,
            Optional<Long> from,
            CareSteps.Now now) {
        Charts.Change<List<Problem>> change =
                charts.add(
                        permit,
                        clock.instant(),
                        chart ->
                                VisitSteps.checkIn(
                                        chart,
                                        new Entry.CheckedIn(
                                                week(chart, now.today(), now),
                                                measures,
                                                Picture.told(safety),
                                                isInRoom(permit),
                                                Optional.empty(),
                                                from),
                                        safety,
                                        now));
        return switch (change) {
            case Charts.Change.Kept<List<Problem>> _, Charts.Change.MovedOn<List<Problem>> _ ->
                    Optional.empty();
            case Charts.Change.Refused<List<Problem>>(var problems) -> Optional.of(problems);
            case Charts.Change.Absent<List<Problem>> _ ->
                    throw new Denied(permit.deed(), Denial.NOT_YOURS);
        };
    }

    /** The same where safety was not asked. */
    public Optional<List<Problem>> note(Permit permit, List<Taken> measures, CareSteps.Now now) {
        return note(permit, measures, rules.vocabulary().nothingKnown(), now);
    }

    /** True if somebody of the clinic asks, so that the answer was watched. */
    public static boolean isInRoom(Permit permit) {
        return permit.actor() instanceof Actor.Member;
    }

    /** The day of the first visit; empty before. */
    static Optional<LocalDate> began(Chart chart, CareSteps.Now now) {
        return chart.episode()
                .flatMap(Episode::firstVisit)
                .map(first -> LocalDate.ofInstant(first, now.zone()));
    }

    /** The week that answers of a day are noted under; 0 before the first visit. */
    static int week(Chart chart, LocalDate day, CareSteps.Now now) {
        return began(chart, now)
                .filter(start -> !day.isBefore(start))
                .map(start -> new Schedule(start).weekOf(day))
                .orElse(0);
    }
}
