package huantiao.meta;

import java.util.List;

/** What every pooled result has, so that tables and plots can read any of them. */
public sealed interface Pooled permits Fit, CountFit {

    /** The study effects beside which the pooled one is shown. */
    Estimates estimates();

    double estimate();

    double se();

    double pValue();

    Interval interval();

    /** Probability of the intervals, such as 0.95. */
    double level();

    Doubles weightsPercent();

    /** The choices behind the numbers, in one line. */
    String caption();

    List<Finding> findings();

    /** The interval of one study at the level of the result, by normal quantiles. */
    default Interval studyInterval(int i) {
        double z = Distributions.twoSidedQuantile(level(), Double.POSITIVE_INFINITY);
        double half = z * Math.sqrt(estimates().variance(i));
        return new Interval(estimates().effect(i) - half, estimates().effect(i) + half);
    }
}
