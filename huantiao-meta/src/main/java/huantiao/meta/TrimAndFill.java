package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates how many studies are missing on one side of the funnel, fills in their mirror images
 * and pools again. A sensitivity analysis, not a correction.
 *
 * @param side where studies are missing
 * @param missing estimated number of missing studies
 * @param missingSe its standard error
 * @param missingP p-value that none is missing, R0 only, else {@code NaN}
 * @param filled the mirror images
 * @param fit of given and filled studies together
 * @param findings what a reader must know
 * @see <a href="https://doi.org/10.1111/j.0006-341x.2000.00455.x">Duval and Tweedie 2000</a>
 */
public record TrimAndFill(
        Side side,
        int missing,
        double missingSe,
        double missingP,
        Estimates filled,
        Fit fit,
        List<Finding> findings) {

    /** Which estimator of the number of missing studies. */
    public enum Estimator {
        L0,
        R0,
        Q0
    }

    /** Where studies are missing. */
    public enum Side {
        LEFT,
        RIGHT
    }

    private static final int MOST_STEPS = 100;

    /**
     * Chooses the side by the sign of the slope of effects on their standard errors, with the tau2
     * method of the fit.
     */
    public static Side side(RandomEffects method, Estimates estimates) {
        AsymmetryTest test =
                AsymmetryTest.mixed(
                        MetaRegression.withDefaults()
                                .with(method.convention().tauSquared())
                                .with(Inference.WALD),
                        estimates,
                        AsymmetryTest.standardErrors(estimates));
        return test.slope().estimate() < 0 ? Side.RIGHT : Side.LEFT;
    }

    /**
     * @param trimming pools while trimming
     * @param pooling pools at the end
     */
    public static TrimAndFill of(
            RandomEffects trimming,
            RandomEffects pooling,
            Estimator estimator,
            Side side,
            Estimates given) {
        Estimates used = given.at(given.completePlaces());
        int k = used.size();
        if (k < 3) {
            throw new IllegalArgumentException("studies (%d) must be at least 3".formatted(k));
        }
        double sign = side == Side.RIGHT ? -1 : 1;
        int[] order =
                IntStream.range(0, k)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> sign * used.effect(i)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            y[i] = sign * used.effect(order[i]);
            v[i] = used.variance(order[i]);
        }
        List<Finding> findings = new ArrayList<>();
        int missing = 0;
        int before = -1;
        double centre = 0;
        int steps = 0;
        boolean cut = false;
        double raw = 0;
        while (missing != before && steps < MOST_STEPS) {
            before = missing;
            steps++;
            int n = k - missing;
            centre =
                    trimming.fit(
                                    Estimates.of(
                                            java.util.Arrays.copyOf(y, n),
                                            java.util.Arrays.copyOf(v, n)))
                            .estimate();
            double[] signedRanks = signedRanks(y, centre);
            double positive = 0;
            double mostNegative = 0;
            for (double rank : signedRanks) {
                positive += Math.max(0, rank);
                mostNegative = Math.max(mostNegative, -rank);
            }
            raw =
                    switch (estimator) {
                        case R0 -> k - mostNegative - 1;
                        case L0 -> (4 * positive - k * (k + 1.0)) / (2.0 * k - 1);
                        case Q0 -> {
                            double inside = 2.0 * k * k - 4 * positive + 0.25;
                            cut |= inside < 0;
                            yield k - 0.5 - Math.sqrt(Math.max(0, inside));
                        }
                    };
            missing = Math.min(k - 1, (int) Math.max(0, Math.rint(raw)));
        }
        if (cut) {
            findings.add(
                    Finding.of(
                            Finding.Code.VALUE_CUT,
                            "Q0 met the root of a negative number, because asymmetry is strong; it was taken as 0.",
                            "Use L0 or R0."));
        }
        if (missing != before) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The number of missing studies did not settle.",
                            "Do not report it."));
        }
        double[] fillY = new double[missing];
        double[] fillV = new double[missing];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < missing; i++) {
            fillY[i] = sign * (2 * centre - y[k - missing + i]);
            fillV[i] = v[k - missing + i];
            names.add("filled " + (i + 1));
        }
        Estimates filled = Estimates.of(names, fillY, fillV);
        return new TrimAndFill(
                side,
                missing,
                standardError(estimator, k, raw),
                estimator == Estimator.R0 ? Math.pow(0.5, missing + 1) : Double.NaN,
                filled,
                pooling.fit(used.and(filled)),
                findings);
    }

    private static double[] signedRanks(double[] y, double centre) {
        int k = y.length;
        int[] order =
                IntStream.range(0, k)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> Math.abs(y[i] - centre)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranks = new double[k];
        for (int place = 0; place < k; place++) {
            ranks[order[place]] = Math.signum(y[order[place]] - centre) * (place + 1);
        }
        return ranks;
    }

    /** At the estimate before it is rounded, which may be below 0. */
    private static double standardError(Estimator estimator, int k, double m) {
        double n = k;
        double variance =
                (n * (n + 1) * (2 * n + 1)
                                + 10 * m * m * m
                                + 27 * m * m
                                + 17 * m
                                - 18 * n * m * m
                                - 18 * n * m
                                + 6 * n * n * m)
                        / 24;
        return switch (estimator) {
            case R0 -> Math.sqrt(2 * Math.max(0, m) + 2);
            case L0 -> 4 * Math.sqrt(variance) / (2 * n - 1);
            case Q0 ->
                    2
                            * Math.sqrt(variance)
                            / Math.sqrt((n - 0.5) * (n - 0.5) - m * (2 * n - m - 1));
        };
    }
}
