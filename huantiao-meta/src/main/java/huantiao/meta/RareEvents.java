package huantiao.meta;

import huantiao.meta.effect.Proportion;
import huantiao.meta.effect.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Pools counts by their own distribution instead of a normal one for their logarithm: logistic and
 * Poisson mixed models. No continuity correction, and a trial with no event in one arm counts as it
 * should. A configured method; it does not change.
 *
 * <p>With u normal with variance tau2, integrated out by adaptive Gauss-Hermite quadrature:
 *
 * <ul>
 *   <li>{@link Model#FIXED_STUDIES}: each study its own baseline, effect theta + u, u shared out by
 *       halves to both arms;
 *   <li>{@link Model#RANDOM_STUDIES}: baselines normal too, by the Laplace approximation;
 *   <li>{@link Model#CONDITIONAL}: events of the treated given all events, binomial; exact for
 *       rates, an approximation for odds of rare events;
 *   <li>{@link Model#EXACT}: for odds, Fisher's non-central hypergeometric distribution.
 * </ul>
 *
 * @see <a href="https://doi.org/10.1002/sim.4040">Stijnen, Hamza and Ozdemir 2010</a>
 * @see <a href="https://doi.org/10.1002/sim.7588">Jackson, Law, Stijnen, Viechtbauer and White
 *     2018</a>
 */
public final class RareEvents {
    private static final double STEP = 2e-3;

    /** How the baselines of the studies are treated. */
    public enum Model {
        FIXED_STUDIES("UM.FS"),
        RANDOM_STUDIES("UM.RS"),
        CONDITIONAL("CM.AL"),
        EXACT("CM.EL");

        private final String code;

        Model(String code) {
            this.code = code;
        }

        /** Short name, such as {@code UM.FS}. */
        public String code() {
            return code;
        }
    }

    private static final RareEvents DEFAULT = new RareEvents(false, 0.95, 15);

    private final boolean common;
    private final double level;
    private final int nodes;

    private RareEvents(boolean common, double level, int nodes) {
        this.common = common;
        this.level = level;
        this.nodes = nodes;
    }

    /** Random effects by maximum likelihood, 95 %, 15 quadrature nodes. */
    public static RareEvents withDefaults() {
        return DEFAULT;
    }

    /** One effect for all studies. */
    public RareEvents withCommonEffect() {
        return new RareEvents(true, level, nodes);
    }

    public RareEvents withLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(level));
        }
        return new RareEvents(common, level, nodes);
    }

    /**
     * @param nodes of the quadrature, 1 (Laplace) to 100
     */
    public RareEvents withNodes(int nodes) {
        if (!(nodes >= 1 && nodes <= 100)) {
            throw new IllegalArgumentException(
                    "quadrature nodes (%d) must be 1 to 100".formatted(nodes));
        }
        return new RareEvents(common, level, nodes);
    }

    /** Log odds ratio of tables; those without or with only events in both arms say nothing. */
    public RareEventsFit oddsRatio(Model model, List<TwoByTwo> tables) {
        List<Finding> findings = new ArrayList<>();
        List<ArmLikelihood> first = new ArrayList<>();
        List<ArmLikelihood> second = new ArrayList<>();
        List<TwoByTwo> used = new ArrayList<>();
        for (TwoByTwo t : tables) {
            if (!t.complete() || t.isDoubleZero()) {
                leftOut(findings, t.study(), t.complete());
            } else {
                used.add(t);
            }
        }
        // Sorted, so that not even rounding depends on the order given.
        used.sort(
                Comparator.comparingDouble(TwoByTwo::a)
                        .thenComparingDouble(TwoByTwo::b)
                        .thenComparingDouble(TwoByTwo::c)
                        .thenComparingDouble(TwoByTwo::d));
        for (TwoByTwo t : used) {
            switch (model) {
                case FIXED_STUDIES, RANDOM_STUDIES -> {
                    first.add(new ArmLikelihood.Binomial(t.a(), t.treated(), 0));
                    second.add(new ArmLikelihood.Binomial(t.c(), t.controls(), 0));
                }
                case CONDITIONAL ->
                        first.add(
                                new ArmLikelihood.Binomial(
                                        t.a(),
                                        t.a() + t.c(),
                                        Math.log(t.treated() / t.controls())));
                case EXACT -> first.add(new ArmLikelihood.Hypergeometric(whole(t)));
            }
        }
        // Fisher's distribution is cheap enough to integrate to rounding.
        int n = model == Model.EXACT ? Math.max(nodes, 21) : nodes;
        return fit(model, first, second, n, findings);
    }

    private static TwoByTwo whole(TwoByTwo t) {
        if (t.a() != Math.rint(t.a())
                || t.b() != Math.rint(t.b())
                || t.c() != Math.rint(t.c())
                || t.d() != Math.rint(t.d())) {
            throw new IllegalArgumentException(
                    "counts of %s must be whole numbers for the exact model".formatted(t.study()));
        }
        return t;
    }

    /** Log ratio of rates; studies without events say nothing. */
    public RareEventsFit rateRatio(Model model, List<TwoRates> rates) {
        List<Finding> findings = new ArrayList<>();
        List<ArmLikelihood> first = new ArrayList<>();
        List<ArmLikelihood> second = new ArrayList<>();
        List<TwoRates> used = new ArrayList<>();
        for (TwoRates r : rates) {
            if (!r.complete() || r.x1() + r.x2() == 0) {
                leftOut(findings, r.study(), r.complete());
            } else {
                used.add(r);
            }
        }
        used.sort(
                Comparator.comparingDouble(TwoRates::x1)
                        .thenComparingDouble(TwoRates::t1)
                        .thenComparingDouble(TwoRates::x2)
                        .thenComparingDouble(TwoRates::t2));
        for (TwoRates r : used) {
            switch (model) {
                case FIXED_STUDIES, RANDOM_STUDIES -> {
                    first.add(new ArmLikelihood.Poisson(r.x1(), Math.log(r.t1())));
                    second.add(new ArmLikelihood.Poisson(r.x2(), Math.log(r.t2())));
                }
                case CONDITIONAL, EXACT ->
                        first.add(
                                new ArmLikelihood.Binomial(
                                        r.x1(), r.x1() + r.x2(), Math.log(r.t1() / r.t2())));
            }
        }
        return fit(model, first, second, nodes, findings);
    }

    /** Log odds of single groups. */
    public RareEventsFit proportions(List<Proportion> groups) {
        List<Finding> findings = new ArrayList<>();
        List<ArmLikelihood> arms = new ArrayList<>();
        for (Proportion g :
                groups.stream()
                        .sorted(
                                Comparator.comparingDouble(Proportion::x)
                                        .thenComparingDouble(Proportion::n))
                        .toList()) {
            if (Double.isNaN(g.x() + g.n())) {
                leftOut(findings, g.study(), false);
            } else {
                arms.add(new ArmLikelihood.Binomial(g.x(), g.n(), 0));
            }
        }
        return fit(Model.CONDITIONAL, arms, List.of(), nodes, findings);
    }

    /** Log rates of single groups. */
    public RareEventsFit rates(List<Rate> groups) {
        List<Finding> findings = new ArrayList<>();
        List<ArmLikelihood> arms = new ArrayList<>();
        for (Rate g :
                groups.stream()
                        .sorted(Comparator.comparingDouble(Rate::x).thenComparingDouble(Rate::t))
                        .toList()) {
            if (Double.isNaN(g.x() + g.t())) {
                leftOut(findings, g.study(), false);
            } else {
                arms.add(new ArmLikelihood.Poisson(g.x(), Math.log(g.t())));
            }
        }
        return fit(Model.CONDITIONAL, arms, List.of(), nodes, findings);
    }

    private static void leftOut(List<Finding> findings, String study, boolean complete) {
        findings.add(
                Finding.about(
                        complete ? Finding.Code.DOUBLE_ZERO : Finding.Code.STUDY_LEFT_OUT,
                        study,
                        Double.NaN,
                        complete
                                ? "No event, or only events, in both arms: the study says nothing about a ratio and was left out."
                                : "A count is missing; the study was left out.",
                        complete ? "Consider the risk difference." : ""));
    }

    private RareEventsFit fit(
            Model model,
            List<ArmLikelihood> first,
            List<ArmLikelihood> second,
            int n,
            List<Finding> findings) {
        int k = first.size();
        if (k < (common ? 1 : 2)) {
            throw new IllegalArgumentException(
                    "studies that can be used (%d) must be at least %d"
                            .formatted(k, common ? 1 : 2));
        }
        RareEventsLikelihood likelihood =
                new RareEventsLikelihood(model, first, second, GaussianRules.hermite(n));
        boolean randomStudies = model == Model.RANDOM_STUDIES;
        double guess = likelihood.roughEffect();
        if (Double.isNaN(guess)) {
            throw new IllegalArgumentException(
                    "events must occur, and fail to occur, somewhere in both arms: else the effect is infinite");
        }
        int size = randomStudies ? 4 : 2;
        double[] lower = new double[size];
        double[] upper = new double[size];
        java.util.Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        java.util.Arrays.fill(upper, Double.POSITIVE_INFINITY);
        lower[1] = 0;
        double base = randomStudies ? likelihood.roughBaseline() : 0;
        if (randomStudies) {
            lower[3] = 0;
        }
        ToDoubleFunction<double[]> value = likelihood::value;
        // The common effect: the same function with tau held at 0.
        double[] none = upper.clone();
        none[1] = 0;
        List<double[]> commonStarts = new ArrayList<>();
        for (double spread : randomStudies ? new double[] {0.2, 1} : new double[] {0}) {
            commonStarts.add(
                    randomStudies
                            ? new double[] {guess, 0, base, spread}
                            : new double[] {guess, 0});
        }
        BoundedNewton.Surface surface = new Differences(value, STEP);
        BoundedNewton.Top one = BoundedNewton.best(surface, lower, none, commonStarts);
        BoundedNewton.Top top = one;
        if (!common) {
            List<double[]> starts = new ArrayList<>();
            for (double tau : new double[] {0.1, 0.8}) {
                double[] start = one.x().clone();
                start[1] = tau;
                starts.add(start);
            }
            starts.add(one.x().clone());
            top = BoundedNewton.best(surface, lower, upper, starts);
        }
        if (!top.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The mixed model stopped before its likelihood was flat to rounding.",
                            "Treat its numbers with caution."));
        }
        boolean[] free = new boolean[size];
        for (int i = 0; i < size; i++) {
            free[i] = (i != 1 && i != 3) || top.x()[i] > 1e-6;
        }
        double[][] covariance = BoundedNewton.covariance(top, free);
        if (covariance.length == 0) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "The likelihood is flat at its top; the standard error is not defined.",
                            ""));
        }
        double se = covariance.length == 0 ? Double.NaN : Math.sqrt(covariance[0][0]);
        double tau2 = top.x()[1] * top.x()[1];
        RareEventsLikelihood.Saturated saturated = likelihood.saturated(one.x());
        double ratio = Math.max(0, 2 * (saturated.logLikelihood() - one.value()));
        Coefficient effect =
                Fitting.coefficient(
                        Design.INTERCEPT, top.x()[0], se, Double.POSITIVE_INFINITY, level);
        double half =
                Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY)
                        * Math.sqrt(se * se + tau2);
        return new RareEventsFit(
                model,
                k,
                effect,
                tau2,
                randomStudies ? top.x()[3] * top.x()[3] : Double.NaN,
                top.value(),
                likelihood.givenModes(top.x()),
                ChiSquareTest.of(saturated.wald(), k - 1),
                ChiSquareTest.of(ratio, k - 1),
                new PredictionInterval(
                        Prediction.AS_TESTED,
                        new Interval(top.x()[0] - half, top.x()[0] + half),
                        Math.sqrt(se * se + tau2),
                        Double.POSITIVE_INFINITY,
                        level),
                n,
                top.converged(),
                top.steps(),
                findings);
    }
}
