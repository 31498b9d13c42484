package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedChiSquareTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 40, 160})
    void equalWeightsGiveAScaledChiSquare(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 2.5);
        WeightedChiSquare q = new WeightedChiSquare(weights);

        for (double x = 0.1; x < 4; x += 0.3) {
            assertThat(q.cumulative(2.5 * n * x))
                    .isCloseTo(Distributions.chiSquare(n * x, n), within(1e-12));
        }
    }

    @Test
    void twoDifferentPairsGiveTheClosedForm() {
        // Pairs of equal weights are exponential: a sum of two exponentials with means 2a and 2b.
        double a = 1;
        double b = 300;
        WeightedChiSquare q = new WeightedChiSquare(new double[] {a, a, b, b});

        for (double x : new double[] {0.01, 1, 10, 500, 3000}) {
            double expected =
                    1
                            - (2 * b * Math.exp(-x / (2 * b)) - 2 * a * Math.exp(-x / (2 * a)))
                                    / (2 * b - 2 * a);
            assertThat(q.cumulative(x)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void unequalWeightsAgreeWithDrawing() {
        double[] weights = {0.01, 0.3, 1, 7, 40};
        Random random = new Random(7);
        int below = 0;
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            double sum = 0;
            for (double each : weights) {
                double z = random.nextGaussian();
                sum += each * z * z;
            }
            below += sum <= 30 ? 1 : 0;
        }

        assertThat(new WeightedChiSquare(weights).cumulative(30))
                .isCloseTo((double) below / draws, within(0.005));
    }

    @Test
    void eigenvaluesOfARotatedDiagonalAreItsEntries() {
        double[][] matrix = {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}};

        double[] values = Symmetric.eigenvalues(matrix);
        Arrays.sort(values);

        assertThat(values).containsExactly(new double[] {1, 3, 5}, within(1e-14));
    }
}
