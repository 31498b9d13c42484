package huantiao.registry;

/** The lower root of a small symmetric positive definite matrix. */
final class Cholesky {
    private final double[][] root;

    private Cholesky(double[][] root) {
        this.root = root;
    }

    /**
     * @throws IllegalArgumentException if the matrix is not positive definite: a column is, as good
     *     as exactly, a sum of others
     */
    static Cholesky of(double[][] matrix) {
        var n = matrix.length;
        var root = new double[n][n];
        for (var i = 0; i < n; i++) {
            for (var j = 0; j <= i; j++) {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (!(sum > 1e-12 * Math.abs(matrix[i][i]))) {
                        throw new IllegalArgumentException(
                                "column %d must not be a sum of the others".formatted(i + 1));
                    }
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        return new Cholesky(root);
    }

    /** The root of the matrix with as much added to its diagonal as it takes to have one. */
    static Cholesky damped(double[][] matrix) {
        var n = matrix.length;
        var largest = 1e-12;
        for (var i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(matrix[i][i]));
        }
        for (var add = 0.0; ; add = add == 0 ? 1e-9 * largest : 10 * add) {
            var more = new double[n][];
            for (var i = 0; i < n; i++) {
                more[i] = matrix[i].clone();
                more[i][i] += add;
            }
            try {
                return of(more);
            } catch (IllegalArgumentException e) {
                if (!(add < 1e6 * largest)) {
                    throw e;
                }
            }
        }
    }

    double logDeterminant() {
        var sum = 0.0;
        for (var i = 0; i < root.length; i++) {
            sum += 2 * Math.log(root[i][i]);
        }
        return sum;
    }

    /** The root's inverse times this. */
    double[] forward(double[] right) {
        var x = right.clone();
        for (var i = 0; i < x.length; i++) {
            for (var k = 0; k < i; k++) {
                x[i] -= root[i][k] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    /** The transposed root's inverse times this. */
    double[] backward(double[] right) {
        var x = right.clone();
        for (var i = x.length - 1; i >= 0; i--) {
            for (var k = i + 1; k < x.length; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    double[] solve(double[] right) {
        return backward(forward(right));
    }

    double[][] inverse() {
        var n = root.length;
        var inverse = new double[n][n];
        for (var j = 0; j < n; j++) {
            var unit = new double[n];
            unit[j] = 1;
            var column = solve(unit);
            for (var i = 0; i < n; i++) {
                inverse[i][j] = column[i];
            }
        }
        return inverse;
    }
}
