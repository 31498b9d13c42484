package huantiao.meta;

/**
 * Two-sided p-values for no association in a table of counts, by the three tests that trials print.
 *
 * @param pearson chi-square with one degree of freedom
 * @param corrected the same with Yates's correction
 * @param exact Fisher's test: the tables with the same margins that are no likelier than this one
 * @see <a href="https://doi.org/10.2307/2342435">Fisher 1935</a>
 */
public record IndependenceTest(double pearson, double corrected, double exact) {

    /** Room for tables that are as likely as the one at hand but for rounding. */
    private static final double AS_LIKELY = 1 + 1e-7;

    /**
     * Tests a table of whole counts.
     *
     * @throws IllegalArgumentException if a count is missing or no whole number
     */
    public static IndependenceTest of(TwoByTwo table) {
        if (!table.complete()) {
            throw new IllegalArgumentException(
                    "table of %s must have all four counts".formatted(table.study()));
        }
        for (double count : new double[] {table.a(), table.b(), table.c(), table.d()}) {
            if (count != Math.rint(count)) {
                throw new IllegalArgumentException(
                        "count of %s (%s) must be a whole number".formatted(table.study(), count));
            }
        }
        return new IndependenceTest(chiSquare(table, 0), chiSquare(table, 1), fisher(table));
    }

    /** The smallest of the three. */
    public double least() {
        return Math.min(pearson, Math.min(corrected, exact));
    }

    /** The largest of the three. */
    public double most() {
        return Math.max(pearson, Math.max(corrected, exact));
    }

    /** An empty margin leaves nothing to test: p is 1. */
    private static double chiSquare(TwoByTwo t, double correction) {
        double n = t.total();
        double margins = t.treated() * t.controls() * (t.a() + t.c()) * (t.b() + t.d());
        if (!(margins > 0)) {
            return 1;
        }
        double off = Math.max(0, Math.abs(t.a() * t.d() - t.b() * t.c()) - correction * n / 2);
        return Distributions.chiSquareUpper(n * off * off / margins, 1);
    }

    private static double fisher(TwoByTwo t) {
        int treated = (int) t.treated();
        int controls = (int) t.controls();
        int events = (int) (t.a() + t.c());
        int low = Math.max(0, events - controls);
        int high = Math.min(events, treated);
        double[] logFactorial = new double[treated + controls + 1];
        for (int i = 1; i < logFactorial.length; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
        double all = choose(logFactorial, treated + controls, events);
        double here =
                choose(logFactorial, treated, (int) t.a())
                        + choose(logFactorial, controls, (int) t.c())
                        - all;
        double sum = 0;
        for (int a = low; a <= high; a++) {
            double other =
                    choose(logFactorial, treated, a)
                            + choose(logFactorial, controls, events - a)
                            - all;
            if (other <= here + Math.log(AS_LIKELY)) {
                sum += Math.exp(other);
            }
        }
        return Math.min(1, sum);
    }

    private static double choose(double[] logFactorial, int of, int some) {
        return logFactorial[of] - logFactorial[some] - logFactorial[of - some];
    }
}
