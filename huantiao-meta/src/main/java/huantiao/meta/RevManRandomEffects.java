package huantiao.meta;

/**
 * Random effects as the Cochrane software prints them beside a Mantel-Haenszel or Peto result:
 * DerSimonian-Laird with Q taken about the fixed-effect estimate instead of the inverse-variance
 * mean.
 *
 * @param fixed the fixed-effect result it belongs to
 * @param tau2 between-study variance
 * @param estimate pooled effect
 * @param se its standard error
 * @param interval normal, at the level of the fixed-effect result
 */
public record RevManRandomEffects(
        CountFit fixed, double tau2, double estimate, double se, Interval interval) {

    public static RevManRandomEffects of(CountFit fixed) {
        Estimates e = fixed.estimates();
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < e.size(); i++) {
            double w = 1 / e.variance(i);
            s1 += w;
            s2 += w * w;
        }
        double tau2 = e.size() > 1 ? Math.max(0, (fixed.q() - (e.size() - 1)) / (s1 - s2 / s1)) : 0;
        double sum = 0;
        double total = 0;
        for (int i = 0; i < e.size(); i++) {
            double w = 1 / (e.variance(i) + tau2);
            total += w;
            sum += w * e.effect(i);
        }
        double estimate = sum / total;
        double se = Math.sqrt(1 / total);
        double half = se * Distributions.twoSidedQuantile(fixed.level(), Double.POSITIVE_INFINITY);
        return new RevManRandomEffects(
                fixed, tau2, estimate, se, new Interval(estimate - half, estimate + half));
    }
}
