package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/** Effects of two arms from means and standard deviations. A configured method. */
public final class MeanEffects {

    /** Which comparison of two means. */
    public enum Measure {
        /** Difference, variance sd1^2/n1 + sd2^2/n2. */
        MEAN_DIFFERENCE,
        /**
         * Difference over the pooled standard deviation, corrected for small samples (Hedges g).
         */
        STANDARDIZED_MEAN_DIFFERENCE
    }

    /** Which sampling variance the standardized difference carries; N = n1 + n2. */
    public enum SmdVariance {
        /** 1/n1 + 1/n2 + g^2/(2N). */
        LARGE_SAMPLE,
        /** J^2 (1/n1 + 1/n2 + d^2/(2N)), d uncorrected. */
        LARGE_SAMPLE_SCALED,
        /** 1/n1 + 1/n2 + (1 - (N-4)/((N-2)J^2)) g^2, unbiased. */
        UNBIASED,
        /** N/(n1 n2) + g^2/(2(N-3.94)) with J = 1-3/(4N-9): the Cochrane software. */
        COCHRANE
    }

    private final Measure measure;
    private final SmdVariance smdVariance;

    private MeanEffects(Measure measure, SmdVariance smdVariance) {
        this.measure = measure;
        this.smdVariance = smdVariance;
    }

    public static MeanEffects of(Measure measure) {
        return new MeanEffects(measure, SmdVariance.LARGE_SAMPLE);
    }

    public static MeanEffects meanDifference() {
        return of(Measure.MEAN_DIFFERENCE);
    }

    public static MeanEffects standardizedMeanDifference() {
        return of(Measure.STANDARDIZED_MEAN_DIFFERENCE);
    }

    public MeanEffects with(SmdVariance variance) {
        return new MeanEffects(measure, variance);
    }

    /** One effect per study; undefined ones are {@code NaN}. */
    public Estimates from(List<TwoMeans> means) {
        double[] y = new double[means.size()];
        double[] v = new double[means.size()];
        List<String> studies = new ArrayList<>(means.size());
        for (int i = 0; i < y.length; i++) {
            TwoMeans each = means.get(i);
            studies.add(each.study());
            double n1 = each.n1();
            double n2 = each.n2();
            double n = n1 + n2;
            double difference = each.mean1() - each.mean2();
            switch (measure) {
                case MEAN_DIFFERENCE -> {
                    y[i] = difference;
                    v[i] = each.sd1() * each.sd1() / n1 + each.sd2() * each.sd2() / n2;
                }
                case STANDARDIZED_MEAN_DIFFERENCE -> {
                    double d = difference / each.pooledSd();
                    double exact = SmallSample.factor(n - 2);
                    double j = smdVariance == SmdVariance.COCHRANE ? 1 - 3 / (4 * n - 9) : exact;
                    double g = j * d;
                    y[i] = g;
                    v[i] =
                            switch (smdVariance) {
                                case LARGE_SAMPLE -> 1 / n1 + 1 / n2 + g * g / (2 * n);
                                case LARGE_SAMPLE_SCALED ->
                                        j * j * (1 / n1 + 1 / n2 + d * d / (2 * n));
                                case UNBIASED ->
                                        1 / n1 + 1 / n2 + (1 - (n - 4) / ((n - 2) * j * j)) * g * g;
                                case COCHRANE -> n / (n1 * n2) + g * g / (2 * (n - 3.94));
                            };
                }
            }
            if (!(Double.isFinite(y[i]) && Double.isFinite(v[i]))) {
                y[i] = Double.NaN;
                v[i] = Double.NaN;
            }
        }
        return Estimates.of(studies, y, v);
    }
}
