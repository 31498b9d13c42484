package huantiao.web.people;

import huantiao.care.Chart;
import huantiao.care.Episode;
import huantiao.course.Schedule;
import huantiao.web.Shell;
import huantiao.web.alarm.OwnAlarm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The patient's own pages, from where they begin.
 *
 * @param name theirs
 * @param alarm where they are to go now, before anything else; empty where nothing stands
 * @param inCare true once there is a plan to look at
 * @param waits true while the plan's first visit is still to come: follow-ups are counted from it
 * @param comes true while visits are ahead: the questions before them can be answered
 * @param next the follow-up that is open or comes next and is not answered; empty if none
 * @param net when to seek care at once
 * @param phone of their clinic; empty where it is not known
 */
public record OwnStartPage(
        String name,
        Optional<OwnAlarm> alarm,
        boolean inCare,
        boolean waits,
        boolean comes,
        Optional<Schedule.Due> next,
        LocalDate today,
        String net,
        Optional<String> phone) {

    static OwnStartPage of(
            Chart chart,
            Optional<OwnAlarm> alarm,
            LocalDate today,
            ZoneId zone,
            String net,
            Optional<String> phone) {
        var last =
                chart.lastAnswered()
                        .map(one -> LocalDate.ofInstant(one.noted().occurredAt(), zone));
        var next =
                chart.episode()
                        .flatMap(Episode::firstVisit)
                        .map(first -> new Schedule(LocalDate.ofInstant(first, zone)))
                        .flatMap(schedule ->
                                schedule.followUps().stream()
                                        .filter(due -> !due.closes().isBefore(today))
                                        .filter(due ->
                                                last.filter(day -> !day.isBefore(due.opens()))
                                                        .isEmpty())
                                        .findFirst());
        return new OwnStartPage(
                chart.patient().name().text(),
                alarm,
                chart.episode().isPresent(),
                chart.openEpisode().filter(one -> one.sessions().isEmpty()).isPresent(),
                chart.openEpisode().isPresent(),
                next,
                today,
                net,
                phone);
    }

    /** True while nothing else is to be done before they have gone where the alarm says. */
    public boolean isStopped() {
        return alarm.filter(OwnAlarm::stops).isPresent();
    }

    /** True if answers count for the follow-up today. */
    public boolean isOpen() {
        return next.filter(due -> due.holds(today)).isPresent();
    }

    public String nextDay(Shell shell) {
        return next.map(due -> shell.words().inFull(due.on())).orElse("");
    }
}
