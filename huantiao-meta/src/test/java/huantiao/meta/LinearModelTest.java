package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sums of the model against the k by k matrices of the textbook that it avoids. */
class LinearModelTest {
    private static final double[] Y = {0.31, -0.42, 1.7, 0.9, 0.05, 2.2, -1.1};
    private static final double[] V = {0.2, 0.05, 0.4, 0.31, 0.011, 0.9, 0.12};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1};
    private static final double[] DOSE = {3, 1, 4, 1.5, 9, 2.6, 5};
    private static final double[] YEAR = {2001, 1998, 2005, 2012, 2003, 1999, 2020};
    private static final double[] D = {0.3, 2, 0.7, 1.1, 0.2, 5, 0.9};
    private static final double[] E = {1.3, 0.1, 2.7, 0.4, 1.2, 0.6, 3};

    /** A model and the columns it was made of. */
    record Made(String name, LinearModel model, Matrix columns) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Made> models() {
        double[][] two = {ONES, DOSE, YEAR};
        double[][] none = {DOSE, YEAR};
        return Stream.of(
                new Made("mean", LinearModel.ofMean(Y, V), Matrix.of(new double[][] {ONES})),
                new Made(
                        "two moderators",
                        LinearModel.ofColumns(Y, V, List.of("intrcpt", "dose", "year"), two),
                        Matrix.of(two)),
                new Made(
                        "without intercept",
                        LinearModel.ofColumns(Y, V, List.of("dose", "year"), none),
                        Matrix.of(none)));
    }

    private static void same(double found, double expected, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
    }

    /** What the textbook says at one t, in the scaled units of the model. */
    private static final class Textbook {
        final double[][] x;
        final double[][] w;
        final double[][] information;
        final double[][] inverse;
        final double[][] p;
        final double[][] y;

        Textbook(Made made, double t) {
            LinearModel m = made.model();
            double[] weights = new double[Y.length];
            y = new double[Y.length][1];
            for (int i = 0; i < Y.length; i++) {
                weights[i] = 1 / (V[i] / (m.scale * m.scale) + t);
                y[i][0] = Y[i] / m.scale;
            }
            x = Dense.turned(made.columns().toArray());
            w = Dense.diagonal(weights);
            information = Dense.times(Dense.turned(x), Dense.times(w, x));
            inverse = LinearAlgebra.inverse(information);
            p = Dense.projection(w, x);
        }

        double square(double[][] a) {
            return Dense.times(Dense.turned(y), Dense.times(a, y))[0][0];
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sumsAndTracesAreThoseOfTheProjection(Made made) {
        for (double t : new double[] {0, 0.3, 7}) {
            Textbook book = new Textbook(made, t);
            double[][] pp = Dense.times(book.p, book.p);
            LinearModel m = made.model();
            m.evaluate(t);

            same(m.rss, book.square(book.p), "y'Py");
            same(m.yPPy(), book.square(pp), "y'PPy");
            same(m.yPPPy(), book.square(Dense.times(book.p, pp)), "y'PPPy");
            same(m.s1, Dense.trace(book.w), "sum of weights");
            same(
                    m.sumOfSquaredWeights(),
                    Dense.trace(Dense.times(book.w, book.w)),
                    "squared weights");
            same(m.traceP(), Dense.trace(book.p), "tr P");
            same(m.traceP(D), Dense.trace(Dense.times(book.p, Dense.diagonal(D))), "tr PD");
            same(m.tracePP(), Dense.trace(pp), "tr PP");
            same(
                    m.tracePP(D, E),
                    Dense.trace(
                            Dense.times(
                                    Dense.times(book.p, Dense.diagonal(D)),
                                    Dense.times(book.p, Dense.diagonal(E)))),
                    "tr PDPE");
            double[][] hat =
                    Dense.times(
                            book.x,
                            Dense.times(book.inverse, Dense.times(Dense.turned(book.x), book.w)));
            for (int i = 0; i < m.k; i++) {
                same(m.leverage(i), hat[i][i], "leverage");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void coefficientsAndTheirCovarianceAreThoseOfWeightedLeastSquares(Made made) {
        for (double t : new double[] {0, 0.3, 7}) {
            Textbook book = new Textbook(made, t);
            LinearModel m = made.model();
            m.evaluate(t);
            double unit = m.scale * m.scale;
            double[][] xw = Dense.times(Dense.turned(book.x), book.w);
            double[][] beta = Dense.times(book.inverse, Dense.times(xw, book.y));
            double[] found = m.coefficients();
            double[][] covariance = m.covariance();
            double[][] sandwich = m.sandwich(D);
            double[][] expected =
                    Dense.times(
                            book.inverse,
                            Dense.times(
                                    Dense.times(xw, Dense.diagonal(D)),
                                    Dense.times(Dense.turned(xw), book.inverse)));
            for (int j = 0; j < m.p; j++) {
                assertThat(found[j])
                        .isCloseTo(
                                beta[j][0] * m.scale,
                                within(1e-8 * (1 + Math.abs(beta[j][0] * m.scale))));
                for (int l = 0; l < m.p; l++) {
                    // The year is far from 0, so its covariance with the intercept is large.
                    double size = Math.sqrt(book.inverse[j][j] * book.inverse[l][l]) * unit;
                    assertThat(covariance[j][l])
                            .isCloseTo(book.inverse[j][l] * unit, within(1e-8 * size));
                    assertThat(sandwich[j][l])
                            .isCloseTo(expected[j][l] * unit, within(1e-7 * size));
                }
            }
            double[][] fitted = Dense.times(book.x, beta);
            for (int i = 0; i < m.k; i++) {
                assertThat(m.r[i]).isCloseTo(book.y[i][0] - fitted[i][0], within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theBasisIsOrthonormalAndSpansTheDesign(Made made) {
        made.model().evaluate(0.3);
        double[][] u = made.model().orthonormal();

        assertThat(u).hasNumberOfRows(made.model().p);
        for (int j = 0; j < u.length; j++) {
            for (int l = 0; l < u.length; l++) {
                same(LinearModel.dot(u[j], u[l]), j == l ? 1 : 0, "U'U");
            }
        }
        for (int i = 0; i < Y.length; i++) {
            double sum = 0;
            for (double[] column : u) {
                sum += column[i] * column[i];
            }
            same(sum, made.model().leverage(i), "diagonal of UU'");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theInformationIsTheDeterminantUpToAConstantOfTheDesign(Made made) {
        LinearModel m = made.model();
        m.evaluate(0.3);
        double at = m.logInformation();
        m.evaluate(7);

        // Ratios of determinants do not depend on the constant.
        same(
                m.logInformation() - at,
                Math.log(
                        LinearAlgebra.determinant(new Textbook(made, 7).information)
                                / LinearAlgebra.determinant(new Textbook(made, 0.3).information)),
                "log|X'WX|");
        m.evaluate(m.ones());
        same(m.logInformation(), m.logGram(), "log|X'X|");
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePointOfTheLikelihoodAgreesWithTheSumsAndWithDifferences(Made made) {
        LinearModel m = made.model();
        for (double t : new double[] {0.1, 0.3, 7}) {
            m.evaluate(t);
            LinearModel.Point restricted = m.at(t, true);
            m.evaluate(t);
            same(restricted.fit(), m.yPPy(), "fit");
            same(restricted.trace(), m.traceP(), "trace");
            same(restricted.fitFall(), m.yPPPy(), "fall of fit");
            same(restricted.traceFall(), m.tracePP(), "fall of trace");
            LinearModel.Point plain = m.at(t, false);
            m.evaluate(t);
            same(plain.trace(), m.s1, "sum of weights");
            same(plain.traceFall(), m.sumOfSquaredWeights(), "sum of squared weights");

            double step = 1e-4 * t;
            for (boolean which : new boolean[] {true, false}) {
                double rise =
                        (m.logLikelihood(t + step, which) - m.logLikelihood(t - step, which))
                                / (2 * step);
                double bend =
                        (m.at(t + step, which).score() - m.at(t - step, which).score())
                                / (2 * step);
                assertThat(m.at(t, which).score()).isCloseTo(2 * rise, within(1e-5));
                assertThat(m.at(t, which).slope()).isCloseTo(bend, within(1e-5));
            }
        }
    }

    @Test
    void theLogarithmOfAProductBeyondTheRangeOfNumbersIsRight() {
        double[] v = new double[400];
        double expected = 0;
        for (int i = 0; i < v.length; i++) {
            v[i] = i < 200 ? 1e-7 : 1e7;
        }
        LinearModel m = LinearModel.ofMean(new double[v.length], v);
        for (double each : m.v) {
            expected += Math.log(each);
        }
        m.evaluate(0);

        same(m.logV, expected, "sum of log variances");
    }

    @Test
    void oneUnitIsTheRootOfTheMedianVarianceOrOfTheLargestWhenThatIsZero() {
        assertThat(LinearModel.ofMean(Y, V).scale).isEqualTo(Math.sqrt(0.2));
        assertThat(LinearModel.ofMean(new double[3], new double[] {0, 0, 4}).scale).isEqualTo(2);
        assertThat(LinearModel.ofMean(new double[3], new double[3]).scale).isEqualTo(1);
        LinearModel m = LinearModel.ofMean(Y, V);
        same(m.largestVariance(), 0.9 / 0.2, "largest");
        same(m.smallestVariance(), 0.011 / 0.2, "smallest");
    }

    @Test
    void aColumnThatEarlierOnesExplainIsDroppedAndOneThatNearlyIsStays() {
        double[] sum = new double[Y.length];
        double[] nearly = DOSE.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 3 * ONES[i] - 2 * DOSE[i];
        }
        nearly[2] += 1e-6;
        LinearModel m =
                LinearModel.ofColumns(
                        Y,
                        V,
                        List.of("intrcpt", "dose", "sum", "nearly"),
                        new double[][] {ONES, DOSE, sum, nearly});

        assertThat(m.names).containsExactly("intrcpt", "dose", "nearly");
        assertThat(m.dropped).containsExactly("sum");
        assertThat(m.p).isEqualTo(3);
        // What is left of the column, over its length: the unit vector of the third study off
        // the span of the two others, whose leverage there is h.
        LinearModel two =
                LinearModel.ofColumns(
                        Y, V, List.of("intrcpt", "dose"), new double[][] {ONES, DOSE});
        two.evaluate(two.ones());
        double left = 1e-6 * Math.sqrt(1 - two.leverage(2));
        assertThat(m.leastIndependence)
                .isCloseTo(left / Math.sqrt(LinearModel.dot(nearly, nearly)), within(1e-3 * 1e-7));
    }

    @Test
    void anInterceptIsAFirstColumnOfOnesWithItsName() {
        double[] twos = new double[Y.length];
        Arrays.fill(twos, 2);

        assertThat(LinearModel.ofMean(Y, V).hasIntercept()).isTrue();
        assertThat(made(List.of("intrcpt", "dose"), ONES, DOSE).hasIntercept()).isTrue();
        assertThat(made(List.of("dose", "intrcpt"), DOSE, ONES).hasIntercept()).isFalse();
        assertThat(made(List.of("intrcpt", "dose"), twos, DOSE).hasIntercept()).isFalse();
        assertThat(made(List.of("dose", "year"), DOSE, YEAR).hasIntercept()).isFalse();
    }

    private static LinearModel made(List<String> names, double[]... columns) {
        return LinearModel.ofColumns(Y, V, names, columns);
    }
}
