package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.MeanEffects.SmdVariance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanEffectsTest {
    private static final TwoMeans BOOK = new TwoMeans("book", 103, 5.5, 50, 100, 4.5, 50);
    private static final TwoMeans UNEQUAL = new TwoMeans("unequal", 7.2, 2, 12, 5, 3, 31);

    private static Estimates smd(SmdVariance variance, TwoMeans row) {
        return MeanEffects.standardizedMeanDifference().with(variance).from(List.of(row));
    }

    @Test
    void exampleOfAnIntroduction() {
        // Borenstein, Hedges, Higgins and Rothstein 2009 (10.1002/9780470743386), chapter 4.
        Estimates raw = MeanEffects.meanDifference().from(List.of(BOOK));
        assertThat(raw.effect(0)).isEqualTo(3);
        assertThat(raw.variance(0)).isCloseTo(1.0100, within(5e-5));
        assertThat(BOOK.pooledSd()).isCloseTo(5.0249, within(5e-5));

        Estimates g = smd(SmdVariance.LARGE_SAMPLE_SCALED, BOOK);
        assertThat(g.effect(0)).isCloseTo(0.5924, within(5e-5));
        assertThat(g.variance(0)).isCloseTo(0.0411, within(5e-5));
    }

    @Test
    void everyVarianceOfUnequalGroups() {
        double pooled = Math.sqrt((11 * 4 + 30 * 9) / 41.0);
        double d = 2.2 / pooled;
        // J(41) = Gamma(20.5)/(sqrt(20.5) Gamma(20)) = 0.98162.
        double j = SmallSample.factor(41);
        double g = j * d;
        double ns = 43.0 / (12 * 31);

        assertThat(pooled).isCloseTo(UNEQUAL.pooledSd(), within(1e-15));
        assertThat(smd(SmdVariance.LARGE_SAMPLE, UNEQUAL).effect(0)).isCloseTo(g, within(1e-14));
        assertThat(smd(SmdVariance.LARGE_SAMPLE, UNEQUAL).variance(0))
                .isCloseTo(ns + g * g / 86, within(1e-14));
        assertThat(smd(SmdVariance.LARGE_SAMPLE_SCALED, UNEQUAL).variance(0))
                .isCloseTo(j * j * (ns + d * d / 86), within(1e-14));
        assertThat(smd(SmdVariance.UNBIASED, UNEQUAL).variance(0))
                .isCloseTo(ns + g * g - d * d * 39 / 41, within(1e-14));
        double cochrane = d * (1 - 3 / 163.0);
        assertThat(smd(SmdVariance.COCHRANE, UNEQUAL).effect(0)).isCloseTo(cochrane, within(1e-14));
        assertThat(smd(SmdVariance.COCHRANE, UNEQUAL).variance(0))
                .isCloseTo(ns + cochrane * cochrane / (2 * 39.06), within(1e-14));
        assertThat(MeanEffects.meanDifference().from(List.of(UNEQUAL)).variance(0))
                .isCloseTo(4 / 12.0 + 9 / 31.0, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 2.5, 3, 10, 41, 342.5, 700, 5000, 1e7})
    void theSmallSampleFactorObeysItsRecurrence(double m) {
        // J(m) J(m+1) = (m-1)/sqrt(m (m+1)), because Gamma(x+1) = x Gamma(x).
        assertThat(SmallSample.factor(m) * SmallSample.factor(m + 1))
                .isCloseTo((m - 1) / Math.sqrt(m * (m + 1)), within(3e-13));
    }

    @Test
    void theSmallSampleFactorIsKnownForFewDegreesOfFreedom() {
        assertThat(SmallSample.factor(2)).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-14));
        assertThat(SmallSample.factor(3)).isCloseTo(Math.sqrt(Math.PI / 6), within(1e-14));
        assertThat(SmallSample.factor(1e6)).isCloseTo(1 - 0.75e-6, within(1e-12));
        assertThat(SmallSample.factor(1)).isNaN();
        assertThat(SmallSample.factor(Double.NaN)).isNaN();
        assertThat(SmallSample.factor(1.0001)).isBetween(0.0, 0.01);
    }

    @Test
    void whatCannotBeComputedIsMissing() {
        Estimates e =
                MeanEffects.standardizedMeanDifference()
                        .from(
                                List.of(
                                        new TwoMeans("one each", 3, 1, 1, 2, 1, 1),
                                        new TwoMeans("no mean", Double.NaN, 1, 9, 2, 1, 9),
                                        BOOK));

        assertThat(e.studies()).containsExactly("one each", "no mean", "book");
        assertThat(e.complete(0)).isFalse();
        assertThat(e.variance(1)).isNaN();
        assertThat(e.effect(1)).isNaN();
        assertThat(e.complete(2)).isTrue();
    }
}
