package huantiao.registry;

import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.course.Schedule.Due;
import huantiao.measures.Change;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.ResponseClass;
import huantiao.measures.Score;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Getting worse by either of two signs: the score, and that a course ended because it got worse. A
 * score asked on one day does not see everything, and whoever starts near the worst end of a scale
 * can hardly get worse by it.
 *
 * @param counted people counted
 * @param stopped of those, whose course ended because it got worse, at any time
 * @param stoppedAnswered of those, how many answered
 * @param stoppedBetter of those, how many are responders by the score
 * @param when of those who stopped, how many before, in and after the days in which the week is
 *     counted
 * @param cannot of those who answered, for how many even the worst score would not count as worse
 * @param endUnknown of those who answered, of how many nobody knows how their course ended
 * @param betterEndUnknown of those, how many are responders by the score
 * @param strictlyBetter responders of whom it is known that their course ended for another reason:
 *     those behind the lower figure of {@code better}
 * @param worse in percent of everybody counted: whoever stopped because it got worse is worse, and
 *     of whom the score or the ending is not known is not worse in the lower figure and worse in
 *     the upper one
 * @param better the same of responders of whom none stopped because it got worse
 */
public record Worsened(
        int counted,
        int stopped,
        int stoppedAnswered,
        int stoppedBetter,
        When when,
        int cannot,
        int endUnknown,
        int betterEndUnknown,
        int strictlyBetter,
        Share.Range worse,
        Share.Range better) {

    /**
     * When courses ended, by their last day.
     *
     * @param before the first day on which an answer counts
     * @param in the days on which an answer counts
     * @param after the last of them
     */
    public record When(int before, int in, int after) {
        private static final When NEVER = new When(0, 0, 0);

        private When and(LocalDate day, Due due) {
            if (day.isBefore(due.opens())) {
                return new When(before + 1, in, after);
            }
            return due.holds(day)
                    ? new When(before, in + 1, after)
                    : new When(before, in, after + 1);
        }
    }

    /**
     * @param outcomes of the courses, in their order; one or more of them counted
     */
    static Worsened of(
            RegistryQuestion question, List<StartedCourse> courses, List<Outcome> outcomes) {
        var counted = 0;
        var stopped = 0;
        var stoppedAnswered = 0;
        var stoppedBetter = 0;
        var when = When.NEVER;
        var worse = 0;
        var perhapsWorse = 0;
        var better = 0;
        var endUnknown = 0;
        var betterEndUnknown = 0;
        var open = 0;
        for (var i = 0; i < courses.size(); i++) {
            var course = courses.get(i);
            boolean ended = course.endedFor(Why.STOPPED_WORSE);
            if (ended && outcomes.get(i).isCounted()) {
                when =
                        when.and(
                                course.ended().orElseThrow().lastDay(),
                                question.due(course.began()));
            }
            switch (outcomes.get(i)) {
                case Outcome.NotDue _, Outcome.NothingToImprove _ -> {}
                case Outcome.Judged(var change, _) -> {
                    boolean responds = change.responseClass().isResponse();
                    counted++;
                    stopped += ended ? 1 : 0;
                    stoppedAnswered += ended ? 1 : 0;
                    stoppedBetter += ended && responds ? 1 : 0;
                    boolean isWorse = ended || isWorse(change.responseClass());
                    worse += isWorse ? 1 : 0;
                    better += responds && !ended ? 1 : 0;
                    if (course.endUnknown()) {
                        endUnknown++;
                        perhapsWorse += isWorse ? 0 : 1;
                        betterEndUnknown += responds ? 1 : 0;
                    }
                }
                case Outcome.Silent _, Outcome.OnlyWatched _, Outcome.NoBaseline _ -> {
                    counted++;
                    stopped += ended ? 1 : 0;
                    worse += ended ? 1 : 0;
                    open += ended ? 0 : 1;
                }
            }
        }
        return new Worsened(
                counted,
                stopped,
                stoppedAnswered,
                stoppedBetter,
                when,
                cannot(outcomes),
                endUnknown,
                betterEndUnknown,
                better - betterEndUnknown,
                bounds(worse, worse + perhapsWorse + open, counted),
                bounds(better - betterEndUnknown, better + open, counted));
    }

    private static Share.Range bounds(int least, int most, int counted) {
        return new Share.Range(100.0 * least / counted, 100.0 * most / counted);
    }

    /**
     * Of those whose score could have told it, how many got worse by it.
     *
     * @param count of those who answered
     * @return empty where the score could have told it of nobody
     */
    public Optional<Share> worseOfThoseWhoCan(ClinicSum.Count count) {
        var can = count.answered() - cannot;
        return can == 0 ? Optional.empty() : Optional.of(new Share(count.worse(), can));
    }

    /** {@link #better} if so many more had come and stayed silent. */
    public Share.Range betterWith(int more) {
        var all = counted + more;
        return new Share.Range(
                better.lowerPercent() * counted / all,
                (better.upperPercent() * counted + 100.0 * more) / all);
    }

    static boolean isWorse(ResponseClass seen) {
        return switch (seen) {
            case WORSE, POSSIBLY_WORSE -> true;
            case IMPROVED,
                    IMPROVED_WITHIN_ERROR,
                    IMPROVED_ERROR_UNKNOWN,
                    SMALL_IMPROVEMENT,
                    NO_CLEAR_CHANGE,
                    NOT_ASSESSABLE ->
                    false;
        };
    }

    /** For how many of those who answered even the worst score would not count as worse. */
    static int cannot(List<Outcome> outcomes) {
        var known = new HashMap<Exact, Boolean>();
        var cannot = 0;
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Judged(var change, _)) {
                boolean can =
                        known.computeIfAbsent(change.baseline().value(), _ -> canGetWorse(change));
                cannot += can ? 0 : 1;
            }
        }
        return cannot;
    }

    private static boolean canGetWorse(Change change) {
        Instrument instrument = change.instrument();
        var worst = instrument.scale().worst();
        return isWorse(
                Change.between(
                                instrument,
                                change.baseline(),
                                new Score(worst, instrument.scale(), instrument.edition()))
                        .orElseThrow()
                        .responseClass());
    }
}
