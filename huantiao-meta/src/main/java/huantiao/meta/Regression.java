package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * A meta-regression and everything it was computed from.
 *
 * @param given the estimates as given, those left out included
 * @param estimates the estimates used
 * @param design the columns used, dropped ones included, rows as in estimates
 * @param convention the choices behind the numbers
 * @param coefficients one per column kept
 * @param covariance of the coefficients, as scaled by the test
 * @param classicCovariance before the test scaled it
 * @param scaleFactor Hartung-Knapp factor, before any floor
 * @param heterogeneity residual heterogeneity
 * @param moderators test of all coefficients but the intercept; of all when there is none
 * @param r2 share of the between-study variance explained, in percent, floored at 0; {@code NaN}
 *     when there is none to explain
 * @param fitted value of each study used
 * @param dropped columns that depend on earlier ones
 * @param findings what a reader must know
 */
public record Regression(
        Estimates given,
        Estimates estimates,
        Design design,
        Convention convention,
        List<Coefficient> coefficients,
        Matrix covariance,
        Matrix classicCovariance,
        double scaleFactor,
        Heterogeneity heterogeneity,
        OmnibusTest moderators,
        double r2,
        Doubles fitted,
        Doubles weightsPercent,
        Likelihood maximumLikelihood,
        Likelihood restrictedLikelihood,
        boolean converged,
        int steps,
        Doubles localMaxima,
        List<String> dropped,
        List<Finding> findings) {

    public Regression {
        coefficients = List.copyOf(coefficients);
        dropped = List.copyOf(dropped);
        findings = List.copyOf(findings);
    }

    public int k() {
        return estimates.size();
    }

    public int p() {
        return coefficients.size();
    }

    public double tau2() {
        return heterogeneity.tau2();
    }

    /**
     * @throws IllegalArgumentException when there is no such column
     */
    public Coefficient coefficient(String name) {
        for (Coefficient each : coefficients) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "coefficient (%s) must be a column kept".formatted(name));
    }

    private double testDf() {
        return coefficients.getFirst().df();
    }

    /** Wald-type test that the coefficients at the given places are all 0. */
    public OmnibusTest test(int... places) {
        double[][] v = new double[places.length][places.length];
        double[] b = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            b[i] = coefficients.get(places[i]).estimate();
            for (int j = 0; j < places.length; j++) {
                v[i][j] = covariance.at(places[i], places[j]);
            }
        }
        return OmnibusTest.of(LinearAlgebra.quadraticInverse(v, b), places.length, testDf());
    }

    /** A linear combination of the coefficients, tested like one of them. */
    public Coefficient combination(String name, Doubles factors) {
        if (factors.size() != p()) {
            throw new IllegalArgumentException(
                    "factors (%d) must be as many as coefficients (%d)"
                            .formatted(factors.size(), p()));
        }
        double estimate = 0;
        double variance = 0;
        for (int i = 0; i < p(); i++) {
            estimate += factors.at(i) * coefficients.get(i).estimate();
            for (int j = 0; j < p(); j++) {
                variance += factors.at(i) * factors.at(j) * covariance.at(i, j);
            }
        }
        return Fitting.coefficient(
                name, estimate, Math.sqrt(variance), testDf(), convention.level());
    }

    /** Where the true effect of a new study with these moderator values is expected. */
    public PredictionInterval predict(Prediction prediction, Doubles row) {
        Coefficient mean = combination("predicted", row);
        double df =
                switch (prediction) {
                    case AS_TESTED -> testDf();
                    case ONE_FEWER -> Math.max(1, k() - p() - 1);
                    case STUDENT, CLASSIC_T, HARTUNG_KNAPP -> k() - p();
                    case SPREAD_ONLY, CLASSIC_NORMAL -> Double.POSITIVE_INFINITY;
                    case HIGGINS, HARTUNG_KNAPP_ONE_FEWER -> k() - p() - 1;
                    case KENWARD_ROGER, KENWARD_ROGER_ONE_FEWER ->
                            throw new IllegalArgumentException(
                                    "prediction convention (%s) must not be Kenward-Roger in a regression"
                                            .formatted(prediction.code()));
                };
        double classic = 0;
        for (int i = 0; i < p(); i++) {
            for (int j = 0; j < p(); j++) {
                classic += row.at(i) * row.at(j) * classicCovariance.at(i, j);
            }
        }
        double se2 =
                switch (prediction) {
                    case SPREAD_ONLY -> 0;
                    case CLASSIC_T, HIGGINS, CLASSIC_NORMAL -> classic;
                    case HARTUNG_KNAPP, HARTUNG_KNAPP_ONE_FEWER -> classic * scaleFactor;
                    case AS_TESTED, ONE_FEWER, STUDENT, KENWARD_ROGER, KENWARD_ROGER_ONE_FEWER ->
                            mean.se() * mean.se();
                };
        double sd = Math.sqrt(se2 + tau2());
        double half = Distributions.twoSidedQuantile(convention.level(), df) * sd;
        return new PredictionInterval(
                prediction,
                new Interval(mean.estimate() - half, mean.estimate() + half),
                sd,
                df,
                convention.level());
    }

    /**
     * How much each coefficient's variance is inflated by the others: the diagonal of the inverse
     * correlation matrix of the coefficients without the intercept.
     */
    public Doubles varianceInflation() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < p(); i++) {
            if (!coefficients.get(i).name().equals(Design.INTERCEPT)) {
                places.add(i);
            }
        }
        int n = places.size();
        double[][] r = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int a = places.get(i);
                int b = places.get(j);
                r[i][j] =
                        covariance.at(a, b) / Math.sqrt(covariance.at(a, a) * covariance.at(b, b));
            }
        }
        double[][] inverse = LinearAlgebra.inverse(r);
        double[] vif = new double[n];
        for (int i = 0; i < n; i++) {
            vif[i] = inverse[i][i];
        }
        return Doubles.owning(vif);
    }
}
