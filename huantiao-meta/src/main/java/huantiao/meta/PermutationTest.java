package huantiao.meta;

/**
 * Permutation tests: the share of rearranged data whose test statistic is at least as far from 0 as
 * the observed one. For one mean the signs of the effects are flipped, for a regression the rows of
 * the design are reordered; every arrangement is fitted anew. All arrangements are walked through,
 * the observed one among them.
 *
 * @param pValues one per coefficient
 * @param moderatorsP of the omnibus test, {@code NaN} for one mean
 * @param permutations arrangements walked through
 */
public record PermutationTest(Doubles pValues, double moderatorsP, long permutations) {
    /** Statistics that differ by less than this are taken as equal. */
    private static final double TIE = 1.5e-8;

    private static final int MOST_SIGNS = 20;
    private static final int MOST_ROWS = 10;

    /**
     * All sign patterns.
     *
     * @throws IllegalArgumentException with more than 20 studies
     */
    public static PermutationTest exact(RandomEffects method, Estimates given) {
        Fit observed = method.fit(given);
        Estimates used = observed.estimates();
        int k = used.size();
        if (k > MOST_SIGNS) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at most %d for all sign patterns"
                            .formatted(k, MOST_SIGNS));
        }
        long all = 1L << k;
        long extreme = 0;
        double[] y = new double[k];
        for (long pattern = 0; pattern < all; pattern++) {
            for (int i = 0; i < k; i++) {
                y[i] = (pattern >> i & 1) == 1 ? -used.effect(i) : used.effect(i);
            }
            Fit fit = method.fit(new Estimates(Doubles.of(y), used.variances(), used.studies()));
            if (Math.abs(fit.statistic()) >= Math.abs(observed.statistic()) - TIE) {
                extreme++;
            }
        }
        return new PermutationTest(Doubles.of((double) extreme / all), Double.NaN, all);
    }

    /**
     * All orders of the rows of the design.
     *
     * @throws IllegalArgumentException with more than 10 studies
     */
    public static PermutationTest exact(MetaRegression method, Estimates given, Design design) {
        Regression observed = method.fit(given, design);
        Estimates used = observed.estimates();
        Design rows = observed.design();
        int k = used.size();
        if (k > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at most %d for all orders".formatted(k, MOST_ROWS));
        }
        long[] extreme = new long[observed.p()];
        long extremeOmnibus = 0;
        long all = 0;
        int[] order = new int[k];
        for (int i = 0; i < k; i++) {
            order[i] = i;
        }
        do {
            Regression fit = method.fit(used, rows.reordered(order));
            for (int j = 0; j < extreme.length; j++) {
                if (Math.abs(fit.coefficients().get(j).statistic())
                        >= Math.abs(observed.coefficients().get(j).statistic()) - TIE) {
                    extreme[j]++;
                }
            }
            if (fit.moderators().statistic() >= observed.moderators().statistic() - TIE) {
                extremeOmnibus++;
            }
            all++;
        } while (next(order));
        double[] p = new double[extreme.length];
        for (int j = 0; j < p.length; j++) {
            p[j] = (double) extreme[j] / all;
        }
        return new PermutationTest(Doubles.owning(p), (double) extremeOmnibus / all, all);
    }

    /** The next order in lexicographic sequence; false after the last. */
    private static boolean next(int[] order) {
        int i = order.length - 2;
        while (i >= 0 && order[i] > order[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = order.length - 1;
        while (order[j] < order[i]) {
            j--;
        }
        swap(order, i, j);
        for (int a = i + 1, b = order.length - 1; a < b; a++, b--) {
            swap(order, a, b);
        }
        return true;
    }

    private static void swap(int[] order, int i, int j) {
        int keep = order[i];
        order[i] = order[j];
        order[j] = keep;
    }
}
