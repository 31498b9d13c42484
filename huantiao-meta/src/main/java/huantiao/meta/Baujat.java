package huantiao.meta;

import java.util.List;

/**
 * How much each study adds to heterogeneity and how much it moves the pooled effect.
 *
 * @param fit of all studies
 * @param heterogeneity squared Pearson residual of each study
 * @param influence squared change of the pooled effect when the study is left out, in standard
 *     errors of the effect without it
 * @see <a href="https://doi.org/10.1002/sim.1221">Baujat, Mahe, Pignon and Hill 2002</a>
 */
public record Baujat(Fit fit, Doubles heterogeneity, Doubles influence) {

    /**
     * @throws IllegalArgumentException with fewer than two studies
     */
    public static Baujat of(RandomEffects method, Estimates given) {
        Fit fit = method.fit(given);
        List<Fit> without = Sequences.leaveOneOut(method.with(Inference.WALD), given);
        double[] x = new double[fit.k()];
        double[] y = new double[fit.k()];
        List<StudyEffect> studies = StudyEffect.of(fit);
        for (int i = 0; i < x.length; i++) {
            double pearson = studies.get(i).pearson();
            double change = (fit.estimate() - without.get(i).estimate()) / without.get(i).se();
            x[i] = pearson * pearson;
            y[i] = change * change;
        }
        return new Baujat(fit, Doubles.owning(x), Doubles.owning(y));
    }
}
