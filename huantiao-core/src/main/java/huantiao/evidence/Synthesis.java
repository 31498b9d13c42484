package huantiao.evidence;

import huantiao.meta.Pooled;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to a question: the pooled effect, how much the trials disagree, which rows it rests
 * on, which were refused and why, by which method, and from which data.
 *
 * <p>Table, plot, sentence and export read this record; none of them computes.
 *
 * @param scale scale of the numbers; ratios are shown as ratios
 * @param estimate pooled effect, as people read it
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param spread how much the trials disagree; empty for one trial
 * @param used rows pooled, in the order of their ids
 * @param refused rows that were about the question and were not pooled
 * @param certainty how sure somebody who rated it is
 * @param data files the numbers came from
 * @param fit the fit behind the numbers, on the scale that is pooled; the forest plot is drawn from
 *     it
 */
public record Synthesis(
        Question question,
        Pooling pooling,
        Scale scale,
        double estimate,
        double low,
        double high,
        Optional<Spread> spread,
        List<Contribution> used,
        List<RowRefusal> refused,
        List<Warning> warnings,
        Certainty certainty,
        DataVersion data,
        Pooled fit) {

    /**
     * Heterogeneity.
     *
     * @param q Cochran's Q
     * @param i2Percent share of the variation that is not chance, 0 to 100
     * @param tau2 variance of the true effects on the scale that is pooled; empty where one true
     *     effect is assumed
     * @param predicted where the effect in a new setting is expected; empty where it cannot be said
     */
    public record Spread(
            double q, double i2Percent, OptionalDouble tau2, Optional<Range> predicted) {}

    /** From low to high, as people read it. */
    public record Range(double low, double high) {}

    /**
     * One row's part.
     *
     * @param effect its own effect, as people read it
     * @param low lower end of its 95 % interval
     * @param high upper end of its 95 % interval
     * @param weightPercent its share of the pooled effect, 0 to 100
     */
    public record Contribution(
            Trial trial, double effect, double low, double high, double weightPercent) {}

    public Synthesis {
        used = List.copyOf(used);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "estimate (%s) must lie within its interval (%s to %s)"
                            .formatted(estimate, low, high));
        }
    }

    /** The same with another certainty. */
    public Synthesis withCertainty(Certainty other) {
        return new Synthesis(
                question, pooling, scale, estimate, low, high, spread, used, refused, warnings,
                other, data, fit);
    }

    /** How many rows were pooled. */
    public int k() {
        return used.size();
    }

    /** Share of the variation that is not chance, 0 to 100; empty for one trial. */
    public OptionalDouble i2Percent() {
        return spread.isPresent()
                ? OptionalDouble.of(spread.get().i2Percent())
                : OptionalDouble.empty();
    }

    /** Variance of the true effects; empty for one trial and where one true effect is assumed. */
    public OptionalDouble tau2() {
        return spread.isPresent() ? spread.get().tau2() : OptionalDouble.empty();
    }

    /** True where no effect lies outside the interval. */
    public boolean excludesNoEffect() {
        return low > scale.noEffect() || high < scale.noEffect();
    }

    /** The method in words. */
    public String method() {
        boolean counts =
                used.stream().anyMatch(one -> one.trial().report() instanceof Report.Counts);
        return pooling.words(counts);
    }
}
