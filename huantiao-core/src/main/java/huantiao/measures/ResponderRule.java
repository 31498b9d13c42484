package huantiao.measures;

import java.util.Optional;

/** From which improvement on a person counts as a responder of this measure. */
public sealed interface ResponderRule {
    /**
     * At least so many percent of the baseline.
     *
     * @param pointsBeside a change in units of the scale that is shown beside the percent and
     *     decides nothing, where one is used
     */
    record ByPercent(Exact percent, Optional<Exact> pointsBeside) implements ResponderRule {}

    /** At least so many units of the scale. */
    record ByPoints(Exact points) implements ResponderRule {}

    /** The answer itself says it, as a global impression of much or very much improved. */
    record ByAnswer(AcceptableState state) implements ResponderRule {}

    /** A screen or profile: change is not judged. */
    record None() implements ResponderRule {}
}
