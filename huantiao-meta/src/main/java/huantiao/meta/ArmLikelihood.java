package huantiao.meta;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Log-likelihood of one group or one conditional table as a function of its linear predictor; log
 * concave, with all constants.
 */
sealed interface ArmLikelihood {

    /** Value at eta with first and second derivative. */
    void at(double eta, double[] into);

    /** The predictor of greatest likelihood, infinite when it has no finite one. */
    double best();

    /** Log-likelihood there. */
    double atBest();

    /** x events among n at log odds eta + offset. */
    record Binomial(double x, double n, double offset) implements ArmLikelihood {
        @Override
        public void at(double eta, double[] into) {
            double z = eta + offset;
            double logOnePlus = z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
            double p = z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
            into[0] = constant() + x * z - n * logOnePlus;
            into[1] = x - n * p;
            into[2] = -n * p * (1 - p);
        }

        private double constant() {
            return Exact.logChoose(n, x);
        }

        @Override
        public double best() {
            return Math.log(x) - Math.log(n - x) - offset;
        }

        @Override
        public double atBest() {
            return constant() + Exact.xLogX(x) + Exact.xLogX(n - x) - Exact.xLogX(n);
        }
    }

    /** x events at log rate eta + offset, the offset being the log of person-time. */
    record Poisson(double x, double offset) implements ArmLikelihood {
        @Override
        public void at(double eta, double[] into) {
            double z = eta + offset;
            double mean = Math.exp(z);
            into[0] = x * z - mean - Exact.logFactorial(x);
            into[1] = x - mean;
            into[2] = -mean;
        }

        @Override
        public double best() {
            return Math.log(x) - offset;
        }

        @Override
        public double atBest() {
            return Exact.xLogX(x) - x - Exact.logFactorial(x);
        }
    }

    /** The upper left cell of a table given its margins, at log odds ratio eta. */
    final class Hypergeometric implements ArmLikelihood {
        private final double x;
        private final double low;
        private final double[] logMass;
        private final double most;

        Hypergeometric(TwoByTwo t) {
            double n1 = t.treated();
            double n2 = t.controls();
            double m = t.a() + t.c();
            x = t.a();
            low = Math.max(0, m - n2);
            int size = (int) (Math.min(n1, m) - low) + 1;
            logMass = new double[size];
            for (int j = 0; j < size; j++) {
                logMass[j] = Exact.logChoose(n1, low + j) + Exact.logChoose(n2, m - low - j);
            }
            most = size - 1;
        }

        @Override
        public void at(double eta, double[] into) {
            double top = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < logMass.length; j++) {
                top = Math.max(top, logMass[j] + j * eta);
            }
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int j = 0; j < logMass.length; j++) {
                double w = Math.exp(logMass[j] + j * eta - top);
                sum += w;
                first += w * j;
                second += w * j * j;
            }
            double mean = first / sum;
            double at = x - low;
            into[0] = logMass[(int) at] + at * eta - top - Math.log(sum);
            into[1] = at - mean;
            into[2] = -(second / sum - mean * mean);
        }

        @Override
        public double best() {
            if (x == low) {
                return Double.NEGATIVE_INFINITY;
            }
            if (x - low == most) {
                return Double.POSITIVE_INFINITY;
            }
            double[] d = new double[3];
            double left = -50;
            double right = 50;
            double eta = 0;
            for (int i = 0; i < 200; i++) {
                at(eta, d);
                if (d[1] > 0) {
                    left = eta;
                } else {
                    right = eta;
                }
                double next = eta - d[1] / d[2];
                if (!(next > left && next < right)) {
                    next = 0.5 * (left + right);
                }
                if (Math.abs(next - eta) < 1e-14 * (1 + Math.abs(eta))) {
                    return next;
                }
                eta = next;
            }
            return eta;
        }

        @Override
        public double atBest() {
            double best = best();
            if (Double.isInfinite(best)) {
                return 0;
            }
            double[] d = new double[3];
            at(best, d);
            return d[0];
        }
    }

    /** Sums of logarithms of whole numbers. */
    final class Exact {
        private Exact() {}

        static double logFactorial(double x) {
            return LogGamma.value(x + 1);
        }

        static double logChoose(double n, double x) {
            return logFactorial(n) - logFactorial(x) - logFactorial(n - x);
        }

        static double xLogX(double x) {
            return x == 0 ? 0 : x * Math.log(x);
        }
    }
}
