package huantiao.meta.effect;

import huantiao.meta.Distributions;

/**
 * Minimum, quartiles and maximum of a group, as reported instead of mean and standard deviation.
 * What was not reported is {@code NaN}; the median is always needed.
 *
 * @param n people
 */
public record FiveNumbers(
        String study, double min, double q1, double median, double q3, double max, double n) {

    /** By whose formulas mean and standard deviation are estimated. */
    public enum Method {
        /**
         * Means after Luo and others, standard deviations after Wan and others or, with all five
         * numbers, Shi and others.
         *
         * @see <a href="https://doi.org/10.1177/0962280216669183">Luo, Wan, Liu and Tong 2018</a>
         * @see <a href="https://doi.org/10.1002/jrsm.1429">Shi, Luo, Weng and others 2020</a>
         */
        BEST,
        /**
         * @see <a href="https://doi.org/10.1186/1471-2288-5-13">Hozo, Djulbegovic and Hozo 2005</a>
         */
        HOZO,
        /**
         * @see <a href="https://doi.org/10.1186/1471-2288-14-135">Wan, Wang, Liu and Tong 2014</a>
         */
        WAN,
        /** Bland 2015; needs all five numbers. */
        BLAND,
        /** Walter and Yao 2007: median, and range over the expected range of n normal values. */
        WALTER
    }

    private boolean hasRange() {
        return !Double.isNaN(min) && !Double.isNaN(max);
    }

    private boolean hasQuartiles() {
        return !Double.isNaN(q1) && !Double.isNaN(q3);
    }

    /** Mean with standard deviation; both {@code NaN} where the method needs other numbers. */
    public Mean estimated(Method method) {
        double mean = Double.NaN;
        double sd = Double.NaN;
        boolean all = hasRange() && hasQuartiles();
        switch (method) {
            case BEST -> {
                if (all) {
                    double w1 = 2.2 / (2.2 + Math.pow(n, 0.75));
                    double w2 = 0.7 - 0.72 / Math.pow(n, 0.55);
                    mean = w1 * (min + max) / 2 + w2 * (q1 + q3) / 2 + (1 - w1 - w2) * median;
                    double power = Math.pow(n, 0.6);
                    sd =
                            (max - min) / ((2 + 0.14 * power) * extremeQuantile())
                                    + (q3 - q1) / ((2 + 2 / (0.07 * power)) * quartileQuantile());
                } else if (hasRange()) {
                    double w = 4 / (4 + Math.pow(n, 0.75));
                    mean = w * (min + max) / 2 + (1 - w) * median;
                    sd = (max - min) / (2 * extremeQuantile());
                } else if (hasQuartiles()) {
                    double w = 0.7 + 0.39 / n;
                    mean = w * (q1 + q3) / 2 + (1 - w) * median;
                    sd = (q3 - q1) / (2 * quartileQuantile());
                }
            }
            case HOZO -> {
                if (hasRange() && !hasQuartiles()) {
                    mean = n <= 25 ? (min + 2 * median + max) / 4 : median;
                    double middle = min - 2 * median + max;
                    double range = max - min;
                    sd =
                            n <= 15
                                    ? Math.sqrt((middle * middle / 4 + range * range) / 12)
                                    : n <= 70 ? range / 4 : range / 6;
                }
            }
            case WAN -> {
                if (all) {
                    mean = (min + 2 * q1 + 2 * median + 2 * q3 + max) / 8;
                    sd =
                            (max - min) / (4 * extremeQuantile())
                                    + (q3 - q1) / (4 * quartileQuantile());
                } else if (hasRange()) {
                    mean = (min + 2 * median + max) / 4;
                    sd = (max - min) / (2 * extremeQuantile());
                } else if (hasQuartiles()) {
                    mean = (q1 + median + q3) / 3;
                    sd = (q3 - q1) / (2 * quartileQuantile());
                }
            }
            case BLAND -> {
                if (all) {
                    double sum = min + 2 * q1 + 2 * median + 2 * q3 + max;
                    mean = sum / 8;
                    double squares =
                            min * min + 2 * q1 * q1 + 2 * median * median + 2 * q3 * q3 + max * max;
                    double products = min * q1 + q1 * median + median * q3 + q3 * max;
                    sd = Math.sqrt(squares / 16 + products / 8 - sum * sum / 64);
                }
            }
            case WALTER -> {
                if (hasRange() && !hasQuartiles()) {
                    mean = median;
                    sd = (max - min) / expectedRange(n);
                }
            }
        }
        return new Mean(study, mean, sd, n);
    }

    /**
     * Mean with standard deviation of a log-normal quantity: estimated on logarithms and brought
     * back with a correction for the error of the standard deviation there. Shi, Tong, Wang and
     * Genton, Statistics and Its Interface 2020; 13: 519-531.
     *
     * @throws IllegalArgumentException when a number is not above 0
     */
    public Mean estimatedLogNormal() {
        for (double each : new double[] {min, q1, median, q3, max}) {
            if (!(Double.isNaN(each) || each > 0)) {
                throw new IllegalArgumentException(
                        "numbers of %s (%s) must be above 0 for a log-normal estimate"
                                .formatted(study, each));
            }
        }
        FiveNumbers logs =
                new FiveNumbers(
                        study,
                        Math.log(min),
                        Math.log(q1),
                        Math.log(median),
                        Math.log(q3),
                        Math.log(max),
                        n);
        Mean normal = logs.estimated(Method.BEST);
        boolean all = hasRange() && hasQuartiles();
        double plain = normal.sd();
        double ln = Math.log(n);
        double shrink;
        double fourth;
        double[] c;
        if (all) {
            shrink = 1 + 0.28 / (ln * ln);
            fourth = 1 + 3.93 / n;
            c = new double[] {0.405, 0.315, 1.62, 5.04, 1.26};
        } else if (hasRange()) {
            shrink = 1.01 + 0.25 / (ln * ln);
            fourth = 1 + 2.23 / (ln * ln);
            c = new double[] {0.565, 0.37, 2.26, 5.92, 1.48};
        } else {
            shrink = 1 + 1.58 / n;
            fourth = 1 + 19.2 / Math.pow(n, 1.2);
            c = new double[] {0.57, 0.75, 2.28, 12, 3};
        }
        double s2 = plain * plain / shrink;
        double s4 = plain * plain * plain * plain / fourth;
        double mu = normal.mean();
        double mean = Math.exp(mu + s2 / 2) / (1 + c[0] * s2 / n + c[1] * s4 / n);
        double square = Math.exp(2 * mu + 2 * s2) / (1 + c[2] * s2 / n + c[3] * s4 / n);
        double squareOfMean = Math.exp(2 * mu + s2) / (1 + c[2] * s2 / n + c[4] * s4 / n);
        return new Mean(study, mean, Math.sqrt(square - squareOfMean), n);
    }

    /** Normal quantile of the largest of n values, after Blom. */
    private double extremeQuantile() {
        return EffectSize.normalQuantile((n - 0.375) / (n + 0.25));
    }

    private double quartileQuantile() {
        return EffectSize.normalQuantile((0.75 * n - 0.125) / (n + 0.25));
    }

    /** Expected range of n standard normal values: integral of 1 - (1-F)^n - F^n. */
    private static double expectedRange(double n) {
        double sum = 0;
        int pieces = 4000;
        double width = 20.0 / pieces;
        for (int i = 0; i < pieces; i++) {
            double x = -10 + (i + 0.5) * width;
            sum +=
                    1
                            - Math.pow(Distributions.normalUpper(x), n)
                            - Math.pow(Distributions.normal(x), n);
        }
        return sum * width;
    }
}
