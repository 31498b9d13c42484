package huantiao.registry;

import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.course.PersonSaid;
import huantiao.measures.AcceptableState;
import huantiao.measures.Change;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.Score;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How those who got better by the score stand by other signs: a wider error of the measure, a level
 * that others called acceptable, what they say themselves, and how their course ended. A change of
 * a third is not yet a good state.
 *
 * @param responders who got better by the score
 * @param beyondWider of these, whose change is larger than the wider error; empty where there is
 *     none
 * @param beyondOwn the same with the error that this clinic's own people show; empty where too few
 *     of them answered twice before treatment
 * @param levels published acceptable states, in the order of the measure
 */
public record OtherSigns(
        int responders,
        OptionalInt beyondWider,
        Optional<OwnError> beyondOwn,
        List<Level> levels,
        Own own,
        Endings endings) {

    public OtherSigns {
        levels = List.copyOf(levels);
    }

    /**
     * The error of the measure by the clinic's own people.
     *
     * @param smallest change of one person that it tells from error, in units of the scale
     * @param people who answered twice before treatment
     * @param responders whose change is larger
     */
    public record OwnError(double smallest, int people, int responders) {}

    /**
     * A level that other people called acceptable.
     *
     * @param responders responders who ended there
     * @param answered everybody who answered and ended there, better or not
     * @param before everybody who answered and was there already before the first needle
     */
    public record Level(AcceptableState state, int responders, int answered, int before) {}

    /**
     * What they say themselves, alone and in the same window: whether the way it is now is good
     * enough.
     *
     * @param asked responders who said something
     * @param enough of these, who said yes
     * @param askedOthers the same of those who answered and did not respond
     */
    public record Own(int asked, int enough, int askedOthers, int enoughOthers) {}

    /**
     * How courses of responders ended.
     *
     * @param reached with the goal reached
     * @param open without an end so far
     * @param notHeardOf because nobody heard of the person any more, so how is not known
     * @param otherwise in any other way
     * @param better with the goal reached, in percent of everybody counted: from none of those of
     *     whom it is not known how it ended and none of the silent, to all of those who did not end
     *     otherwise
     */
    public record Endings(
            int reached, int open, int notHeardOf, int otherwise, Share.Range better) {}

    /**
     * @param outcomes of the courses, in their order; one or more of them counted
     * @param before what scores did between two answers before treatment
     */
    static OtherSigns of(
            RegistryQuestion question,
            List<StartedCourse> courses,
            List<Outcome> outcomes,
            BeforeNeedles before) {
        var instrument = question.instrument();
        var responders = new ArrayList<StartedCourse>();
        var better = new ArrayList<Change>();
        var ends = new ArrayList<Score>();
        var starts = new ArrayList<Score>();
        var asked = 0;
        var enough = 0;
        var askedOthers = 0;
        var enoughOthers = 0;
        var counted = 0;
        var silentOtherwise = 0;
        var silent = 0;
        for (var i = 0; i < outcomes.size(); i++) {
            var course = courses.get(i);
            counted += outcomes.get(i).isCounted() ? 1 : 0;
            if (outcomes.get(i) instanceof Outcome.Judged(var change)) {
                ends.add(change.followUp());
                starts.add(change.baseline());
                var says = enough(course, question);
                int said = says.isPresent() ? 1 : 0;
                int yes = says.filter(Exact.of(1)::equals).isPresent() ? 1 : 0;
                if (change.responseClass().isResponse()) {
                    responders.add(course);
                    better.add(change);
                    asked += said;
                    enough += yes;
                } else {
                    askedOthers += said;
                    enoughOthers += yes;
                }
            } else if (outcomes.get(i).isCounted()) {
                silent++;
                silentOtherwise += endedOtherwise(course) ? 1 : 0;
            }
        }
        return new OtherSigns(
                responders.size(),
                beyondWider(instrument, better),
                beyondOwn(before, better),
                levels(instrument, better, starts, ends),
                new Own(asked, enough, askedOthers, enoughOthers),
                endings(responders, counted, silent - silentOtherwise));
    }

    private static OptionalInt beyondWider(Instrument instrument, List<Change> better) {
        return switch (instrument.noise()) {
            case Noise.Measured(_, var wider, _, _) when wider.isPresent() ->
                    OptionalInt.of(
                            Math.toIntExact(
                                    better.stream()
                                            .filter(one -> !one.improvement().isAtMost(wider.get()))
                                            .count()));
            case Noise.Measured _, Noise.NotKnown _ -> OptionalInt.empty();
        };
    }

    private static Optional<OwnError> beyondOwn(BeforeNeedles before, List<Change> better) {
        return switch (before) {
            case BeforeNeedles.TooFew _ -> Optional.empty();
            case BeforeNeedles.Seen seen ->
                    Optional.of(
                            new OwnError(
                                    seen.smallestDetectable(),
                                    seen.people(),
                                    Math.toIntExact(
                                            better.stream()
                                                    .filter(one ->
                                                            one.improvement().toDouble()
                                                                    > seen.smallestDetectable())
                                                    .count())));
        };
    }

    private static List<Level> levels(
            Instrument instrument, List<Change> better, List<Score> starts, List<Score> ends) {
        return instrument.acceptable().stream()
                .filter(state -> state.holds() != AcceptableState.Holds.EXACTLY)
                .map(state ->
                        new Level(
                                state,
                                Math.toIntExact(
                                        better.stream()
                                                .filter(one -> state.reachedBy(one.followUp()))
                                                .count()),
                                Math.toIntExact(ends.stream().filter(state::reachedBy).count()),
                                Math.toIntExact(starts.stream().filter(state::reachedBy).count())))
                .toList();
    }

    private static Endings endings(
            List<StartedCourse> responders, int counted, int silentNotOtherwise) {
        var reached = responders.stream().filter(one -> one.endedFor(Why.GOAL_REACHED)).count();
        var notHeardOf = responders.stream().filter(one -> one.endedFor(Why.NOT_HEARD_OF)).count();
        var otherwise = responders.stream().filter(OtherSigns::endedOtherwise).count();
        var possible = responders.size() - otherwise;
        return new Endings(
                Math.toIntExact(reached),
                Math.toIntExact(possible - reached - notHeardOf),
                Math.toIntExact(notHeardOf),
                Math.toIntExact(otherwise),
                new Share.Range(
                        100.0 * reached / counted,
                        100.0 * (possible + silentNotOtherwise) / counted));
    }

    private static boolean endedOtherwise(StartedCourse course) {
        return course.ended().isPresent()
                && !course.endedFor(Why.GOAL_REACHED)
                && !course.endedFor(Why.NOT_HEARD_OF);
    }

    /** The answer given alone in the window that is nearest to its date. */
    private static Optional<Exact> enough(StartedCourse course, RegistryQuestion question) {
        var due = question.due(course.began());
        return course.answers().stream()
                .filter(answer -> answer.instrument().equals(PersonSaid.ENOUGH))
                .filter(answer -> !answer.before() && !answer.watched() && due.holds(answer.day()))
                .min(Comparator.comparingLong(answer -> distance(due.on(), answer.day())))
                .map(StartedCourse.Answer::value);
    }

    private static long distance(LocalDate on, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(on, day));
    }
}
