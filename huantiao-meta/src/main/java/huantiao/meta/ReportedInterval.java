package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * An effect reported with its confidence interval.
 *
 * @param effect on the scale of the limits
 * @param level probability of the interval, such as 0.95
 */
public record ReportedInterval(
        String study, double effect, double lower, double upper, double level) {

    public ReportedInterval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "interval of %s (%s to %s) must run from lower to upper; maybe a sign is lost"
                            .formatted(study, lower, upper));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "level of %s (%s) must be between 0 and 1".formatted(study, level));
        }
    }

    /** The same on the log scale, for ratios. */
    public ReportedInterval logged() {
        if (!(effect > 0 && lower > 0)) {
            throw new IllegalArgumentException(
                    "ratio of %s (%s, from %s) must be above 0 to be logged"
                            .formatted(study, effect, lower));
        }
        return new ReportedInterval(
                study, Math.log(effect), Math.log(lower), Math.log(upper), level);
    }

    /** Standard error: width over twice the normal quantile. */
    public double standardError() {
        return (upper - lower)
                / (2 * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY));
    }

    /**
     * How far the effect lies from the middle, as a share of half the width: 0 is symmetric. Above
     * about 0.05 rounding hardly explains it.
     */
    public double asymmetry() {
        double half = (upper - lower) / 2;
        return half > 0 ? Math.abs(effect - (lower + upper) / 2) / half : 0;
    }

    /** Effects with the variances their intervals imply. */
    public static Estimates estimates(List<ReportedInterval> reports) {
        double[] y = new double[reports.size()];
        double[] se = new double[reports.size()];
        List<String> studies = new ArrayList<>(reports.size());
        for (int i = 0; i < y.length; i++) {
            y[i] = reports.get(i).effect();
            se[i] = reports.get(i).standardError();
            studies.add(reports.get(i).study());
        }
        return Estimates.ofStandardErrors(studies, y, se);
    }
}
