package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTest {

    private static final Reviewer RAE = Reviewer.of(Reviews.RAE);
    private static final Reviewer SAM = Reviewer.of(Reviews.SAM);

    /** 20 and 15 of 50 alike: 0.7 seen, 0.5 by chance. */
    @Test
    void isTheShareBeyondChance() {
        var agreement = agreement(20, 5, 10, 15);

        assertThat(agreement.raw()).isCloseTo(0.7, within(1e-12));
        assertThat(agreement.kappa().orElseThrow()).isCloseTo(0.4, within(1e-12));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** The standard error again, from the derivative of kappa taken by small steps. */
    @ParameterizedTest
    @MethodSource("seeds")
    void itsIntervalIsThatOfTheDeltaMethod(long seed) {
        var random = new Random(seed);
        double[] counts = random.doubles(4).map(any -> 8 + Math.floor(90 * any)).toArray();
        double n = counts[0] + counts[1] + counts[2] + counts[3];
        double mean = 0;
        double square = 0;
        for (int cell = 0; cell < 4; cell++) {
            double slope = slope(counts, cell, n);
            mean += counts[cell] / n * slope;
            square += counts[cell] / n * slope * slope;
        }
        double error = Math.sqrt((square - mean * mean) / n);

        var agreement =
                agreement((int) counts[0], (int) counts[1], (int) counts[2], (int) counts[3]);
        var interval = agreement.interval().orElseThrow();

        assertThat((interval.high() - interval.low()) / 2)
                .isCloseTo(1.959963984540054 * error, within(1e-5));
    }

    @Test
    void refusesKappaWhereChanceExplainsEverythingAndAnIntervalOfFew() {
        assertThat(agreement(0, 0, 0, 40).kappa().reasonOrThrow())
                .isEqualTo(Agreement.No.NOTHING_TO_TELL_APART);
        assertThat(agreement(0, 0, 0, 0).kappa().reasonOrThrow())
                .isEqualTo(Agreement.No.NOTHING_TO_TELL_APART);
        assertThat(agreement(10, 1, 1, 17).interval().reasonOrThrow())
                .isEqualTo(Agreement.No.TOO_FEW);
        assertThat(agreement(10, 1, 1, 18).interval().isOk()).isTrue();
    }

    private static double slope(double[] counts, int cell, double n) {
        double step = 1e-6;
        double[] p = {counts[0] / n, counts[1] / n, counts[2] / n, counts[3] / n};
        p[cell] += step;
        double up = kappa(p);
        p[cell] -= 2 * step;
        return (up - kappa(p)) / (2 * step);
    }

    private static double kappa(double[] p) {
        double seen = p[0] + p[3];
        double chance = (p[0] + p[1]) * (p[0] + p[2]) + (p[2] + p[3]) * (p[1] + p[3]);
        return (seen - chance) / (1 - chance);
    }

    private static Agreement agreement(int bothOn, int first, int second, int bothOut) {
        return new Agreement(RAE, SAM, bothOn, first, second, bothOut);
    }
}
