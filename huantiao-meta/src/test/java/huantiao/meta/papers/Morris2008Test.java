package huantiao.meta.papers;

import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.effect.Change;
import huantiao.meta.effect.EffectSize;
import huantiao.meta.effect.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Morris, Estimating effect sizes from pretest-posttest-control group designs, Organizational
 * Research Methods 2008, 11(2), 364-386, 10.1177/1094428106291059, Table 5 on page 382: change of
 * the trained minus change of the controls, each over its own pretest spread; read through metafor.
 */
class Morris2008Test {
    private static final List<Change> TRAINED =
            List.of(
                    new Change("1", 38.5, 15.0, 30.6, 11.6, 20, 0.47),
                    new Change("2", 26.8, 3.1, 23.5, 4.1, 50, 0.64),
                    new Change("3", 0.7, 0.1, 0.5, 0.1, 9, 0.77),
                    new Change("4", 75.9, 14.5, 53.4, 4.4, 10, 0.89),
                    new Change("5", 36.0, 4.7, 35.6, 4.6, 14, 0.44));
    private static final List<Change> CONTROLS =
            List.of(
                    new Change("1", 19.7, 13.8, 23.1, 14.8, 20, 0.47),
                    new Change("2", 25.3, 4.1, 24.9, 3.3, 42, 0.64),
                    new Change("3", 0.6, 0.2, 0.6, 0.2, 9, 0.77),
                    new Change("4", 60.7, 17.3, 55.7, 17.9, 11, 0.89),
                    new Change("5", 33.4, 3.1, 34.8, 6.9, 14, 0.44));

    @Test
    void table5DifferencesOfStandardizedChanges() {
        Estimates trained = EffectSize.of(Measure.SMCR).fromChanges(TRAINED);
        Estimates controls = EffectSize.of(Measure.SMCR).fromChanges(CONTROLS);
        double[] differences = new double[5];
        for (int i = 0; i < 5; i++) {
            differences[i] = trained.effect(i) - controls.effect(i);
        }

        Printed.agree(Doubles.of(differences), "0.7421 0.9524 1.8054 1.1514 0.5050");
    }
}
