package huantiao.registry;

import huantiao.course.Phase;
import huantiao.measures.Instrument;
import huantiao.people.Sex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who the people counted were before treatment, those who answered beside those who were silent: if
 * the two differ, what the first say holds less for the second.
 */
public record StartingPoint(Group answered, Group silent) {

    /** Below so many people a group is not described: it would describe single people. */
    public static final int FEWEST = 5;

    /**
     * One of the two.
     *
     * @param described empty where there are fewer than {@link #FEWEST}
     */
    public record Group(int people, Optional<Described> described) {}

    /**
     * What is known about a group.
     *
     * @param medianAge in years, when care began
     * @param women of those whose sex is known as female or male; empty where fewer than {@link
     *     #FEWEST} are
     * @param longLasting over 12 weeks before the first visit
     * @param baselines how many gave a score before treatment
     * @param watched of those, how many gave it in the room only
     * @param baseline mean of those scores; empty where fewer than {@link #FEWEST} gave one
     * @param deviation standard deviation, with n - 1
     */
    public record Described(
            double medianAge,
            Optional<Share> women,
            Share longLasting,
            int baselines,
            int watched,
            OptionalDouble baseline,
            OptionalDouble deviation) {}

    /**
     * Describes those counted.
     *
     * @param outcomes of the courses, in their order
     */
    static StartingPoint of(
            List<StartedCourse> courses, List<Outcome> outcomes, Instrument instrument) {
        var answered = new ArrayList<StartedCourse>();
        var silent = new ArrayList<StartedCourse>();
        for (var i = 0; i < courses.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Judged _ -> answered.add(courses.get(i));
                case Outcome.Silent _, Outcome.OnlyWatched _, Outcome.NoBaseline _ ->
                        silent.add(courses.get(i));
                case Outcome.NotDue _, Outcome.NothingToImprove _ -> {}
            }
        }
        return new StartingPoint(group(answered, instrument), group(silent, instrument));
    }

    private static Group group(List<StartedCourse> people, Instrument instrument) {
        return new Group(
                people.size(),
                people.size() < FEWEST
                        ? Optional.empty()
                        : Optional.of(describe(people, instrument)));
    }

    private static Described describe(List<StartedCourse> people, Instrument instrument) {
        var ages = people.stream().mapToInt(StartedCourse::age).sorted().toArray();
        var women = people.stream().filter(one -> one.sex() == Sex.FEMALE).count();
        var men = people.stream().filter(one -> one.sex() == Sex.MALE).count();
        var before =
                people.stream().flatMap(one -> Outcome.baseline(one, instrument).stream()).toList();
        var scores = before.stream().mapToDouble(answer -> answer.value().toDouble()).toArray();
        var enough = scores.length >= FEWEST;
        return new Described(
                (ages[(ages.length - 1) / 2] + ages[ages.length / 2]) / 2.0,
                women + men < FEWEST
                        ? Optional.empty()
                        : Optional.of(
                                new Share(Math.toIntExact(women), Math.toIntExact(women + men))),
                new Share(
                        Math.toIntExact(
                                people.stream()
                                        .filter(one -> one.phase() == Phase.CHRONIC)
                                        .count()),
                        people.size()),
                scores.length,
                Math.toIntExact(before.stream().filter(StartedCourse.Answer::watched).count()),
                enough ? OptionalDouble.of(mean(scores)) : OptionalDouble.empty(),
                enough ? OptionalDouble.of(deviation(scores)) : OptionalDouble.empty());
    }

    private static double mean(double[] scores) {
        return Arrays.stream(scores).sum() / scores.length;
    }

    private static double deviation(double[] scores) {
        var mean = mean(scores);
        var squares = Arrays.stream(scores).map(one -> (one - mean) * (one - mean)).sum();
        return Math.sqrt(squares / (scores.length - 1));
    }
}
