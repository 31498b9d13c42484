package huantiao.meta;

import java.util.List;

/**
 * How likely a study with p-value p is to be seen, relative to others: the weight function of a
 * {@link SelectionModel}. Parameters are called delta; without selection they have the values of
 * {@code neutral}.
 */
public sealed interface SelectionWeights {

    /**
     * Steps: weight 1 up to the first cut, delta_j between later ones, the last reaching to 1.
     *
     * @param cuts ascending, above 0 and below 1, such as 0.025 and 0.5
     * @see <a href="https://doi.org/10.1007/BF02294384">Vevea and Hedges 1995</a>
     */
    record Steps(List<Double> cuts) implements SelectionWeights {
        public Steps {
            cuts = List.copyOf(cuts);
            double last = 0;
            for (double cut : cuts) {
                if (!(cut > last && cut < 1)) {
                    throw new IllegalArgumentException(
                            "steps (%s) must ascend between 0 and 1".formatted(cuts));
                }
                last = cut;
            }
            if (cuts.isEmpty()) {
                throw new IllegalArgumentException("steps must hold at least one cut");
            }
        }

        /** 0 for the interval from 0 to the first cut, 1 for the next, and so on. */
        int group(double p) {
            int group = 0;
            while (group < cuts.size() && p > cuts.get(group)) {
                group++;
            }
            return group;
        }
    }

    /**
     * p^(d1-1) (1-p)^(d2-1), p kept 1e-5 away from 0 and 1.
     *
     * @see <a href="https://doi.org/10.1037/met0000119">Citkowicz and Vevea 2017</a>
     */
    record Beta() implements SelectionWeights {}

    /**
     * exp(-d p^2); up to {@code from} the weight is 1 and beyond it is relative to the one there.
     */
    record HalfNormal(double from) implements SelectionWeights {
        public HalfNormal {
            checkFrom(from);
        }
    }

    /** exp(-d p). */
    record NegativeExponential(double from) implements SelectionWeights {
        public NegativeExponential {
            checkFrom(from);
        }
    }

    /** 2 exp(-d p) / (1 + exp(-d p)). */
    record Logistic(double from) implements SelectionWeights {
        public Logistic {
            checkFrom(from);
        }
    }

    /** (1-p)^d, p kept 1e-5 away from 0 and 1. */
    record Power(double from) implements SelectionWeights {
        public Power {
            checkFrom(from);
        }
    }

    private static void checkFrom(double from) {
        if (!(from >= 0 && from < 1)) {
            throw new IllegalArgumentException(
                    "p-value from which weights fall (%s) must be 0 or more and below 1"
                            .formatted(from));
        }
    }

    /** How many parameters are estimated. */
    default int parameters() {
        return switch (this) {
            case Steps s -> s.cuts().size();
            case Beta _ -> 2;
            case HalfNormal _, NegativeExponential _, Logistic _, Power _ -> 1;
        };
    }

    /** Value of each parameter when there is no selection. */
    default double neutral() {
        return switch (this) {
            case Steps _, Beta _ -> 1;
            case HalfNormal _, NegativeExponential _, Logistic _, Power _ -> 0;
        };
    }

    /** Smallest value a parameter may take; the largest is 100 for all. */
    default double least() {
        return this instanceof Beta ? 1e-5 : 0;
    }

    /** p is kept this far from 0 and 1. */
    default double margin() {
        return switch (this) {
            case Beta _, Power _ -> 1e-5;
            case Steps _, HalfNormal _, NegativeExponential _, Logistic _ -> 0;
        };
    }

    /** Where the weight is not smooth, as p-values. */
    default double[] corners() {
        return switch (this) {
            case Steps s -> s.cuts().stream().mapToDouble(Double::doubleValue).toArray();
            case Beta _ -> new double[0];
            case HalfNormal w -> corner(w.from());
            case NegativeExponential w -> corner(w.from());
            case Logistic w -> corner(w.from());
            case Power w -> corner(w.from());
        };
    }

    private static double[] corner(double from) {
        return from > 0 ? new double[] {from} : new double[0];
    }

    /**
     * Logarithm of the weight with its derivatives.
     *
     * @param p the p-value, already kept from 0 and 1
     * @param q 1-p, exact where p is near 1
     * @param delta parameters
     * @param into place for the weight's logarithm, then the first derivatives by each parameter,
     *     then the second derivative by each; mixed second derivatives are 0 for all functions here
     */
    default void log(double p, double q, double[] delta, double[] into) {
        switch (this) {
            case Steps s -> {
                int n = delta.length;
                int group = s.group(p);
                for (int j = 0; j <= 2 * n; j++) {
                    into[j] = 0;
                }
                if (group > 0) {
                    double d = delta[group - 1];
                    into[0] = Math.log(d);
                    into[group] = 1 / d;
                    into[n + group] = -1 / (d * d);
                }
            }
            case Beta _ -> {
                double lp = p < 0.5 ? Math.log(p) : Math.log1p(-q);
                double lq = q < 0.5 ? Math.log(q) : Math.log1p(-p);
                into[0] = (delta[0] - 1) * lp + (delta[1] - 1) * lq;
                into[1] = lp;
                into[2] = lq;
                into[3] = 0;
                into[4] = 0;
            }
            case HalfNormal w ->
                    linear(p <= w.from() ? 0 : p * p - w.from() * w.from(), delta, into);
            case NegativeExponential w -> linear(p <= w.from() ? 0 : p - w.from(), delta, into);
            case Power w ->
                    linear(
                            p <= w.from()
                                    ? 0
                                    : Math.log1p(-w.from())
                                            - (q < 0.5 ? Math.log(q) : Math.log1p(-p)),
                            delta,
                            into);
            case Logistic w -> {
                double d = delta[0];
                double from = w.from();
                if (p <= from) {
                    into[0] = 0;
                    into[1] = 0;
                    into[2] = 0;
                } else {
                    double a = 1 / (1 + Math.exp(-d * p));
                    double b = 1 / (1 + Math.exp(-d * from));
                    into[0] =
                            -d * (p - from)
                                    - Math.log1p(Math.exp(-d * p))
                                    + Math.log1p(Math.exp(-d * from));
                    into[1] = -p * a + from * b;
                    into[2] = -p * p * a * (1 - a) + from * from * b * (1 - b);
                }
            }
        }
    }

    private static void linear(double fall, double[] delta, double[] into) {
        into[0] = -delta[0] * fall;
        into[1] = -fall;
        into[2] = 0;
    }
}
