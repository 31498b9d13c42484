package huantiao.meta.papers;

import huantiao.meta.CommonEffect;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.effect.BackTransform;
import huantiao.meta.effect.EffectSize;
import huantiao.meta.effect.Measure;
import huantiao.meta.effect.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Miller, The inverse of the Freeman-Tukey double arcsine transformation, The American Statistician
 * 1978, 32(4), 138, 10.1080/00031305.1978.10479283; read through metafor. Miller's angles are twice
 * ours.
 */
class Miller1978Test {
    private static final Estimates ANGLES =
            EffectSize.of(Measure.PFT)
                    .fromProportions(
                            List.of(
                                    new Proportion("1", 3, 11),
                                    new Proportion("2", 6, 17),
                                    new Proportion("3", 10, 21),
                                    new Proportion("4", 1, 6)));

    /** The harmonic mean of 11, 17, 21 and 6, with which Miller turns a mean angle back. */
    private static final double HARMONIC_N = 4 / (1 / 11.0 + 1 / 17.0 + 1 / 21.0 + 1 / 6.0);

    @Test
    void page138TheAnglesAndTheirVariances() {
        Printed.agree(
                Doubles.of(ANGLES.effects().stream().map(y -> 2 * y).toArray()),
                "1.1391 1.2888 1.5253 0.9515");
        Printed.agree(
                Doubles.of(ANGLES.variances().stream().map(v -> 4 * v).toArray()),
                "0.0870 0.0571 0.0465 0.1538");
    }

    @Test
    void page138ThePlainMean() {
        double mean = ANGLES.effects().stream().average().orElseThrow();

        Printed.agrees(2 * mean, "1.2262");
        Printed.agrees(BackTransform.proportionOfDoubleArcsine(mean, HARMONIC_N), "0.3164");
    }

    @Test
    void page138TheWeightedMean() {
        double mean = CommonEffect.withDefaults().fit(ANGLES).estimate();

        Printed.agrees(2 * mean, "1.3093");
        Printed.agrees(BackTransform.proportionOfDoubleArcsine(mean, HARMONIC_N), "0.3595");
    }
}
