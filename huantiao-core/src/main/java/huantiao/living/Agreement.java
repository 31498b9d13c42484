package huantiao.living;

import huantiao.base.Result;

/**
 * How far two screeners agreed on the records both of them read: each let a record go on, or not.
 *
 * @param bothOn both let it go on
 * @param firstOnly only the first did
 * @param secondOnly only the second did
 * @param bothOut neither did
 */
public record Agreement(
        Reviewer first, Reviewer second, int bothOn, int firstOnly, int secondOnly, int bothOut) {

    /** Fewest records for the interval: its formula is one for large samples. */
    public static final int FEWEST = 30;

    private static final double NORMAL_975 = 1.959963984540054;

    /** Why there is no such number. */
    public enum No {
        /** Nobody read anything, or both said the same of all: chance alone explains it. */
        NOTHING_TO_TELL_APART,
        TOO_FEW
    }

    /** 95 % interval. */
    public record Interval(double low, double high) {}

    public int records() {
        return bothOn + firstOnly + secondOnly + bothOut;
    }

    /** Share of records on which they said the same, 0 to 1. */
    public double raw() {
        return (double) (bothOn + bothOut) / records();
    }

    /** Share on which they would agree if each had drawn lots as often as they said yes. */
    private double byChance() {
        double n = records();
        double on = ((bothOn + firstOnly) / n) * ((bothOn + secondOnly) / n);
        double out = ((bothOut + secondOnly) / n) * ((bothOut + firstOnly) / n);
        return on + out;
    }

    /**
     * Cohen's kappa, \( (p_o - p_e) / (1 - p_e) \).
     *
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
     */
    public Result<Double, No> kappa() {
        if (records() == 0 || byChance() >= 1) {
            return Result.refused(No.NOTHING_TO_TELL_APART);
        }
        return Result.ok((raw() - byChance()) / (1 - byChance()));
    }

    /**
     * Kappa with its large-sample standard error, which holds where kappa is not 0 too.
     *
     * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen and Everitt 1969</a>
     */
    public Result<Interval, No> interval() {
        return kappa().then(kappa ->
                records() < FEWEST
                        ? Result.refused(No.TOO_FEW)
                        : Result.ok(interval(kappa, standardError(kappa))));
    }

    private static Interval interval(double kappa, double error) {
        return new Interval(
                Math.max(-1, kappa - NORMAL_975 * error), Math.min(1, kappa + NORMAL_975 * error));
    }

    private double standardError(double kappa) {
        double n = records();
        double[][] p = {{bothOn / n, firstOnly / n}, {secondOnly / n, bothOut / n}};
        double chance = byChance();
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double row = p[i][0] + p[i][1];
                double column = p[0][j] + p[1][j];
                if (i == j) {
                    sum += p[i][i] * square(1 - (row + column) * (1 - kappa));
                } else {
                    // The second screener's share of i and the first's of j.
                    double across = p[0][i] + p[1][i] + p[j][0] + p[j][1];
                    sum += square(1 - kappa) * p[i][j] * square(across);
                }
            }
        }
        double variance = (sum - square(kappa - chance * (1 - kappa))) / (n * square(1 - chance));
        return Math.sqrt(Math.max(0, variance));
    }

    private static double square(double value) {
        return value * value;
    }
}
