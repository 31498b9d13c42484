package huantiao.meta;

/**
 * Rank correlation of standardized effects with their variances.
 *
 * @param tau Kendall's tau-b
 * @param score concordant minus discordant pairs
 * @param scoreSe standard error of the score under independence, ties allowed for
 * @param normalP two-sided p-value of score over scoreSe
 * @param exactP two-sided p-value from the exact null distribution, {@code NaN} with ties or more
 *     than 200 studies
 * @see <a href="https://doi.org/10.2307/2533446">Begg and Mazumdar 1994</a>
 */
public record RankTest(double tau, double score, double scoreSe, double normalP, double exactP) {
    private static final int MOST_EXACT = 200;

    /** Begg and Mazumdar: effects about the common-effect mean, standardized, against variances. */
    public static RankTest of(Estimates given) {
        Estimates e = given.at(given.completePlaces());
        double s1 = 0;
        double sum = 0;
        for (int i = 0; i < e.size(); i++) {
            s1 += 1 / e.variance(i);
            sum += e.effect(i) / e.variance(i);
        }
        double mean = sum / s1;
        double[] z = new double[e.size()];
        for (int i = 0; i < z.length; i++) {
            z[i] = (e.effect(i) - mean) / Math.sqrt(e.variance(i) - 1 / s1);
        }
        return of(z, e.variances().raw());
    }

    /**
     * Schwarzer: observed minus expected events of the treated, standardized, against the inverse
     * of their variance; mean and variance from Fisher's noncentral hypergeometric distribution at
     * the Mantel-Haenszel odds ratio.
     *
     * @param tables without missing counts
     */
    public static RankTest ofCounts(java.util.List<TwoByTwo> tables) {
        double or = Math.exp(MantelHaenszel.oddsRatio().fit(tables).estimate());
        double[] z = new double[tables.size()];
        double[] w = new double[tables.size()];
        for (int i = 0; i < z.length; i++) {
            double[] moments = hypergeometric(tables.get(i), or);
            z[i] = (tables.get(i).a() - moments[0]) / Math.sqrt(moments[1]);
            w[i] = 1 / moments[1];
        }
        return of(z, w);
    }

    /** Mean and variance of the treated's events given the margins. */
    static double[] hypergeometric(TwoByTwo t, double or) {
        double events = t.a() + t.c();
        int low = (int) Math.max(0, Math.round(events - t.controls()));
        int high = (int) Math.min(Math.round(events), Math.round(t.treated()));
        double[] log = new double[high - low + 1];
        double top = 0;
        for (int x = low + 1; x <= high; x++) {
            log[x - low] =
                    log[x - low - 1]
                            + Math.log(or)
                            + Math.log(
                                    (t.treated() - x + 1)
                                            * (events - x + 1)
                                            / (x * (t.controls() - events + x)));
            top = Math.max(top, log[x - low]);
        }
        double total = 0;
        double mean = 0;
        for (int x = low; x <= high; x++) {
            double p = Math.exp(log[x - low] - top);
            total += p;
            mean += p * x;
        }
        mean /= total;
        double variance = 0;
        for (int x = low; x <= high; x++) {
            variance += Math.exp(log[x - low] - top) / total * (x - mean) * (x - mean);
        }
        return new double[] {mean, variance};
    }

    /** Two-sided: exact where that is known, else normal. */
    public double pValue() {
        return Double.isNaN(exactP) ? normalP : exactP;
    }

    static RankTest of(double[] x, double[] y) {
        int n = x.length;
        if (n < 2) {
            throw new IllegalArgumentException("studies (%d) must be at least 2".formatted(n));
        }
        double score = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                score += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
            }
        }
        double[] tx = ties(x);
        double[] ty = ties(y);
        double pairs = n * (n - 1.0) / 2;
        double tau = score / Math.sqrt((pairs - tx[0] / 2) * (pairs - ty[0] / 2));
        double variance =
                (n * (n - 1.0) * (2 * n + 5) - tx[2] - ty[2]) / 18
                        + tx[0] * ty[0] / (2.0 * n * (n - 1))
                        + (n > 2 ? tx[1] * ty[1] / (9.0 * n * (n - 1) * (n - 2)) : 0);
        double se = Math.sqrt(variance);
        boolean exact = tx[0] == 0 && ty[0] == 0 && n <= MOST_EXACT;
        return new RankTest(
                tau,
                score,
                se,
                Distributions.twoSided(score / se, Double.POSITIVE_INFINITY),
                exact ? exactP(n, (int) Math.round((score + pairs) / 2)) : Double.NaN);
    }

    /** Over groups of t equal values: sums of t(t-1), t(t-1)(t-2) and t(t-1)(2t+5). */
    private static double[] ties(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double[] sums = new double[3];
        for (int i = 0; i < sorted.length; ) {
            int j = i;
            while (j < sorted.length && sorted[j] == sorted[i]) {
                j++;
            }
            double t = j - i;
            sums[0] += t * (t - 1);
            sums[1] += t * (t - 1) * (t - 2);
            sums[2] += t * (t - 1) * (2 * t + 5);
            i = j;
        }
        return sums;
    }

    /** Two-sided p-value of so many concordant pairs among n untied values. */
    private static double exactP(int n, int concordant) {
        int most = n * (n - 1) / 2;
        double[] p = new double[most + 1];
        p[0] = 1;
        int reach = 0;
        for (int m = 2; m <= n; m++) {
            // Adding the m-th value adds 0 to m-1 pairs, each as likely.
            double[] next = new double[most + 1];
            double window = 0;
            for (int s = 0; s <= reach + m - 1; s++) {
                window += s <= reach ? p[s] : 0;
                if (s - m >= 0) {
                    window -= p[s - m];
                }
                next[s] = window / m;
            }
            reach += m - 1;
            p = next;
        }
        double below = 0;
        double above = 0;
        for (int s = 0; s <= most; s++) {
            below += s <= concordant ? p[s] : 0;
            above += s >= concordant ? p[s] : 0;
        }
        return Math.min(1, 2 * Math.min(below, above));
    }
}
