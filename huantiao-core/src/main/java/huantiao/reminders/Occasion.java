package huantiao.reminders;

import huantiao.course.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One reminder that somebody is to get: for which follow-up, and the how manieth of it.
 *
 * @param start the day from which the follow-ups of this course of care are counted; for the second
 *     starting score the day of the first
 * @param week of the schedule; {@link Schedule#SECOND_START_WEEK} for the second starting score
 * @param nth 1 for the first reminder of the follow-up
 * @param from first day on which it is sent
 * @param until last day: on the next one the following reminder is due, or the call
 */
public record Occasion(LocalDate start, int week, int nth, LocalDate from, LocalDate until) {

    public Occasion {
        if (nth < 1 || until.isBefore(from)) {
            throw new IllegalArgumentException("a reminder must have a number and days");
        }
    }

    /**
     * The reminder that is due on a day; empty if none is, or if an answer came since the window of
     * its follow-up opened. What was missed is not made up for: only the latest one is due.
     *
     * @param lastAnswer the day of the latest answer; empty if none ever came
     */
    public static Optional<Occasion> on(
            LocalDate today, LocalDate start, Optional<LocalDate> lastAnswer) {
        return new Schedule(start)
                .followUps().reversed().stream()
                        .filter(due -> !due.on().isAfter(today))
                        .findFirst()
                        .filter(due -> !due.isAnswered(lastAnswer))
                        .flatMap(due -> among(due, start, today));
    }

    /**
     * The reminder of the second starting score that is due on a day: a week after the first and
     * three days later, while the first visit is still to come; then it is left. Nobody is called
     * about it, and no visit waits for it.
     *
     * @param first the day of the first starting score
     * @param latest the day of the latest
     */
    public static Optional<Occasion> ofSecondStart(
            LocalDate today, LocalDate first, LocalDate latest) {
        var due = Schedule.secondStart(first);
        if (!latest.isBefore(due.opens()) || today.isAfter(due.closes())) {
            return Optional.empty();
        }
        return among(due, first, today)
                .map(one ->
                        new Occasion(
                                one.start(),
                                one.week(),
                                one.nth(),
                                one.from(),
                                one.until().isAfter(due.closes()) ? due.closes() : one.until()));
    }

    /** True if it is about the second starting score and no follow-up. */
    public boolean isOfSecondStart() {
        return week == Schedule.SECOND_START_WEEK;
    }

    private static Optional<Occasion> among(Schedule.Due due, LocalDate start, LocalDate today) {
        List<LocalDate> days = due.reminders();
        for (int i = days.size() - 1; i >= 0; i--) {
            var next = i + 1 < days.size() ? days.get(i + 1) : due.callFrom();
            if (!days.get(i).isAfter(today) && today.isBefore(next)) {
                return Optional.of(
                        new Occasion(start, due.week(), i + 1, days.get(i), next.minusDays(1)));
            }
        }
        return Optional.empty();
    }

    /** True if an answer came since the window of the follow-up opened. */
    public boolean isAnswered(Optional<LocalDate> lastAnswer) {
        return due(start, week).isAnswered(lastAnswer);
    }

    /** What is due in a week. */
    static Schedule.Due due(LocalDate start, int week) {
        if (week == Schedule.SECOND_START_WEEK) {
            return Schedule.secondStart(start);
        }
        return new Schedule(start)
                .followUps().stream()
                        .filter(due -> due.week() == week)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the schedule has no week %d".formatted(week)));
    }
}
