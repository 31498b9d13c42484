package huantiao.meta;

/**
 * The pooled effects of all non-empty subsets of studies: shows whether a few studies make the
 * result. Common-effect and DerSimonian-Laird sums are carried from subset to subset by adding or
 * removing one study (Gray code) and summed afresh now and then against drift.
 *
 * @param estimates pooled effect per subset; subset n holds study i when bit i of n+1 is set
 * @param i2 I2 per subset, in percent
 * @param tau2 between-study variance per subset
 * @see <a href="https://doi.org/10.1002/jrsm.1053">Olkin, Dahabreh and Trikalinos 2012</a>
 */
public record Gosh(Doubles estimates, Doubles i2, Doubles tau2) {
    private static final int MOST = 20;

    /**
     * @throws IllegalArgumentException with more than 20 studies
     */
    public static Gosh of(RandomEffects method, Estimates given) {
        Estimates used = given.at(given.completePlaces());
        int k = used.size();
        if (k > MOST) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at most %d for all subsets".formatted(k, MOST));
        }
        int all = (1 << k) - 1;
        double[] estimate = new double[all];
        double[] i2 = new double[all];
        double[] tau2 = new double[all];
        switch (method.convention().tauSquared()) {
            case COMMON_EFFECT, DERSIMONIAN_LAIRD ->
                    byRunningSums(
                            used,
                            method.convention().tauSquared() == TauSquared.COMMON_EFFECT,
                            estimate,
                            i2,
                            tau2);
            case DERSIMONIAN_LAIRD_ITERATED,
                    HEDGES,
                    HUNTER_SCHMIDT,
                    HUNTER_SCHMIDT_CORRECTED,
                    SIDIK_JONKMAN,
                    SIDIK_JONKMAN_ITERATED,
                    MAXIMUM_LIKELIHOOD,
                    RESTRICTED_MAXIMUM_LIKELIHOOD,
                    EMPIRICAL_BAYES,
                    PAULE_MANDEL,
                    PAULE_MANDEL_MEDIAN,
                    GENERALIZED_Q,
                    GENERALIZED_Q_MEDIAN ->
                    oneByOne(used, method, estimate, i2, tau2);
        }
        return new Gosh(Doubles.owning(estimate), Doubles.owning(i2), Doubles.owning(tau2));
    }

    private static void oneByOne(
            Estimates used, RandomEffects method, double[] estimate, double[] i2, double[] tau2) {
        int k = used.size();
        RandomEffects plain = method.with(Inference.WALD);
        for (int subset = 1; subset <= estimate.length; subset++) {
            int[] places = new int[Integer.bitCount(subset)];
            int n = 0;
            for (int i = 0; i < k; i++) {
                if ((subset >> i & 1) == 1) {
                    places[n++] = i;
                }
            }
            Fit fit = plain.fit(used.at(places));
            estimate[subset - 1] = fit.estimate();
            i2[subset - 1] = fit.i2();
            tau2[subset - 1] = fit.tau2();
        }
    }

    private static void byRunningSums(
            Estimates used, boolean common, double[] estimate, double[] i2, double[] tau2) {
        int k = used.size();
        double centre = used.effects().stream().average().orElse(0);
        double[] y = new double[k];
        double[] w = new double[k];
        for (int i = 0; i < k; i++) {
            y[i] = used.effect(i) - centre;
            w[i] = 1 / used.variance(i);
        }
        double s1 = 0;
        double s2 = 0;
        double sy = 0;
        double syy = 0;
        int subset = 0;
        for (int step = 1; step <= estimate.length; step++) {
            int bit = Integer.numberOfTrailingZeros(step);
            subset ^= 1 << bit;
            if ((step & 255) == 0) {
                s1 = 0;
                s2 = 0;
                sy = 0;
                syy = 0;
                for (int i = 0; i < k; i++) {
                    if ((subset >> i & 1) == 1) {
                        s1 += w[i];
                        s2 += w[i] * w[i];
                        sy += w[i] * y[i];
                        syy += w[i] * y[i] * y[i];
                    }
                }
            } else {
                double sign = (subset >> bit & 1) == 1 ? 1 : -1;
                s1 += sign * w[bit];
                s2 += sign * w[bit] * w[bit];
                sy += sign * w[bit] * y[bit];
                syy += sign * w[bit] * y[bit] * y[bit];
            }
            int n = Integer.bitCount(subset);
            double mean = sy / s1;
            double q = n > 1 ? Math.max(0, syy - s1 * mean * mean) : 0;
            double c = s1 - s2 / s1;
            double t = n > 1 && !common ? Math.max(0, (q - (n - 1)) / c) : 0;
            int place = subset - 1;
            tau2[place] = t;
            i2[place] = n > 1 && q > 0 ? Math.max(0, 100 * (q - (n - 1)) / q) : 0;
            if (t > 0) {
                double total = 0;
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    if ((subset >> i & 1) == 1) {
                        double weight = 1 / (1 / w[i] + t);
                        total += weight;
                        sum += weight * y[i];
                    }
                }
                mean = sum / total;
            }
            estimate[place] = mean + centre;
        }
    }

    /** Minimum, quartiles and maximum, by linear interpolation (type 7 of Hyndman and Fan). */
    public static Doubles quartiles(Doubles values) {
        double[] sorted = values.toArray();
        java.util.Arrays.sort(sorted);
        double[] five = new double[5];
        for (int i = 0; i < 5; i++) {
            double place = (sorted.length - 1) * i / 4.0;
            int low = (int) Math.floor(place);
            int high = Math.min(low + 1, sorted.length - 1);
            five[i] = sorted[low] + (place - low) * (sorted[high] - sorted[low]);
        }
        return Doubles.owning(five);
    }
}
