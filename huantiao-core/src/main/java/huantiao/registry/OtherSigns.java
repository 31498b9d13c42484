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
 * @param beyondOwn the same with how far scores of this clinic's own people moved before treatment;
 *     empty where too few of them answered twice before it
 * @param levels published acceptable states, in the order of the measure
 */
public record OtherSigns(
        int responders,
        OptionalInt beyondWider,
        Optional<OwnLimit> beyondOwn,
        List<Level> levels,
        Own own,
        Endings endings) {

    public OtherSigns {
        levels = List.copyOf(levels);
    }

    /**
     * How far scores of the clinic's own people moved before treatment.
     *
     * @param before what they did between two answers
     * @param responders whose change is larger than the upper limit of agreement
     * @param least smallest improvement of a responder, in units of the scale; 0 where there is
     *     none
     */
    public record OwnLimit(BeforeNeedles.Seen before, int responders, double least) {}

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
     * @param better responders with the goal reached, in percent of everybody counted: from none of
     *     those of whom the ending or the score is not known, to all of those who did not end
     *     otherwise
     * @param all how courses of everybody counted ended, whatever the score
     * @param silent the same of the silent
     */
    public record Endings(
            int reached,
            int open,
            int notHeardOf,
            int otherwise,
            Share.Range better,
            Ended all,
            Ended silent) {

        /** Responders of whom it is known how their course ended. */
        public int known() {
            return reached + otherwise;
        }
    }

    /**
     * How courses ended.
     *
     * @param unknown without an end noted, or not heard of any more
     */
    public record Ended(int reached, int unknown, int otherwise) {
        static Ended of(List<StartedCourse> courses) {
            var reached = 0;
            var unknown = 0;
            for (var course : courses) {
                reached += course.endedFor(Why.GOAL_REACHED) ? 1 : 0;
                unknown += course.endUnknown() ? 1 : 0;
            }
            return new Ended(reached, unknown, courses.size() - reached - unknown);
        }

        public int people() {
            return known() + unknown;
        }

        public int known() {
            return reached + otherwise;
        }

        /** The goal reached, in percent: from nobody of whom it is not known to all of them. */
        public Share.Range reachedPercent() {
            return new Share.Range(
                    100.0 * reached / people(), 100.0 * (reached + unknown) / people());
        }
    }

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
        var counted = new ArrayList<StartedCourse>();
        var silent = new ArrayList<StartedCourse>();
        for (var i = 0; i < outcomes.size(); i++) {
            var course = courses.get(i);
            if (outcomes.get(i).isCounted()) {
                counted.add(course);
            }
            if (outcomes.get(i) instanceof Outcome.Judged(var change, _)) {
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
                silent.add(course);
            }
        }
        return new OtherSigns(
                responders.size(),
                beyondWider(instrument, better),
                beyondOwn(before, better),
                levels(instrument, better, starts, ends),
                new Own(asked, enough, askedOthers, enoughOthers),
                endings(responders, Ended.of(counted), Ended.of(silent)));
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

    private static Optional<OwnLimit> beyondOwn(BeforeNeedles before, List<Change> better) {
        return switch (before) {
            case BeforeNeedles.TooFew _ -> Optional.empty();
            case BeforeNeedles.Seen seen ->
                    Optional.of(
                            new OwnLimit(
                                    seen,
                                    Math.toIntExact(
                                            better.stream()
                                                    .filter(one ->
                                                            one.improvement().toDouble()
                                                                    > seen.agreement().upper())
                                                    .count()),
                                    better.stream()
                                            .mapToDouble(one -> one.improvement().toDouble())
                                            .min()
                                            .orElse(0)));
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

    private static Endings endings(List<StartedCourse> responders, Ended all, Ended silent) {
        var better = Ended.of(responders);
        var notHeardOf = responders.stream().filter(one -> one.endedFor(Why.NOT_HEARD_OF)).count();
        var possible = better.reached() + better.unknown() + silent.reached() + silent.unknown();
        return new Endings(
                better.reached(),
                better.unknown() - Math.toIntExact(notHeardOf),
                Math.toIntExact(notHeardOf),
                better.otherwise(),
                new Share.Range(
                        100.0 * better.reached() / all.people(), 100.0 * possible / all.people()),
                all,
                silent);
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
