package huantiao.meta;

import java.util.Arrays;
import java.util.List;

/**
 * Covariance of the levels of a random part as a function of parameters, with its derivatives.
 * Parameters are what the iteration moves; components are what is reported.
 */
abstract class LevelCovariance {
    final int levels;
    final int parameters;

    /** Smallest and largest value of each parameter. */
    final double[] low;

    final double[] high;

    private LevelCovariance(int levels, int parameters) {
        this.levels = levels;
        this.parameters = parameters;
        this.low = new double[parameters];
        this.high = new double[parameters];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
    }

    abstract double[][] at(double[] parameters);

    abstract double[][] derivative(double[] parameters, int which);

    /** Parameters at which every level varies by so much and two levels correlate by so much. */
    abstract double[] start(double variance, double correlation);

    abstract double[] components(double[] parameters);

    /** Whether second derivatives are 0, so that the observed information is exact. */
    abstract boolean linear();

    /** The parameter that keeps a component at a value. */
    double held(int component, double value) {
        return value;
    }

    static LevelCovariance of(RandomPart part) {
        List<String> levels = RandomPart.ordered(part);
        int q = levels.size();
        return switch (part) {
            case RandomPart.Intercept _ -> new Free(1);
            case RandomPart.Unstructured _ -> new Free(q);
            case RandomPart.CompoundSymmetric _ -> new Compound(q);
            case RandomPart.HeterogeneousCompoundSymmetric _ -> new Heterogeneous(q);
            case RandomPart.Autoregressive _ ->
                    new Powers(levels.stream().mapToDouble(Double::parseDouble).toArray());
        };
    }

    /** The same structure with parameters that cannot leave what is a covariance. */
    static LevelCovariance bounded(RandomPart part) {
        int q = RandomPart.ordered(part).size();
        return switch (part) {
            case RandomPart.Unstructured _ when q > 1 -> new Root(q);
            case RandomPart.CompoundSymmetric _ -> new BoundedCompound(q);
            default -> of(part);
        };
    }

    /** Whether the bounded form is another one. */
    static boolean hasBounds(RandomPart part) {
        return part instanceof RandomPart.CompoundSymmetric
                || part instanceof RandomPart.Unstructured;
    }

    /** Whether some combination of the levels does not vary at all. */
    boolean degenerate(double[] given) {
        Interval spread = spread(given);
        return levels > 1 && spread.upper() > 0 && spread.lower() < 1e-7 * spread.upper();
    }

    /** Whether the levels have a covariance at these parameters. */
    boolean possible(double[] given) {
        Interval spread = spread(given);
        return spread.lower() >= -1e-9 * Math.max(0, spread.upper());
    }

    /** Smallest and largest variance of a combination of the levels. */
    private Interval spread(double[] given) {
        double[] values = Symmetric.eigen(at(given)).values;
        return new Interval(
                Arrays.stream(values).min().orElse(Double.NaN),
                Arrays.stream(values).max().orElse(Double.NaN));
    }

    /** Each entry is a parameter. */
    private static final class Free extends LevelCovariance {
        private Free(int q) {
            super(q, q * (q + 1) / 2);
            int place = 0;
            for (int a = 0; a < q; a++) {
                for (int b = a; b < q; b++) {
                    low[place++] = a == b ? 0 : Double.NEGATIVE_INFINITY;
                }
            }
        }

        @Override
        double[][] at(double[] given) {
            double[][] g = new double[levels][levels];
            int place = 0;
            for (int a = 0; a < levels; a++) {
                for (int b = a; b < levels; b++) {
                    g[a][b] = given[place];
                    g[b][a] = given[place++];
                }
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            double[] unit = new double[parameters];
            unit[which] = 1;
            return at(unit);
        }

        @Override
        double[] start(double variance, double correlation) {
            double[] start = new double[parameters];
            int place = 0;
            for (int a = 0; a < levels; a++) {
                for (int b = a; b < levels; b++) {
                    start[place++] = a == b ? variance : correlation * variance;
                }
            }
            return start;
        }

        @Override
        double[] components(double[] given) {
            return given;
        }

        @Override
        boolean linear() {
            return true;
        }
    }

    /** Covariance between levels, and what is left within each. */
    private static final class Compound extends LevelCovariance {
        private Compound(int q) {
            super(q, 2);
            low[1] = 0;
        }

        @Override
        double[][] at(double[] given) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                Arrays.fill(g[a], given[0]);
                g[a][a] += given[1];
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            return at(new double[] {1 - which, which});
        }

        @Override
        double[] start(double variance, double correlation) {
            return new double[] {correlation * variance, (1 - correlation) * variance};
        }

        @Override
        double[] components(double[] given) {
            return given;
        }

        @Override
        boolean linear() {
            return true;
        }
    }

    /** Variance and correlation, the latter within what so many levels can have. */
    private static final class BoundedCompound extends LevelCovariance {
        private BoundedCompound(int q) {
            super(q, 2);
            low[0] = 0;
            low[1] = q > 1 ? -1.0 / (q - 1) : 0;
            high[1] = 1;
        }

