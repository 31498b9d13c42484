package huantiao.registry;

import huantiao.measures.Change;
import huantiao.measures.Instrument;
import huantiao.measures.Score;
import huantiao.registry.StartedCourse.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** What one started course says to one question of the registry. */
public sealed interface Outcome {

    /**
     * The window of the follow-up is still open: not counted yet, whether or not it is answered.
     */
    record NotDue() implements Outcome {}

    /** The best possible score at the start: nothing could get better by this measure. */
    record NothingToImprove() implements Outcome {}

    /** No answer from before treatment, so a later one cannot be judged. Counts as silent. */
    record NoBaseline() implements Outcome {}

    /** No answer in the window. */
    record Silent(Score baseline) implements Outcome {}

    /**
     * The only answer in the window was given in the room with somebody of the clinic. People are
     * kind then, and only those who still come can give one. It is kept, and counts as silent.
     */
    record OnlyWatched(Score baseline) implements Outcome {}

    /**
     * Answered in time and alone.
     *
     * @param days from the answer it is compared with to this one
     */
    record Judged(Change change, int days) implements Outcome {}

    /** True if the person is in the denominator. */
    default boolean isCounted() {
        return switch (this) {
            case NotDue _, NothingToImprove _ -> false;
            case NoBaseline _, Silent _, OnlyWatched _, Judged _ -> true;
        };
    }

    static Outcome of(StartedCourse course, RegistryQuestion question) {
        var due = question.due(course.began());
        if (!due.closes().isBefore(question.asOf())) {
            return new NotDue();
        }
        var instrument = question.instrument();
        var answers = course.answersTo(instrument);
        var baseline = baseline(course, instrument);
        if (baseline.isEmpty()) {
            return new NoBaseline();
        }
        var start = score(instrument, baseline.get());
        if (start.value().equals(instrument.scale().best())) {
            return new NothingToImprove();
        }
        var inWindow =
                answers.stream()
                        .filter(answer -> !answer.before() && due.holds(answer.day()))
                        .toList();
        var chosen =
                inWindow.stream()
                        .filter(answer -> !answer.watched())
                        .min(Comparator.comparingLong(answer -> distance(due.on(), answer.day())));
        if (chosen.isEmpty()) {
            return inWindow.isEmpty() ? new Silent(start) : new OnlyWatched(start);
        }
        return new Judged(
                Change.between(instrument, start, score(instrument, chosen.get())).orElseThrow(),
                Math.toIntExact(ChronoUnit.DAYS.between(baseline.get().day(), chosen.get().day())));
    }

    /** The last answer before treatment that was given alone; else the last of those. */
    static Optional<Answer> baseline(StartedCourse course, Instrument instrument) {
        var before = course.answersTo(instrument).stream().filter(Answer::before).toList();
        return before.stream()
                .filter(answer -> !answer.watched())
                .reduce((_, later) -> later)
                .or(() -> before.stream().reduce((_, later) -> later));
    }

    private static Score score(Instrument instrument, Answer answer) {
        return new Score(answer.value(), instrument.scale(), instrument.edition());
    }

    private static long distance(LocalDate on, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(on, day));
    }
}
