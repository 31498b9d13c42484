package huantiao.registry;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What scores did before the first needle beside what they did after it, and in whom.
 *
 * @param before of everybody who answered twice before treatment
 * @param answered the same of those only who answered at the follow-up
 * @param mean improvement of those who answered; empty where there is no headline
 */
public record BeforeAndAfter(
        BeforeNeedles before, BeforeNeedles answered, Optional<MeanImprovement> mean) {

    /** Mean improvement in a week before treatment, in units of the scale. */
    public OptionalDouble perWeekBefore() {
        return switch (before) {
            case BeforeNeedles.TooFew _ -> OptionalDouble.empty();
            case BeforeNeedles.Seen seen -> OptionalDouble.of(seen.perWeek());
        };
    }

    /** The same from the last answer before treatment to the follow-up. */
    public OptionalDouble perWeekAfter() {
        return mean.isPresent() ? OptionalDouble.of(mean.get().perWeek()) : OptionalDouble.empty();
    }

    /** True if scores got better, and faster before the first needle than after it. */
    public boolean fasterBefore() {
        return perWeekBefore().isPresent()
                && perWeekAfter().isPresent()
                && perWeekBefore().getAsDouble() > 0
                && perWeekBefore().getAsDouble() > perWeekAfter().getAsDouble();
    }

    /** How many stand behind the improvement after it; 0 where none is told. */
    public int peopleAfter() {
        return mean.map(MeanImprovement::people).orElse(0);
    }

    /** True if everybody who stands behind one of the two stands behind the other. */
    public boolean samePeople() {
        return answered.people() == before.people() && answered.people() == peopleAfter();
    }
}
