package huantiao.living;

import huantiao.base.Result;

/**
 * How many relevant records both screeners may have passed over, from how often each found what the
 * other found: capture and recapture, by Chapman's estimate.
 *
 * <p>It takes the two to read independently of each other. Who tends to pass over the same records
 * as the other makes it too small, so it is a floor rather than a ceiling.
 *
 * @param first relevant records the first let go on
 * @param second relevant records the second let go on
 * @param both relevant records both let go on
 * @param missed estimate of those that neither did; 0 or more
 * @param missedAtMost upper end of its 95 % interval
 */
public record MissRisk(int first, int second, int both, double missed, double missedAtMost) {

    /**
     * Fewest found by both: with seven the bias of the estimate can be neglected (Robson and Regier
     * 1964, Transactions of the American Fisheries Society 93:215).
     */
    public static final int FEWEST = 7;

    private static final double NORMAL_975 = 1.959963984540054;

    /** Why there is no estimate. */
    public enum No {
        TOO_FEW
    }

    /**
     * \( \hat N = (n_1 + 1)(n_2 + 1) / (m + 1) - 1 \) (Chapman 1951), with the variance \( (n_1 +
     * 1)(n_2 + 1)(n_1 - m)(n_2 - m) / ((m + 1)^2 (m + 2)) \) (Seber 1970, Biometrics 26:13).
     */
    public static Result<MissRisk, No> of(int first, int second, int both) {
        if (!(both >= 0 && both <= first && both <= second)) {
            throw new IllegalArgumentException(
                    "found by both (%d) must be within found by each (%d, %d)"
                            .formatted(both, first, second));
        }
        if (both < FEWEST) {
            return Result.refused(No.TOO_FEW);
        }
        double all = (first + 1.0) * (second + 1) / (both + 1) - 1;
        double found = (double) first + second - both;
        double variance =
                (first + 1.0)
                        * (second + 1)
                        * (first - both)
                        * (second - both)
                        / ((both + 1.0) * (both + 1) * (both + 2));
        double missed = Math.max(0, all - found);
        return Result.ok(
                new MissRisk(
                        first, second, both, missed, missed + NORMAL_975 * Math.sqrt(variance)));
    }
}