        @Override
        double[][] at(double[] given) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                Arrays.fill(g[a], given[0] * given[1]);
                g[a][a] = given[0];
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            if (which == 0) {
                return at(new double[] {1, given[1]});
            }
            double[][] g = at(new double[] {given[0], 1});
            for (int a = 0; a < levels; a++) {
                g[a][a] = 0;
            }
            return g;
        }

        @Override
        double[] start(double variance, double correlation) {
            return new double[] {variance, Math.clamp(correlation, low[1], 0.9)};
        }

        @Override
        double[] components(double[] given) {
            return new double[] {given[0] * given[1], given[0] * (1 - given[1])};
        }

        @Override
        boolean linear() {
            return false;
        }

        @Override
        double held(int component, double value) {
            throw new IllegalArgumentException(
                    "component (%d) must not be held where the correlation is at its bound"
                            .formatted(component));
        }
    }

    /** Lower triangle L of the covariance LL'. */
    private static final class Root extends LevelCovariance {
        private Root(int q) {
            super(q, q * (q + 1) / 2);
        }

        private double[][] triangle(double[] given) {
            double[][] l = new double[levels][levels];
            int place = 0;
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b <= a; b++) {
                    l[a][b] = given[place++];
                }
            }
            return l;
        }

        @Override
        double[][] at(double[] given) {
            double[][] l = triangle(given);
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    g[a][b] = LinearModel.dot(l[a], l[b]);
                }
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            double[][] l = triangle(given);
            double[] unit = new double[parameters];
            unit[which] = 1;
            double[][] e = triangle(unit);
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    g[a][b] = LinearModel.dot(e[a], l[b]) + LinearModel.dot(l[a], e[b]);
                }
            }
            return g;
        }

        @Override
        double[] start(double variance, double correlation) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                Arrays.fill(g[a], 0.9 * correlation * variance);
                g[a][a] = variance;
            }
            double[][] l = LinearAlgebra.cholesky(g);
            double[] start = new double[parameters];
            int place = 0;
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b <= a; b++) {
                    start[place++] = l[a][b];
                }
            }
            return start;
        }

        @Override
        double[] components(double[] given) {
            double[][] g = at(given);
            double[] entries = new double[parameters];
            int place = 0;
            for (int a = 0; a < levels; a++) {
                for (int b = a; b < levels; b++) {
                    entries[place++] = g[a][b];
                }
            }
            return entries;
        }

        @Override
        boolean linear() {
            return false;
        }

        @Override
        double held(int component, double value) {
            throw new IllegalArgumentException(
                    "component (%d) must not be held where a correlation is at its bound"
                            .formatted(component));
        }
    }

    /** A standard deviation per level and one correlation. */
    private static final class Heterogeneous extends LevelCovariance {
        private Heterogeneous(int q) {
            super(q, q + 1);
            Arrays.fill(low, 0, q, 0);
            low[q] = q > 1 ? -1.0 / (q - 1) : 0;
            high[q] = q > 1 ? 1 : 0;
        }

        @Override
        double[][] at(double[] given) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    g[a][b] = given[a] * given[b] * (a == b ? 1 : given[levels]);
                }
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    if (which == levels) {
                        g[a][b] = a == b ? 0 : given[a] * given[b];
                    } else if (a == which || b == which) {
                        g[a][b] = a == b ? 2 * given[a] : given[levels] * given[a == which ? b : a];
                    }
                }
            }
            return g;
        }

        @Override
        double[] start(double variance, double correlation) {
            double[] start = new double[parameters];
            Arrays.fill(start, 0, levels, Math.sqrt(variance));
            start[levels] = Math.clamp(correlation, low[levels], high[levels]);
            return start;
        }

        @Override
        double[] components(double[] given) {
            double[] components = given.clone();
            for (int a = 0; a < levels; a++) {
                components[a] *= given[a];
            }
            return components;
        }

        @Override
        boolean linear() {
            return false;
        }

        @Override
        double held(int component, double value) {
            return component < levels ? Math.sqrt(value) : value;
        }
    }

    /** One variance and a correlation to the power of the time between levels. */
    private static final class Powers extends LevelCovariance {
        private final double[] times;

        private Powers(double[] times) {
            super(times.length, 2);
            this.times = times;
            low[0] = 0;
            boolean whole = true;
            for (double time : times) {
                whole &= time - times[0] == Math.rint(time - times[0]);
            }
            // A negative correlation has no power that is not whole.
            low[1] = whole ? -1 : 0;
            high[1] = 1;
        }

        private double lag(int a, int b) {
            return Math.abs(times[a] - times[b]);
        }

        @Override
        double[][] at(double[] given) {
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    g[a][b] = given[0] * (a == b ? 1 : Math.pow(given[1], lag(a, b)));
                }
            }
            return g;
        }

        @Override
        double[][] derivative(double[] given, int which) {
            if (which == 0) {
                return at(new double[] {1, given[1]});
            }
            double[][] g = new double[levels][levels];
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < levels; b++) {
                    double lag = lag(a, b);
                    g[a][b] = a == b ? 0 : given[0] * lag * Math.pow(given[1], lag - 1);
                }
            }
            return g;
        }

        @Override
        double[] start(double variance, double correlation) {
            return new double[] {variance, Math.clamp(correlation, 0.05, 0.95)};
        }

        @Override
        double[] components(double[] given) {
            return given;
        }

        @Override
        boolean linear() {
            return false;
        }
    }
}
