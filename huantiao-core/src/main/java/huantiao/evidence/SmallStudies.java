package huantiao.evidence;

import huantiao.meta.AsymmetryTest;
import huantiao.meta.AsymmetryTest.ForCounts;
import huantiao.meta.Coefficient;
import huantiao.meta.Estimates;
import huantiao.meta.TwoByTwo;
import java.util.List;

/**
 * Whether small trials show other effects than large ones, as they do when results without an
 * effect stay unpublished.
 *
 * @see <a href="https://training.cochrane.org/handbook/current/chapter-13">Cochrane Handbook,
 *     chapter 13.3.5.4: tests for funnel plot asymmetry need at least ten studies</a>
 */
public sealed interface SmallStudies {

    /** With fewer trials chance cannot be told from asymmetry. */
    int ENOUGH = 10;

    /**
     * The test was made.
     *
     * @param test its name
     * @param slope change of the effect with the predictor; its p value is that of the test
     */
    record Tested(String test, int k, Coefficient slope) implements SmallStudies {}

    /** Refused: too few trials. */
    record TooFew(int k) implements SmallStudies {
        public TooFew {
            if (!(k < ENOUGH)) {
                throw new IllegalArgumentException(
                        "%d trials are enough for a test; it needs %d".formatted(k, ENOUGH));
            }
        }

        /** The refusal in one sentence. */
        public String because() {
            return "A test for small-study effects needs at least %d trials; with %d it could not tell chance from asymmetry, so none is made. That is no sign that there is none."
                    .formatted(ENOUGH, k);
        }
    }

    /** Refused: every trial is as precise as the others, so that nothing can depend on it. */
    record AllAlike(int k) implements SmallStudies {}

    /**
     * Harbord's test for counts of people, else Egger's on the standard errors.
     *
     * @see <a href="https://doi.org/10.1002/sim.2380">Harbord, Egger and Sterne 2006</a>
     */
    static SmallStudies of(Synthesis synthesis) {
        int k = synthesis.k();
        if (k < ENOUGH) {
            return new TooFew(k);
        }
        List<Trial> trials = synthesis.used().stream().map(Synthesis.Contribution::trial).toList();
        Estimates effects =
                Estimates.of(
                        trials.stream().map(Trial::rowId).toList(),
                        synthesis.used().stream()
                                .mapToDouble(one -> synthesis.scale().pooled(one.effect()))
                                .toArray(),
                        synthesis.used().stream()
                                .mapToDouble(one -> Math.pow(halfWidth(synthesis, one) / Z, 2))
                                .toArray());
        boolean counts =
                trials.stream().allMatch(one -> one.report() instanceof Report.Counts)
                        && synthesis.scale() != Scale.RD;
        try {
            if (counts) {
                List<TwoByTwo> tables =
                        trials.stream()
                                .map(one -> Effects.table(one, (Report.Counts) one.report()))
                                .toList();
                return new Tested(
                        "Harbord",
                        k,
                        AsymmetryTest.of(ForCounts.HARBORD, tables, effects, LEVEL).slope());
            }
            return new Tested(
                    "Egger",
                    k,
                    AsymmetryTest.weighted(effects, AsymmetryTest.standardErrors(effects), LEVEL)
                            .slope());
        } catch (IllegalArgumentException _) {
            return new AllAlike(k);
        }
    }

    /** Half width of a 95 % interval in standard errors of a normal variable. */
    double Z = 1.959963984540054;

    /** Level of the interval of the slope. */
    double LEVEL = 0.95;

    private static double halfWidth(Synthesis synthesis, Synthesis.Contribution one) {
        Scale scale = synthesis.scale();
        return (scale.pooled(one.high()) - scale.pooled(one.low())) / 2;
    }
}
