package huantiao.course;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When answers are due: by date from the start of treatment, not by visit, because whoever stops
 * coming must be asked too. The weeks are those of the trials of Tu 2024 and PRECISE; windows and
 * reminders are a rule of this project.
 *
 * @param start day of the first treatment
 */
public record Schedule(LocalDate start) {
    private static final List<Step> STEPS =
            List.of(
                    new Step(2, 3),
                    new Step(4, 3),
                    new Step(8, 7),
                    new Step(12, 7),
                    new Step(26, 14),
                    new Step(52, 28));

    /** Days after the due date on which a silent person is reminded. */
    private static final List<Integer> REMINDER_DAYS = List.of(0, 3, 9);

    /** Days during which a silent person stays on the call list: long enough to be called once. */
    private static final int CALL_DAYS = 14;

    /** The week after the first starting score in which the second is due. */
    public static final int SECOND_START_WEEK = 1;

    /** Fewest days between two starting scores for the second to be one. */
    public static final int START_DAYS_APART = 3;

    private record Step(int week, int windowDays) {}

    /**
     * One answer to come.
     *
     * @param windowDays how many days before and after the date still count as in time
     */
    public record Due(int week, LocalDate on, int windowDays) {
        public LocalDate opens() {
            return on.minusDays(windowDays);
        }

        public LocalDate closes() {
            return on.plusDays(windowDays);
        }

        public boolean holds(LocalDate day) {
            return !day.isBefore(opens()) && !day.isAfter(closes());
        }

        /**
         * True if an answer came since the window opened. A late one counts too.
         *
         * @param lastAnswer the day of the latest answer; empty if none ever came
         */
        public boolean isAnswered(Optional<LocalDate> lastAnswer) {
            return lastAnswer.filter(day -> !day.isBefore(opens())).isPresent();
        }

        /** The days on which a silent person is sent a reminder. */
        public List<LocalDate> reminders() {
            return REMINDER_DAYS.stream().map(on::plusDays).toList();
        }

        /** From this day on a silent person is called, once. */
        public LocalDate callFrom() {
            return on.plusDays(REMINDER_DAYS.getLast() + 1L);
        }
    }

    /** Where an answer lies in the schedule. All are kept; only those in a window are summed. */
    public sealed interface Placement {
        /** Before treatment began. */
        record Baseline() implements Placement {}

        record InWindow(Due due) implements Placement {}

        /**
         * @param daysOff days from the nearest due date, negative when early
         */
        record OutsideWindow(Due nearest, int daysOff) implements Placement {}
    }

    /**
     * The second starting score: a week after the first, and before treatment. It is counted from
     * the first score, because nobody knows yet when treatment will begin; two scores less than
     * {@value #START_DAYS_APART} days apart are one. No follow-up lies in week 1.
     *
     * @param first the day of the first starting score
     */
    public static Due secondStart(LocalDate first) {
        return new Due(
                SECOND_START_WEEK,
                first.plusWeeks(SECOND_START_WEEK),
                7 * SECOND_START_WEEK - START_DAYS_APART);
    }

    /** The follow-ups in order. */
    public List<Due> followUps() {
        return STEPS.stream()
                .map(step -> new Due(step.week(), start.plusWeeks(step.week()), step.windowDays()))
                .toList();
    }

    /** The follow-up of a week; empty if the schedule has none there. */
    public Optional<Due> followUp(int week) {
        for (var step : STEPS) {
            if (step.week() == week) {
                return Optional.of(new Due(week, start.plusWeeks(week), step.windowDays()));
            }
        }
        return Optional.empty();
    }

    /** Where an answer of this day after the start lies. */
    public Placement place(LocalDate day) {
        var nearest =
                followUps().stream()
                        .min(Comparator.comparingLong(due -> Math.abs(daysFrom(due, day))))
                        .orElseThrow();
        return followUps().stream()
                .filter(due -> due.holds(day))
                .findFirst()
                .<Placement>map(Placement.InWindow::new)
                .orElseGet(() ->
                        new Placement.OutsideWindow(
                                nearest, Math.toIntExact(daysFrom(nearest, day))));
    }

    /**
     * The week that an answer of this day is noted under: 0 up to the start, the week of the
     * follow-up in whose window it lies, and otherwise the whole weeks since the start.
     */
    public int weekOf(LocalDate day) {
        if (!day.isAfter(start)) {
            return 0;
        }
        return switch (place(day)) {
            case Placement.InWindow(var due) -> due.week();
            case Placement.Baseline _, Placement.OutsideWindow _ ->
                    Math.toIntExact(ChronoUnit.WEEKS.between(start, day));
        };
    }

    /**
     * The follow-up for which a silent person is called now: the latest one whose reminders have
     * passed, unless an answer came since its window opened. The list names a person for {@value
     * #CALL_DAYS} days and then leaves them alone.
     *
     * @param lastAnswer the day of the latest answer; empty if none ever came
     */
    public Optional<Due> toCall(LocalDate today, Optional<LocalDate> lastAnswer) {
        return followUps().reversed().stream()
                .filter(due -> !due.callFrom().isAfter(today))
                .findFirst()
                .filter(due -> today.isBefore(due.callFrom().plusDays(CALL_DAYS)))
                .filter(due -> !due.isAnswered(lastAnswer));
    }

    /**
     * The follow-up whose score is due: the latest one whose window has opened, unless an answer
     * came since. A late answer is kept too, so it stays due until the next window opens.
     *
     * @param lastAnswer the day of the latest answer; empty if none ever came
     */
    public Optional<Due> due(LocalDate today, Optional<LocalDate> lastAnswer) {
        return followUps().reversed().stream()
                .filter(due -> !due.opens().isAfter(today))
                .findFirst()
                .filter(due -> !due.isAnswered(lastAnswer));
    }

    /** Weeks since the start, as a place on an axis; negative before it. */
    public double weeksAt(LocalDate day) {
        return ChronoUnit.DAYS.between(start, day) / 7.0;
    }

    private static long daysFrom(Due due, LocalDate day) {
        return ChronoUnit.DAYS.between(due.on(), day);
    }
}
