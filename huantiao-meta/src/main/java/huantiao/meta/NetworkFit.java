package huantiao.meta;

import java.util.List;

/**
 * A network meta-analysis and what it was computed from. Matrices are by treatment: entry i, j is
 * treatment i minus treatment j, always row minus column.
 *
 * @param treatments in alphabetical order
 * @param studies number of trials
 * @param designs number of different sets of treatments
 * @param tau2 between-study variance of a comparison, the same for all
 * @param q generalized heterogeneity of the network, common effects
 * @param heterogeneity part of q within designs
 * @param inconsistency part of q between designs
 * @param common results without between-study variance
 * @param random results with it
 * @param tauSquared how the between-study variance was estimated
 * @param converged whether that estimation settled
 */
public record NetworkFit(
        List<Comparison> comparisons,
        List<String> treatments,
        int studies,
        int designs,
        double level,
        double tau2,
        ChiSquareTest q,
        double i2,
        ChiSquareTest heterogeneity,
        ChiSquareTest inconsistency,
        Estimate common,
        Estimate random,
        TauSquared tauSquared,
        boolean converged,
        List<Finding> findings) {

    /**
     * Effects of every treatment against every other.
     *
     * @param effects row minus column
     * @param se standard errors
     */
    public record Estimate(Matrix effects, Matrix se) {

        /**
         * P-scores: how certain it is, averaged over the others, that a treatment is better.
         *
         * @param smallIsGood whether smaller values of the outcome are the better ones
         * @see <a href="https://doi.org/10.1186/s12874-015-0060-8">Rucker and Schwarzer 2015</a>
         */
        Doubles scores(double smallIsGood) {
            int t = effects.rows();
            double[] scores = new double[t];
            for (int i = 0; i < t; i++) {
                for (int j = 0; j < t; j++) {
                    if (i != j) {
                        scores[i] +=
                                Distributions.normal(-smallIsGood * effects.at(i, j) / se.at(i, j))
                                        / (t - 1);
                    }
                }
            }
            return Doubles.owning(scores);
        }

        /** P-scores when smaller values are better. */
        public Doubles scoresSmallIsGood() {
            return scores(1);
        }

        /** P-scores when larger values are better. */
        public Doubles scoresLargeIsGood() {
            return scores(-1);
        }
    }

    public NetworkFit {
        comparisons = List.copyOf(comparisons);
        treatments = List.copyOf(treatments);
        findings = List.copyOf(findings);
    }

    /** Normal confidence interval of a random-effects comparison, row minus column. */
    public Interval interval(int row, int column) {
        double half =
                random.se().at(row, column)
                        * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        double effect = random.effects().at(row, column);
        return new Interval(effect - half, effect + half);
    }

    /** Where the effect of a new trial is expected: t with the degrees of q; undefined below 2. */
    public Interval prediction(int row, int column) {
        if (q.df() < 2) {
            return Interval.UNDEFINED;
        }
        double se = random.se().at(row, column);
        double half = Math.sqrt(se * se + tau2) * Distributions.twoSidedQuantile(level, q.df());
        double effect = random.effects().at(row, column);
        return new Interval(effect - half, effect + half);
    }
}
