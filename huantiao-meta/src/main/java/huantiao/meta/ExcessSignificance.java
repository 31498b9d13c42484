package huantiao.meta;

/**
 * Are there more significant studies than their power allows?
 *
 * @param observed studies with a two-sided p of at most alpha
 * @param expected sum of the studies' powers
 * @param effect effect at which power was computed: the common-effect estimate
 * @param meanPower average power
 * @param chiSquareP one-sided p-value of the chi-square approximation
 * @param exactP one-sided p-value from the exact distribution of the number of significant studies
 * @see <a href="https://doi.org/10.1177/1740774507079441">Ioannidis and Trikalinos 2007</a>
 */
public record ExcessSignificance(
        int observed,
        double expected,
        double effect,
        double meanPower,
        double chiSquareP,
        double exactP) {

    /**
     * @param alpha two-sided level of the studies, such as 0.05
     */
    public static ExcessSignificance of(Estimates estimates, double alpha) {
        double effect = CommonEffect.withDefaults().fit(estimates).estimate();
        double z = Distributions.normalUpperQuantile(alpha / 2);
        int k = estimates.size();
        int observed = 0;
        double expected = 0;
        double[] distribution = new double[k + 1];
        distribution[0] = 1;
        for (int i = 0; i < k; i++) {
            double se = Math.sqrt(estimates.variance(i));
            if (Math.abs(estimates.effect(i)) / se >= z) {
                observed++;
            }
            double shift = effect / se;
            double power = Distributions.normalUpper(z - shift) + Distributions.normal(-z - shift);
            expected += power;
            for (int j = i + 1; j > 0; j--) {
                distribution[j] = distribution[j] * (1 - power) + distribution[j - 1] * power;
            }
            distribution[0] *= 1 - power;
        }
        double exact = 0;
        for (int j = observed; j <= k; j++) {
            exact += distribution[j];
        }
        double difference = observed - expected;
        double statistic =
                difference * difference / expected + difference * difference / (k - expected);
        double tail = Distributions.chiSquareUpper(statistic, 1) / 2;
        return new ExcessSignificance(
                observed,
                expected,
                effect,
                expected / k,
                difference >= 0 ? tail : 1 - tail,
                Math.min(1, exact));
    }
}
