package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors, inverses, eigenvalues and quadrature rules by the equations that define them. */
class LinearAlgebraTest {

    /** Positive definite, its rows in units that differ by powers of ten. */
    private static double[][] definite(int n, long seed) {
        Random random = new Random(seed);
        double[][] f = new double[n][n];
        for (int i = 0; i < n; i++) {
            double unit = Math.pow(10, i % 3 - 1);
            for (int j = 0; j < n; j++) {
                f[i][j] = unit * random.nextGaussian();
            }
        }
        return product(f, turned(f));
    }

    private static double[][] symmetric(int n, long seed) {
        Random random = new Random(seed);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextGaussian();
                a[j][i] = a[i][j];
            }
        }
        return a;
    }

    private static double[][] turned(double[][] a) {
        double[][] t = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < n; l++) {
                    c[i][j] += a[i][l] * b[l][j];
                }
            }
        }
        return c;
    }

    private static double[][] identity(int n) {
        double[][] one = new double[n][n];
        for (int i = 0; i < n; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    private static void same(double[][] found, double[][] expected, double by) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("row %d", i).containsExactly(expected[i], within(by));
        }
    }

    private static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void theFactorTimesItsTransposeAndTheInverseTimesTheMatrix(int n) {
        double[][] a = definite(n, n);
        double[][] l = LinearAlgebra.cholesky(a);

        same(product(l, turned(l)), a, 1e-11 * (1 + a[0][0]));
        for (int i = 0; i < n; i++) {
            assertThat(l[i][i]).isPositive();
            for (int j = i + 1; j < n; j++) {
                assertThat(l[i][j]).isZero();
            }
        }
        same(product(LinearAlgebra.inverse(a), a), identity(n), 1e-8);
        same(product(Symmetric.solve(a, identity(n)), a), identity(n), 1e-8);
    }

    @Test
    void aMatrixThatIsNotDefiniteIsRefusedAndItsRowNamed() {
        assertThatThrownBy(() -> LinearAlgebra.cholesky(new double[][] {{4, 2}, {2, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2 leaves 0.0");
        assertThatThrownBy(() -> LinearAlgebra.inverse(new double[][] {{0, 0}, {0, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void theQuadraticFormAndTheDeterminantByHand() {
        // The inverse is (3 -1; -1 2)/5; with b = (1, 2): (3 - 4 + 8)/5.
        double[][] a = {{2, 1}, {1, 3}};

        assertThat(LinearAlgebra.quadraticInverse(a, new double[] {1, 2}))
                .isCloseTo(7 / 5.0, within(1e-15));
        assertThat(LinearAlgebra.determinant(a)).isCloseTo(5, within(1e-14));
        assertThat(LinearAlgebra.determinant(new double[][] {{2, 0, 1}, {0, 3, 0}, {1, 0, 4}}))
                .isCloseTo(21, within(1e-13));
        double[][] three = definite(3, 5);
        double[] b = {0.3, -2, 0.7};
        double[][] inverse = LinearAlgebra.inverse(three);
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                expected += b[i] * inverse[i][j] * b[j];
            }
        }
        assertThat(LinearAlgebra.quadraticInverse(three, b))
                .isCloseTo(expected, within(1e-10 * expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 12, 30})
    void eigenvaluesKeepTheTraceThePowersAndTheVectors(int n) {
        double[][] a = symmetric(n, 40 + n);
        Symmetric.Eigen eigen = Symmetric.eigen(a);
        double[] byQl = Symmetric.eigenvalues(copy(a));
        double[] byJacobi = eigen.values.clone();
        Arrays.sort(byQl);
        Arrays.sort(byJacobi);

        assertThat(byQl).containsExactly(byJacobi, within(1e-12 * n));
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            trace += a[i][i];
            for (int j = 0; j < n; j++) {
                squares += a[i][j] * a[i][j];
            }
        }
        assertThat(Arrays.stream(byQl).sum()).isCloseTo(trace, within(1e-12 * n));
        assertThat(Arrays.stream(byQl).map(x -> x * x).sum())
                .isCloseTo(squares, within(1e-12 * squares));
        same(product(turned(eigen.vectors), eigen.vectors), identity(n), 1e-13);
        double[][] back = new double[n][n];
        for (int e = 0; e < n; e++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    back[i][j] += eigen.values[e] * eigen.vectors[i][e] * eigen.vectors[j][e];
                }
            }
        }
        same(back, a, 1e-12);
    }

    @Test
    void eigenvaluesInClosedForm() {
        // A path of n points: 2 - 2 cos(j pi / (n + 1)).
        int n = 9;
        double[][] path = new double[n][n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            path[i][i] = 2;
            if (i > 0) {
                path[i][i - 1] = -1;
                path[i - 1][i] = -1;
            }
            expected[i] = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
        }
        double[] found = Symmetric.eigenvalues(path);
        Arrays.sort(found);

        assertThat(found).containsExactly(expected, within(1e-14));
        assertThat(Symmetric.eigenvalues(new double[0][0])).isEmpty();
        double[] equal = Symmetric.eigenvalues(identity(4));
        assertThat(equal).containsExactly(new double[] {1, 1, 1, 1}, within(0.0));
        // A block of zeros between: nothing to reduce there.
        double[] block =
                Symmetric.eigenvalues(
                        new double[][] {{1, 0, 0, 2}, {0, 5, 0, 0}, {0, 0, 0, 0}, {2, 0, 0, 1}});
        Arrays.sort(block);
        assertThat(block).containsExactly(new double[] {-1, 0, 3, 5}, within(1e-14));
    }

    @Test
    void theInverseRootTwiceIsTheInverseAndOfASingularMatrixThePseudoInverse() {
        double[][] a = definite(4, 8);
        double[][] root = Symmetric.inverseRoot(a);
        same(product(product(root, root), a), identity(4), 1e-7);

        // Twice the projection on (1, 1)/sqrt 2: its pseudo-inverse is a quarter of itself.
        double[][] flat = {{1, 1}, {1, 1}};
        double[][] half = Symmetric.inverseRoot(flat);
        same(product(half, half), new double[][] {{0.25, 0.25}, {0.25, 0.25}}, 1e-15);
    }

    @Test
    void eliminationExchangesRowsAndRefusesWhatIsSingular() {
        double[][] x =
                Symmetric.solve(
                        new double[][] {{0, 2, 1}, {1, 0, 0}, {3, 0, 1}},
                        new double[][] {{7, 0, 0}, {1, 1, 0}, {6, 0, 1}});

        // 2y + z = 7, x = 1, 3x + z = 6, and so for the other columns.
        same(x, new double[][] {{1, 1, 0}, {2, 1.5, -0.5}, {3, -3, 1}}, 1e-15);
        assertThatThrownBy(() ->
                        Symmetric.solve(
                                new double[][] {{1, 2}, {2, 4}}, new double[][] {{1, 0}, {0, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, 40})
    void legendreIntegratesEveryPowerUpToTwiceItsNodes(int n) {
        GaussianRules.Rule rule = GaussianRules.legendre(n);

        for (int power = 0; power < 2 * n; power++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
            }
            assertThat(sum)
                    .as("power %d", power)
                    .isCloseTo(power % 2 == 0 ? 2.0 / (power + 1) : 0, within(2e-15 * n));
        }
        assertThat(rule.nodes()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 30})
    void hermiteGivesTheMomentsOfTheNormalDistribution(int n) {
        GaussianRules.Rule rule = GaussianRules.hermite(n);

        double moment = 1;
        for (int power = 0; power < Math.min(2 * n, 20); power++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
            }
            if (power % 2 == 0) {
                moment *= power == 0 ? 1 : power - 1;
                assertThat(sum).as("power %d", power).isCloseTo(moment, within(1e-12 * moment));
            } else {
                assertThat(sum)
                        .as("power %d", power)
                        .isCloseTo(0, within(1e-12 * power * moment * power));
            }
        }
        assertThat(rule.nodes()).isSorted();
    }
}
