package huantiao.web.people;

import huantiao.body.Side;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.OtherSide;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.web.Words;
import java.util.Collection;
import java.util.Optional;

/** That every needle is on the other side than the pain, in one line. */
public final class OtherSideWords {

    private OtherSideWords() {}

    /** The line for needles on these sides; empty where there is nothing to say. */
    public static Optional<String> of(
            Collection<Side> needles, Chart chart, CareSteps.Now now, Words words) {
        return OtherSide.of(needles, chart, now)
                .map(other ->
                        words.say(
                                "plan.other-side",
                                words.say("plan.side." + other.pain().code()),
                                words.say("plan.side." + other.needles().code())));
    }

    /** The line for the points of a plan. */
    public static Optional<String> of(Plan plan, Chart chart, CareSteps.Now now, Words words) {
        return of(plan.points().stream().map(PlannedPoint::side).toList(), chart, now, words);
    }
}
