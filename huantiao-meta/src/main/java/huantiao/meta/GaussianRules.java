package huantiao.meta;

/** Nodes and weights of Gaussian quadrature, by Newton's method on the orthogonal polynomials. */
final class GaussianRules {
    private GaussianRules() {}

    /** Nodes ascending and their weights. */
    static final class Rule {
        private final double[] nodes;
        private final double[] weights;

        private Rule(double[] nodes, double[] weights) {
            this.nodes = nodes;
            this.weights = weights;
        }

        double[] nodes() {
            return nodes;
        }

        double[] weights() {
            return weights;
        }
    }

    /** Gauss-Legendre on -1 to 1; weights sum to 2. */
    static Rule legendre(int n) {
        double[] x = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            double z = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double p1 = 1;
                double p2 = 0;
                for (int j = 1; j <= n; j++) {
                    double p3 = p2;
                    p2 = p1;
                    p1 = ((2 * j - 1) * z * p2 - (j - 1) * p3) / j;
                }
                slope = n * (z * p1 - p2) / (z * z - 1);
                double move = p1 / slope;
                z -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            x[i] = z;
            w[i] = 2 / ((1 - z * z) * slope * slope);
        }
        return new Rule(x, w);
    }

    /**
     * Gauss-Hermite for the standard normal density; weights sum to 1. Nodes are eigenvalues of the
     * Jacobi matrix, polished.
     */
    static Rule hermite(int n) {
        double[][] jacobi = new double[n][n];
        for (int i = 1; i < n; i++) {
            jacobi[i][i - 1] = Math.sqrt(i);
            jacobi[i - 1][i] = Math.sqrt(i);
        }
        double[] x = Symmetric.eigenvalues(jacobi);
        java.util.Arrays.sort(x);
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            // Orthonormal polynomials: h_(j+1) = (x h_j - sqrt(j) h_(j-1)) / sqrt(j+1).
            for (int step = 0; step < 3; step++) {
                double h1 = 1;
                double h2 = 0;
                for (int j = 0; j < n; j++) {
                    double h3 = h2;
                    h2 = h1;
                    h1 = (x[i] * h2 - Math.sqrt(j) * h3) / Math.sqrt(j + 1.0);
                }
                x[i] -= h1 / (Math.sqrt(n) * h2);
            }
            double sum = 0;
            double h1 = 1;
            double h2 = 0;
            for (int j = 0; j < n; j++) {
                sum += h1 * h1;
                double h3 = h2;
                h2 = h1;
                h1 = (x[i] * h2 - Math.sqrt(j) * h3) / Math.sqrt(j + 1.0);
            }
            w[i] = 1 / sum;
        }
        return new Rule(x, w);
    }
}
